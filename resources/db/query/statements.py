"""The statements that answer a query. Those that read some of many rows say in each how many fit: `total`."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from domain.events.types import EventType
from domain.query.deeds import MOMENTARY, named_types
from domain.query.query import Order, OrderBy
from resources.db.query.asked import Asked, Number, integers, overlaps
from resources.db.query.deeds import is_of, moment_of
from resources.db.query.items import (
    asks_of_people,
    deeds,
    deeds_by_person,
    items,
    stays,
    who_did,
)
from resources.db.query.people import fits, who_conditions
from resources.db.stores.coverage import SEEN_STATES
from resources.db.tables import coverage, event, track

Keys = Mapping[OrderBy, Number]
TOLD = (
    track.c.video_id,
    track.c.number,
    track.c.label,
    track.c.start_s,
    track.c.end_s,
    track.c.confidence,
    track.c.run_id,
    track.c.attributes.op("-", return_type=JSONB)("path").label("attributes"),
)
"""What answers tell of somebody: all but the path, which is nine tenths of a row."""
BY_TIME = Order(limit=0)
"""The order of all rows where a query picks none of them."""


def select_people(asked: Asked, order: Order, limit: int, *, is_certain: bool = True) -> sa.Select[Any]:
    """Tracks of the people or things that fit, or of those who may fit."""
    fitting = fits(asked, track)
    fit = fitting.is_(True) if is_certain else fitting.is_(None)
    kinds = named_types(asked.query)
    length = track.c.end_s - track.c.start_s
    if not kinds:
        query = sa.select(track.c.track_id).where(*stays(asked, track), fit)
        keys = {OrderBy.START: track.c.start_s, OrderBy.END: track.c.end_s, OrderBy.LENGTH: length}
        return told_of(in_order(asked, query, track, keys, order, limit))
    did = deeds_by_person(asked).subquery()
    moment = did.c.last_s if order.is_descending else did.c.first_s
    longest = length if set(kinds) <= set(MOMENTARY) else did.c.longest_s
    query = (
        sa.select(track.c.track_id)
        .join(did, (did.c.video_id == track.c.video_id) & (did.c.number == track.c.number))
        .where(*who_conditions(asked, track), fit)
    )
    keys = {OrderBy.START: moment, OrderBy.END: moment, OrderBy.LENGTH: longest}
    return told_of(in_order(asked, query, track, keys, order, limit))


def told_of(picked: sa.Select[Any]) -> sa.Select[Any]:
    """What answers tell of the tracks that were picked: attributes are unpacked of these alone."""
    rows = picked.subquery("picked")
    query = sa.select(*TOLD, rows.c.total).join(rows, rows.c.track_id == track.c.track_id)
    return query.order_by(rows.c.at)


def select_events(
    asked: Asked, kinds: Sequence[EventType], order: Order, limit: int, *, is_certain: bool = True
) -> sa.Select[Any]:
    """Events of some types that fit, or those of people who may fit."""
    query = sa.select(event).where(*deeds(asked, event, kinds))
    if not is_certain:
        query = query.where(who_did(asked, event, kinds, is_certain=False), ~who_did(asked, event, kinds))
    elif asks_of_people(asked):
        query = query.where(who_did(asked, event, kinds))
    moment = moment_of(asked, event, kinds)
    keys = {
        OrderBy.START: moment,
        OrderBy.END: event.c.end_s,
        OrderBy.LENGTH: event.c.end_s - event.c.start_s,
    }
    return in_order(asked, query, event, keys, order, limit)


def in_order(
    asked: Asked, query: sa.Select[Any], rows: sa.Table, keys: Keys, order: Order, limit: int
) -> sa.Select[Any]:
    """At most `limit` rows, or those that an order picks, with the `total` of all; older recordings first."""
    key = keys[order.by]
    by: list[Number] = [key.desc() if order.is_descending else key]
    if len(asked.video_ids) > 1:
        places = asked.places()
        query = query.join(places, places.c.video_id == rows.c.video_id)
        place = (
            places.c.place.desc()
            if order.is_descending and order.by is not OrderBy.LENGTH
            else places.c.place
        )
        by.insert(len(by) if order.by is OrderBy.LENGTH else 0, place)
    tie = rows.c.number if rows is track else rows.c.event_id
    at = sa.func.row_number().over(order_by=[*by, tie]).label("at")
    counted = query.add_columns(sa.func.count().over().label("total"), at).order_by(at)
    if order.limit:
        return counted.offset(order.nth - 1).limit(min(order.limit, limit))
    return counted.limit(limit)


def select_deeds_of(
    asked: Asked, kinds: Sequence[EventType], people: Sequence[tuple[int, int]]
) -> sa.Select[Any]:
    """Events of some types, or of all, of people by video and number, in the asked time; by time."""
    videos, numbers = zip(*people, strict=True)
    names = (sa.column("video_id", sa.Integer), sa.column("number", sa.Integer))
    person = sa.func.unnest(integers(videos), integers(numbers)).table_valued(*names).render_derived()
    joined = event.join(
        person,
        (person.c.video_id == event.c.video_id) & is_of(person.c.number, event, kinds or tuple(EventType)),
    )
    query = sa.select(event, person.c.number).select_from(joined).order_by(event.c.start_s, event.c.event_id)
    if kinds:
        return query.where(*deeds(asked, event, kinds, person.c.number))
    during = asked.in_time(
        event.c.video_id, lambda from_s, until_s: overlaps(event.c.start_s, event.c.end_s, from_s, until_s)
    )
    return query.where(asked.holds_video(event.c.video_id), during)


def select_busy(asked: Asked) -> sa.Select[Any]:
    """When something of what is asked for was there, or may have been: stays with their paths, or events."""
    kinds = named_types(asked.query)
    if kinds:
        query = sa.select(event.c.video_id, event.c.start_s, event.c.end_s, sa.null().label("path"))
        query = query.where(*deeds(asked, event, kinds))
        return query.where(who_did(asked, event, kinds, is_certain=False)) if asks_of_people(asked) else query
    path = track.c.attributes["path"].label("path") if asked.query.place.sides else sa.null().label("path")
    query = sa.select(track.c.video_id, track.c.start_s, track.c.end_s, path)
    return query.where(*stays(asked, track), fits(asked, track).is_not(False))


def select_spans(asked: Asked) -> sa.Select[Any]:
    """When what is asked for was: its recording, its moment, and its start and end."""
    rows = items(asked).subquery()
    return sa.select(rows.c.video_id, rows.c.moment_s, rows.c.start_s, rows.c.end_s)


def select_videos_with(asked: Asked) -> sa.Select[tuple[int]]:
    """The recordings that hold what is asked for."""
    return sa.select(items(asked).subquery().c.video_id).distinct()


def select_seconds(asked: Asked) -> sa.Select[tuple[float, float]]:
    """Seconds of the asked time that are of recordings, and those of them that were looked at."""
    rows = asked.stretch_rows()
    length = sa.func.least(coverage.c.end_s, rows.c.end_s) - sa.func.greatest(
        coverage.c.start_s, rows.c.start_s
    )
    seen = sa.case((coverage.c.state.in_(SEEN_STATES), length), else_=0.0)
    whole, looked = (sa.func.coalesce(sa.func.sum(each), 0.0) for each in (length, seen))
    return sa.select(whole.label("whole"), looked.label("seen")).where(
        coverage.c.video_id == rows.c.video_id,
        coverage.c.start_s < rows.c.end_s,
        coverage.c.end_s > rows.c.start_s,
    )


def select_coverage(asked: Asked, *, only_unseen: bool) -> sa.Select[Any]:
    """How the recordings were looked at around the asked time, by recording and time."""
    during = asked.in_time(
        coverage.c.video_id,
        lambda from_s, until_s: (coverage.c.start_s < until_s) & (coverage.c.end_s > from_s),
    )
    query = sa.select(coverage).where(asked.holds_video(coverage.c.video_id), during)
    if only_unseen:
        query = query.where(coverage.c.state.not_in(SEEN_STATES))
    return query.order_by(coverage.c.video_id, coverage.c.start_s)
