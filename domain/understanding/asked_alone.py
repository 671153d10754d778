"""A question amid talk: where the whole is not understood, the part that asks is read by itself.

`A lady rang about a lost bag. Did anybody leave something behind?`: what the first sentence tells narrows
nothing that is asked. A question that points at what was told (`somebody came in. When did he leave?`) is
read as if that had been asked before, and only where all of it is understood. Words left aside are told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.query.context import QueryContext
from domain.query.filters import TimeFilter
from domain.query.query import Query, Scope
from domain.understanding.lexicon.beside import OF_THIRD
from domain.understanding.lexicon.spoken import (
    LEAD_IN,
    LIMITS,
    MIN_STATED,
    PART_END,
    POINTS_BACK_KO,
    STATED_KO,
    WORD,
)
from domain.understanding.words.tokens import MAX_CHARS

MAX_PARTS = 8
"""Parts of a text among which the one that asks is looked for."""


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` reads a text, all of which is meant; `untold` gives its words that are to be told if unused."""

    read: Callable[[str, QueryContext], Query]
    untold: Callable[[str, QueryContext], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Talk:
    """What is asked, and what is told before and behind it."""

    asked: str
    told: tuple[str, ...]


def asked_alone(text: str, context: QueryContext, reader: Reader) -> Query | None:
    """The query of the part that asks, if it can be told from the rest and is understood; None otherwise."""
    for talk in talks(text):
        query = read_talk(talk, context, reader)
        if query is not None and query.is_understood:
            words = [word for told in talk.told for word in reader.untold(told, context)]
            return replace(query, asides=tuple(dict.fromkeys([*query.asides, *words])))
    return None


def talks(text: str) -> Iterator[Talk]:
    """The ways to tell what is asked from the rest, those with the most asked first."""
    parts = parted(text) if len(text) <= MAX_CHARS else []
    if not 1 < len(parts) <= MAX_PARTS:
        return
    asking = [at for at, part in enumerate(parts) if asks(part)] or [len(parts) - 1]
    first, last = asking[0], asking[-1]
    for start in range(first + 1):
        for end in range(len(parts), last, -1):
            told = (*parts[:start], *parts[end:])
            if told and all(states(each) for each in told):
                yield Talk(" ".join(parts[start:end]), told)


def parted(text: str) -> list[str]:
    """A text by sentences, and Korean clauses that lead up to a question."""
    ends = [match.end() for match in PART_END.finditer(text)]
    cuts = [0, *ends, len(text)]
    found = (text[start:end].strip() for start, end in pairwise(cuts))
    return [each for each in found if WORD.search(each)]


def asks(part: str) -> bool:
    return part.endswith("?") or LEAD_IN.match(part) is not None


def states(part: str) -> bool:
    """Whether a part tells something, and nothing that says whom or what is asked for."""
    if LIMITS.search(part):
        return False
    return STATED_KO.search(part) is not None or len(WORD.findall(part)) >= MIN_STATED


def read_talk(talk: Talk, context: QueryContext, reader: Reader) -> Query | None:
    """The query of what is asked; None where it cannot be told from what else was said."""
    told = " ".join(talk.told)
    query, before = reader.read(talk.asked, context), reader.read(told, context)
    is_of_told = before.names_somebody and not query.names_somebody
    if is_of_told or (points_back(talk.asked) and has_content(told, before, context, reader)):
        if not before.is_understood:
            return None
        return reader.read(talk.asked, replace(context, previous=before, referred=(), is_first=False))
    return placed(query, before) if context.recorded else query


def points_back(asked: str) -> bool:
    """Whether a question may mean somebody or something that was told before it."""
    return any(OF_THIRD.fullmatch(each) for each in WORD.findall(asked)) or bool(POINTS_BACK_KO.search(asked))


def has_content(told: str, before: Query, context: QueryContext, reader: Reader) -> bool:
    """Whether what is told may name somebody or something: more than `ah ok`."""
    return bool(reader.untold(told, context) or before.events or before.unseen or before.names_somebody)


def placed(query: Query, before: Query) -> Query:
    """With the day and the camera that were told, where the question names none: `I was off yesterday`."""
    if query.time == TimeFilter() and before.time.wall is not None:
        query = replace(query, time=TimeFilter(wall=before.time.wall, said=before.time.said))
    return query if query.scope != Scope() else replace(query, scope=before.scope)
