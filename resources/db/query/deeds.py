"""Which events fit a query, whoever did them: their types, moments, places and lengths."""

from collections.abc import Sequence

import sqlalchemy as sa

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START, CROSSINGS, MOMENTARY, OF_ALL_IN_THEM, PLACES, is_of_undone
from domain.query.filters import CountFilter, LengthFilter
from resources.db.query.asked import Asked, Condition, Number, overlaps
from resources.db.query.places import is_in_shape
from resources.db.stores.events import OF_DETECTORS
from resources.db.tables import event, track

Rows = sa.FromClause
GOES_ON_S = 1.0
"""Seconds that somebody must be in sight after lying or sitting, to have got up: boxes end a little early."""


def deed_conditions(asked: Asked, events: Rows, kinds: Sequence[EventType]) -> list[Condition]:
    """What is certain of every event of some types that fits a query."""
    query = asked.query
    found = [
        asked.holds_video(events.c.video_id),
        of_types(events, kinds),
        in_asked_time(asked, events, kinds),
    ]
    if query.place.sides:
        found.append(events.c.side.in_(query.place.sides))
    if query.place.zones and not is_of_undone(query):
        found.append(is_at_place(asked, events))
    if query.place.direction is not None and not is_of_undone(query):
        found.append(events.c.direction == query.place.direction)
    if query.labels:
        found.append(events.c.label.in_(query.labels) | events.c.type.not_in(OF_DETECTORS))
    if query.at_end:
        found.append(goes_on(events))
    if query.length is not None and not set(kinds) <= set(MOMENTARY):
        found.append(has_length(events.c.start_s, events.c.end_s, query.length))
    return found


def goes_on(events: Rows) -> Condition:
    """Whether the first person of an event was in sight for some time after it."""
    someone = track.alias()
    is_its = (someone.c.video_id == events.c.video_id) & (someone.c.number == events.c.track_numbers[1])
    stayed = someone.c.end_s > events.c.end_s + GOES_ON_S
    return sa.select(sa.literal(1)).select_from(someone).where(is_its, stayed).correlate(events).exists()


def of_types(events: Rows, kinds: Sequence[EventType]) -> Condition:
    return events.c.type.in_([kind.value for kind in kinds])


def has_length(start: Number, end: Number, wanted: LengthFilter) -> Condition:
    return (end - start).between(wanted.min_s, wanted.max_s)


def is_at_place(asked: Asked, events: Rows) -> Condition:
    """Whether an event is about one of the named zones or lines, or its feet stand in one of the zones."""
    is_named = events.c.zone.in_(asked.query.place.zones)
    if not asked.shapes:
        return is_named
    middle, feet = (events.c.box[1] + events.c.box[3]) / 2, events.c.box[4]
    return is_named | (~of_types(events, PLACES) & is_in_shape(asked, events.c.video_id, middle, feet))


def in_asked_time(asked: Asked, events: Rows, kinds: Sequence[EventType]) -> Condition:
    """Whether an event is in the asked time: its moment, or any part of one that lasts."""
    starts, ends = set(kinds) & {*AT_START, *CROSSINGS}, set(kinds) & set(AT_END)
    lasting = set(kinds) - starts - ends

    def lies_in(from_s: Number, until_s: Number) -> Condition:
        parts = [
            (starts, is_between(events.c.start_s, from_s, until_s)),
            (ends, is_between(events.c.end_s, from_s, until_s)),
            (lasting, overlaps(events.c.start_s, events.c.end_s, from_s, until_s)),
        ]
        named = [(some, condition) for some, condition in parts if some]
        if len(named) == 1:
            return named[0][1]
        return sa.or_(*(of_types(events, sorted(some)) & condition for some, condition in named))

    return asked.in_time(events.c.video_id, lies_in)


def is_between(moment: Number, from_s: Number, until_s: Number) -> Condition:
    return (moment >= from_s) & (moment < until_s)


def moment_of(asked: Asked, events: Rows, kinds: Sequence[EventType]) -> Number:
    """When an event happened: who leaves is out at its end; all others begin at their start."""
    if asked.query.at_end or asked.query.is_end:
        return events.c.end_s
    ends = [kind for kind in kinds if kind in AT_END]
    if not ends:
        return events.c.start_s
    if len(ends) == len(kinds):
        return events.c.end_s
    return sa.case((of_types(events, ends), events.c.end_s), else_=events.c.start_s)


def is_of(number: Number, events: Rows, kinds: Sequence[EventType]) -> Condition:
    """Whether an event of some types is of somebody: of its first person, or of each where several do it."""
    first = events.c.track_numbers[1] == number
    shared = set(kinds) & set(OF_ALL_IN_THEM)
    if not shared:
        return first
    return first | (of_types(events, sorted(shared)) & (number == sa.any_(events.c.track_numbers)))


def with_people(events: Rows, kinds: Sequence[EventType]) -> tuple[sa.FromClause, Number]:
    """Events of some types, a row for each person whose they are, with the number of that person."""
    first = events.c.track_numbers[1]
    shared = set(kinds) & set(OF_ALL_IN_THEM)
    if not shared:
        return events, first
    everybody = sa.case(
        (of_types(events, sorted(shared)), events.c.track_numbers), else_=events.c.track_numbers[1:1]
    )
    names = sa.column("number", sa.Integer)
    people = sa.func.unnest(everybody).table_valued(names).render_derived().lateral()
    return events.join(people, sa.true()), people.c.number


def has_deed(asked: Asked, tracks: Rows, kinds: Sequence[EventType], *more: Condition) -> Condition:
    """Whether somebody has an event of some types; the events are read once, not for each person."""
    events, number = with_people(event, kinds)
    did = (
        sa.select(event.c.video_id, number)
        .select_from(events)
        .where(asked.holds_video(event.c.video_id), of_types(event, kinds), number.is_not(None), *more)
        .correlate(None)
    )
    return sa.tuple_(tracks.c.video_id, tracks.c.number).in_(did)


def did_so_often(asked: Asked, tracks: Rows, kinds: Sequence[EventType], times: CountFilter) -> Condition:
    """Whether somebody has so many events of some types, in the asked time and at the asked place."""
    events, number = with_people(event, kinds)
    limits = sa.func.count() >= times.at_least
    if times.at_most is not None:
        limits &= sa.func.count() <= times.at_most
    did = (
        sa.select(event.c.video_id, number)
        .select_from(events)
        .where(*deed_conditions(asked, event, kinds), number.is_not(None))
        .group_by(event.c.video_id, number)
        .having(limits)
        .correlate(None)
    )
    return sa.tuple_(tracks.c.video_id, tracks.c.number).in_(did)
