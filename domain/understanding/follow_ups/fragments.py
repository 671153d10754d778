"""Questions of which a part is left out: pronouns, fragments, and interrogatives alone."""

from dataclasses import replace

from domain.language.message import Language
from domain.query.deeds import MOMENTARY, OF_CAMERAS
from domain.query.filters import PeopleFilter, PlaceFilter, TimeFilter
from domain.query.query import Aggregate, Intent, Query, RelationKind, Scope, Subject
from domain.query.unseen import Unseen
from domain.understanding.follow_ups.pronouns import is_somebody
from domain.understanding.follow_ups.told_before import is_absence
from domain.understanding.lexicon.english_words import SO, TO_BE
from domain.understanding.lexicon.korean_words import THAT_KO
from domain.understanding.lexicon.single import (
    AT_THAT_TIME,
    BEHIND,
    COUNTED_ALONE,
    EXACTLY,
    HOW_MANY,
    LATER,
    POINTING,
    THAT_PERIOD,
)
from domain.understanding.who.attributes import read_garments
from domain.understanding.words.meanings import EventMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BARE = frozenset({Intent.WHEN, Intent.WHERE, Intent.COUNT, Intent.HOW_LONG, Intent.WHICH})
"""What may be asked in a word of what the question before was about: `when?`."""


def names_garment(reading: Reading) -> bool:
    """Whether clothes are all that is said, after an answer about somebody: `and the trousers?`."""
    if reading.context.previous is None or reading.query.intent is not Intent.FIND:
        return False
    garments = list(reading.free(GarmentMeaning))
    others = [each for at, each in enumerate(reading.terms) if at not in {at for at, _ in garments}]
    is_bare = bool(garments) and not reading.query.people.is_particular
    if not is_bare or any(each.must_be_told and not each.has(Grammar.WHAT_ABOUT) for each in others):
        return False
    read_garments(reading)
    reading.change(intent=Intent.DESCRIBE)
    return True


def is_after_that(reading: Reading) -> bool:
    """Whether `after that` is said, or `later` and the like at the end."""
    if says_later(reading):
        return True
    at = reading.find(Grammar.AFTER)
    behind = reading.term(at + 1).text.lower() if at is not None else ""
    return (
        ends_after(reading, at)
        or behind in {"that", "this", "it", "them"}
        or any(
            reading.terms[each].is_korean and is_after(reading, each) for each in reading.all(Grammar.THAT)
        )
    )


def ends_after(reading: Reading, at: int | None) -> bool:
    """Whether `after` ends a question about nobody who was told of: `did anyone come after?`."""
    is_end = at is not None and at == len(reading.terms) - 1 and not reading.terms[at].is_korean
    return is_end and reading.find(Grammar.THEM) is None and reading.context.previous is not None


def is_before_that(reading: Reading) -> bool:
    """Whether `before that` is said, or `before them`; Korean `geu jeone`, where it says of whom it asks."""
    at = reading.find(Grammar.BEFORE)
    if at is not None and reading.terms[at].is_korean:
        return reading.term(at - 1).text == THAT_KO and reading.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    behind = reading.term(at + 1).text.lower() if at is not None else ""
    return behind in {"that", "this", "it", "them"}


def says_later(reading: Reading) -> bool:
    """Whether a question ends with `later` or `afterwards`, or a Korean one begins so."""
    said = [at for at, each in enumerate(reading.terms) if not each.has(Grammar.COMMA)]
    is_free = [at for at in said if at not in reading.used and reading.terms[at].text.lower() in LATER]
    return bool(is_free) and (is_free[-1] == said[-1] or reading.terms[is_free[0]].is_korean)


def is_after(reading: Reading, at: int) -> bool:
    """Whether a Korean word for `that` says, or has behind it, that something is after it."""
    return reading.terms[at].text.endswith(BEHIND) or reading.term(at + 1).has(Grammar.AFTER)


