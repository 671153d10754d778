"""What still went on after something else: `was he still sitting after she had left?`."""

from dataclasses import replace

from domain.query.deeds import MOMENTARY
from domain.query.query import Intent, Order, Relation, RelationKind
from domain.understanding.happenings.got_up import DOWN
from domain.understanding.lexicon.korean_words import EVEN
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

LASTING = (Grammar.STILL, Grammar.STAY)
"""Words for going on with something."""


def read_still(reading: Reading) -> None:
    """What goes on after something began before it: asked for meanwhile, and how long until it ended."""
    query = reading.query
    is_after = any(each.kind is RelationKind.AFTER and each.to is not None for each in query.relations)
    is_lasting = bool(query.events) and not set(query.events) & set(MOMENTARY)
    if not (is_after and is_lasting):
        return
    if query.intent is Intent.HOW_LONG and set(query.events) <= set(DOWN) and reading.has(*LASTING):
        reading.take(*LASTING, Grammar.LONG)
        reading.change(at_end=True, is_lag=True, order=Order())
    elif query.intent is Intent.EXISTS and (reading.take(Grammar.STILL) or is_there_even_after(reading)):
        reading.change(relations=tuple(meanwhile(each) for each in query.relations))


def meanwhile(relation: Relation) -> Relation:
    is_after = relation.kind is RelationKind.AFTER
    return replace(relation, kind=RelationKind.WHILE) if is_after else relation


def is_there_even_after(reading: Reading) -> bool:
    """Whether Korean says that something was there even after: `nagan dwi-edo isseosseo?`."""
    ends_in_being = bool(reading.terms) and reading.terms[-1].has(Grammar.BE)
    after = [at for at, each in enumerate(reading.terms) if each.has(Grammar.AFTER) and each.is_korean]
    return ends_in_being and any(reading.term(at + 1).text == EVEN for at in after)
