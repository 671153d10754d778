"""Several lengths asked for as one: `how long was anybody at the counter, everyone added together?`."""

from domain.query.query import Aggregate, Intent
from domain.understanding.lexicon.sums import ADDED, MEAN
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar


def read_summed(reading: Reading) -> None:
    """Read whether lengths are asked for as their sum or their mean."""
    if reading.query.intent is not Intent.HOW_LONG:
        return
    if MEAN.search(reading.query.text):
        reading.take(Grammar.MEAN)
        reading.change(aggregate=Aggregate.MEAN)
    elif ADDED.search(reading.query.text):
        reading.change(aggregate=Aggregate.TOTAL)
