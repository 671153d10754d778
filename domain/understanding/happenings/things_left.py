"""Things that were left behind or taken away: how English says so, and what kind of thing it was."""

from collections.abc import Iterable
from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import CARRIED
from domain.query.query import Intent, RelationKind
from domain.understanding.lexicon.object_events import THINGS_KO
from domain.understanding.lexicon.single import FLOOR
from domain.understanding.words.meanings import EventMeaning, ThingMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

STAYS = EventMeaning((EventType.OBJECT_STAY,))
"""What detectors tell of things, as people say it also of what was left."""
KNOWN = frozenset({"the", "that", "this", "their", "his", "her"})
"""English words before a thing that was told of."""
BAG = "bag"
"""The label of what may be left: vehicles and animals go by themselves."""


def read_things_left(reading: Reading) -> None:
    """Things that were left or taken are seen by what they do to the picture, whatever kind they are of."""
    types = reading.query.events
    is_owner = EventType.OBJECT_ABANDONED in reading.query.people.doing
    if not types and is_still_there(reading):
        types = (EventType.OBJECT_ABANDONED,)
        reading.change(events=types)
    if is_owner:
        reading.unseen[:] = [each for each in reading.unseen if each != BAG]
    if not types or not set(types) <= set(CARRIED):
        return
    reading.use(*(at for at, each in enumerate(reading.terms) if each.text.lower().startswith(FLOOR)))
    read_still_after(reading)
    reading.take(Grammar.STILL, Grammar.STAY)
    kinds = [each for each in reading.unseen if each == BAG]
    reading.unseen[:] = [each for each in reading.unseen if each not in kinds]
    reading.change(unknown_kinds=tuple(dict.fromkeys(kinds)))


def read_still_after(reading: Reading) -> None:
    """`Was it still there after she had gone past?`: it was left before that, and lay there then."""
    query = reading.query
    is_left = query.events == (EventType.OBJECT_ABANDONED,) and query.intent is Intent.FIND
    if is_left and reading.find(Grammar.STILL) is not None:
        after = [each for each in query.relations if each.kind is RelationKind.AFTER]
        meanwhile = [replace(each, kind=RelationKind.WHILE) for each in after]
        others = [each for each in query.relations if each not in after]
        reading.change(relations=(*others, *meanwhile))


def is_still_there(reading: Reading) -> bool:
    """Whether a thing that was left is asked about, and what became of it: `is the bag still there?`."""
    things = [at for at, each in enumerate(reading.terms) if each.of(ThingMeaning) == ThingMeaning(BAG)]
    if (
        not things
        or reading.unseen != [BAG]
        or reading.has(Grammar.WITH, Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    ):
        return False
    is_known = reading.terms[things[0]].is_korean or reading.term(things[0] - 1).text.lower() in KNOWN
    lasts = any(each.of(EventMeaning) == STAYS for each in reading.terms)
    return is_known and (lasts or reading.has(Grammar.STILL, Grammar.STAY, Ask.WHERE))


def which_thing(reading: Reading, found: Iterable[tuple[int, tuple[EventType, ...]]]) -> list[int]:
    """Of events at indices those that only say which thing is meant: `who took the bag that was left?`."""
    known = list(found)
    if not any(types == (EventType.OBJECT_REMOVED,) for _, types in known):
        return []
    said = [at for at, _ in known if says_which_thing(reading, at)]
    reading.use(*said)
    return said


def says_which_thing(reading: Reading, at: int) -> bool:
    """Whether having been left says which thing is meant: `the bag that was left`, `dugo gan mulgeon`."""
    if not reading.terms[at].means(EventType.OBJECT_ABANDONED):
        return False
    if reading.terms[at].is_korean:
        names_thing = reading.terms[at].text.endswith(THINGS_KO)
        return names_thing or is_thing(reading.term(reading.step(at, 1)))
    before = reading.step(at, -1, lambda term: term.has(Grammar.FILLER, Grammar.BE))
    return is_thing(reading.term(before)) or reading.term(before).means(EventType.OBJECT_REMOVED)


def is_thing(term: Term) -> bool:
    return term.has(Noun.THING) or term.of(ThingMeaning) is not None


def is_of_thing(reading: Reading, at: int) -> bool:
    """Whether a verb for leaving is said of a thing that stays."""
    return is_leaving_thing(reading, at) or is_thing_left(reading, at)


def is_leaving_thing(reading: Reading, at: int) -> bool:
    """Whether a thing follows `leave` right away: `left his bag (behind)`."""
    thing = reading.step(at, 1, lambda term: term.has(Grammar.FILLER, Grammar.THEM))
    is_left = not reading.term(thing).is_korean and reading.term(thing).of(ThingMeaning) is not None
    if is_left and reading.term(thing + 1).text.lower() == "behind":
        reading.use(thing + 1)
    return is_left


def is_thing_left(reading: Reading, at: int) -> bool:
    """Whether a thing stands before `left`, and nobody before it: `after the bag had been left`."""
    thing = reading.step(at, -1)
    named = reading.term(thing).of(ThingMeaning)
    is_bag = not reading.terms[at].is_korean and named is not None and named.label == BAG
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    is_left_by_other = reading.term(reading.step(thing, -1)).of(EventMeaning) is not None  # who left it went
    return is_bag and not is_left_by_other and not any(term.has(*people) for term in reading.terms[:thing])
