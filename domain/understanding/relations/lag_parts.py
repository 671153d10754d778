"""How a question names two things and the time from one to the other: `how long after A did B`."""

from collections.abc import Iterator

from domain.events.types import EventType
from domain.query.deeds import AT_END
from domain.understanding.lexicon.korean_words import UNTIL_KO
from domain.understanding.lexicon.single import (
    AFTER_BEING,
    LAGS,
    LATER_THAN,
    POINTING,
    TAKING,
    THEN_KO,
    UNTIL,
)
from domain.understanding.relations.between import is_visit
from domain.understanding.relations.clause_words import is_topic_of_all
from domain.understanding.relations.clauses import KINDS
from domain.understanding.words.meanings import EventMeaning, OrdinalMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

POINTS = (Grammar.THAT, Grammar.THEN, Grammar.WHAT_ABOUT)
"""Korean for what was told of before."""
Parts = tuple[list[int], list[int], list[int]]
"""The indices of what is first, of what follows, and of the words between."""


def lags(reading: Reading) -> Iterator[Parts]:
    """The ways in which a question may name two things and the time from one to the other."""
    ask = next((at for at in range(len(reading.terms)) if is_length(reading, at)), None)
    if ask is None:
        return
    if reading.terms[ask].is_korean:
        yield from korean_lags(reading, ask)
        return
    if not reading.has(Grammar.EMPTY, Grammar.NOBODY):
        yield from between(reading)
        yield from spans(reading, ask)
    yield from after(reading, ask)
    yield from lying(reading, ask)


def lying(reading: Reading, ask: int) -> Iterator[Parts]:
    """`How long did he lie there before anyone came?`: from the fall on, so too of a seat."""
    count = len(reading.terms)
    words = [word_of(each) for each in reading.terms]
    until = next((at for at in range(ask, count) if words[at] in UNTIL), count)
    if until < count and any(is_down(reading.terms[at]) for at in range(ask, until)):
        yield list(range(ask + 1, until)), list(range(until + 1, count)), [until]


def is_down(term: Term) -> bool:
    """Whether a word is for being down for a while, on the floor or on a seat."""
    return term.means(EventType.COLLAPSE) or term.means(EventType.SITTING)


def down_until(reading: Reading, ask: int, until: int) -> Iterator[Parts]:
    """Korean `B-ga ogi-kkaji A-neun eolmana anja isseosseo?`: from sitting down until B came."""
    behind = [at for at in range(until + 1, len(reading.terms)) if at != ask]
    marks = [at for at in behind[:1] if reading.terms[at].has(Grammar.BEFORE)]
    ends_so = reading.terms[max([until, *marks])].text.endswith(UNTIL_KO)
    if ends_so and any(is_down(reading.terms[at]) for at in behind):
        yield [at for at in behind if at not in marks], list(range(until)), [until, *marks]


def word_of(term: Term) -> str:
    """A word in small letters; of `before anyone else` the first, as a clause follows it."""
    said = term.text.lower()
    return said.split(" ")[0] if term.has(Grammar.FIRST) and said.startswith("before ") else said


def between(reading: Reading) -> Iterator[Parts]:
    """`How long between the fall and the first arrival`; between two visits nobody was there."""
    count = len(reading.terms)
    start = next((at for at in range(count) if reading.terms[at].has(Grammar.BETWEEN)), count)
    join = next((at for at in range(start, count) if reading.terms[at].has(Grammar.AND)), count)
    if join < count and not is_gap(reading, start, join):
        yield list(range(start + 1, join)), list(range(join + 1, count)), [start, join]


def after(reading: Reading, ask: int) -> Iterator[Parts]:
    """`How long after A did B`, `how long until B after A`, `after A, how long until B`."""
    count = len(reading.terms)
    words = [word_of(each) for each in reading.terms]
    start = next((at for at in range(count) if reading.terms[at].has(Grammar.AFTER)), count)
    until = next((at for at in range(count) if words[at] in UNTIL), count)
    if until == reading.step(ask, 1):
        yield [], list(range(until + 1, count)), [until]
        if until < start < count:
            yield list(range(start + 1, count)), list(range(until + 1, start)), [until, start]
    if start == ask + 1:
        opens = [at for at in range(start + 1, count) if words[at] in LAGS]  # `after it was left did ...`
        for middle in [until] if start < until < count else opens:
            yield list(range(start + 1, middle)), list(range(middle + 1, count)), [start, middle]
    yield from earlier(reading, ask)
    if start < ask < until < count:
        end = next((at for at in range(start, ask) if reading.terms[at].has(Grammar.COMMA)), ask)
        passed = [at for at in range(end, until) if words[at] in TAKING]
        yield list(range(start + 1, end)), list(range(until + 1, count)), [start, *passed, until]


def earlier(reading: Reading, ask: int) -> Iterator[Parts]:
    """`How long before A did B`: from B to A."""
    count = len(reading.terms)
    if not reading.term(ask + 1).has(Grammar.BEFORE) or reading.terms[ask].is_korean:
        return
    for middle in (at for at in range(ask + 2, count) if word_of(reading.terms[at]) in LAGS):
        yield list(range(middle + 1, count)), list(range(ask + 2, middle)), [ask + 1, middle]


