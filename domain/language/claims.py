"""What a text claims: its numbers, times, lengths, names, people, sides, colours and kinds of events.

The same reader is used for every text that may be shown: answers, a language model's wording of them, and its
summaries. What a text claims is then compared with what its evidence holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from domain.events.types import EventType
from domain.language.message import Language, Message, text
from domain.language.messages import claims as say
from domain.language.messages.colours import COLOURS

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
TIME = re.compile(r"(?<![\d:])(?:\d+:)?\d{1,2}:\d{2}(?!:?\d)")
NAME = re.compile(r"“([^”]*)”|‘([^’]*)’|^\[([^\]]*)\]")
"""What stands in quotation marks, and the name of a recording before its sentence."""
NOUGHT = re.compile(r"(?<![\d:.])0(?![\d:.])")
MIN_STEM = 3
"""Letters of a Korean colour from which on its stem, too, means it: not the first syllable of grey alone."""


@dataclass(frozen=True)
class Claims:
    """Values as the text writes them. Colours are with the part of the clothes, or None for any."""

    names: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """Numbers that tell people apart."""
    people_counts: frozenset[str] = frozenset()
    event_counts: frozenset[tuple[EventType, str]] = frozenset()
    numbers: frozenset[str] = frozenset()
    """All other numbers."""
    sides: frozenset[str] = frozenset()
    types: frozenset[EventType] = frozenset()
    colours: frozenset[tuple[str, str | None]] = frozenset()
    labels: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    """Words for what nothing here looks for."""
    says_yes: bool = False
    says_no: bool = False
    says_nobody: bool = False
    """That somebody or something was not there."""
    says_nought: bool = False


def read_claims(told: str, language: Language) -> Claims:
    """Everything that a text claims.

    >>> found = read_claims("Yes, 2 people in red came in at 00:22.", Language.ENGLISH)
    >>> found.says_yes, sorted(found.people_counts), sorted(found.times), sorted(map(str, found.types))
    (True, ['2'], ['00:22'], ['person_enter'])
    """
    reader = Reader(told, language)
    says = {name: bool(pattern(each, language).search(told)) for name, each in POLARITY.items()}
    return Claims(
        names=reader.take(NAME),
        moments=reader.take(pattern(say.MOMENT, language)),
        times=reader.take(TIME),
        lengths=reader.take(pattern(say.LENGTH, language)),
        people=reader.take(pattern(say.PERSON, language)),
        sides=reader.take_named(say.SIDES),
        says_nought=bool(NOUGHT.search(reader.rest)),
        event_counts=frozenset(reader.take_counts()),
        people_counts=reader.take(pattern(say.PEOPLE, language)),
        types=frozenset(EventType(each) for each in reader.take_named(say.EVENTS)),
        colours=frozenset(reader.take_colours()),
        labels=reader.take_named(say.THINGS),
        genders=reader.take_named(say.GENDERS),
        unseen=reader.take(pattern(say.UNSEEN, language)),
        numbers=reader.take(NUMBER),
        **says,
    )


POLARITY = {"says_yes": say.YES, "says_no": say.NO, "says_nobody": say.NOBODY}


@dataclass
class Reader:
    """Takes a text apart: what a pattern fits is not read again by the next one."""

    rest: str
    language: Language

    def take(self, wanted: re.Pattern[str]) -> frozenset[str]:
        found = [next(filter(None, match.groups()), match.group()) for match in wanted.finditer(self.rest)]
        if found:
            self.rest = wanted.sub(" ", self.rest)
        return frozenset(found)

    def take_named(self, table: dict[str, Message[[]]]) -> frozenset[str]:
        """Keys of a table whose patterns fit, one after another."""
        return frozenset(key for key, told in table.items() if self.take(pattern(told, self.language)))

    def take_counts(self) -> Iterator[tuple[EventType, str]]:
        for kind in EventType:
            yield from ((kind, number) for number in self.take(count_pattern(kind, self.language)))

    def take_colours(self) -> Iterator[tuple[str, str | None]]:
        for name, part in product(COLOURS, (*say.PARTS, None)):
            if self.take(colour_pattern(name, self.language, part)):
                yield name, part


@cache
def pattern(message: Message[[]], language: Language) -> re.Pattern[str]:
    return re.compile(message.template(language))


@cache
def colour_pattern(name: str, language: Language, part: str | None = None) -> re.Pattern[str]:
    """The word for a colour, of one part of the clothes or of any."""
    word = text(COLOURS[name], language)
    after = say.PARTS[part].template(language) if part else ""
    if language is Language.ENGLISH:
        return re.compile(rf"\b{word}\b{after}", re.IGNORECASE)
    return re.compile(re.escape(word if part or len(word) < MIN_STEM else word[:-1]) + after)


@cache
def count_pattern(kind: EventType, language: Language) -> re.Pattern[str]:
    """A number with the noun of a type of event."""
    noun = kind.kind.noun
    if language is Language.KOREAN:
        return re.compile(rf"{re.escape(text(noun.one, language))} (\d+)\w")
    words = "|".join(re.escape(text(each, language)) for each in (noun.several, noun.one))
    return re.compile(rf"(\d+) (?:{words})\b")