def is_at_that_time(reading: Reading) -> bool:
    """Whether `meanwhile` is said, Korean `geuttae`: while that happened which the answer before told of."""
    if reading.query.is_lag:
        return False
    said = [each for each in reading.terms if not each.has(Grammar.COMMA)]
    is_then = len(said) > 1 and said[-1].text.lower() in AT_THAT_TIME
    is_then = is_then and not reading.query.text.lower().startswith(SO)
    asks = reading.has(Ask.HOW_MANY, Ask.WHO, Noun.SOMEBODY)
    previous = reading.context.previous
    is_told = previous is not None and bool(previous.events or previous.relations)
    if is_told and reading.find(Grammar.MEANWHILE) is not None:
        return True
    if is_told and is_then and asks:
        return True
    return any(reading.terms[at].has(Grammar.WHILE) for at in reading.all(Grammar.THAT))


def is_in_that_period(reading: Reading) -> bool:
    """Whether `in that period` is said, and no time."""
    return any(each.text.lower() in THAT_PERIOD for each in reading.terms) and (
        reading.query.time == TimeFilter()
    )


def identifies_them(reading: Reading) -> bool:
    """Whether it is asked if whom the answer before told of is somebody: `was that the blue one?`."""
    first = [each.text.lower() for each in reading.terms if not each.has(Grammar.WHAT_ABOUT, Grammar.COMMA)]
    is_that = len(first) > 1 and first[0] in TO_BE and first[1].split(" ")[0] in POINTING
    query = reading.query
    is_plain = query.people.is_particular and not (query.events or query.relations or query.people.numbers)
    return is_that and is_plain


def names_them_all(reading: Reading) -> list[int]:
    """The indices of a number that is that of the people before: Korean `dul jung-e`, `du saram-eun`."""
    referred = reading.context.referred
    return [
        at
        for at, number in reading.free(NumberMeaning)
        if len(referred) > 1 and number.value == len(referred) and is_of_all(reading, at)
    ]


def is_of_all(reading: Reading, at: int) -> bool:
    """Whether a number is said of those who were told of: `which of the two`, Korean `dul`."""
    if reading.terms[at].is_korean:
        return reading.terms[at].text in COUNTED_ALONE or reading.term(at + 1).has(Noun.PERSON, Grammar.THEM)
    return {each.text.lower() for each in reading.terms[max(0, at - 2) : at]} >= {"of", "the"}


def leaves_subject_out(reading: Reading) -> bool:
    """Whether a Korean question asks about somebody without naming anybody: `eonje nagasseo?`."""
    query, context = reading.query, reading.context
    is_korean = query.language is Language.KOREAN or asks_for_looks(reading)
    is_korean = is_korean and context.previous is not None
    is_nobody_named = not any(is_somebody(reading, at) for at in range(len(reading.terms)))
    is_anybody = replace(query.people, doing=()) == PeopleFilter()
    is_plain = is_nobody_named and is_anybody and query.order is None and not query.is_negated
    if is_korean and is_plain and query.unseen == (Unseen.RETURN.value,) and len(context.referred) == 1:
        return True
    if not is_korean or not is_plain or reading.find(Grammar.THAT) is not None:
        return False
    if query.aggregate is Aggregate.MEAN or (query.events and set(query.events) <= set(OF_CAMERAS)):
        return False  # that is of several, or of nobody
    if context.previous is not None and is_absence(context.previous) and not query.events:
        return False
    is_here = query.time.wall is None and query.time.daily is None and query.scope == Scope()
    is_told = len(context.referred) == 1 and is_here
    if is_told and query.events and query.subject is not Subject.THINGS:
        return True
    is_anywhere = is_told or (query.place == PlaceFilter() and query.time == TimeFilter())
    asks_of_one = query.intent in {Intent.HOW_LONG, Intent.DESCRIBE} and not query.events
    return asks_of_one and is_anywhere and not asks_how_long_it_took(reading)


def asks_for_looks(reading: Reading) -> bool:
    """Whether English asks for a description of nobody in particular: of the one who was told of."""
    query = reading.query
    is_plain = query.intent is Intent.DESCRIBE and not query.events and not reading.has(Grammar.ALL)
    return is_plain and len(reading.context.referred) == 1


