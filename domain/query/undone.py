"""What somebody did not do, at a place that is only that of it."""

from domain.events.types import EventType
from domain.query.deeds import PLACES
from domain.query.meanings import NameMeaning
from domain.query.reading import Reading
from domain.query.ways import is_line_named


def tell_places_of_undone(reading: Reading) -> None:
    """`Came through the door, never got to the counter`: a filter has one place for both: it is told."""
    people, places = reading.query.people, set(PLACES)
    did = {*people.doing, *reading.query.events} & places
    is_line = EventType.LINE_CROSSING in did and is_line_named(reading)
    is_of_both = len(reading.query.place.zones) > 1 or is_line
    if is_of_both and did and set(people.not_doing) & places:
        named = [each for each in reading.terms if each.of(NameMeaning) is not None]
        reading.leftover += named[-1:]
