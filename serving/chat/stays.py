"""Parts of stays: how long somebody was there before or after something else, or alone."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from domain.events.types import EventType
from domain.people.followed import SeenPerson
from domain.query.deeds import MOMENTARY, named_types
from domain.query.findings import Findings
from domain.query.query import Intent
from domain.query.stretches import intersect
from domain.records import StoredEvent, TimeRange
from resources.db.query.asked import Asked
from resources.db.query.store import QueryStore

MAX_TOLD = 5
"""People whose zones are told."""


def parts_of_stays(
    people: Sequence[SeenPerson], related: Sequence[Mapping[int, Sequence[TimeRange]]]
) -> Iterator[SeenPerson]:
    """The same people, with only the parts of their stays in which all relations hold."""
    for each in people:
        spans = [list(stretches.get(each.video_id, [])) for stretches in related]
        for part in reduce(intersect, spans, [each.range]):
            yield replace(each, range=part)


def parts_of_events(
    events: Sequence[StoredEvent], related: Sequence[Mapping[int, Sequence[TimeRange]]]
) -> Iterator[StoredEvent]:
    """The same events, with only the parts of them that lie in all of some stretches."""
    for each in events:
        spans = [list(stretches.get(each.video_id, [])) for stretches in related]
        for part in reduce(intersect, spans, [each.event.range]):
            yield replace(each, event=replace(each.event, range=part))


def parts_alone(people: Sequence[SeenPerson], everybody: Sequence[SeenPerson]) -> Iterator[SeenPerson]:
    """The same people, with only the parts of their stays in which nobody else was in sight."""
    by_video: dict[int, list[SeenPerson]] = defaultdict(list)
    for person in everybody:
        by_video[person.video_id].append(person)
    for each in people:
        others = [other.range for other in by_video[each.video_id] if other.number != each.number]
        for part in reduce(without, others, [each.range]):
            yield replace(each, range=part)


def with_parts(found: Findings, parts: Sequence[SeenPerson], limit: int) -> Findings:
    """With the first `limit` parts of stays that are asked for; whoever has several is one person."""
    first = {(each.video_id, each.number): each for each in reversed(parts)}
    is_list = found.query.intent in (Intent.HOW_LONG, Intent.WHEN)
    people = list(parts) if is_list else list(first.values())[::-1]
    return replace(found, people=people[:limit], total=len(first))


def without(parts: list[TimeRange], other: TimeRange) -> list[TimeRange]:
    """What is left of some stretches beside another one."""
    ends = (TimeRange(0.0, other.start_s), TimeRange(other.end_s, math.inf))
    return [each for end in ends for each in intersect(parts, [end]) if each.length_s > 0]


def with_zones(found: Findings, store: QueryStore, asked: Asked) -> Findings:
    """With when those who are told of stayed in zones, where it is asked where they were.

    Not of what takes a moment, as coming in: that has a side. Of what lasts only the zones of that time.
    """
    query = asked.query
    is_named = bool(query.place.zones) or not set(named_types(query)).isdisjoint(MOMENTARY)
    if query.intent is not Intent.WHERE or is_named:
        return found
    done = [*found.events, *(each for some in found.events_of.values() for each in some)]
    told = [(each.video_id, number) for each in done for number in each.event.track_numbers]
    people = dict.fromkeys([*((each.video_id, each.number) for each in found.people), *told])
    deeds = store.deeds_of(asked, (), list(people)[:MAX_TOLD])
    stays = [
        each
        for key, some in deeds.items()
        for each in some
        if each.event.type is EventType.ZONE_DWELL
        and (not named_types(query) or meets(each, [one for one in done if one.video_id == key[0]]))
    ]
    return replace(found, in_zones=stays)


def meets(stay: StoredEvent, others: Sequence[StoredEvent]) -> bool:
    """Whether somebody did one of some things in the time of a stay."""
    own = set(stay.event.track_numbers)
    return any(
        own & set(each.event.track_numbers) and intersect([stay.event.range], [each.event.range])
        for each in others
    )
