"""On which of two sides somebody came or went: `did person 2 come in from the left or the right?`."""

from dataclasses import replace

from domain.query.query import Intent, Subject
from domain.understanding.words.reading import Reading

PAIR = 2
"""Sides that are named for somebody to be on one of them."""


def read_either_side(reading: Reading) -> None:
    """Read two sides of somebody who is named as a question for the place: yes would say nothing."""
    query = reading.query
    is_named = query.people.is_particular or query.order is not None
    is_open = query.intent is Intent.EXISTS and len(query.place.sides) == PAIR and not query.is_negated
    if is_open and is_named and query.subject in (Subject.PEOPLE, Subject.EVENTS):
        reading.change(intent=Intent.WHERE, place=replace(query.place, sides=()))
