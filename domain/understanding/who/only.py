"""Who alone is said to have done something: `was the one in red the only one who left?`."""

from dataclasses import replace

from domain.query.filters import CountFilter, PeopleFilter, PlaceFilter, TimeFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.words.meanings import (
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    NumberMeaning,
    OrdinalMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

Parts = tuple[list[int], list[int]]
"""Indices of the words for who is said to be the only one, and of those for what they did."""
OF_NAMES = (ColourMeaning, GarmentMeaning, NumberMeaning, OrdinalMeaning)
"""Kinds of words that say who is meant."""
BESIDE_NAMES = (
    *(Noun.PERSON, Grammar.ONE, Grammar.NUMBER, Grammar.WEAR, Grammar.FILLER, Grammar.AT),
    *(Grammar.OR, Grammar.AND, Noun.SOMEBODY),
)
"""Words that stand among them."""
ASKS = (*Ask,)


def read_only_one(reading: Reading) -> bool:
    """Read a claim that nobody but somebody who is named did something; whether it is one."""
    found = [at for at, each in enumerate(reading.terms) if each.has(Grammar.ONLY)]
    if len(found) != 1 or reading.has(Grammar.NOT, Ask.HOW_MANY, Ask.WHEN, Ask.WHERE, Ask.HOW_LONG):
        return False
    at = found[0]
    if reading.term(at + 1).has(Grammar.ALONE):  # only alone
        return False
    parts = of_korean(reading, at) if reading.terms[at].is_korean else of_english(reading, at)
    return parts is not None and take_claim(reading, at, parts)


def take_claim(reading: Reading, at: int, parts: Parts) -> bool:
    """Read both parts as queries of their own, where both are understood."""
    who, what = (reading.nested([reading.terms[each] for each in part]) for part in parts)
    if who.leftover or not names_only_somebody(who.query) or not says_what(what.query):
        return False
    is_one = is_of_one(reading, at) or len(who.query.people.numbers) == 1
    reading.use(
        at, *(part[each] for part, read in zip(parts, (who, what), strict=True) for each in read.used)
    )
    reading.leftover += what.leftover
    reading.unseen += what.unseen
    reading.problems += what.problems
    named = replace(
        who.query,
        intent=Intent.WHICH,
        subject=Subject.PEOPLE,
        count=CountFilter(1, 1) if is_one else None,
    )
    reading.query = replace(
        what.query, intent=Intent.EXISTS, subject=Subject.PEOPLE, only=named, count=None, order=None
    )
    return True


def names_only_somebody(query: Query) -> bool:
    """Whether somebody is named by clothes or numbers, and nothing else is said."""
    told = (query.events, query.relations, query.order, query.length, query.labels, query.unseen)
    is_alone = not any(told) and query.place == PlaceFilter() and query.time == TimeFilter()
    return bool(query.people.clothes or query.people.numbers) and is_alone and not query.compared


def says_what(query: Query) -> bool:
    """Whether it is said what they did, wore, or where they were."""
    told = (query.events, query.relations, query.length, query.people != PeopleFilter())
    return (any(told) or query.place != PlaceFilter() or query.time != TimeFilter()) and not query.compared


def of_english(reading: Reading, at: int) -> Parts | None:
    """`Was WHO the only one who WHAT`, `did only WHO WHAT`."""
    terms = reading.terms
    before = [each for each in range(at) if not is_article(terms[each])]
    noun = reading.step(at, 1)
    if any(is_name(terms[each]) for each in before):
        is_noun = terms[at - 1].text.lower() == "the" and reading.term(noun).has(Noun.PERSON, Grammar.ONE)
        return (before, list(range(noun, len(terms)))) if is_noun and all_named(terms, before) else None
    end = next((each for each in range(at + 1, len(terms)) if not belongs(terms[each])), len(terms))
    return (list(range(at + 1, end)), list(range(end, len(terms)))) if end > at + 1 else None


def of_korean(reading: Reading, at: int) -> Parts | None:
    """`WHO-man WHAT`, `WHAT saram-eun WHO-ppun`, `WHO-ga WHAT yuilhan saram`."""
    terms = reading.terms
    if reading.term(at + 1).has(Noun.PERSON) and not reading.has(Ask.WHO):
        end = next((each for each in range(at) if not belongs(terms[each])), at)
        return (list(range(end)), list(range(end, at))) if 0 < end < at else None
    if not is_name(reading.term(at - 1)) and not reading.term(at - 1).has(Noun.PERSON, Grammar.NUMBER):
        return None
    start = at
    while start > 0 and belongs(terms[start - 1]):
        start -= 1
    who = list(range(start, at))
    is_last = all(each.has(Grammar.ABSENT, Grammar.FILLER, Grammar.BE) for each in terms[at + 1 :])
    what = list(range(start)) if is_last else [*range(start), *range(at + 1, len(terms))]
    if is_last:
        reading.use(*range(at + 1, len(terms)))
    has_topic = bool(what) and terms[what[-1]].has(Grammar.TOPIC)
    return (who, what) if who and what and (not is_last or has_topic) else None


def is_name(term: Term) -> bool:
    return any(term.of(kind) is not None for kind in OF_NAMES) and not term.of(EventMeaning)


def belongs(term: Term) -> bool:
    """Whether a word may stand in the name of somebody: their clothes or number, and what joins these."""
    return is_name(term) or (term.has(*BESIDE_NAMES) and not term.has(*ASKS))


def all_named(terms: list[Term], indices: list[int]) -> bool:
    return all(belongs(terms[each]) for each in indices)


def is_article(term: Term) -> bool:
    return term.text.lower() in {"the", "a"}


def is_of_one(reading: Reading, at: int) -> bool:
    """Whether the word for who is the only one is of one: `the only one`, not `the only people`."""
    noun = reading.term(reading.step(at, 1))
    return not noun.is_korean and noun.text.lower() in {"one", "person", "man", "woman", "guy"}
