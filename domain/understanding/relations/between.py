"""Time without anybody between two people: `how long was it empty between the first and the second?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import PlaceFilter
from domain.query.query import Intent, Order, OrderBy, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.single import BETWEEN_KO, PAUSES
from domain.understanding.words.meanings import EventMeaning, NameMeaning, NumberMeaning, OrdinalMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OF_PICTURE = (EventType.PERSON_EXIT, EventType.PERSON_ENTER)
OF_ZONE = (EventType.ZONE_EXIT, EventType.ZONE_ENTER)
"""What ends one stay and begins the next."""
PAIR = 2
"""People whom a stretch lies between."""


def read_between(reading: Reading) -> None:
    """Read a stretch between two people as after the one left and before the other came."""
    at = next((at for at in range(len(reading.terms)) if is_between(reading, at)), None)
    pause = [index for index, term in enumerate(reading.terms) if term.text.lower() in PAUSES]
    is_empty = reading.has(Grammar.EMPTY, Grammar.NOBODY, Grammar.ABSENT) or bool(pause)
    is_empty = is_empty or reading.has(Ask.HOW_LONG)
    if at is None or not is_empty or not (reading.has(Ask.HOW_LONG, Ask.WHEN) or reading.has(Grammar.EMPTY)):
        return
    if read_between_deeds(reading, at):
        reading.use(at, *pause)
        return
    found = pair_of(reading, at)
    if found is None:
        return
    (first, second), words = found
    reading.use(at, *words, *pause)
    zones = [name.name for _, name in reading.free(NameMeaning) if name.kind == "zone"]
    kinds = OF_ZONE if zones else OF_PICTURE
    left, came = (told(reading, nth, kind, zones) for nth, kind in zip((first, second), kinds, strict=True))
    reading.change(
        relations=(Relation(RelationKind.AFTER, left), Relation(RelationKind.BEFORE, came)),
        is_negated=True,
        subject=Subject.PEOPLE,
    )


def read_between_deeds(reading: Reading, at: int) -> bool:
    """`Between the red one leaving and the blue one arriving`: what each of the two did is said."""
    near = range(at + 1, len(reading.terms))
    joins = [each for each in near if reading.terms[each].has(Grammar.AND)]
    for join in joins:
        first = list(range(at + 1, join))
        behind = range(join + 1, len(reading.terms))
        following = [each for each in behind if reading.terms[each].has(Grammar.NEXT)]
        second = [each for each in behind if each not in following]
        parts = [reading.nested([reading.terms[each] for each in some]) for some in (first, second)]
        if all(part.query.events and not part.rest() for part in parts):
            reading.use(join, *first, *second, *following)
            reading.unseen += [each for part in parts for each in part.unseen]
            kinds = (RelationKind.AFTER, RelationKind.BEFORE)
            related = [
                Relation(kind, replace(part.query, intent=Intent.FIND))
                for kind, part in zip(kinds, parts, strict=True)
            ]
            reading.change(
                relations=tuple(related[:1] if following else related),
                order=Order() if following else None,
                is_negated=True,
                subject=Subject.PEOPLE,
            )
            return True
    return False


def is_between(reading: Reading, at: int) -> bool:
    term = reading.terms[at]
    return at not in reading.used and (term.has(Grammar.BETWEEN) or term.text.startswith(BETWEEN_KO))


def pair_of(reading: Reading, at: int) -> tuple[tuple[int, int], list[int]] | None:
    """Which two people stand beside the word, and the indices that say so."""
    is_korean = reading.terms[at].is_korean
    near = range(at) if is_korean else range(at + 1, len(reading.terms))
    if any(reading.terms[each].of(EventMeaning) and not is_visit(reading, each) for each in near):
        return None
    ordinals = [(each, order.nth) for each, order in reading.free(OrdinalMeaning) if each in near]
    if len(ordinals) == PAIR:
        (one, first), (other, second) = ordinals
        joins = [each for each in range(one, other) if reading.terms[each].has(Grammar.AND)]
        deeds = [each for each in near if is_visit(reading, each)]
        return (first, second), [one, other, *joins, *deeds]
    numbers = [(each, number.value) for each, number in reading.free(NumberMeaning) if each in near]
    if len(numbers) == 1 and numbers[0][1] == PAIR:
        them = [
            each
            for each in near
            if reading.terms[each].has(Grammar.THEM, Noun.PERSON) or is_visit(reading, each)
        ]
        return (1, PAIR), [numbers[0][0], *them]
    return None


def is_visit(reading: Reading, at: int) -> bool:
    """Whether a word only says that somebody comes or leaves, as a gap begins and ends anyway."""
    event = reading.terms[at].of(EventMeaning)
    return event is not None and set(event.types) <= {*AT_START, *AT_END}


def told(reading: Reading, nth: int, kind: EventType, zones: list[str]) -> Query:
    """What the first of the two did at the end of their stay, or the second at the beginning."""
    query = Query(reading.query.text, reading.query.language, Intent.FIND, Subject.PEOPLE)
    return replace(
        query, events=(kind,), order=Order(OrderBy.START, nth=nth), place=PlaceFilter(zones=tuple(zones))
    )
