"""What happened: events, those that must not have happened, absence, and topics that nobody looks for."""

from dataclasses import dataclass, replace
from itertools import pairwise

from domain.events.kinds.kind import Source, Subject as About
from domain.events.types import EventType
from domain.query.deeds import CARRIED, PLACES
from domain.records import THINGS
from domain.understanding.happenings.absence import read_absence
from domain.understanding.happenings.carriers import is_said_of_carrier
from domain.understanding.happenings.got_up import DOWN, read_got_up
from domain.understanding.happenings.things_left import is_of_thing, which_thing
from domain.understanding.happenings.undone import (
    read_place_of_done,
    read_places_of_undone,
    tell_place_of_others,
)
from domain.understanding.lexicon.single import WITHOUT
from domain.understanding.where.ways import (
    UNZONED,
    ZONED,
    cross,
    happens,
    has_zone,
    is_after_crossing,
    is_beside_name,
    is_line_named,
    leads_into,
    leaves_picture,
    over_line,
    says_who_last,
    types_of_going as going,
)
from domain.understanding.words.meanings import (
    EventMeaning,
    IncidentMeaning,
    NumberMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ANY_ARRIVAL = {EventType.PERSON_ENTER, EventType.PERSON_APPEAR}
"""One of these is done by everybody."""
SEVERAL = 2
"""People of an event of two people, who are several."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event at an index; `negation` are the indices of the words that negate it."""

    at: int
    types: tuple[EventType, ...]
    is_noun: bool
    negation: tuple[int, ...] = ()

    @property
    def is_of_people(self) -> bool:
        return all(each.kind.subject in {About.PERSON, About.TWO_PEOPLE, About.CROWD} for each in self.types)


def read_happenings(reading: Reading) -> None:
    """Read events and absence into the query."""
    is_nobody = read_absence(reading)
    found = [happening(reading, at, meaning) for at, meaning in reading.free(EventMeaning)]
    found = sorted([*found, *goings(reading)], key=lambda each: each.at)
    found = [each for each in also_negated(reading, found) if tell_unseen(reading, each)]
    told = which_thing(reading, [(each.at, each.types) for each in found])
    found = [each for each in found if each.at not in told]
    negated = [each for each in found if each.negation]
    positive = [each for each in found if not each.negation]
    if (
        is_nobody
        and not positive
        and all(reading.terms[at].is_korean for each in negated for at in each.negation)
    ):
        positive, negated = negated, []
        reading.use(*(at for each in positive for at in each.negation))
    set_negated(reading, negated)
    if says_who_last(reading, [each.at for each in positive]):
        positive = [positive[-1], *positive[:-1]]
    set_positive(reading, positive)
    read_places_of_undone(reading, [each.at for each in negated])
    read_place_of_done(reading)
    tell_place_of_others(reading)
    read_got_up(reading)
    read_stay_in_zone(reading)
    read_incidents(reading)
    read_numbers_of_two(reading, found)


def also_negated(reading: Reading, found: list[Happening]) -> list[Happening]:
    """`did not come in or leave`: what `or` joins to a negated event is negated with it."""
    result: list[Happening] = []
    for each in found:
        last = result[-1] if result else None
        between = reading.terms[last.at + 1 : each.at] if last else []
        is_joined = bool(last and last.negation) and any(term.has(Grammar.OR) for term in between)
        result.append(
            replace(each, negation=last.negation) if last and is_joined and not each.negation else each
        )
    return result


def happening(reading: Reading, at: int, meaning: EventMeaning) -> Happening:
    types = meaning.types
    if types == (EventType.PERSON_EXIT,) and is_of_thing(reading, at):
        types = (EventType.OBJECT_ABANDONED,)
    types = types_at_place(reading, at, types)
    if is_of_things(reading):
        types = tuple(EventType(each.kind.of_things or each) for each in types)
    return Happening(at, types, meaning.is_noun, negation_of(reading, at))


def types_at_place(reading: Reading, at: int, types: tuple[EventType, ...]) -> tuple[EventType, ...]:
    """What coming and going are at the zone or line that is named with them."""
    if over_line(reading, at) or (is_line_named(reading) and set(types) <= set(ZONED)):
        return tuple(cross(reading, each) for each in types)
    if reading.query.place.zones and leaves_picture(reading, at):
        if not any(happens(reading, each) for each in range(at)):
            doing = dict.fromkeys([*reading.query.people.doing, EventType.ZONE_ENTER])
            reading.change_people(doing=tuple(doing))
        return types
    if is_after_crossing(reading, at) and not leads_into(reading, at):
        return types
    if (reading.query.place.zones and is_beside_name(reading, at)) or zone_behind(reading, at):
        return tuple(ZONED.get(each, each) for each in types)
    if set(types) <= set(UNZONED) and not has_zone(reading, at):
        return tuple(UNZONED[each] for each in types)
    return types


def goings(reading: Reading) -> list[Happening]:
    """`went to the counter`, and `when did they go`: elsewhere going says nothing of what happened."""
    found = [at for at in reading.all(Grammar.GO) if not reading.terms[at].is_korean]
    return [
        Happening(at, types, is_noun=False, negation=negation_of(reading, at))
        for at in found
        if (types := going(reading, at))
    ]


def zone_behind(reading: Reading, at: int) -> bool:
    """Whether `a zone` is named right before or behind, and no name of it."""
    near = [reading.step(at, 1), reading.step(at, -1)]
    found = [each for each in near if reading.term(each).has(Noun.ZONE) and each not in reading.used]
    reading.use(*found)
    return bool(found)


def is_of_things(reading: Reading) -> bool:
    """Whether things are asked for and no people."""
    if not (reading.query.labels or any(each in THINGS for each in reading.unseen)):
        return False
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.NOBODY, Grammar.THEM, Grammar.ONE)
    return not reading.has(*people) and not reading.query.people.is_particular


