"""Read hand-made truth of a recording: a table of events with commas between the columns.

    # labelled: person_enter, person_exit, collapse
    type,start_s,end_s,zone,direction
    person_enter,6.0,7.5,,
    person_exit,18.5,20.1,,

`labelled` names the types that somebody has looked for; without it those that occur. Others are not scored.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from domain.events.matching import TrueEvent
from domain.events.types import EventType
from domain.records import TimeRange

LABELLED = "# labelled:"
COLUMNS = ("type", "start_s", "end_s")
"""Columns that must be there; `zone` and `direction` may be."""


@dataclass(frozen=True, slots=True)
class EventTruth:
    """The true events of a recording, and the types that were looked for."""

    events: tuple[TrueEvent, ...]
    labelled: frozenset[EventType]


def parse_event_truth(text: str) -> EventTruth:
    r"""Truth from the text of a file; raises `ValueError` with the line and what is wrong with it.

    >>> parse_event_truth("type,start_s,end_s\nperson_enter,6.0,7.5\n").events[0].range
    TimeRange(start_s=6.0, end_s=7.5)
    """
    lines = list(enumerate(text.splitlines(), 1))
    labelled = {
        kind for number, line in lines if line.startswith(LABELLED) for kind in named_types(number, line)
    }
    rows = [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
    if not rows:
        raise ValueError(f"it holds no line with the columns {','.join(COLUMNS)}")
    header = [name.strip() for name in rows[0][1].split(",")]
    if missing := [name for name in COLUMNS if name not in header]:
        raise ValueError(f"line {rows[0][0]} names no column {', '.join(missing)}: {rows[0][1][:80]!r}")
    events = tuple(parse_row(number, header, line) for number, line in rows[1:])
    return EventTruth(events, frozenset(labelled or {event.type for event in events}))


def named_types(number: int, line: str) -> Iterator[EventType]:
    for name in line.removeprefix(LABELLED).split(","):
        yield event_type(number, name.strip())


def event_type(number: int, name: str) -> EventType:
    if name not in set(EventType):
        raise ValueError(f"line {number}: there is no type of events {name!r}; see the table in docs/api.md")
    return EventType(name)


def parse_row(number: int, header: list[str], line: str) -> TrueEvent:
    cells = [cell.strip() for cell in next(csv.reader([line]))]
    row = dict(zip(header, cells, strict=False))
    start_s, end_s = (seconds(number, name, row.get(name, "")) for name in ("start_s", "end_s"))
    if end_s < start_s:
        raise ValueError(f"line {number}: an event must not end before it starts: {start_s}..{end_s}")
    kind = event_type(number, row.get("type", ""))
    return TrueEvent(kind, TimeRange(start_s, end_s), row.get("zone") or None, row.get("direction") or None)


def seconds(number: int, name: str, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or value < 0:
        raise ValueError(f"line {number}: {name} must be seconds from the start, 0 or more, not {cell!r}")
    return value
