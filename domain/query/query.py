"""What somebody wants to know, in terms of what is stored: read from a question, answered by the database.

Every content word of a question has its place in a `Query`: as a constraint, as a topic that nothing here
looks for (`unseen`), or among the words that were not understood (`leftover`).
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.events.types import EventType
from domain.language.message import Language
from domain.people.traits import AGE_GROUP, GENDER
from domain.query.filters import (
    ANY_TIME,
    ANYBODY,
    ANYWHERE,
    CountFilter,
    LengthFilter,
    PeopleFilter,
    PlaceFilter,
    TimeFilter,
)


class Intent(StrEnum):
    """What kind of answer is wanted."""

    EXISTS = "exists"
    """Yes or no."""
    COUNT = "count"
    WHEN = "when"
    WHERE = "where"
    WHICH = "which"
    """Who or which: those that fit, or the one that an `Order` picks."""
    HOW_LONG = "how_long"
    DESCRIBE = "describe"
    """What somebody looked like: `Query.attributes`, or all that is known."""
    COMPARE = "compare"
    """Which of the two in `Query.compared` has more, or is the one of `Query.order`: longer, first."""
    SUMMARISE = "summarise"
    COVERAGE = "coverage"
    """What was looked at, what was not, and whether the camera was in order."""
    FIND = "find"
    """Everything that fits, as a list; in free words where nothing is named."""
    HELP = "help"
    """What can be asked at all; also for greetings."""


class Subject(StrEnum):
    """Whom or what is asked for."""

    PEOPLE = "people"
    EVENTS = "events"
    THINGS = "things"
    RECORDINGS = "recordings"
    CAMERAS = "cameras"


class Attribute(StrEnum):
    """What is asked of somebody."""

    CLOTHES = "clothes"
    UPPER = "upper"
    LOWER = "lower"
    GENDER = "gender"
    AGE = "age"
    FACING = "facing"
    DIRECTION = "direction"
    """Where they came from and went to."""
    ACTIONS = "actions"
    """What they did."""


TRAIT_KINDS = {Attribute.GENDER: GENDER, Attribute.AGE: AGE_GROUP}
"""Kinds of traits that attributes ask for."""


class RelationKind(StrEnum):
    AFTER = "after"
    BEFORE = "before"
    WHILE = "while"
    """Both at the same time."""
    ALREADY = "already"
    """In sight from before until something began: `who was already there when she fell?`."""
    LONGER = "longer"
    """In sight for longer than somebody else."""
    SHORTER = "shorter"
    TOGETHER = "together"
    """In sight at the same time as others."""
    ALONE = "alone"
    """In sight while nobody else was."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A constraint by something else. `to` is what it relates to; None for `alone` and `together`."""

    kind: RelationKind
    to: "Query | None" = None


class OrderBy(StrEnum):
    START = "start"
    END = "end"
    LENGTH = "length"
    NUMBER = "number"
    """Of the groups of `Query.by`: which has the most, or the fewest."""


class GroupBy(StrEnum):
    """By what is counted apart: `how many people per camera`, `which day had the most`."""

    CAMERA = "camera"
    RECORDING = "recording"
    DAY = "day"
    HOUR = "hour"
    """Hours of the clock: of each day where no day is asked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which of those that fit: the `nth` (from 1) by start, end or length; the first by default.

    `the second person` is (START, nth=2), `the last` (START, is_descending=True), `who stayed longest`
    (LENGTH, is_descending=True).
    """

    by: OrderBy = OrderBy.START
    is_descending: bool = False
    nth: int = 1
    limit: int = 1
    """How many: `the first three people` is 3."""
    of_people: bool = False
    """Whether it is settled who is meant before it is asked what they did: `did the last one leave?`."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which recordings, beside what the caller restricts: cameras or a site by name, or all."""

    cameras: tuple[str, ...] = ()
    site: str | None = None
    is_all: bool = False


class Whether(StrEnum):
    """What of a recording's coverage, or of its camera, is asked as yes or no."""

    COMPLETE = "complete"
    """Whether all of it was looked at."""
    GAPS = "gaps"
    """Whether some of it was not."""
    IN_ORDER = "in_order"
    """Whether the camera worked as it should."""
    FAULTY = "faulty"
    """Whether it did not."""

    @property
    def opposite(self) -> "Whether":
        """What is so where this is not."""
        pairs = ((self.COMPLETE, self.GAPS), (self.IN_ORDER, self.FAULTY))
        return next(one if self is other else other for one, other in pairs if self in (one, other))