def negation_of(reading: Reading, at: int) -> tuple[int, ...]:
    """The indices of the words that negate an event: before it, or behind a Korean one."""
    before = at - 1
    while before >= 0 and is_passed(reading.terms[before]):
        before -= 1
    term = reading.term(before)
    if term.has(Grammar.NOT, Grammar.WITHOUT) and before not in reading.used:
        is_next = term.has(Grammar.WITHOUT) or term.is_korean is reading.terms[at].is_korean
        if is_next and not (term.is_korean and term.tag.startswith("V")) and term.text != WITHOUT:
            return (before,)
    behind = reading.step(at, 1)
    after = reading.term(behind)
    if after.is_korean and after.has(Grammar.NOT, Grammar.WITHOUT) and after.tag.startswith(("V", "M")):
        is_of_it = after.tag.startswith("V") or after.text == WITHOUT
        return (behind,) if is_of_it and behind not in reading.used else ()
    return ()


def is_passed(term: Term) -> bool:
    """Whether a term may stand between `not` and what it negates: `did not anybody else ever fall`."""
    if term.is_korean:
        return term.has(Grammar.TOPIC)
    return term.has(Grammar.FILLER, Noun.SOMEBODY) and not term.has(Grammar.NOT)


def tell_unseen(reading: Reading, found: Happening) -> bool:
    """Whether the types of an event can be seen at all; those that cannot are told."""
    seen = [each for each in found.types if is_looked_for(reading, each)]
    if not seen:
        reading.use(found.at, *found.negation)
        is_thing = any(each.kind.source is Source.DETECTOR for each in found.types)
        if not (is_thing and any(each in THINGS for each in reading.unseen)):
            reading.unseen += [str(each) for each in found.types]
    return bool(seen)


def is_looked_for(reading: Reading, event_type: EventType) -> bool:
    looked_for = reading.context.looked_for
    source = event_type.kind.source
    if event_type in PLACES and not reading.context.has_places:
        return False
    if source is Source.MODEL:
        return str(event_type) in looked_for
    if source is Source.DETECTOR:
        return str(event_type) in looked_for or not set(reading.query.labels or THINGS).isdisjoint(looked_for)
    return True


