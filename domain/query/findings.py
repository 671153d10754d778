"""What the database holds for a query: all that an answer may say, and what each part of it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from domain.actions.looks import LookTotals
from domain.events.window_records import FoundWindow
from domain.language.evidence import LookedAt
from domain.language.windows import SceneSentence
from domain.people.followed import FollowedThing, SeenPerson
from domain.query.peaks import Peak
from domain.query.query import Query, Whether
from domain.records import CoverageSpan, StoredEvent, TimeRange, VideoRecord

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a recording, in its seconds, in which nothing that was asked for was, and all was seen."""

    video_id: int
    range: TimeRange
    run_id: str


@dataclass(frozen=True, slots=True)
class Lag:
    """What happened first after something else, and the stretch of its recording between the two."""

    until: StoredEvent
    range: TimeRange


@dataclass(frozen=True, slots=True)
class Findings:
    """What fits a query: `people`, `events`, `things` or `recordings`, as its subject says, in its order.

    `total` is how many fit where not all were read, or an order picks some. `uncertain` people or `doubtful`
    events would fit, but for an attribute that is not certain (a colour, a guess of a classifier): they are
    counted apart and never among those that fit. `events_of` are the events of each person, by video and
    number, that answer what they did, when they came and where; `absent` are stretches without anybody.
    """

    query: Query
    looked: LookedAt
    videos: Mapping[int, VideoRecord]
    """The analysed recordings that were asked about, within its scope."""
    total: int = 0
    people: Sequence[SeenPerson] = ()
    uncertain: Sequence[SeenPerson] = ()
    events: Sequence[StoredEvent] = ()
    doubtful: Sequence[StoredEvent] = ()
    things: Sequence[FollowedThing] = ()
    recordings: Sequence[VideoRecord] = ()
    events_of: Mapping[tuple[int, int], Sequence[StoredEvent]] = field(default_factory=dict)
    in_zones: Sequence[StoredEvent] = ()
    """Of a query for a place: when those who are told of stayed in zones that are drawn there."""
    absent: Sequence[Gap] = ()
    peaks: Sequence[Peak] = ()
    """Of a query for how many at once: when there were so many, else when most were there."""
    in_peaks: tuple[tuple[int, int], ...] = ()
    """Who was there then, as video and number."""
    by_clothes: bool = False
    """Whether somebody is looked for again by what they wore: whoever changes is not found so."""
    named: Sequence[SeenPerson] = ()
    """Whom the question is about, where it found nothing or was not understood."""
    goes_on: Query | None = None
    """What a next question goes on from, where that is not `query`."""
    counted: int | None = None
    """How many people there were, where the question says another number (`Query.out_of`)."""
    people_asked: int = 0
    """How many there were in all, of a query whether something is so of everybody."""
    exceptions: Sequence[SeenPerson] = ()
    """Those of whom it is not so, as far as they were read."""
    exceptions_total: int | None = 0
    """How many they are; None where too many may be some of them."""
    in_sight: "Findings | None" = None
    """Of two who were never close, whose time together is asked for: when both were in sight."""
    lag: Lag | None = None
    """Of a query for the time from one thing to another."""
    related: Sequence[StoredEvent] = ()
    """Events that are not what is asked for, and that an answer may not keep quiet about."""
    referents: Sequence[SeenPerson] = ()
    """Those whom relations name by their numbers: `after person 2 left`."""
    similar: Sequence[FoundWindow] = ()
    """Nearest scenes, for the words that took no part: never yes, no or a count."""
    scenes: Mapping[int, Sequence[SceneSentence]] = field(default_factory=dict)
    """What a model wrote of moments of the recordings that `similar` are of."""
    not_covered: Mapping[int, Sequence[CoverageSpan]] = field(default_factory=dict)
    """By recording, what of the asked stretch was not looked at, and why."""
    looked_for: Mapping[str, int] = field(default_factory=dict)
    """In how many of the analysed recordings each thing or kind of trait was looked for."""
    closer: LookTotals = field(default_factory=LookTotals)
    """How far a model has looked, where what only a model tells is asked for."""
    unready: Sequence[VideoRecord] = ()
    unmet: Sequence[Query] = ()
    """What the query relates to and is not there itself: nothing is after a fall that was not seen."""
    undated: Sequence[VideoRecord] = ()
    """Analysed recordings that a time of the clock on the wall asks for, and of which it is not known."""
    zone: ZoneInfo = UTC
    """Of recordings whose cameras have none of their own."""
    empty_time: bool = False
    """Whether the asked time lies in none of the recordings."""
    sides: tuple["Findings", ...] = ()
    """Of the two sides of `COMPARE`, or of what is counted apart."""
    more_sides: bool = False
    """Whether more is counted apart than `sides` have."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the asked stretch was looked at."""
        return self.looked.share >= 1 and self.looked.videos_ready == self.looked.videos and not self.undated

    def is_so(self, whether: Whether) -> bool:
        """What of a recording's coverage, or of its camera, is known to be so."""
        match whether:
            case Whether.COMPLETE:
                return self.is_whole
            case Whether.GAPS:
                return not self.is_whole
            case Whether.FAULTY:
                return bool(self.events)
        return self.is_whole and not self.events