class Aggregate(StrEnum):
    """What several lengths are made into."""

    TOTAL = "total"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Query:
    """A question that was understood, as far as `leftover` and `unseen` are empty.

    `is_negated` says that the absence is asked for: `Was nobody there?`, `when was nobody there?`,
    `did nobody fall?`; of a comparison of counts, that fewer is asked for. `events` are types of which any
    will do; with `Subject.PEOPLE` they must be of those people. `compared` are the two sides of `COMPARE`,
    which share everything else.
    """

    text: str
    language: Language
    intent: Intent = Intent.FIND
    subject: Subject = Subject.EVENTS
    events: tuple[EventType, ...] = ()
    incidents_only: bool = False
    """`Was there any incident?`, `anything unusual`: the types that are alarms or warnings."""
    labels: tuple[str, ...] = ()
    """Things, by the labels of detectors."""
    people: PeopleFilter = ANYBODY
    meant: "Query | None" = None
    """Who alone is asked for, of `people`: whoever fits this, which has relations of its own."""
    excluded: "Query | None" = None
    """Who is left out, of `people`: whoever fits this."""
    only: "Query | None" = None
    """Of `EXISTS`: who alone fits (`is red the only one to leave?`); with `is_of_all`, what all wear."""
    place: PlaceFilter = ANYWHERE
    time: TimeFilter = ANY_TIME
    length: LengthFilter | None = None
    gap_length: LengthFilter | None = None
    """How long it was that nobody was there: `was it empty for more than 15 seconds?`."""
    count: CountFilter | None = None
    """How many there must be, of `EXISTS`: it narrows nothing that is found."""
    claimed: tuple[tuple[int | None, int], ...] = ()
    """Of an order: whom it is asked about if it picks them, as video and number; None is any video."""
    out_of: int | None = None
    """How many people there are, as the question says: `which of the four left first?`."""
    either_order: bool = False
    """Whether it is asked if something was before or after another: the relation is then either of these."""
    at_end: bool = False
    """Of `events` that last, their end, after which somebody was still in sight: getting up again."""
    is_lag: bool = False
    """Of `HOW_LONG`: the time from what `relations` name to the first that fits after it."""
    is_within: bool = False
    """Of `HOW_LONG`: of each stay only the part in which its relations hold: `how long after that?`."""
    aggregate: Aggregate | None = None
    """Of `HOW_LONG`: what is told of several lengths, before each of them."""
    is_of_all: bool = False
    """Of `EXISTS`: whether it is so of everybody who was there: `did everyone leave?`.

    Of a time without anybody whether somebody was there all the time, of `COMPARE` whether all did so alike.
    """
    is_end: bool = False
    """Whether the moment of `events` is their end: `when did it end?`, `after the picture was back`."""
    at_once: bool = False
    """How many people at the same time: the largest number, or when and whether there were so many."""
    by: GroupBy | None = None
    """Of `COUNT`: what is counted apart, and not in all; with an order by number, which has the most."""
    relations: tuple[Relation, ...] = ()
    order: Order | None = None
    scope: Scope = Scope()
    attributes: tuple[Attribute, ...] = ()
    is_negated: bool = False
    whether: Whether | None = None
    """Of `COVERAGE`: what is answered by yes or no."""
    seconds_of: Whether | None = None
    """Of `COVERAGE`: how much was looked at is asked for (`COMPLETE`), or how much was not (`GAPS`)."""
    is_share: bool = False
    """Of `seconds_of`: which share of all that is comes first."""
    within_s: float | None = None
    """As what a relation is to: so many seconds after it at most, or before it, or of it either way."""
    of_another: bool = False
    """As what a relation is to: of somebody else than whom the relation is of (`while the other one sat`)."""
    compared: tuple["Query", ...] = ()
    of_sides: bool = False
    """Of `COMPARE`: whether the two came, or went, on the same side; `is_negated` asks for different ones.

    With nothing in `compared` it is asked of all who fit and did so. With `attributes`, and not this, it
    is asked whether the two wore the same; sides whose intent is `DESCRIBE` are told of one beside the other.
    """
    at_one_time: bool = False
    """Of `COMPARE`: whether all who fit did so at nearly the same time."""
    asks_whether: bool = False
    """Answered by yes or no: of a comparison whether the first has more than the second, of a time without
    anybody (`WHEN`) whether there was one."""
    by_how_much: bool = False
    """Of a comparison of lengths: the difference is asked for."""
    unknown_kinds: tuple[str, ...] = ()
    """Labels of things that were left or taken, in recordings where nothing tells what kind a thing is."""
    unseen: tuple[str, ...] = ()
    """What nothing here looked for: `Unseen` values, types of events, labels, kinds of traits."""
    leftover: tuple[str, ...] = ()
    """Content words that took no part, as they were written and in order."""
    knows_leftover: bool = False
    """Whether the meaning of one of these words is known: it may say whom not, or how many."""
    asides: tuple[str, ...] = ()
    """Words of what was said beside the question that were not used, as written: `Constable Reeve here.`"""
    called: tuple[str, ...] = ()
    """Words of gender or age that were not used, of whom clothes or deeds name: `the lady in pink`."""
    half: "Query | None" = None
    """The question before, of which only a part was understood, where this one is of whoever fits that."""
    problems: tuple[str, ...] = ()
    """Constraints that cannot hold, as codes of `domain.query.problems`: `25:00`, `after 5 before 3`."""
    refers_back: bool = False
    """Whether it needs the query before it (`and the second one?`) and there is none."""
    taken: tuple[tuple[str, str], ...] = ()
    """Words that were taken for others, as written and as read: typing errors (`persn`, `person`)."""
    search_text: str = ""
    """What is embedded and searched for where free words remain."""

    @property
    def names_somebody(self) -> bool:
        """Whether it is said who is meant: by looks, numbers or an order."""
        return self.people.is_particular or self.order is not None

    @property
    def is_of_everyone(self) -> bool:
        """Whether it is asked if something is so of everybody, or of nobody else."""
        is_of_all = self.is_of_all and self.intent not in (Intent.WHEN, Intent.COMPARE)
        return self.only is not None or is_of_all

    @property
    def is_understood(self) -> bool:
        """Whether yes, no or a number may be given."""
        return not (self.leftover or self.unseen or self.problems or self.refers_back)
