"""Requests: the verb that begins an English one, how Korean ones close, and tags behind a whole question.

`anjasseoyo? anijyo?` asks nothing more, and `teukjeonghal geot` is to be told, whatever the verb is: an
unknown one narrows nothing, and is told as left out; so is the first word of `retrieve all segments`.
"""

import re
from collections.abc import Sequence

from domain.language.particles import final_sound
from domain.understanding.lexicon.closings import (
    BEHIND_ORDERS,
    DONE_KO,
    OPENING_CLAUSES,
    ORDERED,
    REQUESTED,
    TAG,
)
from domain.understanding.lexicon.english_words import MAKING, SHARING
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar

FINAL_L = 8
"""The place of `l` among the final sounds of Hangul, with which orders end."""


def tag_in(text: str, question: Sequence[Term]) -> list[Term]:
    """The terms of a tag at the end, which add nothing to what was asked before them."""
    found = TAG.search(text)
    return [each for each in question if found is not None and each.start >= found.start("tag")]


def order_in(question: Sequence[Term]) -> list[Term]:
    """The unknown verb with which an English request begins: `kindly furnish a list`."""
    said = [each for each in question if not each.has(Grammar.FILLER)]
    first = next((at for at, each in enumerate(question) if each in said[:1]), 0)
    behind = question[first + 1].text.lower() if first + 1 < len(question) else ""
    is_verb = bool(said) and not said[0].meanings and not said[0].is_korean
    is_verb = is_verb and said[0].text.lower() not in OPENING_CLAUSES | SHARING | MAKING
    return said[:1] if is_verb and behind in BEHIND_ORDERS else []


def request_in(text: str, question: Sequence[Term]) -> list[Term]:
    """The unknown word of a request with which a question ends: `... yeobureul balkhyeo jusigi baramnida`."""
    found = REQUESTED.search(text) or ordered(text)
    if found is None or found["verb"].startswith(DONE_KO):
        return []
    start, end = found.span("verb")
    return [each for each in question if start <= each.start < end and not each.meanings]


def ordered(text: str) -> "re.Match[str] | None":
    """The end of an order in the style of officials: a verb in `l`, and `geot`."""
    found = ORDERED.search(text)
    return found if found is not None and final_sound(found["verb"]) == FINAL_L else None
