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
from domain.understanding.lexicon.rewordings import (
    around,
    clock,
    english,
    english_reports,
    korean,
    korean_reports,
)
from domain.understanding.lexicon.rewordings.rewording import Rewording
from domain.understanding.lexicon.spoken import ASKED_BY, EMPTY_TOLD_KO, INTERJECTION, OTHERWISE, OTHERWISE_KO

REWORDINGS: tuple[Rewording, ...] = (
    *around.SIGNS,
    *around.DOUBTED,
    Rewording(INTERJECTION),
    Rewording(OTHERWISE, r"\g<company>"),
    Rewording(EMPTY_TOLD_KO),
    Rewording(ASKED_BY),
    Rewording(OTHERWISE_KO, r"\g<alone>"),
    Rewording(OUT_OF_THEM, "of "),
    Rewording(CLAIMED, r"\g<claim>?"),
    Rewording(STATED, r"\g<claim>?"),
    Rewording(HEARD_KO, HEARD_OF_KO),
    Rewording(CLAIMED_KO, DID_CLAIM_KO),
    *around.STATEMENTS,
    *around.PURPOSES,
    *english.COUNTS,
    *around.CORRECTIONS,
    *clock.CLOCK,
    *english.MOMENTS,
    *english.STAYS,
    *english.VISITS,
    *english.BESIDES,
    *english.SPANS,
    *english.REPORTS,
    *english_reports.CHATS,
    *english_reports.TELLERS,
    *english_reports.FORMAL,
    *english_reports.ELLIPSES,
    *english_reports.PAIRS,
    *korean_reports.DIALECT,
    *korean_reports.CHATS,
    *korean_reports.REPORTS,
    *korean.STAYS,
    *korean.CHOICES,
    *korean.LOOKS,
    *korean.KOREAN,
)
"""In the order in which they are used."""


def in_plain_words(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each known way to talk replaced, and what was said beside it, as it was said.

    It stays as it is where nothing would be left of it.
    """
    talk: list[str] = []
    for each in REWORDINGS:
        found = [each.talk(match) for match in each.pattern.finditer(text)]
        plain = each.pattern.sub(each.plain, text).strip() if found else text
        if plain:
            text = plain
            talk += filter(None, found)
    return text, tuple(talk)
