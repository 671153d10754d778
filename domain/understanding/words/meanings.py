"""What words mean, whichever language they are in: the parts of which a `Query` is put together."""

from dataclasses import dataclass

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.people.traits import Facing, Trait
from domain.query.query import Attribute, GroupBy
from domain.query.unseen import Unseen
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


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
    """`second`, or with `from_end` `second to last`."""

    nth: int
    from_end: bool = False


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
class StretchMeaning:
    """A stretch of a recording: a `share` of it (0..1), its first or last seconds, or those `between` two."""

    share: tuple[float, float] | None = None
    between: tuple[float, float] | None = None
    first_s: float | None = None
    last_s: float | None = None


@dataclass(frozen=True, slots=True)
class ClockMeaning:
    """`1:05` or `14:05:30`, as its parts: a time of day, or an offset into a recording.

    `is_wall` says that it can only be a time of day, `half` which half of the day was said: `am`, `pm`,
    `night`.
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
    shift: int | None = None
    """Days after a day that was named before, or before it where negative: `the day before that`."""
    date: tuple[int | None, int, int] | None = None
    """Year if it was said, month, day."""


@dataclass(frozen=True, slots=True)
class GroupMeaning:
    """What is counted apart; of `which day`, where the one with the most is asked for, `is_asked`."""

    by: GroupBy
    is_asked: bool = False


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
    | StretchMeaning
    | ClockMeaning
    | DayMeaning
    | GroupMeaning
    | PartOfDayMeaning
    | MonthMeaning
    | TopicMeaning
    | AttributeMeaning
    | Noun
    | Ask
    | Grammar
)
