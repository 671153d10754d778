"""Questions understood: a text in English or Korean, or in both, as a query."""

from dataclasses import replace

from domain.language.message import Language
from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.compose import compose, drop_bare_order, searched
from domain.understanding.disambiguation.resolving import resolve_words
from domain.understanding.follow_ups.follow_up import continued
from domain.understanding.follow_ups.told_place import stayed_there
from domain.understanding.when.day_shifts import settle_days
from domain.understanding.words.asides import part_asides
from domain.understanding.words.terms import read_terms
from domain.understanding.words.tokens import HANGUL, MAX_CHARS, Morphemes


def understand(text: str, context: QueryContext, morphemes: Morphemes) -> Query:
    """Read a question. Never fails: what is not understood is named in the query.

    Args:
        text: In English or Korean, or both mixed.
        context: What it may name or leave out.
        morphemes: Takes Korean texts apart; texts without Korean letters do without.
    """
    asked, rest = text[:MAX_CHARS], text[MAX_CHARS:].strip()
    said, asides = part_asides(asked, read_terms(asked, context, morphemes))
    terms = settle_days(resolve_words(said), context)
    reading = compose(terms, Query(asked, language_of(text, context)), context)
    drop_bare_order(reading)
    query = stayed_there(reading, continued(reading))
    leftover = (*reading.rest(), *([rest] if rest else []))
    taken = tuple(dict.fromkeys(each.taken for each in terms if each.taken))
    query = replace(query, text=text, leftover=leftover, asides=asides, taken=taken)
    return replace(query, search_text=searched(query))


def language_of(text: str, context: QueryContext) -> Language:
    """Korean where Korean letters stand outside of the names of cameras, sites and places, or only in one."""
    rest = text
    for name in sorted([*context.cameras, *context.sites, *context.zones], key=len, reverse=True):
        rest = rest.replace(name, "")
    return Language.KOREAN if HANGUL.search(rest if rest.strip() else text) else Language.ENGLISH
