"""Several who are named by their clothes: `both the one in blue and the one in yellow`, `red or blue`."""

from itertools import pairwise

from domain.events.kinds.kind import Subject as About
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.who.names import NOUNS, name_before, name_behind
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

PAIR = 2
"""So many are named."""
OF_PAIRS = frozenset({About.TWO_PEOPLE, About.CROWD})
"""What two do with each other."""
APART = (Grammar.TOGETHER, Grammar.WITH, Grammar.SAME, Ask.WHICH, Ask.WHO)
"""Words with which two are asked about that do not mean either of them."""


def read_both(reading: Reading) -> None:
    """Read several who are named as whoever is one of them; where all are meant, of all it must be so."""
    found = listed(reading)
    if not found or reading.has(*APART) or not names_people(reading, found):
        return
    joins = [joins_between(reading, *each) for each in pairwise(found)]
    names = names_beside(reading, joins)
    sides = [reading.nested([reading.terms[at] for at in each]) for each in names]
    if any(side.leftover or side.query.people == PeopleFilter() for side in sides):
        return
    is_choice = reading.terms[joins[-1][-1]].has(Grammar.OR)
    reading.use(*(at for each in joins for at in each), *(at for name in names for at in name))
    reading.use(*words_for_all(reading, found), *(at for at in reading.all(Grammar.OR) if is_choice))
    compared = tuple(
        Query(reading.query.text, reading.query.language, people=each.query.people) for each in sides
    )
    who = Query(reading.query.text, reading.query.language, Intent.WHICH, Subject.PEOPLE, compared=compared)
    reading.change(meant=who, is_of_all=not is_choice)


def names_beside(reading: Reading, joins: list[list[int]]) -> list[list[int]]:
    """The indices of the names that some words join."""
    between = [list(range(one[-1] + 1, other[0])) for one, other in pairwise(joins)]
    return [name_before(reading, joins[0][0]), *between, name_behind(reading, joins[-1][-1])]


def settle_both(reading: Reading) -> None:
    """Whether it must be so of both: of a yes or no only. Korean `dul da` says no more behind two numbers."""
    query = reading.query
    tell_other_one(reading)
    if len(query.people.numbers) == PAIR:
        reading.use(*(at for at, _ in reading.free(NumberMeaning) if is_number_word(reading, at, PAIR)))
    if query.meant is not None and query.meant.compared:
        is_of_all = query.is_of_all and query.intent is Intent.EXISTS
        reading.change(is_of_all=is_of_all, subject=Subject.PEOPLE)


def tell_other_one(reading: Reading) -> None:
    """Name the other one of two of whom nothing says what they have to do with each other: nobody is both."""
    clothes = [each for each in reading.query.people.clothes if not each.is_excluded]
    colours = [at for at, each in enumerate(reading.terms) if each.of(ColourMeaning) is not None]
    is_pair = len(clothes) == PAIR == len(colours) and clothes[0].part == clothes[1].part
    if is_pair and not reading.query.compared and stand_apart(reading, *colours):
        reading.leftover.append(reading.terms[colours[1]])


def stand_apart(reading: Reading, first: int, last: int) -> bool:
    """Whether each of two colours stands with a noun of its own."""
    if reading.terms[first].is_korean:
        parts = reading.terms[first:last], reading.terms[last : last + 4]
    else:
        parts = reading.terms[max(0, first - 3) : first], reading.terms[first + 1 : last]
    return all(any(each.has(*NOUNS) for each in part) for part in parts)


def words_for_all(reading: Reading, found: tuple[int, ...]) -> list[int]:
    """The words that say that all are meant: `both`, Korean `dul da` behind the last."""
    near = range(found[-1] + 1, min(found[-1] + 6, len(reading.terms)))
    numbers = [at for at in near if is_number_word(reading, at, len(found))]
    return [*numbers, *(at for at in reading.all(Grammar.ALL))]


def is_number_word(reading: Reading, at: int, size: int) -> bool:
    number = reading.terms[at].of(NumberMeaning)
    return number is not None and number.value == size and reading.term(at + 1).has(Grammar.ALL)


def names_people(reading: Reading, found: tuple[int, ...]) -> bool:
    """Whether colours are each of somebody else: all stand with a noun, or none does."""
    joins = [joins_between(reading, *each) for each in pairwise(found)]
    nouns = [any(reading.terms[at].has(*NOUNS) for at in each) for each in names_beside(reading, joins)]
    if reading.terms[found[0]].is_korean:
        is_said = reading.terms[joins[-1][-1]].has(Grammar.OR) or bool(words_for_all(reading, found))
        return is_said or all(nouns) or len(found) > PAIR
    garments = any(each.of(GarmentMeaning) is not None for each in reading.terms)
    is_bare = not garments and not reading.term(found[0] - 1).has(Grammar.AT, Grammar.WEAR)
    return all(nouns) or (is_bare and not any(nouns))


def listed(reading: Reading) -> tuple[int, ...]:
    """The indices of the colours that words join, where nothing is said that people do together.

    Of three or more a comma may stand between all but the last; empty where there are two lists.
    """
    deeds = [event for each in reading.terms if (event := each.of(EventMeaning)) is not None]
    if any(each.kind.subject in OF_PAIRS for deed in deeds for each in deed.types):
        return ()
    colours = [at for at, _ in reading.free(ColourMeaning)]
    joined = [bool(joins_between(reading, *each)) for each in pairwise(colours)]
    if not any(joined):
        return ()
    first, last = joined.index(True), len(joined) - joined[::-1].index(True)
    found = tuple(colours[first : last + 1])
    last_names = reading.terms[found[-2] : found[-1]]
    is_ended = any(each.has(Grammar.AND, Grammar.OR) for each in last_names) or bool(
        words_for_all(reading, found)
    )
    return found if all(joined[first:last]) and is_ended else ()


def joins_between(reading: Reading, first: int, last: int) -> list[int]:
    """The indices of `and`, `or` or a comma between two terms; none where something happens between them."""
    if any(each.of(EventMeaning) is not None for each in reading.terms[first:last]):
        return []
    return [
        at for at in range(first + 1, last) if reading.terms[at].has(Grammar.AND, Grammar.OR, Grammar.COMMA)
    ]
