"""What somebody did not do, at a place that is only that of it."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START, PLACES
from domain.understanding.where.ways import is_line_named
from domain.understanding.words.meanings import NameMeaning, SideMeaning
from domain.understanding.words.names import ZONE
from domain.understanding.words.reading import Reading

CENTER = "center"
"""The middle of the picture."""


def read_places_of_undone(reading: Reading, undone_at: list[int]) -> None:
    """`Came through the door, never got to the counter`: the place of each; `undone_at` are indices."""
    tell_side_of_several_undone(reading)
    people, places = reading.query.people, set(PLACES)
    did = {*people.doing, *reading.query.events} & places
    if not did or not set(people.not_doing) & places:
        return
    zones = reading.query.place.zones
    name = name_of(reading, undone_at[-1]) if undone_at else None
    if len(zones) > 1 and name in zones:
        rest = tuple(each for each in zones if each != name)
        reading.change(place=replace(reading.query.place, zones=rest))
        reading.change_people(not_at=(name,))
        if is_line_named(reading):
            cross_instead(reading)
    elif len(zones) > 1 or (EventType.LINE_CROSSING in did and is_line_named(reading)):
        reading.leftover += [each for each in reading.terms if each.of(NameMeaning) is not None][-1:]


def cross_instead(reading: Reading) -> None:
    """Who came through a door that is a line crossed it; who then went out again left."""
    events, place = [*map(over_line, reading.query.events)], reading.query.place
    doing = tuple(map(over_line, reading.query.people.doing))
    if EventType.LINE_CROSSING in doing and set(reading.context.lines) == set(place.zones):
        events = [EventType.PERSON_EXIT if each is EventType.ZONE_EXIT else each for each in events]
        reading.change(place=replace(place, zones=()))
    reading.change(events=tuple(events))
    reading.change_people(doing=doing)


def over_line(event_type: EventType) -> EventType:
    return EventType.LINE_CROSSING if event_type is EventType.ZONE_ENTER else event_type


def tell_side_of_several_undone(reading: Reading) -> None:
    """`Neither came from the left nor loitered`: a side of only one of them cannot be looked for."""
    place = reading.query.place
    sides = (place.came_from, place.went_to, *place.sides)
    if len(reading.query.people.not_doing) > 1 and any(sides):
        reading.leftover += [each for each in reading.terms if each.of(SideMeaning) is not None]
        reading.change(place=replace(place, came_from=None, went_to=None, sides=()))


def tell_place_of_others(reading: Reading) -> None:
    """Nobody comes or leaves in the middle: there somebody did something else, which is not looked for there.

    `Of those who met in the middle, who left first?`
    """
    query = reading.query
    is_no_edge = query.place.sides == (CENTER,) and set(query.events) <= {*AT_START, *AT_END}
    if is_no_edge and query.events and query.people.doing:
        said = [each for each in reading.terms if each.of(SideMeaning) == SideMeaning(CENTER)]
        reading.leftover += said
        reading.change(place=replace(query.place, sides=()))


def read_place_of_done(reading: Reading) -> None:
    """`When did the second one to go to the counter leave?`: the place is only that of what says who.

    Where there is no other zone, or no other line, it says no more than that; elsewhere it is told.
    """
    query, places = reading.query, set(PLACES)
    done = set(query.people.doing) & places
    if len(query.place.zones) != 1 or not done or not query.events or set(query.events) & places:
        return
    lines = set(reading.context.lines)
    alike = lines if done == {EventType.LINE_CROSSING} else set(reading.context.zones) - lines
    if not set(query.events) <= {*AT_START, *AT_END}:
        return
    if alike != set(query.place.zones):
        reading.leftover += [each for each in reading.terms if each.of(NameMeaning) is not None][-1:]
    reading.change(place=replace(query.place, zones=()))


def name_of(reading: Reading, at: int) -> str | None:
    """The zone or line that is named with something: before it in Korean, behind it in English."""
    is_korean = reading.terms[at].is_korean
    terms = reversed(reading.terms[:at]) if is_korean else reading.terms[at + 1 :]
    names = (name for each in terms if (name := each.of(NameMeaning)) is not None and name.kind == ZONE)
    found = next(names, None)
    return found.name if found is not None else None
