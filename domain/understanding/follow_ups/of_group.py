"""One of several who were told of: `who met?`, `which one left first?`."""

from dataclasses import replace

from domain.query.deeds import OF_ALL_IN_THEM
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Intent, Query, RelationKind, Subject
from domain.understanding.comparing.compared_orders import ORDERS
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
    is_asked = reading.has(Ask.WHO, Ask.WHICH) or query.intent is Intent.FIND or bool(query.attributes)
    is_asked = is_asked and query.order is not None
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


def compares_group(reading: Reading) -> bool:
    """Whether those who were told of are compared: `who came to the counter?`, `who stayed longer?`."""
    query, previous = reading.query, reading.context.previous
    named = (query.people.is_particular, query.compared, query.relations, query.order, query.labels)
    is_of_others = any(named) or reading.has(Grammar.THAN, Grammar.OTHER) or query.time != TimeFilter()
    is_asked = reading.has(Ask.WHO, Ask.WHICH) or any(
        each.is_korean and each.text == SIDE for each in reading.terms
    )
    is_told = previous is not None and len(reading.context.referred) >= PAIR
    return is_told and is_asked and not is_of_others and compared_word(reading) is not None


def compared_word(reading: Reading) -> int | None:
    """The index of a word that compares lengths or times, which took no part yet."""
    return next((at for each in ORDERS for at in reading.all(each)), None)


def of_group_compared(reading: Reading) -> Query:
    """Which of those who were told of stayed longer, or came earlier."""
    at = compared_word(reading)
    word = next(each for each in ORDERS if at is not None and reading.terms[at].has(each))
    reading.use(*reading.all(word, Grammar.THEM, Grammar.STAY, Grammar.BE, Grammar.LONG))
    people = replace(reading.query.people, among=reading.context.referred)
    return replace(
        reading.query, intent=Intent.WHICH, subject=Subject.PEOPLE, people=people, order=ORDERS[word]
    )
