"""A question while it is read: its terms, which of them took part, and the query made of them so far."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.words.meanings import Meaning
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Grammar

M = TypeVar("M")

Compose = Callable[[list[Term], Query, QueryContext], "Reading"]
"""What reads terms into a query (`domain.understanding.compose`)."""


@dataclass(slots=True)
class Reading:
    """`used` are indices into `terms` of those that took part in `query`."""

    terms: list[Term]
    query: Query
    context: QueryContext
    compose: "Compose"
    used: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    leftover: list[Term] = field(default_factory=list)
    """Terms that took part, of which a part was not understood: `truck` is a vehicle, but not any."""

    def change(self, **values: object) -> None:
        """Set fields of the query."""
        self.query = replace(self.query, **values)  # type: ignore[arg-type]

    def change_people(self, **values: object) -> None:
        """Set fields of the query's filter of people."""
        people = replace(self.query.people, **values)  # type: ignore[arg-type]
        self.change(people=people)

    def nested(self, terms: list[Term]) -> "Reading":
        """Some of the terms read as a query of their own: that of a clause, or one side of a comparison."""
        return self.compose(terms, Query(self.query.text, self.query.language), self.context)

    def use(self, *indices: int) -> None:
        self.used.update(indices)

    def term(self, at: int) -> Term:
        return self.terms[at] if 0 <= at < len(self.terms) else NO_TERM

    def free(self, kind: type[M]) -> Iterator[tuple[int, M]]:
        """The terms that took no part yet and have a meaning of a kind, in order."""
        for at, term in enumerate(self.terms):
            meaning = None if at in self.used else term.of(kind)
            if meaning is not None:
                yield at, meaning

    def find(self, *meanings: Meaning) -> int | None:
        """The first free term with one of some meanings."""
        return next(self.all(*meanings), None)

    def all(self, *meanings: Meaning) -> Iterator[int]:
        return (at for at, term in enumerate(self.terms) if at not in self.used and term.has(*meanings))

    def has(self, *meanings: Meaning) -> bool:
        """Whether any term has one of these meanings, free or not."""
        return any(term.has(*meanings) for term in self.terms)

    def take(self, *meanings: Meaning) -> bool:
        """Use all free terms with one of some meanings; whether there were any."""
        found = list(self.all(*meanings))
        self.use(*found)
        return bool(found)

    def step(self, at: int, by: int, skip: Callable[[Term], bool] | None = None) -> int:
        """The next index before (-1) or after (1) one whose term is no filler."""
        passes = skip or is_filler
        at += by
        while 0 <= at < len(self.terms) and passes(self.terms[at]):
            at += by
        return at

    def rest(self) -> tuple[str, ...]:
        """The words that took no part and must be told, as written and in order."""
        return tuple(term.text for term in self.rest_terms())

    def rest_terms(self) -> list[Term]:
        """The same as terms, of which unknown parts of one word are joined."""
        free = [term for at, term in enumerate(self.terms) if at not in self.used and term.must_be_told]
        found: list[Term] = []
        for term in sorted([*free, *self.leftover]):
            if found and is_one_word(found[-1], term):
                found[-1] = replace(term, text=found[-1].text + term.text, start=found[-1].start)
            else:
                found.append(term)
        return found


def is_one_word(first: Term, last: Term) -> bool:
    """Whether two unknown Korean nouns were written as one word."""
    return first.end == last.start and last.is_korean and not (first.meanings or last.meanings)


def is_filler(term: Term) -> bool:
    return term.has(Grammar.FILLER)
