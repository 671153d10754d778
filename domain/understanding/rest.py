"""Words that say no more than a query does by now."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, OF_ALL_IN_THEM
from domain.query.filters import END_S, PlaceFilter, TimeFilter
from domain.query.query import Intent, Order, Query, RelationKind, Subject
from domain.understanding.lexicon.english_words import ONCE_AGAIN, ONWARDS
from domain.understanding.lexicon.korean_words import FLOOR
from domain.understanding.lexicon.single import (
    AGAIN,
    ALL_THE_WHILE,
    AMONG,
    INTRODUCED,
    LATER,
    ONCE_MORE,
    TAKING,
    UNTIL_END,
)
from domain.understanding.relations.already import read_already
from domain.understanding.when.times import UNBOUNDED
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OF_STAYS = frozenset({Intent.HOW_LONG, Intent.EXISTS, Intent.WHICH, Intent.FIND})
"""What may be asked of a stay."""
COUNTED_OR_TOLD = frozenset({Intent.COUNT, Intent.SUMMARISE, Intent.DESCRIBE})
"""What may be asked of only some, as a list may."""
LISTS = frozenset({Intent.WHICH, Intent.FIND})
"""What is answered with a list, also where it is to be short, or of the only one."""


def read_rest(reading: Reading) -> None:
    """Use the words that say no more than the query does by now."""
    silent = reading.all(Grammar.BE, Noun.PERSON, Noun.SOMEBODY, Noun.TIME, Noun.EVENT)
    reading.use(*[at for at in silent if not reading.terms[at].has(Ask.HOW_MANY)])
    for word in said_already(reading, reading.query):
        reading.take(word)
    if any(each.kind is RelationKind.AFTER for each in reading.query.relations):
        reading.use(*(at for at in reading.all(Grammar.OTHER) if reading.terms[at].text == AGAIN))
        if reading.query.intent in {Intent.COUNT, Intent.EXISTS, Intent.WHICH} and not reading.has(
            Grammar.THAN
        ):
            reading.take(Grammar.MORE)  # more people, after that
    is_out = set(reading.query.events) <= set(AT_END) or reading.query.place.direction == "out"
    if reading.query.events and is_out:
        reading.use(*(at for at, each in enumerate(reading.terms) if each.text.lower() in ONCE_MORE))
    is_in_time = reading.query.time != TimeFilter() or bool(reading.query.relations)
    if reading.query.time.offset is not None and reading.query.time.offset.start_s > 0:
        reading.use(*(at for at, each in enumerate(reading.terms) if each.text.lower() == ONCE_AGAIN))
        reading.use(*(at for at in reading.all(Grammar.LATER) if reading.terms[at].text.lower() in LATER))
    if is_in_time or reading.query.intent is Intent.COVERAGE:
        reading.use(*(at for at in reading.all(Grammar.LONG) if reading.terms[at].text == ALL_THE_WHILE))
    reading.use(*introductions(reading), *out_of(reading), *onwards(reading), *floors(reading))
    reading.use(*takings(reading))
    read_already(reading)
    is_gap = reading.query.is_negated and reading.query.intent is Intent.HOW_LONG
    if is_gap and reading.query.time.last_s == END_S:
        is_last = not any(each.text.lower().startswith(UNTIL_END) for each in reading.terms)
        order = Order(is_descending=True) if is_last and not reading.query.relations else None
        reading.change(time=TimeFilter(), order=order)  # the last of them, or until the end
    read_everyone(reading)
    leave_pair_open(reading)


def said_already(reading: Reading, query: Query) -> list[Grammar | Noun | Ask]:
    """The kinds of words that add nothing to a query."""
    is_narrowed = query.time != TimeFilter() or query.place != PlaceFilter() or bool(query.relations)
    is_of_stay = query.length is not None or query.intent in OF_STAYS
    is_of_places = query.place.zones or any(each.kind.place != "side" for each in query.events)
    is_in_time = query.time != TimeFilter() or query.relations or query.people.not_doing
    is_list = query.intent in LISTS
    told = reading.context.previous
    is_at_least = query.length is not None and query.length.min_s > 0
    table = (
        (Grammar.AT_LEAST, is_at_least),
        (Grammar.STAY, is_of_stay or query.at_once or (query.intent is Intent.COUNT and is_narrowed)),
        (Noun.THING, bool(query.events or reading.unseen)),
        (
            Ask.SUMMARISE,
            (is_list or query.intent in {Intent.DESCRIBE, Intent.WHEN})
            and query.subject is not Subject.RECORDINGS,
        ),
        (Grammar.ONLY, (is_list or query.intent in COUNTED_OR_TOLD) and says_only(reading)),
        (Grammar.GO, query.length is not None),
        (Grammar.ONLY, query.intent is Intent.EXISTS and is_only_after(reading)),
        (Grammar.ONLY, is_list and reading.has(Grammar.ONE, Noun.PERSON, Ask.WHO)),
        (Grammar.BEGIN, query.intent is Intent.WHEN and (told is not None or names_time(query))),
        (Grammar.LATER, bool(query.people.doing and query.events) and is_in_order(query)),
        (Grammar.STILL, bool(is_in_time) or query.intent is Intent.COVERAGE),
        (Noun.ZONE, bool(is_of_places)),
    )
    return [word for word, is_said in table if is_said]


def names_time(query: Query) -> bool:
    """Whether something is named that begins at some time."""
    return bool(query.events) or query.at_once or query.is_negated


def is_in_order(query: Query) -> bool:
    """Whether `later` says no more than the events do: who came in leaves later; as yes or no, of any."""
    is_out = query.place.direction == "out"
    return is_out or query.intent is Intent.EXISTS or set(query.events) <= {*AT_END, EventType.ZONE_EXIT}


def takings(reading: Reading) -> list[int]:
    """The verb of `how long did it take`, which asks for no more than a length."""
    is_length = reading.query.intent is Intent.HOW_LONG
    its = [at for at, each in enumerate(reading.terms) if is_length and each.text.lower() == "it"]
    return [at + 1 for at in its if reading.term(at + 1).text.lower() in TAKING]


def floors(reading: Reading) -> list[int]:
    """The words for where somebody lies who fell."""
    fell = EventType.COLLAPSE in {*reading.query.events, *reading.query.people.doing}
    return [at for at, each in enumerate(reading.terms) if fell and each.text == FLOOR]


def onwards(reading: Reading) -> list[int]:
    """The word in `from 0:30 onwards`, which says that the time is open."""
    offset = reading.query.time.offset
    if offset is None or offset.end_s < UNBOUNDED:
        return []
    return [at for at, each in enumerate(reading.terms) if each.text.lower() in ONWARDS]


MARKS = frozenset({"who", "that", "in", "with", "wearing", "from", "on", "at", "people", "persons"})
"""English words behind a number that say of whom it is."""
TWO = 2
"""People of whom one is asked for, as of a pair."""


ASKED_OF_SEVERAL = (Ask.WHICH, Ask.WHO, Ask.HOW_MANY, Ask.WHEN, Ask.WHERE, Ask.HOW_LONG)
"""What is asked of one of so many, or of all of them."""


def out_of(reading: Reading) -> list[int]:
    """The words of `which of the two came in last?`, Korean `daseot jung nugu`, of people not told of before.

    Their number is kept, so that an answer tells where there were more of them or fewer.
    """
    if reading.context.previous is not None or not reading.has(*ASKED_OF_SEVERAL):
        return []
    for at, number in reading.free(NumberMeaning):
        if gathers(reading.query) and reading.term(at + 1).means(EventType.CROWD):
            return [at]  # the four in the group
        before = {each.text.lower() for each in reading.terms[max(0, at - 2) : at]} == {"of", "the"}
        behind = [index for index in (at + 1, at + 2) if reading.term(index).text in AMONG]
        behind = behind if reading.term(at + 1).meanings or behind == [at + 1] else []
        is_said = begins(reading, at) if behind else asks_of_them(reading, at)
        is_of_all = not gathers(reading.query) and (is_bare(reading.query) or is_said)
        if not (before or behind) or not (number.value == TWO or gathers(reading.query) or is_of_all):
            continue
        if is_of_all:
            reading.change(out_of=int(number.value))
        return [at, *range(at + 1, behind[0] + 1)] if behind else [at]
    return []


def asks_of_them(reading: Reading, at: int) -> bool:
    """Whether `which of the four` begins a question, and nothing behind says of whom that is."""
    said = [each for each in reading.terms[:at] if not each.has(Grammar.FILLER, Grammar.COMMA)]
    return len(said) == 1 and reading.term(at + 1).text.lower() not in MARKS


def begins(reading: Reading, at: int) -> bool:
    """Whether nothing before a Korean number says of whom it is: `... geon daseot jung nugu?`."""
    return at == 0 or reading.term(at - 1).has(Grammar.TOPIC, Grammar.FILLER, Grammar.COMMA)


def is_bare(query: Query) -> bool:
    """Whether nothing says who or where is meant."""
    is_anytime = query.time == TimeFilter() and not query.relations
    return is_anytime and query.place == PlaceFilter() and not (query.people.is_particular or gathers(query))


def gathers(query: Query) -> bool:
    """Whether those are meant who stood together: their number says no more."""
    return EventType.CROWD in {*query.events, *query.people.doing}


def introductions(reading: Reading) -> list[int]:
    """Korean nouns that say who asks, and nothing that is looked for: `gyeongbisil-indeyo`."""
    text = reading.query.text
    return [
        at
        for at, term in enumerate(reading.terms)
        if not term.meanings and term.tag.startswith("NN") and text[term.end :].startswith(INTRODUCED)
    ]


def is_only_after(reading: Reading) -> bool:
    """Whether `only` says no more than that something was after another: `came only after she had left`."""
    is_after = any(each.kind is RelationKind.AFTER for each in reading.query.relations)
    return is_after and any(reading.term(at + 1).has(Grammar.AFTER) for at in reading.all(Grammar.ONLY))


def says_only(reading: Reading) -> bool:
    """Whether Korean `only` stands behind what is listed or counted, which says no more."""
    return any(reading.terms[at].is_korean for at in reading.all(Grammar.ONLY))


def leave_pair_open(reading: Reading) -> None:
    """Korean `A-rang B jung`, of two by their clothes: one is picked, not somebody who wears both."""
    parts = [each.part for each in reading.query.people.clothes if not each.is_excluded]
    for at, term in enumerate(reading.terms):
        is_pair = term.text in AMONG and reading.term(at - 1).of(GarmentMeaning) is not None
        if is_pair and len(parts) > len(set(parts)) and not reading.query.compared:
            reading.leftover.append(term)


def read_everyone(reading: Reading) -> None:
    """`Did everyone leave?`, `did all of them wear black?`; elsewhere `all` says nothing."""
    query = reading.query
    found = [at for at in reading.all(Grammar.ALL) if not is_of_time(reading, at)]
    if not found:
        return
    is_worn = bool(query.people.clothes) and not any(each.is_excluded for each in query.people.clothes)
    is_plain = query.is_negated and not (query.events or query.people.is_particular)
    is_stay = any(each.kind is RelationKind.ALONE for each in query.relations)
    is_time = is_stay and all(reading.term(reading.step(at, 1)).has(Noun.TIME) for at in found)
    if query.intent is Intent.FIND and is_worn and is_said_last(reading, found[-1]):
        reading.change(intent=Intent.EXISTS)  # told of all, also where no question mark ends it
        query = reading.query
    if query.intent is not Intent.EXISTS or is_plain or is_time:
        reading.use(*found)
    elif (is_worn or is_stay or query.events or query.length) and not query.is_negated:
        reading.use(*found)
        if is_worn and query.events and set(query.events) <= set(OF_ALL_IN_THEM):  # all of a crowd
            reading.change_people(doing=tuple(dict.fromkeys([*query.people.doing, *query.events])))
            reading.change(events=())
        elif is_worn and is_said_last(reading, found[-1]):
            worn = Query(query.text, query.language, Intent.WHICH, Subject.PEOPLE, people=query.people)
            reading.change(only=worn)
            reading.change_people(clothes=())
        reading.change(is_of_all=True, subject=Subject.PEOPLE)
        count = reading.query.count
        if count is not None and count.of_occasions:
            reading.change(count=None)
            reading.change_people(times=replace(count, of_occasions=False))


def is_said_last(reading: Reading, everybody: int) -> bool:
    """Whether clothes are asked of all who did something: `was everyone who left in red?`."""
    colours = [at for at, each in enumerate(reading.terms) if each.of(ColourMeaning) is not None]
    deeds = [at for at, each in enumerate(reading.terms) if each.of(EventMeaning) is not None]
    return bool(deeds) and min(colours) > max(*deeds, everybody)


def is_of_time(reading: Reading, at: int) -> bool:
    """Whether `all` is all the time, which narrows who was there: nothing here measures that."""
    is_alone = any(each.kind is RelationKind.ALONE for each in reading.query.relations)
    is_time = reading.term(reading.step(at, 1)).has(Noun.TIME)
    return is_time and not (is_alone or reading.query.is_negated or reading.query.intent is Intent.HOW_LONG)


def unused_of_summary(reading: Reading) -> tuple[str, ...]:
    """Words of a request for a summary that took no part, which are used up: it tells more, not less.

    Those that would have narrowed it keep it from being told.
    """
    if reading.query.intent is not Intent.SUMMARISE or not reading.has(Ask.SUMMARISE):
        return ()
    unused = [at for at, each in enumerate(reading.terms) if at not in reading.used and each.must_be_told]
    unused = [at for at in unused if not reading.terms[at].meanings or is_loose(reading.terms[at])]
    reading.use(*unused)
    return tuple(reading.terms[at].text for at in unused)


def is_loose(term: Term) -> bool:
    """Whether a word says nothing of whom, where or when: a number of cameras, `once`, `other`."""
    is_number = term.of(NumberMeaning) is not None and not term.has(Grammar.NUMBER)
    return is_number or term.has(Grammar.OTHER, Grammar.AT_ONCE, Noun.OCCASION)
