"""How the lexicon is written: a meaning, with the English and the Korean words for it side by side."""

from dataclasses import dataclass

from domain.events.types import EventType
from domain.understanding.words.meanings import EventMeaning, Meaning

Phrase = tuple[str, ...]
"""The words of an entry, in the forms that tokens have."""


@dataclass(frozen=True, slots=True)
class Entry:
    meaning: Meaning
    english: tuple[Phrase, ...]
    korean: tuple[Phrase, ...]


def entry(meaning: Meaning, english: str, korean: str) -> Entry:
    """An entry. Words for the same meaning are parted by commas.

    English words stand without their endings. Korean ones are morphemes in their dictionary form, parted by
    spaces and without particles and endings, with a tag where the form has several meanings: `차/N`.
    """
    return Entry(meaning, phrases(english), phrases(korean))


def verb(types: EventType | tuple[EventType, ...], english: str, korean: str) -> Entry:
    """An entry of a verb for events of some type, or of one of several."""
    return entry(EventMeaning(types if isinstance(types, tuple) else (types,)), english, korean)


def noun(event_type: EventType, english: str, korean: str) -> Entry:
    """An entry of a noun for events of a type."""
    return entry(EventMeaning((event_type,), is_noun=True), english, korean)


def phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(tuple(each.split()) for each in text.split(",") if each.strip())


def words(text: str) -> frozenset[str]:
    """Single words, parted by commas."""
    return frozenset(word for phrase in phrases(text) for word in phrase)


def whole_phrases(text: str) -> frozenset[str]:
    """Phrases as they are written, parted by commas."""
    return frozenset(" ".join(each) for each in phrases(text))
