"""A question in the middle of a story, parted from it by a dash, a comma or the end of a Korean verb.

`my flatmate dozed off, useless - was all of it looked at, I'd rather know`: what is told around the question
is left aside where it is of whoever asks, or where, read by itself, it says nothing of who, when, where or
how long. Its words are told; the day on which somebody was away counts for the question.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from domain.query.context import QueryContext
from domain.query.filters import ANYWHERE, PeopleFilter
from domain.query.query import Intent, Query
from domain.understanding.asked_alone import (
    Reader,
    Talk,
    is_of_nothing,
    placed,
    points_back,
    telling,
    without_pronouns,
)
from domain.understanding.lexicon.beside import FIRST_PERSON
from domain.understanding.lexicon.stories import (
    ABSENT,
    ASKS_KO,
    BEGINS_QUESTION,
    DASHES,
    NARROWING,
    PART_OF_STORY,
    SOMEBODY_NEW,
    STEERS,
    TELLING,
    WORDS_AT_LEAST,
)
from domain.understanding.lexicon.talk import WORD
from domain.understanding.words.tokens import HANGUL

MAX_PARTS = 20
"""Parts of a story among which the question is looked for."""
MAX_READ = 1200
"""Letters of the stretches of a story that are read as the question, at most."""

Read = Callable[[str], Query]
"""Reads a part of a story, each only once."""


def asked_in_story(text: str, context: QueryContext, reader: Reader) -> Query | None:
    """The query of the part of a story that asks, if there is one that is understood; None otherwise."""

    @cache
    def read(part: str) -> Query:
        return reader.read(part, context)

    chars = 0
    for talk in story_talks(text, read):
        chars += len(talk.asked)
        if chars > MAX_READ:
            return None
        query = read(talk.asked)
        is_asked = query.intent is not Intent.HELP and not is_of_nothing(query)
        is_asked = is_asked and (query.intent is not Intent.FIND or asks_at_once(talk.asked))
        if query.is_understood and is_asked and not is_about_story(talk, query, read):
            before = without_pronouns(read(" ".join(talk.told)))
            if ABSENT.search(before.text):
                query = placed(query, before, is_then=False, context=context)
            return telling(query, talk, context, reader)
    return None


def asks_at_once(asked: str) -> bool:
    """Whether a text asks for something with its first words, or tells a scene that is looked for."""
    return HANGUL.search(asked) is not None or BEGINS_QUESTION.match(asked) is not None


def story_talks(text: str, read: Read) -> Iterator[Talk]:
    """The ways to tell a question from a story around it, for each beginning the longest first."""
    parts = parts_of(text)
    if not 1 < len(parts) <= MAX_PARTS:
        return
    for start in (at for at in range(len(parts)) if may_begin(parts, at)):
        if not are_told(parts[:start], read):
            return
        for end in range(len(parts), start, -1):
            is_part = (start or end < len(parts)) and are_told(parts[end:], read, is_behind=True)
            if is_part and (end == start + 1 or not read(parts[end - 1]).leftover):
                yield Talk(" ".join(parts[start:end]), tuple(parts[:start]), tuple(parts[end:]))


def are_told(parts: Sequence[str], read: Read, *, is_behind: bool = False) -> bool:
    """Whether all of some parts are talk; a word or two are only beside more: `she lost track, typical`."""
    are_long = [is_long(part) for part in parts]
    is_begun = are_long[0] if is_behind and parts else any(are_long)
    return not parts or (is_begun and all(is_talk(part, read) for part in parts))


def is_long(part: str) -> bool:
    """Whether a part tells something by itself: a Korean word may."""
    is_said = len(WORD.findall(part)) >= WORDS_AT_LEAST or HANGUL.search(part) is not None
    return is_said or FIRST_PERSON.search(part) is not None


def parts_of(text: str) -> list[str]:
    """A text by everything that may part a question from a story."""
    cuts = [0, *(match.end() for match in PART_OF_STORY.finditer(text)), len(text)]
    return [part for start, end in pairwise(cuts) if WORD.search(part := text[start:end].strip())]


def may_begin(parts: Sequence[str], at: int) -> bool:
    """Whether a question may begin with a part: the first, behind a dash, or as its first words show.

    A Korean one shows it only at its end.
    """
    is_apart = at == 0 or parts[at - 1].endswith(DASHES)
    return is_apart or HANGUL.search(parts[at]) is not None or BEGINS_QUESTION.match(parts[at]) is not None


def is_talk(part: str, read: Read) -> bool:
    """Whether a part narrows nothing that is asked beside it."""
    if part.endswith("?") or any(sign.search(part) for sign in (STEERS, NARROWING, ASKS_KO)):
        return False
    return bool(FIRST_PERSON.search(part) or TELLING.search(part)) or not says_which(read(part))


def says_which(query: Query) -> bool:
    """Whether a query says who, when, where, how long or how many: more than that something happened."""
    people = replace(query.people, doing=(), numbers=(), of_video=None, others_than=(), among=())
    is_limited = query.time.said or query.length or query.count or query.order or query.relations
    return bool(people != PeopleFilter() or query.place != ANYWHERE or query.compared or is_limited)


def is_about_story(talk: Talk, query: Query, read: Read) -> bool:
    """Whether a question may be about somebody whom the story tells of: `did he take it?`."""
    told = [without_pronouns(read(part)) for part in talk.before]
    is_named = any(each.events or each.names_somebody for each in told)
    if points_back(talk.asked):
        return is_named or SOMEBODY_NEW.search(" ".join(talk.before)) is not None
    return not query.names_somebody and any(each.people.clothes for each in told)
