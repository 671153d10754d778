"""Who fits a query: conditions on tracks, in the three-valued logic of SQL.

What is not certain of somebody is NULL there. A condition on it is NULL where it could hold, and all of them
together are NULL unless one is false: those who fit are those for whom all is true, and those for whom it is
NULL are counted apart.
"""

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from domain.events.types import EventType
from domain.people.traits import Trait, trait_kind
from domain.query.deeds import MOMENTARY, PLACES, is_of_undone, is_side_of_undone, named_types
from domain.query.filters import ClothesFilter, PeopleFilter
from domain.query.query import Subject
from domain.records import PERSON, THINGS
from resources.db.query.asked import Asked, Condition, overlaps
from resources.db.query.deeds import did_so_often, has_deed, has_length, in_asked_time
from resources.db.query.places import was_in_zone, was_on_side
from resources.db.tables import event

Rows = sa.FromClause


def who_conditions(asked: Asked, tracks: Rows) -> list[Condition]:
    """What is never uncertain of anybody: numbers, deeds, edges, and how long they were there."""
    query = asked.query
    found = [asked.holds_video(tracks.c.video_id), label_condition(asked, tracks)]
    if query.people.numbers:
        found.append(tracks.c.number.in_(query.people.numbers))
    if query.people.others_than:
        pairs = [sa.tuple_(*pair) for pair in query.people.others_than]
        found.append(sa.tuple_(tracks.c.video_id, tracks.c.number).not_in(pairs))
    if query.people.among:
        pairs = [sa.tuple_(*pair) for pair in query.people.among]
        found.append(sa.tuple_(tracks.c.video_id, tracks.c.number).in_(pairs))
    if query.people.of_video is not None:
        found.append(tracks.c.video_id == query.people.of_video)
    found += [has_deed(asked, tracks, [kind], *their_time(asked, kind)) for kind in query.people.doing]
    found += edge_conditions(asked, tracks)
    if query.people.times is not None:
        found.append(did_so_often(asked, tracks, named_types(query), query.people.times))
    if query.length is not None and set(named_types(query)) <= set(MOMENTARY):
        found.append(has_length(tracks.c.start_s, tracks.c.end_s, query.length))
    return found


def edge_conditions(asked: Asked, tracks: Rows) -> list[Condition]:
    """Where somebody came from and went to, and whether that was on the same side."""
    place = asked.query.place
    found: list[Condition] = []
    if place.came_from is not None:
        found.append(used_edge(asked, tracks, "entry_side", place.came_from, EventType.PERSON_ENTER))
    if place.went_to is not None:
        found.append(used_edge(asked, tracks, "exit_side", place.went_to, EventType.PERSON_EXIT))
    if place.same_side is not None:
        came = side_of(asked, tracks, EventType.PERSON_ENTER)
        went = side_of(asked, tracks, EventType.PERSON_EXIT)
        found.append(came == went if place.same_side else came != went)
    return found


def label_condition(asked: Asked, tracks: Rows) -> Condition:
    """People, or the things that are asked for, or that recordings are asked for by."""
    query = asked.query
    if query.subject is Subject.THINGS:
        return tracks.c.label.in_(query.labels or THINGS)
    if query.subject in (Subject.RECORDINGS, Subject.CAMERAS) and query.labels:
        return tracks.c.label.in_(query.labels)
    return tracks.c.label == PERSON


def used_edge(asked: Asked, tracks: Rows, name: str, edge: str, kind: EventType) -> Condition:
    """Whether somebody touched an edge, or came or went through a door in that part of the picture."""
    touched: sa.ColumnElement[str | None] = tracks.c.attributes[name].astext
    return (touched == edge) | (touched.is_(None) & has_deed(asked, tracks, [kind], event.c.side == edge))


def side_of(asked: Asked, tracks: Rows, kind: EventType) -> sa.ColumnElement[str | None]:
    """The side on which somebody came or went, as answers tell it; NULL where it is not known."""
    theirs = (event.c.video_id == tracks.c.video_id) & (event.c.track_numbers[1] == tracks.c.number)
    of_kind = asked.holds_video(event.c.video_id), event.c.type == kind.value
    side = sa.select(event.c.side).where(theirs, *of_kind).order_by(event.c.start_s).limit(1)
    return side.correlate(tracks).scalar_subquery()


