"""A question in plain words: without what is said around it, and as the grammar says it."""

from domain.understanding.lexicon.reworded import (
    CLAIMED,
    CLAIMED_KO,
    DID_CLAIM_KO,
    HEARD_KO,
    HEARD_OF_KO,
    OUT_OF_THEM,
    STATED,
)
from domain.understanding.lexicon.rewordings import around, english, korean
from domain.understanding.lexicon.rewordings.rewording import Rewording
from domain.understanding.lexicon.spoken import ASKED_BY, EMPTY_TOLD_KO, INTERJECTION, OTHERWISE, OTHERWISE_KO

REWORDINGS: tuple[Rewording, ...] = (
    *around.SIGNS,
    *around.DOUBTED,
    (INTERJECTION, ""),
    (OTHERWISE, r"\g<company>"),
    (EMPTY_TOLD_KO, ""),
    (ASKED_BY, ""),
    (OTHERWISE_KO, r"\g<alone>"),
    (OUT_OF_THEM, "of "),
    (CLAIMED, r"\g<claim>?"),
    (STATED, r"\g<claim>?"),
    (HEARD_KO, HEARD_OF_KO),
    (CLAIMED_KO, DID_CLAIM_KO),
    *around.STATEMENTS,
    *around.PURPOSES,
    *english.COUNTS,
    *around.CORRECTIONS,
    *english.MOMENTS,
    *english.STAYS,
    *english.VISITS,
    *english.BESIDES,
    *english.SPANS,
    *english.REPORTS,
    *korean.CHOICES,
    *korean.LOOKS,
    *korean.KOREAN,
)
"""In the order in which they are used."""


def in_plain_words(text: str) -> str:
    """The text with each known way to talk replaced; as it is where nothing would be left of it."""
    for pattern, plain in REWORDINGS:
        text = pattern.sub(plain, text).strip() or text
    return text