def spans(reading: Reading, ask: int) -> Iterator[Parts]:
    """`How long from the fall until somebody came`, `how long did blue take to sit down after coming in`."""
    count = len(reading.terms)
    words = [word_of(each) for each in reading.terms]
    start = next((at for at in range(ask, count) if reading.terms[at].has(Grammar.FROM)), count)
    ends = [at for at in range(start, count) if words[at] in UNTIL or reading.terms[at].has(Grammar.TO)]
    for end in ends:
        openings = [at for at in range(start + 1, end) if reading.terms[at].has(Ask.WHEN, Noun.TIME)]
        opening = openings[:1] if openings[:1] == [start + 1] else []
        first = list(range(start + 1 + len(opening), end))
        passed = [at for at in range(ask, start) if words[at] in TAKING]
        yield first, list(range(end + 1, count)), [*passed, start, *opening, end]
    take = next((at for at in range(ask, count) if words[at] in TAKING), count)
    after = next((at for at in range(take, count) if reading.terms[at].has(Grammar.AFTER)), count)
    is_of_person = any(each.has(Noun.PERSON, Grammar.ONE) for each in reading.terms[ask:take])
    lasts = reading.term(take - 1).of(EventMeaning) and not is_of_person  # how long did the sitting go on
    if after < count and not lasts:
        yield list(range(after + 1, count)), list(range(ask + 1, after)), [take, after]


def is_gap(reading: Reading, start: int, join: int) -> bool:
    """Whether nobody was there between the two: somebody left, and then somebody else came.

    Between coming in and falling, or the coming of one and that of another, somebody was there.
    """
    deeds = [(at, event.types) for at, each in enumerate(reading.terms) if (event := each.of(EventMeaning))]
    has_left = any(start < at < join and set(types) & set(AT_END) for at, types in deeds)
    behind = [(at, types) for at, types in deeds if at > join]
    is_nth = any(each.of(OrdinalMeaning) is not None for each in reading.terms[join:])
    if is_nth and not behind:
        return False  # the first person leaving and the second
    return has_left and all(is_visit(reading, at) and not set(types) & set(AT_END) for at, types in behind)


def korean_lags(reading: Reading, ask: int) -> Iterator[Parts]:
    """`A-hago eolma dwi-e B`: the clause before, a word for how long, one for later, and what follows."""
    later = reading.term(ask + 1)
    ends = [at for at in range(ask) if reading.terms[at].has(*KINDS)]
    until = next((at for at in range(ask) if reading.terms[at].has(Grammar.BEFORE)), None)
    first = next((at for at in range(until or 0) if goes_on(reading.terms[at])), None)
    if until is not None and first is not None and not reading.has(Grammar.EMPTY, Grammar.ABSENT):
        joins = [at for at in (first, first + 1) if reading.terms[at].has(Grammar.AFTER)]
        begins = max([first, *joins]) + 1
        yield [at for at in range(first + 1) if at not in joins], list(range(begins, until)), [*joins, until]
    if until is not None and first is None:
        yield from down_until(reading, ask, until)
    behind = next(
        (at for at in ends if until is not None and at < until and reading.terms[at].has(Grammar.AFTER)), None
    )
    if until is not None and first is None and behind is not None and not reading.has(Grammar.EMPTY):
        yield list(range(behind)), list(range(behind + 1, until)), [behind, until]
    is_then = ask > 0 and is_that(reading, list(range(ask)))
    if is_then and reading.query.text.startswith(AFTER_BEING, reading.terms[ask].end):
        yield list(range(ask)), list(range(ask + 1, len(reading.terms))), [ask]
    if not (later.text in LATER_THAN or later.has(Grammar.AFTER)):
        return
    end = ends[0] if ends else ask
    topic = next((at + 1 for at in range(end) if is_topic_of_all(reading, at, end)), 0)
    between = [at for at in ends if at < ask]
    effect = [*range(topic), *range(ask + 2, len(reading.terms))]
    yield list(range(topic, end)), effect, [*between, ask, ask + 1]


def goes_on(term: Term) -> bool:
    """Whether a Korean verb says that something else follows: not `jari-eseo`, from their place."""
    return term.text.endswith(THEN_KO) and not term.has(Grammar.FROM)


def is_length(reading: Reading, at: int) -> bool:
    term = reading.terms[at]
    return term.has(Ask.HOW_LONG) or (term.is_korean and term.has(Ask.HOW))


def is_that(reading: Reading, indices: list[int]) -> bool:
    """Whether what is first is only pointed at: `how long after that did somebody come?`."""
    said = [reading.terms[at] for at in indices if not reading.terms[at].has(Grammar.COMMA)]
    points = [each.text.lower() in POINTING or (each.is_korean and each.has(*POINTS)) for each in said]
    return bool(points) and all(points)
