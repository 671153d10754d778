"""One of several who were told of: `who met?`, `which one left first?`."""

from domain.query.deeds import OF_ALL_IN_THEM
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Query, RelationKind
from domain.understanding.lexicon.english_words import WHICH_ONE
from domain.understanding.lexicon.korean_words import SIDE
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

PAIR = 2
"""Of how many one is picked by which side it was, in Korean."""


def picks_of_group(reading: Reading) -> bool:
    """Whether it is asked which of those who were told of did something first, and nobody else is named.

    English says `which one`, Korean of two which side (`meonjeo tteun jjok`). Of people who did something
    together it may be left out of whom one is picked: `who met?`, `who left first?`.
    """
    previous, told = reading.context.previous, len(reading.context.referred)
    if previous is None or told == 1 or not is_open_pick(reading):
        return False
    is_of_two = told == PAIR and any(each.is_korean and each.text == SIDE for each in reading.terms)
    return is_of_two or says_which_one(reading) or is_of_group(previous)


def is_open_pick(reading: Reading) -> bool:
    """Whether an order picks somebody of whom only what they did is said."""
    query = reading.query
    named = (query.people.is_particular, query.compared, query.relations, query.labels)
    is_anywhere = query.place == PlaceFilter() and query.time == TimeFilter()
    is_asked = query.order is not None and reading.has(Ask.WHO, Ask.WHICH)
    return is_asked and bool(query.events) and is_anywhere and not any(named)


def says_which_one(reading: Reading) -> bool:
    """Whether English asks `which one`, with nothing behind it that says of which kind."""
    texts = [each.text.lower() for each in reading.terms if not each.has(Grammar.WHAT_ABOUT, Grammar.COMMA)]
    return " ".join(texts[:2]) in WHICH_ONE or texts[:1] == ["which one"]


def is_of_group(previous: Query) -> bool:
    """Whether an answer told of people who did something together."""
    is_together = any(each.kind is RelationKind.TOGETHER for each in previous.relations)
    deeds = {*previous.events, *previous.people.doing}
    return previous.at_once or is_together or (bool(deeds) and deeds <= set(OF_ALL_IN_THEM))
