"""Texts for people: each is declared once, with its English and its Korean side by side.

The table itself is the package `domain.language.messages`, and the words of each type of event stand with
its declaration in `domain.events.types`.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, ParamSpec

Values = ParamSpec("Values")
ARTICLE = re.compile(r"\ba (\{(\w+)\})")
"""An English article before something that is filled in."""
VOWELS = tuple("aeiou")


class Language(StrEnum):
    ENGLISH = "en"
    KOREAN = "ko"


@dataclass(frozen=True, slots=True)
class Message(Generic[Values]):
    """A text in both languages. `placeholders` names what is filled in, in the order of its declaration."""

    english: str
    korean: str
    placeholders: tuple[str, ...] = ()

    def template(self, language: Language) -> str:
        return self.korean if language is Language.KOREAN else self.english


def message(english: str, korean: str) -> Message[[]]:
    """Declare a text in which nothing is filled in."""
    return Message(english, korean)


def template(english: str, korean: str) -> Callable[[Callable[Values, None]], Message[Values]]:
    """Declare a text with placeholders; the decorated function's parameters are their names and types."""

    def declare(placeholders: Callable[Values, None]) -> Message[Values]:
        return Message(english, korean, tuple(inspect.signature(placeholders).parameters))

    return declare


def text(message: Message[Values], language: Language, /, *args: Values.args, **values: Values.kwargs) -> str:
    """A message in one language.

    >>> @template("{count} more", "그 밖에 {count}건")
    ... def more(count: int) -> None: ...
    >>> text(more, Language.ENGLISH, count=3), text(more, Language.KOREAN, 3)
    ('3 more', '그 밖에 3건')
    """
    named = dict(zip(message.placeholders, args, strict=False)) | values
    template = message.template(language)
    return (with_articles(template, named) if language is Language.ENGLISH else template).format_map(named)


def with_articles(template: str, named: Mapping[str, object]) -> str:
    """An English template whose articles agree with what they stand before.

    >>> with_articles("in a {colour} top", {"colour": "orange"})
    'in an {colour} top'
    """
    return ARTICLE.sub(lambda at: f"an {at[1]}" if starts_with_vowel(named, at[2]) else at[0], template)


def starts_with_vowel(named: Mapping[str, object], name: str) -> bool:
    return str(named.get(name, "")).lower().startswith(VOWELS)


def texts(message: Message[Values], /, *args: Values.args, **values: Values.kwargs) -> tuple[str, str]:
    """A message in English and in Korean, for what carries both."""
    return (
        text(message, Language.ENGLISH, *args, **values),
        text(message, Language.KOREAN, *args, **values),
    )


@dataclass(frozen=True, slots=True)
class Plural:
    """A word for one and for several; Korean has the same for both."""

    one: Message[[]]
    several: Message[[]]

    def of(self, count: int) -> Message[[]]:
        return self.one if count == 1 else self.several


def plural(one: str, several: str, korean: str) -> Plural:
    return Plural(message(one, korean), message(several, korean))
