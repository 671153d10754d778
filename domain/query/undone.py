"""What somebody did not do, at a place that is only that of it."""

from domain.query.deeds import PLACES
from domain.query.meanings import NameMeaning
from domain.query.reading import Reading


def tell_places_of_undone(reading: Reading) -> None:
    """`Came through the door, never got to the counter`: a filter has one place for both: it is told."""
    people, places = reading.query.people, set(PLACES)
    did = {*people.doing, *reading.query.events} & places
    if len(reading.query.place.zones) > 1 and did and set(people.not_doing) & places:
        named = [each for each in reading.terms if each.of(NameMeaning) is not None]
        reading.leftover += named[-1:]
