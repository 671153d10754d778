"""The lady in pink: whoever wears pink, where nothing looks for gender or age, which the answer tells.

It is so only where something else says who is meant, and never for a yes, a no or a number.
"""

import re
from dataclasses import replace

from domain.people.traits import AGE_GROUP, GENDER
from domain.query.context import QueryContext
from domain.query.query import Intent, Query
from domain.understanding.asked_alone import Reader
from domain.understanding.follow_ups.rewording import reworded
from domain.understanding.lexicon.described import CALLED_EN, CALLED_KO, PARTICLES_KO, PERSON, PERSON_KO

TRAITS = frozenset({GENDER, AGE_GROUP})
TOLD = frozenset(
    {
        Intent.WHEN,
        Intent.WHERE,
        Intent.HOW_LONG,
        Intent.DESCRIBE,
        Intent.WHICH,
        Intent.COMPARE,
        Intent.FIND,
        Intent.SUMMARISE,
    }
)
"""What is asked of somebody who is known, and is no yes, no or number."""


def without_traits(query: Query, text: str, context: QueryContext, reader: Reader) -> Query:
    """A query that only lacks gender or age read without them, with the words told; else as it is."""
    if not query.unseen or not TRAITS.issuperset(query.unseen) or query.leftover or query.problems:
        return query
    words: list[str] = []
    for pattern in (CALLED_EN, CALLED_KO):
        text = pattern.sub(lambda match: called_person(match, words), text)
    if not words:
        return query
    found = reader.read(reworded(text, context), context)
    if not found.is_understood or found.intent not in TOLD or found.asks_whether:
        return query
    return replace(found, called=tuple(dict.fromkeys(words)))


def called_person(match: re.Match[str], words: list[str]) -> str:
    """What takes the place of somebody called by gender or age; the noun is added to `words`."""
    if match.re is CALLED_KO:
        words.append(match["noun"])
        particle = match["particle"] or ""
        return match["before"] + PERSON_KO + PARTICLES_KO.get(particle, particle)
    words.append(match["noun"] or match["last"])
    if match["last"]:
        return match["coloured"] + PERSON
    return match["before"] + PERSON + match["after"]