def set_negated(reading: Reading, negated: list[Happening]) -> None:
    """Events that somebody must not have; of the camera and of things nothing can be told that way."""
    for each in negated:
        if each.is_of_people:
            reading.use(each.at, *each.negation)
            types = [*reading.query.people.not_doing, *each.types]
            reading.change_people(not_doing=tuple(dict.fromkeys(types)))
        else:
            set_positive(reading, [replace(each, negation=())])


def set_positive(reading: Reading, positive: list[Happening]) -> None:
    """Events of which any will do where `or` joins them; else the last is asked for, and the others too."""
    reading.use(*(each.at for each in positive))
    if not positive:
        return
    groups = [list(positive[0].types)]
    for before, each in pairwise(positive):
        if is_any(reading, before, each):
            groups[-1] += each.types
        else:
            groups.append(list(each.types))
    wanted = tuple(dict.fromkeys(groups[-1]))
    leave_out_choices(reading, positive, groups[:-1])
    doing = dict.fromkeys(each for group in groups[:-1] for each in group if each not in wanted)
    is_of_carrier = positive[-1].is_of_people and not set(positive[-1].types) & set(DOWN)
    is_of_carrier = is_of_carrier or is_said_of_carrier(reading, positive[-1].at, positive[-1].types)
    is_of_carrier = is_of_carrier and all(
        each.is_of_people or set(each.types) <= set(CARRIED) for each in positive
    )
    if not is_of_carrier and any(not each.is_of_people for each in positive):
        wanted, doing = tuple(dict.fromkeys([*doing, *wanted])), {}
    reading.change(events=tuple(dict.fromkeys([*reading.query.events, *wanted])))
    reading.change_people(doing=tuple(dict.fromkeys([*reading.query.people.doing, *doing])))


def leave_out_choices(reading: Reading, positive: list[Happening], groups: list[list[EventType]]) -> None:
    """Tell of events of which one would do, beside another: a filter of people asks for all that it names."""
    choices = {each for group in groups if len(set(group)) > 1 for each in group}
    told = [each for each in positive[:-1] if set(each.types) <= choices and set(each.types) != ANY_ARRIVAL]
    reading.leftover += [reading.terms[each.at] for each in told]
    for group in groups:
        group[:] = [each for each in group if each not in choices]


def is_any(reading: Reading, first: Happening, last: Happening) -> bool:
    """Whether one of two events is enough: `fell or ran`, `entries and exits`; and the same one twice."""
    between = reading.terms[first.at + 1 : last.at]
    if any(each.has(Grammar.OR) for each in between):
        return True
    return first.types == last.types or (first.is_noun and last.is_noun)


def read_stay_in_zone(reading: Reading) -> None:
    """Staying at a zone, where its length matters, is an event of its own."""
    query = reading.query
    is_long = query.length is not None or reading.has(Ask.HOW_LONG, Grammar.STAY)
    if query.events == (EventType.LOITERING,):
        reading.take(Grammar.LONG)  # it is never short
    if query.place.zones and is_long and not query.events and not query.is_negated:
        reading.take(Grammar.STAY)
        reading.change(events=(EventType.ZONE_DWELL,))


def read_incidents(reading: Reading) -> None:
    for at, _ in list(reading.free(IncidentMeaning)):
        reading.use(at)
        reading.change(incidents_only=True)


def read_numbers_of_two(reading: Reading, found: list[Happening]) -> None:
    """`two people met`: the number says nothing that the event does not."""
    if any(type_.kind.subject is About.TWO_PEOPLE for each in found for type_ in each.types):
        two = [
            at
            for at, number in reading.free(NumberMeaning)
            if number.value == SEVERAL
            and not any(reading.term(each).has(Noun.OCCASION) for each in (at, at + 1))
            and not reading.term(at - 1).has(Grammar.OVER)
        ]
        others = [at for at in reading.all(Grammar.OTHER) if is_somebody_else(reading, at)]
        reading.use(*two, *others, *reading.all(Grammar.SEVERAL))


def is_somebody_else(reading: Reading, at: int) -> bool:
    """Whether `other` only says that an event of two people is with another one: `met another person`."""
    return reading.term(reading.step(at, 1)).has(Noun.PERSON, Noun.SOMEBODY)
