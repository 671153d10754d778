"""What English says of a crowd: `when did the group form?`, `who left the crowd first?`."""

from domain.events.types import EventType
from domain.understanding.lexicon.english_words import FORMING
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.terms import Neighbours, Term, near
from domain.understanding.words.word_kinds import Grammar, Noun

NEAR = 3
"""So many words before a verb its crowd stands at most."""


def is_left_group(terms: list[Term], at: int) -> bool:
    """Whether a crowd is whom somebody left: `who left the crowd first?` asks of those who were in it."""
    before = near(terms, at, -1, (Grammar.FILLER,))
    return terms[at].means(EventType.CROWD) and before.means(EventType.PERSON_EXIT) and not before.is_korean


def is_forming(terms: list[Term], at: int) -> bool:
    """Whether a crowd forms: `was anyone there before the group formed?`."""
    before = terms[max(0, at - NEAR) : at]
    is_crowd = any(each.has(Noun.GROUP) or each.means(EventType.CROWD) for each in before)
    return terms[at].text.lower() in FORMING and is_crowd


CROWDS: Neighbours = (
    (is_left_group, Noun.GROUP),
    (is_forming, EventMeaning((EventType.CROWD,))),
)
"""What these words mean beside some others."""