def there_conditions(asked: Asked, tracks: Rows) -> list[Condition]:
    """That somebody was in sight in the asked time, and in the asked place."""
    place = asked.query.place
    found = [
        asked.in_time(
            tracks.c.video_id,
            lambda from_s, until_s: overlaps(tracks.c.start_s, tracks.c.end_s, from_s, until_s),
        )
    ]
    if place.sides and not is_side_of_undone(asked.query):
        found.append(sa.or_(*(was_on_side(asked, tracks, side) for side in place.sides)))
    if (place.zones or place.direction) and not is_of_undone(asked.query):
        found.append(was_at_place(asked, tracks))
    return found


def was_at_place(asked: Asked, tracks: Rows) -> Condition:
    """Whether somebody did anything at the named zones and lines, or was in one of the zones."""
    place = asked.query.place
    limits = [in_asked_time(asked, event, PLACES)]
    if place.zones:
        limits.append(event.c.zone.in_(place.zones))
    if place.direction:
        limits.append(event.c.direction == place.direction)
    did = has_deed(asked, tracks, PLACES, *limits)
    return did | was_in_zone(asked, tracks) if asked.shapes and not place.direction else did


def fits(asked: Asked, tracks: Rows) -> Condition:
    """Whether somebody has what a query asks of them: true, false, or NULL where that is not certain."""
    wanted = asked.query.people
    parts = [
        *(wears(each, tracks) for each in wanted.clothes),
        *(has_traits(each, tracks) for each in traits_by_kind(wanted)),
        *(did_not(asked, each, tracks) for each in wanted.not_doing),
    ]
    if wanted.facing is not None:
        parts.append(tracks.c.attributes["facing"].astext == wanted.facing.value)
    return sa.and_(sa.true(), *parts)


def can_be_uncertain(wanted: PeopleFilter) -> bool:
    """Whether it asks for anything that may not be known of somebody."""
    return bool(wanted.clothes or wanted.traits or wanted.facing or wanted.not_doing)


def wears(wanted: ClothesFilter, tracks: Rows) -> Condition:
    """Of two garments either may have the colour: one that has it decides, whatever the other is."""
    names = ("upper", "lower") if wanted.part is None else (wanted.part,)
    colours = sorted(colour.value for colour in wanted.colours)
    if wanted.is_excluded:
        return sa.and_(*(tracks.c[name].not_in(colours) for name in names))
    return sa.or_(*(tracks.c[name].in_(colours) for name in names))


def traits_by_kind(wanted: PeopleFilter) -> list[list[Trait]]:
    kinds: dict[str, list[Trait]] = defaultdict(list)
    for trait in wanted.traits:
        kinds[trait_kind(trait)].append(trait)
    return list(kinds.values())


def has_traits(one_kind: Sequence[Trait], tracks: Rows) -> Condition:
    """Whether a classifier guessed one of some traits of the same kind."""
    kind = trait_kind(one_kind[0])
    known = tracks.c.attributes
    guess: sa.ColumnElement[str | None] = (
        known[kind].astext if kind == "facing" else known[(kind, "value")].astext
    )
    return guess.in_([trait.value for trait in one_kind])


def did_not(asked: Asked, kind: EventType, tracks: Rows) -> Condition:
    """Whether somebody never did something there; NULL where they may have.

    Lost from sight is perhaps gone out there, unless it is known where they went out.
    """
    did = has_deed(asked, tracks, [kind], *their_time(asked, kind), *their_place(asked, kind))
    if kind.kind.related is None:
        return ~did
    anywhere = has_deed(asked, tracks, [kind], *their_time(asked, kind))
    related = EventType(kind.kind.related)
    may_have = has_deed(asked, tracks, [related], *their_time(asked, related))
    return sa.case((did, sa.false()), (may_have & ~anywhere, sa.null()), else_=sa.true())


def their_place(asked: Asked, kind: EventType) -> list[Condition]:
    """The asked zones or lines, for what is done at them: who did not go to one may have been at another."""
    zones = asked.query.people.not_at or asked.query.place.zones
    sides = asked.query.place.sides
    at_side: list[Condition] = [event.c.side.in_(sides)] if sides and is_side_of_undone(asked.query) else []
    at_zone: list[Condition] = [event.c.zone.in_(zones)] if zones and kind in PLACES else []
    direction = asked.query.place.direction if kind is EventType.LINE_CROSSING else None
    that_way: list[Condition] = [event.c.direction == direction] if direction is not None else []
    return [*at_side, *at_zone, *that_way]


def their_time(asked: Asked, kind: EventType) -> list[Condition]:
    """The asked time, unless that is the time of other events that a query names beside this one."""
    return [] if named_types(asked.query) else [in_asked_time(asked, event, [kind])]
