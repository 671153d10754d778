"""What words mean, whichever language they are in: the parts of which a `Query` is put together."""

from dataclasses import dataclass
from enum import StrEnum

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.people.traits import Facing, Trait
from domain.query.query import Attribute, Unseen


@dataclass(frozen=True, slots=True)
class EventMeaning:
    """Something that happens; any of `types`. `is_noun` is of `a fall`, not of `fell`."""

    types: tuple[EventType, ...]
    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class IncidentMeaning:
    """Anything that is an alarm or a warning."""


@dataclass(frozen=True, slots=True)
class ColourMeaning:
    colours: frozenset[ColourName]


@dataclass(frozen=True, slots=True)
class GarmentMeaning:
    """Clothes on the upper or lower body (`part`), or any. `is_particular`: nothing tells a skirt."""

    part: str | None = None
    is_particular: bool = False


@dataclass(frozen=True, slots=True)
class ThingMeaning:
    """A thing by its label. `is_particular`: a kind of it, which labels do not tell."""

    label: str
    is_particular: bool = False


@dataclass(frozen=True, slots=True)
class TraitMeaning:
    """Traits of somebody; the word also means a person (`woman`)."""

    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class FacingMeaning:
    facing: Facing


@dataclass(frozen=True, slots=True)
class SideMeaning:
    """A third of the picture (`left`, `center`, `right`), or an edge of it (`top`, `bottom`)."""

    side: str


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """A zone, camera or site of the context, by its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class NumberMeaning:
    value: float


@dataclass(frozen=True, slots=True)
class OrdinalMeaning:
    nth: int


@dataclass(frozen=True, slots=True)
class UnitMeaning:
    """A unit of time, in seconds. `is_clock` is of Korean `3 si`: three o'clock, not three hours."""

    seconds: float
    is_clock: bool = False


@dataclass(frozen=True, slots=True)
class LengthMeaning:
    """A length of time, or an offset into a recording: `1 min 5 s`. `step_s` is its smallest unit.

    `is_whole` is of `minute 90`: all of that minute.
    """

    seconds: float
    step_s: float = 1.0
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class ClockMeaning:
    """`1:05` or `14:05:30`, as its parts: a time of day, or an offset into a recording.

    `is_wall` says that it can only be a time of day, and `half` which half of the day was said: `am`, `pm`, `night`.
    """

    parts: tuple[int, ...]
    is_wall: bool = False
    half: str | None = None


@dataclass(frozen=True, slots=True)
class DayMeaning:
    """A day: `ago` days before today, a `weekday` (0 is Monday) or a date; a `weeks` or month before this.

    `is_every` is of every day.
    """

    ago: int | None = None
    weekday: int | None = None
    weeks_ago: int | None = None
    months_ago: int | None = None
    is_every: bool = False
    is_weekend: bool = False
    is_past: bool = False
    """Of weekdays: before today."""
    date: tuple[int | None, int, int] | None = None
    """Year if it was said, month, day."""


@dataclass(frozen=True, slots=True)
class PartOfDayMeaning:
    """Hours of a day, half-open; an end above 24 is of the next day. `half` is `am` or `pm` for clocks."""

    start_h: float
    end_h: float
    half: str | None = None
    ago: int | None = None
    """Of which day where the word says it (`last night`): days before today."""


@dataclass(frozen=True, slots=True)
class MonthMeaning:
    month: int


@dataclass(frozen=True, slots=True)
class TopicMeaning:
    """What nothing here looks for."""

    topic: Unseen


@dataclass(frozen=True, slots=True)
class AttributeMeaning:
    """What is asked of somebody: `age`, `wear`. `needs_ask`: only with a word that asks (`what ... wear`)."""

    attributes: tuple[Attribute, ...] = ()


class Noun(StrEnum):
    """Words for whom or what is asked for."""

    PERSON = "person"
    SOMEBODY = "somebody"
    """Anyone, somebody: a person, and no sign of a list."""
    RECORDING = "recording"
    CAMERA = "camera"
    EVENT = "event"
    OCCASION = "occasion"
    """Times that something happened."""
    THING = "thing"
    ZONE = "zone"
    TIME = "time"


class Ask(StrEnum):
    """Words that ask."""

    WHO = "who"
    WHAT = "what"
    WHICH = "which"
    WHEN = "when"
    WHERE = "where"
    HOW = "how"
    HOW_MANY = "how_many"
    HOW_LONG = "how_long"
    WHETHER = "whether"
    """Also the beginnings and endings of questions for yes or no."""
    FIND = "find"
    HAPPENED = "happened"
    """What happened: a summary is wanted, or the events of a stretch."""
    SUMMARISE = "summarise"
    DESCRIBE = "describe"
    DO = "do"
    """What somebody did."""
    COVERAGE = "coverage"
    HELP = "help"


class Grammar(StrEnum):
    """Words that say how others belong together."""

    AND = "and"
    OR = "or"
    NOT = "not"
    NOBODY = "nobody"
    NOTHING = "nothing"
    WITHOUT = "without"
    BE = "be"
    """Being there; Korean `itda`."""
    ABSENT = "absent"
    """Not being there; Korean `eopda`."""
    WEAR = "wear"
    STAY = "stay"
    EMPTY = "empty"
    ALL = "all"
    ONLY = "only"
    AFTER = "after"
    BEFORE = "before"
    WHILE = "while"
    TOGETHER = "together"
    WITH = "with"
    ALONE = "alone"
    BETWEEN = "between"
    FROM = "from"
    TO = "to"
    AT = "at"
    ABOUT = "about"
    DURING = "during"
    OVER = "over"
    """More than."""
    UNDER = "under"
    """Less than."""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    AGO = "ago"
    FIRST = "first"
    LAST = "last"
    LONGEST = "longest"
    SHORTEST = "shortest"
    LONGER = "longer"
    SHORTER = "shorter"
    EARLIER = "earlier"
    LATER = "later"
    MORE = "more"
    LESS = "less"
    MOST = "most"
    THAN = "than"
    NEXT = "next"
    NUMBER = "number"
    """Number 2, Korean `2 beon`."""
    THEM = "them"
    """Whom the answer before told of: they, that person."""
    GO = "go"
    """Going somewhere; Korean `gada`."""
    ONE = "one"
    """Somebody or something named before: the red one."""
    OTHER = "other"
    SAME = "same"
    THAT = "that"
    """What the answer before told of: after that."""
    THEN = "then"
    WHAT_ABOUT = "what_about"
    TOPIC = "topic"
    """Korean topic particle: at the end it asks what about it."""
    PART = "part"
    """A side, part or half of the picture, after a word for the side."""
    INWARDS = "inwards"
    OUTWARDS = "outwards"
    COMMA = "comma"
    COUNTER = "counter"
    """Korean counting words of people and things, which follow a number."""
    FILLER = "filler"
    """Function words, politeness: they say nothing about what is looked for."""


Meaning = (
    EventMeaning
    | IncidentMeaning
    | ColourMeaning
    | GarmentMeaning
    | ThingMeaning
    | TraitMeaning
    | FacingMeaning
    | SideMeaning
    | NameMeaning
    | NumberMeaning
    | OrdinalMeaning
    | UnitMeaning
    | LengthMeaning
    | ClockMeaning
    | DayMeaning
    | PartOfDayMeaning
    | MonthMeaning
    | TopicMeaning
    | AttributeMeaning
    | Noun
    | Ask
    | Grammar
)
