"""How what somebody did, or did not do, is said: its end has words of its own."""

from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages.deeds import GOT_UP, GOT_UP_DID, GOT_UP_NOT, WHO, WHO_NOT
from domain.query.query import Query


def did_words(query: Query, each: EventType, count: int, language: Language) -> str:
    """`fell`; Korean as the end of a sentence."""
    return text((GOT_UP_DID if query.at_end else each.kind.did).of(count), language)


def who_words(query: Query, each: EventType, language: Language) -> str:
    """`fell`; Korean before its noun."""
    return text(GOT_UP if query.at_end else WHO[each], language)


def not_words(query: Query, each: EventType, language: Language) -> str:
    """`did not fall`; Korean before its noun."""
    return text(GOT_UP_NOT if query.at_end else WHO_NOT[each], language)


def unique(told: list[str]) -> list[str]:
    """Each of some words once: getting up is the same of whoever lay and whoever sat."""
    return list(dict.fromkeys(told))
