"""Whether two people came or went on the same side: `did red and blue leave on the same side?`.

It is a comparison of two who are named; where one of them is not, the words are left over.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import numbered
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import CountFilter, PeopleFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.lexicon.single import ALL_OF_TWO, OTHER_SIDE, SIDE_STEMS, SIDE_WORDS, THOUGH_KO
from domain.understanding.words.meanings import EventMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.sentences import sentence_of
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun
from domain.understanding.words.yes_no import AUXILIARIES

AS = frozenset({"as", "than", "from", "to"})
"""English words before the second of two: `on the same side as the blue one`."""
BOTH = (Grammar.THEM, Grammar.THAT, Grammar.ALL, Grammar.SEVERAL)
"""Words for two of whom was told."""
PAIR = 2
"""How many are compared."""
Indices = list[int]
Sides = tuple[list[Indices], Indices, int, bool]
"""Who the two are, the words that ask, the deed, and whether different sides are asked for."""


def read_shared_side(reading: Reading) -> bool:
    """Read a question whether two people came or went on the same side; whether it is one."""
    if any(says_which_side(each) and each.text.endswith(THOUGH_KO) for each in reading.terms):
        return False  # the one differs, and the other is asked for
    found = english_sides(reading) or korean_sides(reading)
    if found is None:
        return read_side_of_told(reading) or read_side_of_all(reading)
    parts, words, deed, is_other = found
    sides = [(reading.nested([reading.terms[at] for at in part]), part) for part in parts]
    if not sides or not all(is_somebody(nested) for nested, _ in sides):
        return False
    for nested, part in sides:
        reading.use(*(part[at] for at in nested.used))
        reading.leftover += nested.leftover
        reading.unseen += nested.unseen
    compared = tuple(asked_of(nested.query, reading, deed) for nested, _ in sides)
    reading.use(deed, *words)
    set_compared(reading, compared, is_other=is_other)
    return True


def read_side_of_told(reading: Reading) -> bool:
    """`Did they both leave on the same side?`: those two of whom the answer before told."""
    deed, near = deed_of(reading), sides_said(reading)
    said = [at for at, each in enumerate(reading.terms) if says_which_side(each)]
    told = told_two(reading, {deed, *said, *near}) if deed is not None and near and said else []
    if deed is None or not told:
        return False
    is_other = not any(reading.terms[at].has(Grammar.SAME) for at in said)
    set_compared(reading, tuple(asked_of(each, reading, deed) for each in told), is_other=is_other)
    return True


def told_two(reading: Reading, known: set[int]) -> list[Query]:
    """Those two of whom the answer before told; none where words beside the known ones name somebody else."""
    referred = reading.context.referred
    numbers = [at for at, number in reading.free(NumberMeaning) if number.value == PAIR]
    known = {*known, *numbers, *reading.all(*BOTH, Noun.PERSON)}
    is_both = reading.has(*BOTH) or bool(numbers)
    if len(referred) != PAIR or not is_both or says_more(reading, known):
        return []
    reading.use(*known)
    bare = Query(reading.query.text, reading.query.language)
    return [replace(bare, people=numbered(PeopleFilter(), (each,))) for each in referred]


def read_side_of_all(reading: Reading) -> bool:
    """`Did both people leave on the same side?`, `did everyone come in from there?`: all who did so."""
    came = [at for at, each in enumerate(reading.terms) if is_who_came(reading, at, each)]
    deed, near = deed_of(reading, came), sides_said(reading)
    said = [at for at, each in enumerate(reading.terms) if says_which_side(each)]
    numbers = [(at, int(number.value)) for at, number in reading.free(NumberMeaning) if number.value >= PAIR]
    if any(reading.term(at - 1).has(Grammar.OTHER) for at, _ in numbers):
        return False  # the other three
    every = list(reading.all(Grammar.ALL))
    named = {*said, *near, *every, *(at for at, _ in numbers)}
    known = {*named, *came, *reading.all(Noun.PERSON, Noun.SOMEBODY, Grammar.THEM)}
    if deed is None or not (near and said and (numbers or every)) or says_more(reading, {deed, *known}):
        return False
    reading.use(deed, *known)
    set_compared(reading, (), is_other=not any(reading.terms[at].has(Grammar.SAME) for at in said))
    counts = [*(number for _, number in numbers), *(PAIR for at in every if is_both(reading.terms[at]))]
    event = reading.terms[deed].of(EventMeaning)
    count = CountFilter(PAIR, PAIR) if PAIR in counts else None
    number = counts[0] if counts and count is None else None
    types = event.types if event else ()
    reading.change(events=types, count=count, out_of=number, is_of_all=bool(every) and not counts)
    return True


def is_who_came(reading: Reading, at: int, term: Term) -> bool:
    """Whether Korean names all who were there as those who came: `on saram dul-i`."""
    is_coming = term.is_korean and term.means(EventType.PERSON_ENTER)
    return is_coming and reading.term(at + 1).has(Noun.PERSON)


def is_both(term: Term) -> bool:
    return term.text.lower() in ALL_OF_TWO


def says_more(reading: Reading, known: set[int]) -> bool:
    """Whether words are left that narrow something."""
    return any(each.must_be_told for at, each in enumerate(reading.terms) if at not in known)


def sides_said(reading: Reading) -> list[int]:
    """The indices of the words for a side that is the same or another one."""
    english = side_of(reading)
    return [at for at, each in enumerate(reading.terms) if is_side_word(each) or at == english]


def says_which_side(term: Term) -> bool:
    return term.has(Grammar.SAME, Grammar.OTHER) or term.text.lower().startswith(OTHER_SIDE)


def set_compared(reading: Reading, compared: tuple[Query, ...], *, is_other: bool) -> None:
    reading.change(
        intent=Intent.COMPARE,
        subject=Subject.PEOPLE,
        compared=compared,
        of_sides=True,
        asks_whether=True,
        is_negated=is_other,
    )


def english_sides(reading: Reading) -> Sides | None:
    """`Did red and blue leave on the same side?`, `did red leave on the same side as blue?`."""
    side, deed = side_of(reading), deed_of(reading)
    if side is None or deed is None or reading.terms[side].is_korean:
        return None
    parts = parts_of(reading, side, deed)
    if len(parts) != PAIR or not all(parts):
        return None
    is_other = reading.terms[side - 1].text.lower().startswith(OTHER_SIDE)
    return parts, [side, side - 1, *joins(reading, parts, side)], deed, is_other


def korean_sides(reading: Reading) -> Sides | None:
    """`A-hago B-ga gateun jjok-euro naganni?`, `A-rang B-neun nagan banghyang-i dalla?`."""
    deed = deed_of(reading)
    word = reading.find(Grammar.SAME, Grammar.OTHER)
    if deed is None or word is None or not reading.terms[word].is_korean:
        return None
    near = [at for at in range(min(deed, word), len(reading.terms)) if is_side_word(reading.terms[at])]
    ands = [at for at in range(min(deed, word)) if reading.terms[at].has(Grammar.AND)]
    if not near or len(ands) != 1:
        return None
    parts = [list(range(ands[0])), list(range(ands[0] + 1, min(deed, word)))]
    return parts, [word, *near, ands[0]], deed, reading.terms[word].has(Grammar.OTHER)


def is_side_word(term: Term) -> bool:
    """Whether a Korean word is for a side or a direction: `jjok`, `banghyang`."""
    return term.is_korean and term.text.startswith(SIDE_STEMS)


def side_of(reading: Reading) -> int | None:
    """The word for a side behind `same` or `different`."""
    for at, term in enumerate(reading.terms):
        if term.text.lower().removesuffix("s") not in SIDE_WORDS:
            continue
        before = reading.term(at - 1)
        if before.has(Grammar.SAME) or before.text.lower().startswith(OTHER_SIDE):
            return at
    return None


def deed_of(reading: Reading, beside: Sequence[int] = ()) -> int | None:
    """The only thing that is said of both, beside who they are: coming, or going."""
    said = [at for at, each in enumerate(reading.terms) if each.of(EventMeaning) and at not in beside]
    event = reading.terms[said[0]].of(EventMeaning) if len(said) == 1 else None
    is_way = event is not None and set(event.types) <= {*AT_START, *AT_END}
    return said[0] if is_way else None


def parts_of(reading: Reading, side: int, deed: int) -> list[Indices]:
    """The indices of the two who are named: around `and` before the verb, or around `as` behind it."""
    begin = 1 if reading.terms[0].text.lower() in AUXILIARIES else 0
    begin = max([begin, *(at + 1 for at in range(deed) if opens(reading, at))])
    behind = [at for at in range(side + 1, len(reading.terms)) if reading.terms[at].text.lower() in AS]
    if behind:
        return [list(range(begin, deed)), list(range(behind[0] + 1, len(reading.terms)))]
    ands = [at for at in range(begin, deed) if reading.terms[at].has(Grammar.AND)]
    return [list(range(begin, ands[0])), list(range(ands[0] + 1, deed))] if len(ands) == 1 else []


def opens(reading: Reading, at: int) -> bool:
    """Whether an auxiliary verb begins the question behind other words: `so, did the red one ...`."""
    is_same_sentence = sentence_of(reading, at) == sentence_of(reading, len(reading.terms) - 1)
    return reading.terms[at].text.lower() in {"did", "do", "does", "have", "has", "had"} and is_same_sentence


def is_somebody(nested: Reading) -> bool:
    """Whether a part names one person, by clothes, a number or an order, and nothing else."""
    query = nested.query
    return query.names_somebody and not (query.events or query.relations or nested.rest())


def asked_of(query: Query, reading: Reading, deed: int) -> Query:
    """What is looked up of one of the two: where they came in, or left."""
    event = reading.terms[deed].of(EventMeaning)
    types = event.types if event is not None else ()
    order = replace(query.order, of_people=True) if query.order is not None else None
    return replace(query, intent=Intent.WHERE, subject=Subject.PEOPLE, events=types, order=order)


def joins(reading: Reading, parts: list[Indices], side: int) -> list[int]:
    """The words between the two, and `as` behind the side."""
    return [parts[1][0] - 1, *(at for at in (side + 1,) if reading.term(at).text.lower() in AS)]
