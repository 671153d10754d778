"""How Korean questions close: with a tag behind a whole question, or with a verb that asks to be told.

`anjasseoyo? anijyo?` asks nothing more, and `teukjeonghal geot` is to be told, whatever the verb is: an
unknown one narrows nothing, and is told as left out.
"""

import re
from collections.abc import Sequence

from domain.language.particles import final_sound
from domain.query.lexicon.closings import ORDERED, REQUESTED, TAG
from domain.query.terms import Term

FINAL_L = 8
"""The place of `l` among the final sounds of Hangul, with which orders end."""


def tag_in(text: str, question: Sequence[Term]) -> list[Term]:
    """The terms of a tag at the end, which add nothing to what was asked before them."""
    found = TAG.search(text)
    return [each for each in question if found is not None and each.start >= found.start("tag")]


def request_in(text: str, question: Sequence[Term]) -> list[Term]:
    """The unknown word of a request with which a question ends: `... yeobureul balkhyeo jusigi baramnida`."""
    found = REQUESTED.search(text) or ordered(text)
    if found is None:
        return []
    start, end = found.span("verb")
    return [each for each in question if start <= each.start < end and not each.meanings]


def ordered(text: str) -> "re.Match[str] | None":
    """The end of an order in the style of officials: a verb in `l`, and `geot`."""
    found = ORDERED.search(text)
    return found if found is not None and final_sound(found["verb"]) == FINAL_L else None
