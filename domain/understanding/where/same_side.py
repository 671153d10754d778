"""Whether somebody left where they had come in: `went back out on the side they came from`."""

from collections.abc import Iterator
from dataclasses import replace

from domain.understanding.lexicon.single import OTHER_SIDE, SIDE_STEMS, SIDE_WORDS
from domain.understanding.where.places import COMING, GOING
from domain.understanding.words.meanings import EventMeaning, SideMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar


def read_same_side(reading: Reading) -> None:
    """Read a side that is named by the other end of somebody's way."""
    came, left = find_deed(reading, COMING), find_deed(reading, GOING)
    side = side_of_way(reading, came) if came is not None else None
    is_asked = any(reading.term(at - 1).has(Ask.WHICH, Ask.WHAT) for at in side_words(reading))
    is_asked = is_asked or reading.has(Ask.WHERE)
    if came is None or left is None or side is None or is_asked:
        return
    sides = list(reading.free(SideMeaning))
    if len(sides) > 1 or (
        sides and not any(each.has(Grammar.SAME) or is_other(each) for each in reading.terms)
    ):
        return
    others = [at for at, term in enumerate(reading.terms) if term.text.lower().startswith(OTHER_SIDE)]
    silent = (Grammar.SAME, Grammar.THAN, Grammar.PART, Grammar.TO, Grammar.FROM, Grammar.OTHER)
    said = [at for at in side_words(reading) if at not in reading.used]
    reading.use(came, *said, *others, *reading.all(*silent), *pronouns(reading, came))
    is_not = [at for at in reading.all(Grammar.NOT) if at < left]
    reading.use(*is_not, *(at for at, _ in sides))
    edge = sides[0][1].side if sides else None
    is_same = not others and not is_not
    reading.change(place=replace(reading.query.place, same_side=is_same, came_from=edge))


def find_deed(reading: Reading, types: frozenset[object]) -> int | None:
    """Where coming, or going, is said of somebody."""
    found = [at for at, event in reading.free(EventMeaning) if set(event.types) <= types]
    return found[-1] if found else None


def side_of_way(reading: Reading, came: int) -> int | None:
    """The word for a side or way that coming in tells: `the way they came`, Korean `deureo-on jjok`."""
    if reading.terms[came].is_korean:
        return next((at for at in side_words(reading) if at in (came + 1, came + 2)), None)
    words = list(side_words(reading))
    before = [at for at in words if at < came]
    is_said = any(
        reading.term(at - 1).has(Grammar.SAME, Grammar.OTHER) or is_other(reading.term(at - 1))
        for at in words
    )
    between = range(max(before, default=came), came)
    is_theirs = any(reading.term(at).has(Grammar.THEM, Grammar.ONE) for at in between)
    return words[0] if words and (is_said or is_theirs) else None


def is_other(term: Term) -> bool:
    return term.text.lower().startswith(OTHER_SIDE)


def side_words(reading: Reading) -> Iterator[int]:
    """The words for a side or a way, in Korean also with a particle: `jjog-euro`."""
    for at, term in enumerate(reading.terms):
        last = (term.text.lower().split() or [""])[-1]
        if last in SIDE_WORDS or (term.is_korean and last.startswith(SIDE_STEMS)):
            yield at


def pronouns(reading: Reading, came: int) -> list[int]:
    """The words for whom the clause is about, which are the same people: `they`, `the one`."""
    return [at for at in (came - 3, came - 2, came - 1) if reading.term(at).has(Grammar.THEM, Grammar.ONE)]
