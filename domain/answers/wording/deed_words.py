"""How what somebody did, or did not do, is said: its end has words of its own."""

from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages.deeds import GOT_UP, GOT_UP_DID, GOT_UP_NOT, IN_ZONE, NOT_IN_ZONE, WHO, WHO_NOT
from domain.query.query import Query, Subject

ZONES = (EventType.ZONE_ENTER, EventType.ZONE_EXIT, EventType.ZONE_DWELL)
"""What is done at a zone, whose name then stands with the verb."""


def names_its_zone(query: Query) -> bool:
    """Whether a zone is named where what is done at it is told: `stepped into the zone Counter`."""
    is_told = query.subject is Subject.PEOPLE and bool(query.place.zones and query.events)
    return is_told and set(query.events) <= set(ZONES)


def did_words(query: Query, each: EventType, count: int, language: Language) -> str:
    """`fell`; Korean as the end of a sentence."""
    if names_its_zone(query):
        return text(IN_ZONE[each], language)
    return text((GOT_UP_DID if query.at_end else each.kind.did).of(count), language)


def who_words(query: Query, each: EventType, language: Language) -> str:
    """`fell`; Korean before its noun."""
    if names_its_zone(query):
        return text(IN_ZONE[each], language)
    return text(GOT_UP if query.at_end else WHO[each], language)


def not_words(query: Query, each: EventType, language: Language) -> str:
    """`did not fall`; Korean before its noun."""
    if names_its_zone(query):
        return text(NOT_IN_ZONE[each], language)
    return text(GOT_UP_NOT if query.at_end else WHO_NOT[each], language)


def unique(told: list[str]) -> list[str]:
    """Each of some words once: getting up is the same of whoever lay and whoever sat."""
    return list(dict.fromkeys(told))
