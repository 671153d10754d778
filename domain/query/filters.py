"""What narrows a query down: whom, where, when, how long and how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.people.traits import Facing, Trait
from domain.records import TimeRange

EXACT_S = 1.0
"""Seconds before and after a moment that is meant exactly: a player shows whole ones."""
END_S = 2.0
"""Seconds of the beginning or end of a recording: one picture alone may show nobody whom the next ones
show."""


@dataclass(frozen=True, slots=True)
class ClothesFilter:
    """Clothes of one of some colours, on the upper or lower body, or on either (`part` is None).

    `is_excluded` is of clothes of none of them: on neither part where none is named.
    """

    colours: frozenset[ColourName]
    part: str | None = None
    is_excluded: bool = False


def any_of(clothes: Sequence[ClothesFilter]) -> ClothesFilter:
    """Clothes of one of several colours, on the part of the body that all of them are of, else on either."""
    parts = {each.part for each in clothes}
    colours = frozenset(colour for each in clothes for colour in each.colours)
    return ClothesFilter(colours, parts.pop() if len(parts) == 1 else None)


@dataclass(frozen=True, slots=True)
class CountFilter:
    """How many there must be for a yes: `did two people fall` is (2, None), `only two` (2, 2)."""

    at_least: int = 1
    at_most: int | None = None
    of_occasions: bool = False
    """Whether times are counted that something happened, and not people."""

    def holds(self, number: int) -> bool:
        return self.at_least <= number and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people: all of `clothes`, `traits` of classifiers, numbers within a recording.

    `doing` are events that somebody must have, all of them and beside `Query.events`; `not_doing` events that
    they must not have.
    """

    clothes: tuple[ClothesFilter, ...] = ()
    traits: tuple[Trait, ...] = ()
    facing: Facing | None = None
    numbers: tuple[int, ...] = ()
    of_video: int | None = None
    """The recording that `numbers` are of, where a question goes on from an answer: `they`, `that person`."""
    others_than: tuple[tuple[int, int], ...] = ()
    """People who are not meant, as video and number: `did anybody else fall?`."""
    among: tuple[tuple[int, int], ...] = ()
    """The only people who are meant, as video and number: `which of those was in red?`."""
    names_others: bool = False
    """Whether those are named by the question, and not told of before."""
    doing: tuple[EventType, ...] = ()
    not_doing: tuple[EventType, ...] = ()
    not_at: tuple[str, ...] = ()
    """The zones or lines of what they must not have done, where the query names others of what they did."""
    times: CountFilter | None = None
    """How often each of them must have done what `Query.events` names: `who crossed the line twice?`."""

    @property
    def is_particular(self) -> bool:
        return self != PeopleFilter()


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """Where: thirds of the picture (`left`, `center`, `right`), zones or lines by their names.

    `came_from` and `went_to` are edges of the picture (`domain.people.attributes.Side`), `direction` is `in`
    or `out` over a line. `same_side` says whether they left where they had come in, or elsewhere.
    """

    sides: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    came_from: str | None = None
    went_to: str | None = None
    direction: str | None = None
    same_side: bool | None = None


@dataclass(frozen=True, slots=True)
class WallClock:
    """A stretch of local time, half-open; naive, in the zone of each recording's camera.

    `daily` is of every day: only the times of day of `start` and `end` count; `end` may be of the next day.
    `days_ago` is of one whole day that was said by how long ago it is: today is 0.
    """

    start: datetime
    end: datetime
    is_daily: bool = False
    days_ago: int | None = None


@dataclass(frozen=True, slots=True)
class TimeFilter:
    """When: seconds of the recording, its last seconds, or a stretch of local time. All given ones hold.

    `share` is a part of the recording (0..1), as its first half (0, 0.5). `said` are the words of the
    question, to repeat in the answer.
    """

    offset: TimeRange | None = None
    last_s: float | None = None
    wall: WallClock | None = None
    said: str = ""
    share: tuple[float, float] | None = None
    daily: WallClock | None = None
    """A time of every day, beside a stretch of days in `wall`."""


@dataclass(frozen=True, slots=True)
class LengthFilter:
    """How long, in seconds: `more than a minute` is (60, inf)."""

    min_s: float = 0.0
    max_s: float = float("inf")


ANYBODY, ANYWHERE, ANY_TIME = PeopleFilter(), PlaceFilter(), TimeFilter()
"""Filters that narrow nothing."""
