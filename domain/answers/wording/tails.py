"""Where and when a question asks about, in the words of its answer."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta

from domain.answers.wording.deed_words import names_its_zone, unique, who_words
from domain.answers.wording.marks import besides, marks_text
from domain.answers.wording.times import date_text, length_text, moment_text
from domain.clock import time_label
from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages import company, particles, people as say_people, phrases as say, times
from domain.language.messages.deeds import BEFORE, BEGAN, HAPPENED, HAPPENED_BEFORE, TO_GET_UP, WHO
from domain.language.messages.tellings import ORDINALS
from domain.language.particles import with_particle
from domain.query.deeds import is_of_steps, is_of_undone
from domain.query.filters import END_S, EXACT_S, CountFilter, LengthFilter, PlaceFilter, TimeFilter, WallClock
from domain.query.query import Order, OrderBy, Query, Relation, RelationKind, Scope
from domain.records import TimeRange

RELATIONS = {
    RelationKind.AFTER: say.after,
    RelationKind.BEFORE: say.before,
    RelationKind.WHILE: say.during,
    RelationKind.ALREADY: company.already_when,
}
WITHIN = {
    RelationKind.AFTER: company.soon_after,
    RelationKind.BEFORE: company.shortly_before,
    RelationKind.WHILE: company.near_in_time,
}
LENGTHS = {RelationKind.LONGER: company.longer_than, RelationKind.SHORTER: company.shorter_than}
NO_PARTICLE = ("", "")
"""Of Korean nouns that stand bare before another one."""
ONE_DAY = timedelta(days=1)
ENDLESS_S = 1e6
"""Seconds from which on a stretch has no end: longer than a week, and than any recording."""


def tail_text(query: Query, language: Language) -> str:
    """` on the left between 01:00 and 02:00 after person 2 left`; in Korean time comes first."""
    where = [*place_parts(query, language), *scope_parts(query.scope, language)]
    if language is Language.KOREAN or not names_its_zone(query):
        where = [*scope_parts(query.scope, language), *place_parts(query, language)]
    alone = [each for each in query.relations if each.to is None]
    others = [each for each in query.relations if each.to is not None]
    when = [*time_parts(query.time, language), *relation_parts(others, language)]
    with_whom = list(relation_parts(alone, language))
    how_long = [length_part(query.length, language)] if query.length else []
    how_often = [times_part(query.people.times, language)] if query.people.times else []
    if language is Language.KOREAN:
        return "".join([besides(query.people, language), *when, *where, *with_whom, *how_long, *how_often])
    return "".join([*with_whom, *where, *how_often, *how_long, *when])


def scope_parts(scope: Scope, language: Language) -> Iterator[str]:
    if scope.site:
        yield text(say.at_site, language, scope.site)
    if scope.cameras:
        yield text(say.on_camera, language, text(say.EITHER, language).join(scope.cameras))


def place_parts(query: Query, language: Language) -> Iterator[str]:
    place = query.place
    if place.sides:
        sides = text(say.EITHER, language).join(text(say.AT_SIDES[each], language) for each in place.sides)
        yield text(say.at_side, language, sides)
    if place.zones:
        is_line = place.direction is not None or EventType.LINE_CROSSING in query.events
        is_line = is_line and not is_of_undone(query)
        names = text(say.EITHER, language).join(place.zones)
        if names_its_zone(query):
            yield text(say.from_zone if EventType.ZONE_EXIT in query.events else say.to_zone, language, names)
        else:
            yield text(say.at_line if is_line else say.in_zone, language, names)
    yield from edge_parts(place, language)


def edge_parts(place: PlaceFilter, language: Language) -> Iterator[str]:
    if place.came_from:
        yield text(say.from_edge, language, text(say.EDGES[place.came_from], language))
    if place.went_to:
        yield text(say.to_edge, language, text(say.EDGES[place.went_to], language))
    if place.same_side is not None:
        yield text(say_people.SAME_SIDE if place.same_side else say_people.OTHER_SIDE, language)
    if place.direction:
        yield text(say.WAYS[place.direction], language)


def time_parts(when: TimeFilter, language: Language) -> Iterator[str]:
    if when.offset is not None:
        yield offset_text(when.offset, language)
    if when.share is not None:
        yield text(times.PARTS[when.share], language)
    if when.last_s == END_S:
        yield text(times.AT_THE_END, language)
    elif when.last_s is not None:
        yield text(say.in_the_last, language, length_text(when.last_s, language))
    yield from (wall_text(each, language) for each in (when.wall, when.daily) if each is not None)


def offset_text(asked: TimeRange, language: Language) -> str:
    """` between 01:00 and 02:00`, ` before 00:30`, ` after 01:00`, ` at 00:48`."""
    if asked.start_s > 0 and asked.length_s == 2 * EXACT_S:
        return text(say.at_moment, language, time_label(asked.start_s + EXACT_S))
    start, end = time_label(asked.start_s), time_label(min(asked.end_s, ENDLESS_S))
    if asked.end_s >= ENDLESS_S:
        return text(say.since, language, start)
    if asked.start_s <= 0:
        return text(say.until, language, end)
    return text(say.between, language, start, end)


def wall_text(wall: WallClock, language: Language) -> str:
    if wall.is_daily:
        return text(say.daily, language, f"{wall.start:%H:%M}", f"{wall.end:%H:%M}")
    if wall.start.time() == wall.end.time() == time.min:
        return days_text(wall, language)
    if wall.start.date() == wall.end.date():
        clock = f"{wall.start:%H:%M:%S}", f"{wall.end:%H:%M:%S}"
        return text(say.between_on, language, date_text(wall.start, language), *clock)
    return text(say.between, language, moment_text(wall.start, language), moment_text(wall.end, language))


def days_text(wall: WallClock, language: Language) -> str:
    """` yesterday (2026-03-01)`, ` from 2026-03-01 to 2026-03-07`: whole days, without their midnights."""
    first, last = wall.start, wall.end - ONE_DAY
    if first == last and wall.days_ago in times.DAYS_AGO:
        called = text(times.DAYS_AGO[wall.days_ago], language)
        return text(times.on_called_day, language, called, date_text(first, language))
    if first == last:
        return text(say.on_day, language, date_text(first, language))
    return text(say.on_days, language, date_text(first, language), date_text(last, language))


def length_part(length: LengthFilter, language: Language) -> str:
    shortest, longest = (
        length_text(length.min_s, language),
        length_text(min(length.max_s, ENDLESS_S), language),
    )
    if length.max_s >= ENDLESS_S:
        return text(say.at_least, language, shortest)
    if length.min_s <= 0:
        return text(say.at_most, language, longest)
    return text(say.from_to, language, shortest, longest)


def times_part(times: CountFilter, language: Language) -> str:
    """` at least twice`, ` exactly once`."""
    number = times.at_least if times.at_most is None else times.at_most
    how_often = text(say_people.TIMES[number], language) if number in say_people.TIMES else None
    told = how_often or text(say_people.so_many_times, language, number)
    if times.at_most is None:
        return text(say_people.at_least_so_often, language, told)
    is_exact = times.at_most == times.at_least
    return text(say_people.exactly_so_often if is_exact else say_people.at_most_so_often, language, told)


def relation_parts(relations: Sequence[Relation], language: Language) -> Iterator[str]:
    for each in relations:
        if each.kind is RelationKind.ALONE:
            yield text(company.ALONE, language)
        elif each.to is None or (each.kind is RelationKind.TOGETHER and is_anybody(each.to)):
            yield text(company.TOGETHER, language)
        elif each.kind in LENGTHS:
            yield text(LENGTHS[each.kind], language, somebody_text(each.to, language, particles.THAN))
        elif each.kind in RELATIONS:
            yield related_text(each.kind, each.to, language)
        elif is_meeting(each.to):
            yield text(company.close_to, language, somebody_text(each.to, language, NO_PARTICLE))
        else:
            yield text(company.together_with, language, somebody_text(each.to, language, particles.WITH))


def related_text(kind: RelationKind, other: Query, language: Language) -> str:
    """` after the fall`, ` within 10 s after the fall`."""
    what = other_text(other, kind, language)
    if other.within_s is None:
        return text(RELATIONS[kind], language, what)
    return text(WITHIN[kind], language, what, length_text(other.within_s, language))


def is_meeting(other: Query) -> bool:
    return other.of_another and other.events == (EventType.INTERACTION,)


def is_anybody(other: Query) -> bool:
    """Whether a relation is to whoever else did the same: `left together`."""
    return other.of_another and is_of_steps(other) and not other.people.is_particular


def other_text(other: Query, kind: RelationKind, language: Language) -> str:
    """Who did what, of the other side of a relation: `person 2 left`."""
    is_before = kind is RelationKind.BEFORE
    deeds = BEFORE if is_before else WHO
    told = [text(deeds[each], language) for each in other.events if each in deeds]
    if other.at_end and is_before:
        told = [text(TO_GET_UP, language)]
    elif other.at_end:
        told = unique([who_words(other, each, language) for each in other.events])
    happenings = BEGAN if kind is RelationKind.ALREADY else HAPPENED_BEFORE if is_before else HAPPENED
    happened = [text(happenings[each], language) for each in other.events if each in happenings]
    if not told and happened:
        return text(say.EITHER, language).join(happened)
    if not told:
        told = [text(say.TO_BE_THERE if is_before else say.WAS_THERE, language)]
    return text(say.who_did, language, somebody_text(other, language), text(say.EITHER, language).join(told))


def somebody_text(other: Query, language: Language, pair: tuple[str, str] = particles.SUBJECT) -> str:
    """`person 2`, `somebody in red`; in Korean with one of the particles of `pair`."""
    if other.people.numbers:
        return numbers_text(other.people.numbers, language, pair)
    who, marks = who_it_was(other, language), marks_text(other.people, 1, language)
    did = [text(WHO[each], language) for each in other.people.doing if each in WHO]
    done = text(say_people.AND, language).join(did)
    if language is Language.KOREAN:
        return with_particle(f"{' '.join([*did, ''])}{marks}{who}", pair)
    return f"{who}{marks}{text(say_people.who_did, language, done) if done else ''}"


def who_it_was(other: Query, language: Language) -> str:
    """`somebody`; `somebody else` of whom nothing is told but that they are another one."""
    is_other = other.of_another and not other.people.is_particular and other.order is None
    return text(company.SOMEBODY_ELSE, language) if is_other else who_in_order(other.order, language)


def who_in_order(order: Order | None, language: Language) -> str:
    """`somebody`, `the second person`, `the last person`."""
    if order is None or order.by not in (OrderBy.START, OrderBy.END) or order.limit > 1:
        return text(say.SOMEBODY, language)
    if order.is_descending and order.nth == 1:
        return text(say_people.THE_LAST_PERSON, language)
    if order.is_descending or order.nth > len(ORDINALS):
        return text(say.SOMEBODY, language)
    return text(say_people.the_nth_person, language, text(ORDINALS[order.nth - 1], language))


def numbers_text(numbers: tuple[int, ...], language: Language, pair: tuple[str, str]) -> str:
    """`person 1 and person 2`; in Korean with one of the particles of `pair`."""
    named = text(say_people.AND, language).join(
        text(say_people.person_number, language, each) for each in numbers
    )
    return with_particle(named, pair) if language is Language.KOREAN else named
