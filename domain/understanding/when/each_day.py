"""Two days that are asked about one by one: Korean `geujeokke-neun myeot myeong, eoje-neun?`."""

from domain.query.query import GroupBy, Intent
from domain.understanding.words.meanings import DayMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

PAIR = 2
"""Days that are told apart."""


def read_each_day(reading: Reading) -> None:
    """Count days apart that stand one by one, each with a particle for what is spoken of."""
    days = [at for at, each in enumerate(reading.terms) if each.of(DayMeaning) is not None]
    are_topics = all(reading.term(at + 1).has(Grammar.TOPIC) for at in days)
    if reading.query.intent is Intent.COUNT and reading.query.by is None and len(days) == PAIR and are_topics:
        reading.change(by=GroupBy.DAY)
