"""What a query asks for as rows of one shape: stays of people or things, and events with who did them.

A relation (`after the fall`) compares the rows of one query with those of another one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from domain.events.types import EventType
from domain.query.deeds import (
    AT_END,
    AT_START,
    BEGUN,
    OF_CAMERAS,
    TOGETHER_S,
    is_of_steps,
    is_of_things_left,
    limits_of,
    named_types,
)
from domain.query.filters import EXACT_S
from domain.query.query import OrderBy, RelationKind, Subject
from resources.db.query.asked import Asked, Condition, Number, overlaps, seconds
from resources.db.query.deeds import deed_conditions, is_of, moment_of, of_types, with_people
from resources.db.query.people import fits, label_condition, there_conditions, who_conditions
from resources.db.tables import event, track

LENGTHS = (RelationKind.LONGER, RelationKind.SHORTER)
"""Relations that compare how long two were in sight."""
Rows = sa.FromClause


@dataclass(frozen=True, slots=True)
class Item:
    """Columns of a stay or of an event, in seconds of its recording.

    `moment` is when it happened. `number` is of whose it is; None where it is of several.
    """

    video_id: Number
    start: Number
    end: Number
    moment: Number
    number: Number | None
    is_stay: bool


def stay(tracks: Rows) -> Item:
    start, number = tracks.c.start_s, tracks.c.number
    return Item(tracks.c.video_id, start, tracks.c.end_s, start, number, is_stay=True)


def stays(asked: Asked, tracks: Rows) -> list[Condition]:
    """Conditions, certain ones, of those who fit a query that names no event."""
    return [
        *who_conditions(asked, tracks),
        *there_conditions(asked, tracks),
        *relation_conditions(asked, stay(tracks)),
    ]


def deeds(
    asked: Asked, events: Rows, kinds: Sequence[EventType], number: Number | None = None
) -> list[Condition]:
    """The same of events of some types, whoever did them."""
    start, moment = events.c.start_s, moment_of(asked, events, kinds)
    item = Item(events.c.video_id, start, events.c.end_s, moment, number, is_stay=False)
    return [*deed_conditions(asked, events, kinds), *relation_conditions(asked, item)]


def deeds_by_person(asked: Asked) -> sa.Select[tuple[int, int, float, float, float]]:
    """Who has an event that fits: its first and last moment, and the length of the longest, in seconds."""
    kinds = named_types(asked.query)
    events, number = with_people(event, kinds)
    moment = moment_of(asked, event, kinds)
    return (
        sa.select(
            event.c.video_id,
            number.label("number"),
            sa.func.min(moment).label("first_s"),
            sa.func.max(moment).label("last_s"),
            sa.func.max(event.c.end_s - event.c.start_s).label("longest_s"),
        )
        .select_from(events)
        .where(*deeds(asked, event, kinds, number))
        .group_by(event.c.video_id, number)
    )


def who_did(
    asked: Asked,
    events: Rows,
    kinds: Sequence[EventType],
    *,
    is_certain: bool = True,
    number: Number | None = None,
) -> Condition:
    """Whether somebody whose event it is, or the one with a `number`, fits what a query asks of people.

    For certain, or perhaps.
    """
    someone = track.alias()
    is_theirs = is_of(someone.c.number, events, kinds) if number is None else someone.c.number == number
    fitting = fits(asked, someone)
    return (
        sa.select(sa.literal(1))
        .select_from(someone)
        .where(*who_conditions(asked, someone))
        .where(someone.c.video_id == events.c.video_id, is_theirs)
        .where(fitting.is_(True) if is_certain else fitting.is_not(False))
        .correlate_except(someone)
        .exists()
    )


def asks_of_people(asked: Asked) -> bool:
    """Whether a query restricts whose events it is about."""
    query = asked.query
    has_edges = query.place.came_from is not None or query.place.went_to is not None
    return query.people.is_particular or has_edges


def relation_conditions(asked: Asked, item: Item) -> list[Condition]:
    return [relates(kind, to, asked, item) for kind, to in asked.relations]


def relates(kind: RelationKind, to: Asked | None, asked: Asked, item: Item) -> Condition:
    """Whether an item stands in a relation to what fits `to`; without it, to anybody else in sight."""
    if kind is RelationKind.ALONE:
        is_step = not item.is_stay and set(named_types(asked.query)) <= {*AT_START, *AT_END}
        return ~(did_so_too(asked, item) if is_step else with_others(asked, item))
    if to is None:
        return with_others(asked, item)
    others = items(to).subquery()
    standing = as_asked(asked, item)
    conditions = [
        others.c.video_id == item.video_id,
        in_relation(kind, to, standing, others),
        *within_limits(kind, to, standing, others),
    ]
    is_others = is_about_stays(to) or to.query.of_another or kind is RelationKind.ALREADY
    if item.number is not None and is_others:
        conditions.append(others.c.number != item.number)
    return sa.select(sa.literal(1)).select_from(others).where(*conditions).exists()


def as_asked(asked: Asked, item: Item) -> Item:
    """Somebody who came in as the moment at which they did: who came after something came after it."""
    is_arrival = item.is_stay and not set(asked.query.people.doing).isdisjoint(AT_START)
    return replace(item, is_stay=False) if is_arrival else item


def did_so_too(asked: Asked, item: Item) -> Condition:
    """Whether anybody else came, or left, at about the same time: who left alone did so by themselves."""
    others = event.alias()
    is_of_another = others.c.track_numbers[1] != item.number
    conditions = (
        others.c.video_id == item.video_id,
        of_types(others, named_types(asked.query)),
        sa.func.abs(others.c.start_s - item.moment) <= TOGETHER_S,
        others.c.start_s != item.start if item.number is None else is_of_another,
    )
    return sa.select(sa.literal(1)).select_from(others).where(*conditions).exists()


def with_others(asked: Asked, item: Item) -> Condition:
    """Whether anybody else was in sight at the same time, within the asked one."""
    others = track.alias()
    kinds = named_types(asked.query)
    is_begun = not item.is_stay and bool(kinds) and set(kinds) <= set(BEGUN)

    def both(from_s: Number, until_s: Number) -> Condition:
        return overlaps(others.c.start_s, others.c.end_s, from_s, until_s)

    conditions = [
        others.c.video_id == item.video_id,
        label_condition(asked, others),
        overlaps(others.c.start_s, others.c.end_s, item.start, item.moment if is_begun else item.end),
        asked.in_time(others.c.video_id, both) if item.is_stay else sa.true(),
    ]
    if item.number is not None:
        conditions.append(others.c.number != item.number)
    return sa.select(sa.literal(1)).select_from(others).where(*conditions).exists()


def in_relation(kind: RelationKind, to: Asked, item: Item, others: Rows) -> Condition:
    """Somebody in sight is there after something until they go, and before it from when they come.

    While something was left means when it was put down, not as long as it lay there. Whoever was last seen
    right before the picture was lost was there when it was.
    """
    if kind is RelationKind.WHILE and to.query.within_s is not None:
        return item.moment != others.c.moment_s  # near to it, and not the same
    if kind is RelationKind.AFTER:
        return (item.end if item.is_stay else item.moment) > others.c.moment_s
    if kind is RelationKind.BEFORE:
        return item.moment < others.c.moment_s
    if kind is RelationKind.ALREADY:
        until_s = others.c.moment_s - (EXACT_S if set(to.query.events) & set(OF_CAMERAS) else 0.0)
        return sa.and_(item.start < others.c.moment_s, item.end >= until_s)
    if kind is RelationKind.TOGETHER and is_of_steps(to.query):
        return sa.func.abs(item.moment - others.c.moment_s) <= TOGETHER_S
    if kind in LENGTHS:
        length = item.end - item.start
        theirs = others.c.end_s - others.c.start_s
        return length > theirs if kind is RelationKind.LONGER else length < theirs
    end = others.c.moment_s if is_of_things_left(to.query) else others.c.end_s
    return overlaps(item.start, item.end, others.c.start_s, end)


def within_limits(kind: RelationKind, to: Asked, item: Item, others: Rows) -> list[Condition]:
    """That an item is not too long before or after something, where a query says how long."""
    limits = limits_of(to.query, kind)
    if limits is None:
        return []
    start, end = (item.start, item.end) if item.is_stay else (item.moment, item.moment)
    from_s, until_s = (others.c.moment_s + seconds(limit) for limit in limits)
    return [start <= until_s, end >= from_s]


def is_about_stays(asked: Asked) -> bool:
    return asked.query.subject is not Subject.EVENTS and not named_types(asked.query)


def items(asked: Asked) -> sa.Select[tuple[int, int, float, float, float]]:
    """All that fits a query for certain: `video_id`, `number`, `start_s`, `end_s`, `moment_s`.

    Where an order picks some, those of each recording.
    """
    everything = stay_items(asked) if is_about_stays(asked) else deed_items(asked)
    order = asked.query.order
    if order is None:
        return everything
    rows = everything.subquery()
    key = {
        OrderBy.START: rows.c.moment_s,
        OrderBy.END: rows.c.end_s,
        OrderBy.LENGTH: rows.c.end_s - rows.c.start_s,
    }[order.by]
    place = sa.func.row_number().over(
        partition_by=rows.c.video_id, order_by=[key.desc() if order.is_descending else key, rows.c.number]
    )
    placed = sa.select(rows, place.label("place")).subquery()
    columns = (placed.c.video_id, placed.c.number, placed.c.start_s, placed.c.end_s, placed.c.moment_s)
    return sa.select(*columns).where(placed.c.place.between(order.nth, order.nth + order.limit - 1))


def stay_items(asked: Asked) -> sa.Select[tuple[int, int, float, float, float]]:
    rows = track.alias()
    moment = rows.c.start_s.label("moment_s")
    return sa.select(rows.c.video_id, rows.c.number, rows.c.start_s, rows.c.end_s, moment).where(
        *stays(asked, rows), fits(asked, rows).is_(True)
    )


def deed_items(asked: Asked) -> sa.Select[tuple[int, int, float, float, float]]:
    rows, kinds = event.alias(), named_types(asked.query)
    moment = moment_of(asked, rows, kinds).label("moment_s")
    source, first = with_people(rows, kinds) if asked.query.of_another else (rows, rows.c.track_numbers[1])
    found = sa.select(rows.c.video_id, first.label("number"), rows.c.start_s, rows.c.end_s, moment)
    found = found.select_from(source).where(*deeds(asked, rows, kinds))
    if not asks_of_people(asked):
        return found
    return found.where(who_did(asked, rows, kinds, number=first if asked.query.of_another else None))
