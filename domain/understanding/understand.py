"""Questions understood: a text in English or Korean, or in both, as a query."""

from dataclasses import replace
from functools import partial

from domain.language.message import Language
from domain.query.context import QueryContext
from domain.query.filters import ANY_TIME
from domain.query.query import Query
from domain.understanding.asked_alone import Reader, asked_alone
from domain.understanding.comparing.orders import of_nth_deed, with_claim
from domain.understanding.compose import compose, drop_bare_order, searched
from domain.understanding.described import without_traits
from domain.understanding.disambiguation.resolving import resolve_words
from domain.understanding.follow_ups.follow_up import continued
from domain.understanding.follow_ups.half_understood import of_the_rest
from domain.understanding.follow_ups.left_first import with_time_between
from domain.understanding.follow_ups.others import settled_others
from domain.understanding.follow_ups.rewording import asked_once_more, reworded
from domain.understanding.follow_ups.told_order import of_told_video, with_number
from domain.understanding.follow_ups.told_place import stayed_there
from domain.understanding.happenings.absence import read_always_there, read_gap_length
from domain.understanding.happenings.got_up import down_until_up, of_who_was_down
from domain.understanding.happenings.once_more import read_once_more
from domain.understanding.lexicon.back_references import AT_THAT_TIME
from domain.understanding.lexicon.described import WORN
from domain.understanding.relations.after_all import settled_after_all
from domain.understanding.relations.already import settle_moment
from domain.understanding.rest import unused_of_summary
from domain.understanding.stories import asked_in_story
from domain.understanding.when.day_shifts import settle_days
from domain.understanding.words.asides import is_to_be_told, part_asides
from domain.understanding.words.plain_words import in_plain_words
from domain.understanding.words.terms import Term, read_terms
from domain.understanding.words.tokens import HANGUL, MAX_CHARS, Morphemes
from domain.understanding.words.word_kinds import Grammar

SOFT = (Grammar.LATER, Grammar.AT_LEAST)
"""Words that say neither whom nor how many: `what did the one who passed later wear, at least?`."""


def understand(text: str, context: QueryContext, morphemes: Morphemes) -> Query:
    """Read a question. Never fails: what is not understood is named in the query.

    Args:
        text: In English or Korean, or both mixed.
        context: What it may name or leave out.
        morphemes: Takes Korean texts apart; texts without Korean letters do without.
    """
    of_rest = of_the_rest(text, context, lambda told: read_question(text, told, morphemes))
    return of_rest or read_question(text, context, morphemes)


def read_question(text: str, context: QueryContext, morphemes: Morphemes) -> Query:
    """The query of a question that refers to nothing but what was understood before it."""
    reader = Reader(partial(read_text, morphemes=morphemes), partial(untold_words, morphemes=morphemes))
    again = asked_once_more(text, context)
    if again is not None:
        return replace(again, text=text, language=language_of(text, context))
    asked = with_number(with_time_between(text, context), context)
    read = reader.read(reworded(asked, context), context)
    query = of_told_video(read, context, is_told=asked != text)
    is_undated = query.time.wall is not None and not context.recorded
    is_then = bool(query.asides) and query.time == ANY_TIME and AT_THAT_TIME.search(text) is not None
    if not query.is_understood or is_undated or is_then:
        query = part_that_asks(text, context, reader) or query
    query = without_traits(query, text, context, reader)
    if any(each.lower() not in text.lower() for each in query.leftover):
        as_written = read_text(text, context, morphemes, is_plain=True)
        query = replace(query, leftover=as_said(query, as_written, text))
    return settle_moment(replace(query, text=text, language=language_of(text, context)))


def as_said(query: Query, as_written: Query, text: str) -> tuple[str, ...]:
    """The words that were not understood, as they stand in a text that was read in other words.

    `as_written` is the text read as it is: what it leaves over stands for words that the text does not have.
    """
    said = [each for each in query.leftover if each.lower() in text.lower()]
    named = [*said, *(each for each in as_written.leftover if each.lower() in text.lower())]
    return tuple(dict.fromkeys(named)) or query.leftover


def part_that_asks(text: str, context: QueryContext, reader: Reader) -> Query | None:
    """The query of the part of a text that asks, with the words of all that was said beside it."""
    if len(text) > MAX_CHARS:
        return None
    plain, talk = in_plain_words(text)
    query = asked_alone(plain, context, reader)
    if query is None:
        return asked_in_story(text, context, reader)
    beside = [word for each in talk for word in reader.untold(each, context)]
    return replace(query, asides=tuple(dict.fromkeys([*beside, *query.asides])))


def read_text(text: str, context: QueryContext, morphemes: Morphemes, *, is_plain: bool = False) -> Query:
    """The query of a text, all of which is meant; one that is plain is read as it is."""
    asked, talk = (text[:MAX_CHARS], ()) if is_plain else in_plain_words(text[:MAX_CHARS])
    rest = text[MAX_CHARS:].strip()
    said, asides = part_asides(asked, read_terms(asked, context, morphemes))
    terms = settle_days(resolve_words(said), context)
    reading = compose(terms, Query(asked, language_of(text, context)), context)
    drop_bare_order(reading)
    read_once_more(reading)
    read_gap_length(reading)
    read_always_there(reading)
    query = settled_after_all(reading, of_nth_deed(stayed_there(reading, continued(reading))))
    query = with_claim(settled_others(down_until_up(of_who_was_down(query, context.previous))))
    beside = [word for each in talk for word in untold_words(each, context, morphemes)]
    asides = tuple(dict.fromkeys([*beside, *asides, *unused_of_summary(reading)]))
    leftover = (*reading.rest(), *([rest] if rest else []))
    is_known = bool(rest) or any(map(says_whom, reading.rest_terms()))
    taken = tuple(dict.fromkeys(each.taken for each in terms if each.taken))
    query = replace(query, text=text, leftover=leftover, knows_leftover=is_known, asides=asides, taken=taken)
    return replace(query, search_text=searched(query))


def says_whom(term: Term) -> bool:
    """Whether a word that was not understood may say whom not, how many, or what else of somebody."""
    return WORN.fullmatch(term.text) is not None or (bool(term.meanings) and not term.has(*SOFT))


def untold_words(text: str, context: QueryContext, morphemes: Morphemes) -> tuple[str, ...]:
    """The words of a text that an answer has to tell of where it leaves the text aside."""
    return tuple(each.text for each in read_terms(text, context, morphemes) if is_to_be_told(each))


def language_of(text: str, context: QueryContext) -> Language:
    """Korean where Korean letters stand outside of the names of cameras, sites and places, or only in one."""
    rest = text
    for name in sorted([*context.cameras, *context.sites, *context.zones], key=len, reverse=True):
        rest = rest.replace(name, "")
    return Language.KOREAN if HANGUL.search(rest if rest.strip() else text) else Language.ENGLISH
