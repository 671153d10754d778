"""A question in plain words: without what is said around it, and as the grammar says it."""

import re
from functools import cache

from domain.understanding.lexicon.rewordings import (
    around,
    choices,
    claims,
    clock,
    measures,
    pairs,
    repairs,
)
from domain.understanding.lexicon.rewordings.english import (
    bags as english_bags,
    chats as english_chats,
    company as english_company,
    compared as english_compared,
    crowds as english_crowds,
    everyday as english_everyday,
    falls as english_falls,
    formal as english_formal,
    gaps as english_gaps,
    joins as english_joins,
    later as english_later,
    lengths as english_lengths,
    order as english_order,
    people as english_people,
    pictures as english_pictures,
    reports as english_reports,
    spans as english_spans,
    speech as english_speech,
    tails as english_tails,
    terms as english_terms,
    terse as english_terse,
    wholes as english_wholes,
)
from domain.understanding.lexicon.rewordings.korean import (
    chats as korean_chats,
    company as korean_company,
    everyday as korean_everyday,
    gaps as korean_gaps,
    joins as korean_joins,
    lengths as korean_lengths,
    lines as korean_lines,
    people as korean_people,
    plain as korean_plain,
    reports as korean_reports,
    tails as korean_tails,
    wholes as korean_wholes,
)
from domain.understanding.lexicon.rewordings.rewording import Rewording
from domain.understanding.words.tokens import HANGUL

REWORDINGS: tuple[Rewording, ...] = (
    *repairs.ENGLISH,
    *repairs.KOREAN,
    *english_tails.TAILS,
    *english_tails.LEADS,
    *around.SIGNS,
    *around.DOUBTED,
    *claims.LEADS,
    *claims.CLAIMS,
    *around.STATEMENTS,
    *around.PURPOSES,
    *choices.KEYWORDS,
    *choices.NAMED,
    *choices.CAMERAS,
    *choices.LISTS,
    *choices.LEFT_THINGS,
    *measures.AT_ONCE,
    *measures.UNTIL,
    *measures.TOTALS,
    *measures.DWELLS,
    *english_everyday.COUNTS,
    *around.CORRECTIONS,
    *clock.CLOCK,
    *pairs.ENGLISH,
    *english_compared.ENGLISH,
    *english_crowds.ENGLISH,
    *english_pictures.ENGLISH,
    *english_terms.BESIDE,
    *english_terms.EVERYDAY,
    *english_lengths.LONG,
    *english_lengths.BOTH_WAYS,
    *english_lengths.ENGLISH,
    *english_lengths.EMPTY,
    *english_wholes.ENGLISH,
    *english_bags.ENGLISH,
    *english_falls.ENGLISH,
    *english_company.WITH,
    *english_company.ALONE,
    *english_company.ANOTHER,
    *english_company.STILL_THERE,
    *english_company.MEETINGS,
    *korean_company.WITH,
    *korean_lines.LINES,
    *korean_lines.PICTURES,
    *english_later.BACK,
    *english_later.LATER_ON,
    *english_later.IN_AND_OUT,
    *english_joins.ENGLISH,
    *english_people.ENGLISH,
    *english_order.ENGLISH,
    *english_terms.ENGLISH,
    *english_terse.ENGLISH,
    *english_gaps.ENGLISH,
    *english_spans.ENGLISH,
    *english_everyday.MOMENTS,
    *english_everyday.STAYS,
    *english_speech.SPEECH,
    *english_everyday.VISITS,
    *english_everyday.BESIDES,
    *english_everyday.SPANS,
    *english_everyday.REPORTS,
    *english_chats.CHATS,
    *english_reports.TELLERS,
    *english_reports.FORMAL,
    *english_formal.FORMAL,
    *english_reports.ELLIPSES,
    *english_reports.PAIRS,
    *korean_plain.PLAIN,
    *korean_tails.OPENERS,
    *korean_tails.WHETHER,
    *pairs.KOREAN,
    *korean_lengths.KOREAN,
    *korean_wholes.KOREAN,
    *korean_people.KOREAN,
    *korean_joins.KOREAN,
    *korean_gaps.KOREAN,
    *choices.KOREAN,
    *measures.KOREAN,
    *korean_reports.DIALECT,
    *korean_chats.CHATS,
    *korean_reports.REPORTS,
    *korean_everyday.STAYS,
    *korean_everyday.CHOICES,
    *korean_everyday.LOOKS,
    *korean_everyday.KOREAN,
)
"""In the order in which they are used."""


LATIN = re.compile(r"[a-z]", re.IGNORECASE)
SYNTAX = re.compile(r"\\.|\(\?P<\w+>|\(\?[:=!<]+")
"""Letters of a pattern that stand for no letters of a text."""
ENGLISH_WORD = re.compile(r"[a-z]{2}", re.IGNORECASE)


@cache
def rewordings_of(*, has_korean: bool, has_english: bool) -> tuple[Rewording, ...]:
    """Those that may match a text, by the letters that it has: none in Korean alone match one in English."""
    letters = {HANGUL: has_korean, ENGLISH_WORD: has_english}
    found = []
    for each in REWORDINGS:
        words = SYNTAX.sub("", each.pattern.pattern)
        needed = [there for pattern, there in letters.items() if pattern.search(words)]
        if not needed or any(needed):
            found.append(each)
    return tuple(found)


def in_plain_words(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each known way to talk replaced, and what was said beside it, as it was said.

    It stays as it is where nothing would be left of it.
    """
    talk: list[str] = []
    for each in rewordings_of(has_korean=bool(HANGUL.search(text)), has_english=bool(LATIN.search(text))):
        found = [each.talk(match) for match in each.pattern.finditer(text)]
        plain = each.pattern.sub(each.plain, text).strip() if found else text
        if plain:
            text = plain
            talk += filter(None, found)
    return text, tuple(talk)
