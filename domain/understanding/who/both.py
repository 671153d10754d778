"""Two people who are named by their clothes: `both the one in blue and the one in yellow`, `red or blue`."""

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
    """Read two who are named as whoever is either of them; where both are meant, of both it must be so."""
    found = pair_of(reading)
    if found is None or reading.has(*APART) or not names_two(reading, *found):
        return
    join = join_between(reading, *found)
    names = [name_before(reading, join), name_behind(reading, join)]
    sides = [reading.nested([reading.terms[at] for at in each]) for each in names]
    if any(side.leftover or side.query.people == PeopleFilter() for side in sides):
        return
    is_choice = reading.terms[join].has(Grammar.OR)
    reading.use(join, *(at for name in names for at in name), *words_for_both(reading, found[1]))
    reading.use(*(at for at in reading.all(Grammar.OR) if is_choice))
    compared = tuple(
        Query(reading.query.text, reading.query.language, people=each.query.people) for each in sides
    )
    who = Query(reading.query.text, reading.query.language, Intent.WHICH, Subject.PEOPLE, compared=compared)
    reading.change(meant=who, is_of_all=not is_choice)


def settle_both(reading: Reading) -> None:
    """Whether it must be so of both: of a yes or no only. Korean `dul da` says no more behind two numbers."""
    query = reading.query
    tell_other_one(reading)
    if len(query.people.numbers) == PAIR:
        reading.use(*(at for at, _ in reading.free(NumberMeaning) if is_pair_word(reading, at)))
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


def words_for_both(reading: Reading, last: int) -> list[int]:
    """The words that say that both are meant: `both`, Korean `dul da` behind the second."""
    near = range(last + 1, min(last + 6, len(reading.terms)))
    numbers = [at for at in near if is_pair_word(reading, at)]
    return [*numbers, *(at for at in reading.all(Grammar.ALL))]


def is_pair_word(reading: Reading, at: int) -> bool:
    number = reading.terms[at].of(NumberMeaning)
    return number is not None and number.value == PAIR and reading.term(at + 1).has(Grammar.ALL)


def names_two(reading: Reading, first: int, last: int) -> bool:
    """Whether two colours are of two people, not of one: each stands with a noun, or neither does."""
    join = join_between(reading, first, last)
    nouns = [
        any(reading.terms[at].has(*NOUNS) for at in each)
        for each in (name_before(reading, join), name_behind(reading, join))
    ]
    if reading.terms[first].is_korean:
        is_said = reading.terms[join].has(Grammar.OR) or bool(words_for_both(reading, last))
        return is_said or all(nouns)
    garments = any(each.of(GarmentMeaning) is not None for each in reading.terms)
    is_bare = not garments and not reading.term(first - 1).has(Grammar.AT, Grammar.WEAR)
    return all(nouns) or (is_bare and not any(nouns))


def pair_of(reading: Reading) -> tuple[int, int] | None:
    """The indices of the only two colours that a word joins, where nothing is said that two do together."""
    deeds = [event for each in reading.terms if (event := each.of(EventMeaning)) is not None]
    if any(each.kind.subject in OF_PAIRS for deed in deeds for each in deed.types):
        return None
    colours = [at for at, _ in reading.free(ColourMeaning)]
    pairs = [each for each in pairwise(colours) if join_between(reading, *each) >= 0]
    return pairs[0] if len(pairs) == 1 else None


def join_between(reading: Reading, first: int, last: int) -> int:
    """The index of `and` or `or` between two terms; -1 where there is none, or something that happens."""
    if any(each.of(EventMeaning) is not None for each in reading.terms[first:last]):
        return -1
    joins = (at for at in range(first + 1, last) if reading.terms[at].has(Grammar.AND, Grammar.OR))
    return next(joins, -1)