def asks_how_long_it_took(reading: Reading) -> bool:
    """Whether the length of what was asked about is asked for, not of a stay: Korean `eolma dongan?`."""
    previous = reading.context.previous
    if previous is not None and previous.intent is Intent.COVERAGE:
        return True
    lasts = previous is not None and bool(set(previous.events) - set(MOMENTARY))
    return lasts and reading.query.intent is Intent.HOW_LONG and not reading.has(Grammar.STAY, Grammar.BE)


def is_fragment(reading: Reading) -> bool:
    """Whether only a part of a question is said: `and yesterday?`, Korean `oenjjok-eun?`."""
    query = reading.query
    if query.intent is not Intent.FIND or reading.has(Ask.FIND) or query.compared:
        return False
    if any(each.kind in (RelationKind.LONGER, RelationKind.SHORTER) for each in query.relations):
        return False
    terms = reading.terms
    opens = bool(terms) and terms[0].has(Grammar.WHAT_ABOUT, Grammar.THEN) and not terms[0].has(Ask.WHAT)
    is_one = reading.has(Grammar.ONE) and query.names_somebody
    previous = reading.context.previous
    ends_in_topic = any(each.has(Grammar.TOPIC) for each in terms[-2:])
    asks = ends_in_topic and previous is not None and not picks_somebody(query, previous)
    return opens or is_one or asks or is_constraint(reading)


def picks_somebody(query: Query, previous: Query) -> bool:
    """Whether somebody is asked for after a question about nobody, as of a crowd."""
    is_of_nobody = previous.subject is not Subject.PEOPLE and previous.order is None
    return query.order is not None and bool(query.events) and is_of_nobody


def is_constraint(reading: Reading) -> bool:
    """Whether a time, a place or a colour is all that is said, and nobody is named: `on the right?`."""
    has_previous = reading.context.previous is not None
    is_named = any(is_somebody(reading, at) for at in range(len(reading.terms))) or bool(reading.query.events)
    asked = Query(reading.query.text, reading.query.language, subject=reading.query.subject)
    return has_previous and not is_named and not reading.rest() and reading.query != asked


def is_only(reading: Reading) -> bool:
    """Whether nothing but a narrowing is said: `only those in red`."""
    at = reading.find(Grammar.ONLY)
    return at is not None and not any(each.of(EventMeaning) for each in reading.terms)


def is_bare(reading: Reading) -> bool:
    """Whether an interrogative is all that is said: `when?`, `how many?`."""
    query = reading.query
    if query.subject is Subject.RECORDINGS or query.aggregate is Aggregate.MEAN:
        return False
    if query.intent not in BARE and not (query.intent is Intent.FIND and reading.has(Ask.FIND)):
        return False
    asked = Query(query.text, query.language, query.intent, query.subject, aggregate=query.aggregate)
    nouns = (Noun.PERSON, Noun.RECORDING, Noun.CAMERA, Noun.SOMEBODY, Grammar.BE, Grammar.STAY)
    previous = reading.context.previous
    is_of_absence = previous is not None and is_absence(previous)  # `how long in all?` is of all of it
    has_noun = (not is_of_absence and reading.has(Grammar.ALL)) or any(
        each.has(*nouns) and not counts_people(each) for each in reading.terms
    )
    in_all = EXACTLY if query.intent is Intent.COUNT else ()
    is_there = any(each.text.lower() in {"there", *in_all} for each in reading.terms)
    return query == asked and not has_noun and not is_there and not reading.rest()


def counts_people(term: Term) -> bool:
    """Whether a term is Korean `myeot myeong`: how many, of those that were asked about."""
    return term.is_korean and term.has(Ask.HOW_MANY) and term.text.startswith(HOW_MANY)


def counts_occasions(reading: Reading) -> bool:
    """Whether it is asked how often somebody did something: `how many times did they cross the line?`."""
    if reading.query.count is not None and reading.query.count.of_occasions:
        return True
    is_counted = any(each.has(Noun.OCCASION) and each.has(Ask.HOW_MANY) for each in reading.terms)
    return is_counted and reading.query.intent is Intent.COUNT
