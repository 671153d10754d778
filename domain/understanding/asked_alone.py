"""A question amid talk: where the whole is not understood, the part that asks is read by itself.

`A lady rang about a lost bag. Did anybody leave something behind?`: what the first sentence tells narrows
nothing that is asked. A question that points at what was told (`somebody came in. When did he leave?`) is
read as if that had been asked before, and only where all of it is understood. Words left aside are told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from domain.query.completing import merged_scope
from domain.query.context import QueryContext
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Query, Subject
from domain.query.unseen import Unseen
from domain.understanding.lexicon.back_references import (
    AT_THAT_TIME,
    HANGUL_AT_END,
    POINTS_BACK_KO,
    THE_ONE,
    WHICH_ONE,
)
from domain.understanding.lexicon.beside import FIRST_PERSON, OF_THIRD
from domain.understanding.lexicon.talk import (
    CLAUSE,
    EMPTY_IT,
    LEAD_IN,
    LIMITS,
    MIN_STATED,
    NARROWS,
    OF_TELLER,
    RUN_ON,
    SIGNS,
    SOMEBODY_DID,
    SOUGHT,
    STATED_KO,
    TAG_EN,
    TALK_END,
    TOLD_BY,
    WORD,
)
from domain.understanding.words.tokens import MAX_CHARS

OPEN = frozenset({Intent.EXISTS, Intent.FIND, Intent.COUNT, Intent.WHEN, Intent.WHERE})
"""What may be asked of anything."""
SOMEBODY = "somebody"
"""In place of who tells of themselves, whoever they are."""
ENDS = (".", "!")
"""Signs that end a sentence which tells something, however short."""
HARMLESS = frozenset({Unseen.EMOTION.value, Unseen.INTENTION.value})
"""Topics that say nothing about who is meant."""
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
    before: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        return (*self.before, *self.behind)


def asked_alone(text: str, context: QueryContext, reader: Reader) -> Query | None:
    """The query of the part that asks, if it can be told from the rest and is understood; None otherwise."""
    for talk in chain(talks(text), run_on_talks(text, context, reader)):
        query = read_talk(talk, context, reader)
        if query is not None and query.is_understood:
            return query
    return None


def talks(text: str) -> Iterator[Talk]:
    """The ways to tell what is asked from the rest, those with the most asked first."""
    parts = sentences_of(text) if len(text) <= MAX_CHARS else []
    if not 1 < len(parts) <= MAX_PARTS:
        return
    asking = [at for at, part in enumerate(parts) if is_question(part)] or [len(parts) - 1]
    first, last = asking[0], asking[-1]
    for start in range(first + 1):
        for end in range(len(parts), last, -1):
            before, behind = tuple(parts[:start]), tuple(parts[end:])
            if (before or behind) and all(map(states, before)) and all(map(may_follow, behind)):
                yield Talk(" ".join(parts[start:end]), before, behind)


def run_on_talks(text: str, context: QueryContext, reader: Reader) -> Iterator[Talk]:
    """The same of a text without signs, from each place on where a question may begin."""
    cuts = [match.end() for match in RUN_ON.finditer(text)]
    if SIGNS.search(text) or not 0 < len(cuts) < MAX_PARTS:
        return
    for start, end in pairwise([0, *cuts]):
        part = text[start:end].strip()
        if NARROWS.search(part) or not states(part) or reader.read(part, context).is_understood:
            return
        yield Talk(text[end:], (text[:end].strip(),), ())


def sentences_of(text: str) -> list[str]:
    """A text by sentences, and Korean clauses that lead up to a question."""
    ends = [match.end() for match in TALK_END.finditer(text)]
    cuts = [0, *ends, len(text)]
    found = (text[start:end].strip() for start, end in pairwise(cuts))
    return [each for each in found if WORD.search(each)]


def is_question(part: str) -> bool:
    return part.endswith("?") or LEAD_IN.match(part) is not None


def states(part: str) -> bool:
    """Whether a part tells something, and nothing that says what does not count."""
    return not (LIMITS.search(part) or CLAUSE.search(part)) and (
        STATED_KO.search(part) is not None
        or SOMEBODY_DID.match(part) is not None
        or len(WORD.findall(part)) >= MIN_STATED
        or part.endswith(ENDS)
    )


def may_follow(part: str) -> bool:
    """Whether a part behind a question tells something: in Korean whatever does not say what counts."""
    return states(part) or (HANGUL_AT_END.search(part) is not None and not LIMITS.search(part))


def read_talk(talk: Talk, context: QueryContext, reader: Reader) -> Query | None:
    """The query of what is asked, with the words that were told beside it; None where it cannot be told."""
    told = TOLD_BY.sub(SOMEBODY, " ".join(talk.told))
    query, before = reader.read(talk.asked, context), without_pronouns(reader.read(told, context))
    if (
        query.intent is Intent.HELP
        or is_of_nothing(query)
        or (SOUGHT.search(told) and not query.names_somebody)
    ):
        return None
    is_then = AT_THAT_TIME.search(talk.asked) is not None
    points = points_back(talk.asked) or (is_then and before.time == TimeFilter())
    is_of_told = before.people.is_particular and not query.names_somebody
    points = points and bool(talk.before) and has_content(told, before, context, reader)
    if not (is_of_told or points):
        return telling(placed(query, before, is_then=is_then, context=context), talk, context, reader)
    known, rest = of_somebody(before), talk
    if not known.is_understood:
        alone = one_understood(talk, context, reader)
        if alone is None:
            return None
        known, rest = alone
    continued = reader.read(talk.asked, replace(context, previous=known, referred=(), is_first=False))
    is_told = continued != query and known == before
    return continued if is_told else telling(continued, rest, context, reader)


def one_understood(talk: Talk, context: QueryContext, reader: Reader) -> tuple[Query, Talk] | None:
    """The only part told before a question that is understood and tells of somebody, and the talk without it.

    `somebody ran, I heard feet. What did they wear?`: the others must be of whoever asks.
    """
    queries = [(part, reader.read(part, context)) for part in talk.before]
    known = [each for each in queries if each[1].is_understood and (each[1].events or each[1].names_somebody)]
    others = [part for part, _ in queries if part not in [each for each, _ in known]]
    if len(known) != 1 or not all(map(FIRST_PERSON.search, others)):
        return None
    (part, query) = known[0]
    return of_somebody(query), replace(talk, before=tuple(each for each in talk.before if each != part))


def without_pronouns(told: Query) -> Query:
    """What is told, of whomever it says who they are: `them` says nothing, as in `God bless them`."""
    people = told.people
    is_said = any(str(number) in told.text for number in people.numbers)
    return told if is_said else replace(told, people=replace(people, numbers=(), of_video=None))


def of_somebody(before: Query) -> Query:
    """What is told, without what it says of somebody beside who they are: `the one in green worries me`."""
    is_more = bool(before.events or before.relations or before.order or before.time != TimeFilter())
    if is_more or not before.people.clothes or not set(before.unseen) <= HARMLESS:
        return before
    return replace(before, unseen=(), leftover=())


def telling(query: Query, talk: Talk, context: QueryContext, reader: Reader) -> Query:
    """The same with the words of what was told beside it, none of which was used."""
    words = [word for each in talk.told for word in reader.untold(each, context)]
    words = [each for each in words if each not in query.time.said]
    return replace(query, asides=tuple(dict.fromkeys([*query.asides, *words])))


def is_of_nothing(query: Query) -> bool:
    """Whether a question does not say what is asked about: `hoksi jjikhyeonnayo?`, was it filmed."""
    is_open = query.intent in OPEN and query.subject is Subject.EVENTS
    return is_open and not (query.events or query.names_somebody or query.relations or query.labels)


def points_back(asked: str) -> bool:
    """Whether a question may mean somebody or something that was told before it."""
    words = WORD.findall(EMPTY_IT.sub("", TAG_EN.sub("", asked)))
    is_named = any(sign.search(asked) for sign in (POINTS_BACK_KO, THE_ONE, WHICH_ONE))
    return is_named or any(OF_THIRD.fullmatch(each) for each in words)


def has_content(told: str, before: Query, context: QueryContext, reader: Reader) -> bool:
    """Whether what is told may name somebody or something: more than `ah ok`.

    Where somebody was told of before, unknown words alone do not: `God bless them. What did they wear?`.
    """
    is_open = context.previous is None or not context.referred
    is_unknown = is_open and bool(reader.untold(told, context))
    return is_unknown or bool(before.events or before.names_somebody or (is_open and before.unseen))


def placed(query: Query, before: Query, *, is_then: bool, context: QueryContext) -> Query:
    """With the time and the camera that were told, where the question names none: `I was off yesterday`.

    A day is told of what follows; another time only where the question says `then`.
    """
    if query.time == TimeFilter() and is_then:
        query = replace(query, time=before.time, refers_back=False)
    elif query.time == TimeFilter() and before.time.wall is not None and may_be_meant(before, context):
        query = replace(query, time=TimeFilter(wall=before.time.wall, said=before.time.said))
    return replace(query, scope=merged_scope(query, before))


def may_be_meant(before: Query, context: QueryContext) -> bool:
    """Whether a day that was told may be the one asked about: not `I put a stool there last week`."""
    return bool(context.recorded) and OF_TELLER.search(before.text) is None
