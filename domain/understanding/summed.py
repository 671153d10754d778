"""Several lengths asked for as one: `how long was anybody at the counter, everyone added together?`."""

from domain.query.filters import CountFilter
from domain.query.query import Aggregate, Intent, Query
from domain.understanding.lexicon.sums import ADDED, MEAN, OF_EACH
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun


def read_summed(reading: Reading) -> None:
    """Read whether lengths are asked for as their sum or their mean."""
    if reading.query.intent is not Intent.HOW_LONG:
        return
    if MEAN.search(reading.query.text):
        reading.take(Grammar.MEAN)
        reading.change(aggregate=Aggregate.MEAN)
    elif ADDED.search(reading.query.text):
        if is_of_anybody(reading):
            reading.change(count=CountFilter(at_least=1), at_once=True)
        elif not reading.query.at_once:
            reading.change(aggregate=Aggregate.TOTAL)


def is_of_anybody(reading: Reading) -> bool:
    """Whether the time is meant in which anybody was there: stays that overlap are not counted twice."""
    query = reading.query
    plain = Query(
        query.text, query.language, Intent.HOW_LONG, query.subject, scope=query.scope, time=query.time
    )
    is_of_people = reading.has(Noun.PERSON, Noun.SOMEBODY) and not reading.has(Noun.RECORDING)
    is_each = reading.has(Grammar.STAY, Grammar.THEM) or OF_EACH.search(query.text) is not None
    return query == plain and is_of_people and not is_each
