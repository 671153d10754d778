"""On which of two sides somebody came or went: `did person 2 come in from the left or the right?`."""

from dataclasses import replace

from domain.query.filters import ANYWHERE
from domain.query.query import Attribute, Intent, Subject
from domain.understanding.lexicon.single import EITHER_SIDE
from domain.understanding.where.places import MOVING
from domain.understanding.words.meanings import SideMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

PAIR = 2
"""Sides that are named for somebody to be on one of them."""


def read_either_side(reading: Reading) -> None:
    """Read two sides of somebody who is named as a question for the place: yes would say nothing."""
    query = reading.query
    is_open = query.intent is Intent.EXISTS and not query.is_negated
    if not is_open or query.subject not in (Subject.PEOPLE, Subject.EVENTS):
        return
    if not (query.names_somebody or reading.has(Grammar.THEM)):
        if says_either(reading):
            reading.change(place=replace(query.place, sides=()))
    elif set(query.events) <= MOVING and query.events and names_both_sides(reading):
        reading.change(intent=Intent.DESCRIBE, attributes=(Attribute.DIRECTION,), events=(), place=ANYWHERE)
    elif len(query.place.sides) == PAIR:
        reading.change(intent=Intent.WHERE, place=replace(query.place, sides=()))


def names_both_sides(reading: Reading) -> bool:
    """Whether somebody may have gone to one side or the other: `did person 2 go left or right?`."""
    sides = {side.side for each in reading.terms if (side := each.of(SideMeaning))}
    is_path = reading.query.place.came_from is not None
    return (len(sides) == PAIR and not is_path) or says_either(reading)


def says_either(reading: Reading) -> bool:
    return any(each.text.lower() in EITHER_SIDE for each in reading.terms)
