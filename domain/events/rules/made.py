"""Make events: box and side at the peak, and the score of how clear they are."""

from collections.abc import Iterable
from typing import TypedDict

from domain.events.confidence import raw_score
from domain.events.types import EventType
from domain.geometry import enclosing_box
from domain.records import Box, Event, TimeRange, Track


class Place(TypedDict, total=False):
    """The zone or line of a camera that an event is about, and the direction in which it was crossed."""

    zone: str
    direction: str


NOWHERE: Place = {}


def make_event(
    event_type: EventType,
    track: Track,
    span: TimeRange,
    peak_s: float,
    raw: float,
    where: Place = NOWHERE,
) -> Event:
    """An event of one person, with a raw score of how clear it is; `peak_s` is the moment to show."""
    box = track.box_at(peak_s)
    side_from = event_type.kind.side_from
    if side_from is None:
        side = box_side(box)
    else:
        side = box_side(track.box_at(span.end_s if side_from == "end" else span.start_s))
    return Event(event_type, span, box, (track.number,), raw, side, peak_s=peak_s, **where)


def make_group_event(
    event_type: EventType, tracks: Iterable[Track], span: TimeRange, peak_s: float, raw: float
) -> Event:
    """An event of several people, the main one first; its box holds those who are there at the peak."""
    known = list(tracks)
    present = [t for t in known if t.range.start_s - 1 <= peak_s <= t.range.end_s + 1] or known
    box = enclosing_box([track.box_at(peak_s) for track in present])
    numbers = tuple(track.number for track in known)
    return Event(event_type, span, box, numbers, raw, box_side(box), peak_s=peak_s)


def clear_score(track: Track, margin: float, samples: int) -> float:
    """The raw score of an event of one person; see `raw_score`."""
    return raw_score(margin, samples, track.confidence)


def box_side(box: Box) -> str:
    """Which third of the picture the middle of a box lies in: left, center or right."""
    middle = (box[0] + box[2]) / 2
    return "left" if middle < 1 / 3 else "right" if middle > 2 / 3 else "center"
