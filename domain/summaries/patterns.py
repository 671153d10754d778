"""What a list of stays and events has in common: how many at once, the longest, the busiest hour."""

from collections.abc import Iterable, Sequence

from domain.events.kinds.kind import Severity
from domain.events.types import EventType
from domain.records import TimeRange

URGENT = Severity.WARNING
"""Events of this severity and above are told before anything else."""


def is_urgent(event_type: EventType) -> bool:
    """Whether somebody should look at it: told first, however much else there is.

    >>> is_urgent(EventType.COLLAPSE), is_urgent(EventType.PERSON_ENTER)
    (True, False)
    """
    return event_type.kind.severity <= URGENT


def most_at_once(stays: Iterable[TimeRange]) -> tuple[int, float]:
    """The most stays at one moment, and the first moment (seconds) at which so many are.

    >>> most_at_once([TimeRange(0, 10), TimeRange(5, 20), TimeRange(10, 15)])
    (2, 5)
    """
    changes = sorted(change for stay in stays for change in ((stay.start_s, 1), (stay.end_s, -1)))
    best, best_s, now = 0, 0.0, 0
    for at_s, change in changes:
        now += change
        if now > best:
            best, best_s = now, at_s
    return best, best_s


def hours_of(length_s: float, hour_s: float) -> list[TimeRange]:
    """The hours of a time of `length_s`; the last one may be shorter."""
    count = max(1, -(-int(length_s) // int(hour_s)))
    return [TimeRange(hour * hour_s, min((hour + 1) * hour_s, length_s)) for hour in range(count)]


def overlap_s(one: TimeRange, other: TimeRange) -> float:
    """Seconds that two ranges have in common.

    >>> overlap_s(TimeRange(0, 5), TimeRange(3, 9)), overlap_s(TimeRange(0, 1), TimeRange(2, 3))
    (2, 0.0)
    """
    return max(0.0, min(one.end_s, other.end_s) - max(one.start_s, other.start_s))


def count_in(stays: Iterable[TimeRange], hour: TimeRange) -> int:
    """How many stays touch an hour."""
    return sum(stay.start_s < hour.end_s and stay.end_s > hour.start_s for stay in stays)


def busiest(stays: Sequence[TimeRange], hours: Sequence[TimeRange]) -> tuple[TimeRange, int] | None:
    """The first hour that most stays touch, and how many; None where nobody stayed."""
    counts = [count_in(stays, hour) for hour in hours]
    most = max(counts, default=0)
    return (hours[counts.index(most)], most) if most else None
