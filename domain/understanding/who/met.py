"""Two who are called by their clothes and met: `did blue and yellow meet?`, `did blue meet yellow?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.people.colour import ColourName
from domain.query.filters import ClothesFilter, PeopleFilter
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun

PAIR = 2
"""Colours of which each is of one of the two."""


def read_met(reading: Reading) -> None:
    """Read the second of two who met as somebody who met somebody at the same time as the first."""
    meets = [at for at, each in enumerate(reading.terms) if each.means(EventType.INTERACTION)]
    named = sorted([*(at for at, _ in reading.free(ColourMeaning)), *numbered(reading)])
    if not meets or len(named) != PAIR or reading.has(Noun.SOMEBODY, Grammar.OTHER, Grammar.OR):
        named = named if meets and len(named) == PAIR and numbered(reading) else []
    if not named or not is_of_another(reading, *named):
        return
    met = reading.terms[meets[0]].of(EventMeaning)
    first, second = (described(reading, at, after) for at, after in ((named[0], -1), (named[1], named[0])))
    to = Query(
        reading.query.text,
        reading.query.language,
        Intent.FIND,
        Subject.PEOPLE,
        events=met.types if met is not None else (),
        people=second,
        of_another=True,
    )
    reading.use(*(at for at in range(named[0], len(reading.terms)) if reading.terms[at].has(Grammar.AND)))
    reading.change(people=first, relations=(*reading.query.relations, Relation(RelationKind.TOGETHER, to)))


def numbered(reading: Reading) -> list[int]:
    """The indices of numbers of people: `person 2`."""
    return [
        at
        for at, number in reading.free(NumberMeaning)
        if reading.term(at - 1).has(Noun.PERSON, Grammar.NUMBER) or reading.term(at + 1).has(Grammar.NUMBER)
    ]


def described(reading: Reading, at: int, after: int) -> PeopleFilter:
    """Whom the words around an index describe; a bare colour is that of any clothes."""
    named = around(reading, after, at)
    nested = reading.nested([reading.terms[each] for each in named])
    reading.use(at, *(named[each] for each in nested.used))
    people = nested.query.people
    colours = colours_at(reading, at)
    return replace(people, clothes=(ClothesFilter(colours),)) if colours and not people.clothes else people


def colours_at(reading: Reading, at: int) -> frozenset[ColourName]:
    """The colours that a word means: `yellow`, `dark`."""
    meaning = reading.terms[at].of(ColourMeaning)
    return meaning.colours if meaning is not None else frozenset()


def is_of_another(reading: Reading, first: int, second: int) -> bool:
    """Whether a second colour is worn by somebody else: behind a verb, another person, or `and` and no more.

    `The one in blue and white met ...` is one person, of whom it is said behind both colours.
    """
    between = reading.terms[first + 1 : second]
    if any(each.means(EventType.INTERACTION) or each.has(Noun.PERSON, Grammar.ONE) for each in between):
        return True
    before = reading.terms[:first]
    is_one = any(each.has(Noun.PERSON, Grammar.ONE, Grammar.WEAR) for each in before)
    is_worn = any(each.of(GarmentMeaning) for each in between) or not is_one
    is_listed = any(each.has(Grammar.COMMA) for each in between) and bool(both(reading))
    return is_worn and (is_listed or any(each.has(Grammar.AND) for each in between))


def both(reading: Reading) -> list[int]:
    """The number of two who met, behind them: Korean `duri`."""
    return [at for at, number in reading.free(NumberMeaning) if number.value == PAIR]


def around(reading: Reading, first: int, second: int) -> list[int]:
    """The indices of all that says who the second is."""
    start = second
    while start - 1 > first and is_description(reading.terms[start - 1]):
        start -= 1
    end = second + 1
    while end < len(reading.terms) and is_description(reading.terms[end]):
        end += 1
    return [at for at in range(start, end) if at not in reading.used]


def is_description(term: Term) -> bool:
    """Whether a term says who somebody is: `the person in a yellow top`."""
    is_worn = term.of(GarmentMeaning) is not None or term.has(Grammar.WEAR)
    is_said = term.has(Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.FILLER, Grammar.AT, Grammar.NUMBER)
    return is_worn or (is_said and not term.has(Grammar.AND))
