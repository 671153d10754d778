"""A question as terms: its words with what they may mean, in order, the unknown ones among them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from domain.events.types import EventType
from domain.query.context import QueryContext
from domain.understanding.lexicon.book import Match, english_words, longest_match, spelt_words
from domain.understanding.lexicon.single import PICTURE_WORDS
from domain.understanding.words.english import corrected, lemmas
from domain.understanding.words.meanings import (
    ClockMeaning,
    DayMeaning,
    EventMeaning,
    Meaning,
    NumberMeaning,
    OrdinalMeaning,
)
from domain.understanding.words.names import with_names
from domain.understanding.words.tokens import Morphemes, Token, tokenize
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

M = TypeVar("M")
SILENT_GRAMMAR = frozenset(
    {
        Grammar.AND,
        Grammar.OR,
        Grammar.BE,
        Grammar.WEAR,
        Grammar.WITH,
        Grammar.FROM,
        Grammar.TO,
        Grammar.AT,
        Grammar.ABOUT,
        Grammar.DURING,
        Grammar.NUMBER,
        Grammar.ONE,
        Grammar.THAT,
        Grammar.THEN,
        Grammar.WHAT_ABOUT,
        Grammar.TOPIC,
        Grammar.COMMA,
        Grammar.COUNTER,
        Grammar.FILLER,
    }
)
"""What says nothing without the words that it belongs to."""
PASSED = (Grammar.INWARDS, Grammar.OUTWARDS, Grammar.FILLER, Grammar.DURING)
"""What may stand between such a word and the rest, beside words that ask."""
UNSAID = (Grammar.FILLER, Grammar.TOPIC, Grammar.ALL)
"""What may stand between a word and the neighbour that says what it means."""
SILENT_NOUNS = frozenset({Noun.PERSON, Noun.SOMEBODY, Noun.RECORDING, Noun.CAMERA, Noun.EVENT, Noun.TIME})
"""Whom or what a question is about anyway."""
SILENT_ASKS = frozenset({Ask.WHO, Ask.WHAT, Ask.WHICH, Ask.WHETHER, Ask.FIND, Ask.DO, Ask.HAPPENED})
"""What an answer gives beside what else is asked."""
SILENT: frozenset[Meaning] = frozenset({*SILENT_GRAMMAR, *SILENT_NOUNS, *SILENT_ASKS})
"""Meanings that no answer has to tell of where they took no part; all others are named as not understood."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words and what they may mean, the likeliest first; none for words that the lexicon does not have.

    `start` and `end` are its letters in the question, `tag` that of its first token.
    """

    meanings: tuple[Meaning, ...]
    text: str
    start: int
    end: int
    is_korean: bool = False
    tag: str = ""
    taken: tuple[str, str] | None = None
    """Of a typing error: what was written, and what it was taken for."""

    def of(self, kind: type[M]) -> M | None:
        """The first of its meanings that is of a kind."""
        for each in self.meanings:  # plain loops: a long text asks this some hundred thousand times
            if isinstance(each, kind):
                return each
        return None

    def has(self, *meanings: Meaning) -> bool:
        for each in self.meanings:  # noqa: SIM110, a generator takes three times as long
            if each in meanings:
                return True
        return False

    def means(self, event_type: EventType) -> bool:
        """Whether it is for events of that type alone."""
        event = self.of(EventMeaning)
        return event is not None and event.types == (event_type,)

    def __lt__(self, other: "Term") -> bool:
        return self.start < other.start

    @property
    def must_be_told(self) -> bool:
        """Whether an answer has to tell of it where it took no part."""
        return self.has(Ask.HOW_MANY) or not any(each in SILENT for each in self.meanings)


Neighbours = tuple[tuple[Callable[[list[Term], int], bool], Meaning], ...]
"""What words mean beside some others: whether that is so of the term at an index, and the meaning."""
NO_TERM = Term((), "", 0, 0)
"""What stands before the first and after the last term."""


def term_at(terms: Sequence[Term], at: int) -> Term:
    """The term at an index, or one that says nothing."""
    return terms[at] if 0 <= at < len(terms) else NO_TERM


def near(terms: Sequence[Term], at: int, by: int, passed: Sequence[Meaning] = UNSAID) -> Term:
    """The next term before (-1) or behind (1) an index that says something, or one that says nothing."""
    at += by
    while 0 <= at < len(terms) and terms[at].has(*passed):
        at += by
    return term_at(terms, at)


def person_before(number: Term) -> Term:
    """`person`, which is left out before a number: `did 1 and 4 meet?`."""
    return Term((Noun.PERSON,), "", number.start, number.start)


def read_terms(text: str, context: QueryContext, morphemes: Morphemes) -> list[Term]:
    """The terms of a question; names of the context come before the lexicon.

    Typing errors of Korean are put right only where that leaves fewer words unknown: who writes rare words
    means them.
    """
    terms = read_spelled(text, context, morphemes, corrects=False)
    if unknown_korean(terms) == 0:
        return terms
    corrected_terms = read_spelled(text, context, morphemes, corrects=True)
    return corrected_terms if unknown_korean(corrected_terms) < unknown_korean(terms) else terms


def read_spelled(text: str, context: QueryContext, morphemes: Morphemes, *, corrects: bool) -> list[Term]:
    tokens = with_names(text, tokenize(text, morphemes, corrects=corrects), context)
    return list(terms_of(text, [spelled(each) for each in tokens]))


def unknown_korean(terms: Sequence[Term]) -> int:
    """How many Korean words the lexicon does not have."""
    return sum(1 for each in terms if each.is_korean and not each.meanings)


def terms_of(text: str, tokens: Sequence[Token]) -> Iterator[Term]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        match = None if own_meanings(token) else best_match(tokens, at)
        length = match.length if match else 1
        last = tokens[at + length - 1]
        meanings = match.meanings if match else own_meanings(token)
        if meanings or token.is_content:
            written = token.text if length == 1 else text[token.start : last.end]
            taken = next((each.taken for each in tokens[at : at + length] if each.taken), None)
            tags = [each.tag for each in tokens[at : at + length] if each.is_content]
            yield Term(
                meanings, written, token.start, last.end, token.is_korean, (tags or [token.tag])[-1], taken
            )
        at += length


def best_match(tokens: Sequence[Token], at: int) -> Match | None:
    near, far = longest_match(tokens, at), distant_match(tokens, at)
    return far if far and (near is None or far.words > near.words) else near


def distant_match(tokens: Sequence[Token], at: int) -> Match | None:
    """The phrase of a token with a word for the camera or a line that stands apart from it.

    Korean asks between the two: `the camera when was covered?`.
    """
    for index in range(at - 2, -1, -1):
        between = [each for each in tokens[index + 1 : at] if each.is_content]
        if tokens[at].is_content and not PICTURE_WORDS.isdisjoint(tokens[index].forms) and is_passed(between):
            match = longest_match([tokens[index], *tokens[at:]], 0)
            if match is not None and match.words > 1 and match.length > 1:
                return Match(match.meanings, match.length - 1, match.words)
    return None


def is_passed(between: Sequence[Token]) -> bool:
    """Whether only words that ask, and how far inwards, stand between two parts of a phrase."""
    at = 0
    while at < len(between):
        match = longest_match(between, at)
        if match is None or not any(isinstance(each, Ask) or each in PASSED for each in match.meanings):
            return False
        at += match.length
    return True


def own_meanings(token: Token) -> tuple[Meaning, ...]:
    """What tokens mean that are no words: names, numbers, times, signs."""
    if token.name is not None:
        return (token.name,)
    if token.tag == "number":
        return (NumberMeaning(float(token.text)),)
    if token.tag == "ordinal":
        return (OrdinalMeaning(int(token.text[:-2])),)
    if token.tag == "clock":
        return (ClockMeaning(tuple(int(part) for part in token.text.split(":"))),)
    if token.tag == "date":
        year, month, day = (int(part) for part in token.text.split("-"))
        return (DayMeaning(date=(year, month, day)),)
    return {"break": (Grammar.COMMA,), "range": (Grammar.TO,)}.get(token.tag, ())


def spelled(token: Token) -> Token:
    """A token with what it was taken for, where it is a typing error of an English word of the lexicon."""
    if token.is_korean:
        return replace(token, taken=(token.text, token.forms[-1])) if token.is_corrected else token
    if token.tag != "word" or not english_words().isdisjoint(token.forms):
        return token
    meant = corrected(token.text, spelt_words())
    return token if meant is None else replace(token, forms=lemmas(meant), taken=(token.text, meant))
