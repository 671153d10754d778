"""Where: sides and edges of the picture, zones and lines by their names, and which recordings."""

from dataclasses import replace

from domain.events.types import EventType
from domain.understanding.lexicon.english_words import NEAR
from domain.understanding.lexicon.korean_words import FROM_BEGINNING, NEAR_KO
from domain.understanding.lexicon.single import AMONG, COUNTED_ALONE, EVERY, PLURAL
from domain.understanding.words.meanings import EventMeaning, NameMeaning, NumberMeaning, SideMeaning
from domain.understanding.words.names import CAMERA, SITE, ZONE
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun
from domain.understanding.words.yes_no import begins_yes_no

THIRDS = ("left", "center", "right")
"""Sides that a place in the picture can have; the others are edges only."""
THIS = frozenset({"this", "that"})
"""English words before the one recording that is meant."""
ALL = frozenset(EventType)
"""Whatever happens: in Korean, what is done `from` a side is done there, but for coming and going."""
COMING = frozenset({EventType.PERSON_ENTER, EventType.PERSON_APPEAR, EventType.OBJECT_ARRIVE})
GOING = frozenset({EventType.PERSON_EXIT, EventType.PERSON_LOST, EventType.OBJECT_DEPART})
CROSSING = frozenset({EventType.LINE_CROSSING})
MOVING = frozenset({EventType.WALKING, EventType.RUNNING, EventType.FOLLOWING})

STAYING = (
    MOVING
    | {EventType.STANDING, EventType.LOITERING, EventType.ZONE_ENTER, EventType.ZONE_EXIT}
    | {
        EventType.ZONE_DWELL,
        EventType.PERSON_ENTER,
        EventType.PERSON_APPEAR,
    }
)
"""What people do who are at a place."""

MAX_PARTICLE = 3
"""Letters that a Korean particle has, with the sign of the plural."""


def read_places(reading: Reading) -> None:
    """Read sides, zones and scope into the query."""
    read_names(reading)
    read_scope(reading)
    read_direction(reading)
    reading.use(*(at for at, _ in reading.free(SideMeaning) if is_of_those(reading, at)))
    sides = list(reading.free(SideMeaning))
    path = len(sides) == 2 and [way_of(reading, at) for at, _ in sides]
    if len(sides) == 2 and comes_and_goes(reading):
        read_in_and_out(reading, sides)
        return
    for at, meaning in sides[: 1 if are_both(reading, sides) else None]:
        way = way_of(reading, at)
        negation = reading.step(at, -1)
        used = [at, *part_words(reading, at)]
        if meaning.side not in THIRDS:
            read_edge(reading, used, meaning.side, way)
        elif path == ["from", "to"] or (
            way in {"from", "to"} and not is_about(reading, COMING | GOING) and is_about(reading, MOVING)
        ):
            reading.use(*used)
            set_way(reading, meaning.side, way)
        elif (own := own_way(reading, at)) is not None:
            reading.use(*used)
            set_way(reading, meaning.side, own)
        elif reading.term(negation).has(Grammar.NOT) and not reading.term(negation).is_korean:
            reading.use(*used, negation)
            add_sides(reading, tuple(each for each in THIRDS if each != meaning.side))
        else:
            reading.use(*used)
            add_sides(reading, (meaning.side,))


def is_of_those(reading: Reading, at: int) -> bool:
    """Whether Korean `gaunde`, the middle, stands behind how many there are: one of those is meant."""
    before = reading.term(at - 1)
    is_number = before.of(NumberMeaning) is not None or before.has(Grammar.COUNTER)
    is_number = is_number or before.text in COUNTED_ALONE
    people = reading.term(at - 2) if before.text == PLURAL else before  # no particle stands between
    return reading.terms[at].text in AMONG and (is_number or people.has(Noun.PERSON))


def own_way(reading: Reading, at: int) -> str | None:
    """The way of coming or going that a side belongs to, beside something else that is said of somebody.

    `Who of those from the left left first?`, `when did the one who left on the right come in?`.
    """
    events = [(index, set(event.types)) for index, event in reading.free(EventMeaning)]
    is_korean = reading.terms[at].is_korean
    near = [types for index, types in events if (index > at if is_korean else index < at)]
    nearest = (near[:1] if is_korean else near[-1:]) or [set()]
    for kinds, way in ((COMING, "from"), (GOING, "to")):
        if nearest[0] and nearest[0] <= kinds and any(not types <= kinds for _, types in events):
            return way
    return None


def are_both(reading: Reading, sides: list[tuple[int, SideMeaning]]) -> bool:
    """Whether `and` joins two sides in a question for yes or no: nobody is known to be at both."""
    indices = [at for at, _ in sides]
    between = reading.terms[indices[0] + 1 : indices[-1]] if len(indices) > 1 else []
    return begins_yes_no(reading.terms) and any(each.has(Grammar.AND) for each in between)


def comes_and_goes(reading: Reading) -> bool:
    return is_about(reading, COMING) and is_about(reading, GOING)


def read_in_and_out(reading: Reading, sides: list[tuple[int, SideMeaning]]) -> None:
    """`came in on the left and left on the right`: the edges that somebody came from and went to."""
    events = [event.types for term in reading.terms if (event := term.of(EventMeaning))]
    ways = ("from", "to") if not COMING.isdisjoint(events[0]) else ("to", "from")
    for (at, meaning), way in zip(sides, ways, strict=True):
        reading.use(at, *part_words(reading, at))
        set_way(reading, meaning.side, way)


def is_whole(every: Term, recording: Term) -> bool:
    """Whether all of one recording is meant, as in `the whole video`, not all recordings."""
    is_plural = recording.text.lower().endswith("s")
    return not every.is_korean and not is_plural and every.text.lower() in {"whole", "entire", "all"}


def read_direction(reading: Reading) -> None:
    """Which way a line is crossed; `out` says no more than `leave` does."""
    for at in list(reading.all(Grammar.INWARDS, Grammar.OUTWARDS)):
        is_inwards = reading.terms[at].has(Grammar.INWARDS)
        if is_about(reading, CROSSING) or goes_on_crossing(reading):
            reading.use(at)
            reading.change(place=replace(reading.query.place, direction="in" if is_inwards else "out"))
        elif is_about(reading, COMING if is_inwards else GOING):
            reading.use(at)


def goes_on_crossing(reading: Reading) -> bool:
    """Whether a line was told of, and nothing is said now of what happened: `and outward ones?`."""
    previous = reading.context.previous
    is_told = previous is not None and set(previous.events) == CROSSING
    return is_told and not any(each.of(EventMeaning) for each in reading.terms)


def part_words(reading: Reading, at: int) -> list[int]:
    """`side`, `of the picture`: words behind a side that belong to it."""
    found = []
    behind = reading.step(at, 1)
    while reading.term(behind).has(Grammar.PART):
        found.append(behind)
        behind = reading.step(behind, 1)
    return found


def way_of(reading: Reading, at: int) -> str | None:
    """Whether somebody comes from a side or goes to it; None where they are just there."""
    term = reading.terms[at]
    if term.is_korean:
        behind = reading.term(at + 1)
        sides = [each for each in reading.terms if each.of(SideMeaning) is not None]
        is_there = len(sides) == 1 and is_about(reading, ALL - COMING - GOING)
        is_from = behind.has(Grammar.FROM) and not is_there
        return "from" if is_from else "to" if behind.has(Grammar.TO) else None
    first = term.text.split(" ")[0].lower()
    before = reading.term(reading.step(at, -1, is_article))
    if first == "from" or (before.has(Grammar.FROM) and before.meanings[0] is Grammar.FROM):
        return "from"
    is_moving = (event := before.of(EventMeaning)) is not None and set(event.types) <= MOVING
    if is_moving and term.text.lower() in THIRDS:
        return "to"  # walked left
    is_to = first in {"to", "towards"} or (bool(before.meanings) and before.meanings[0] is Grammar.TO)
    return "to" if is_to else None


def is_article(term: Term) -> bool:
    return term.text.lower() in {"the", "a", "its"}


def is_about(reading: Reading, types: frozenset[EventType]) -> bool:
    """Whether any event of some types is named."""
    return any(
        (event := term.of(EventMeaning)) and not types.isdisjoint(event.types) for term in reading.terms
    )


def read_edge(reading: Reading, used: list[int], side: str, way: str | None) -> None:
    """The upper and lower edge: people come from them and go to them, and are not asked for as a place."""
    is_coming = way == "from" or (way is not None and is_about(reading, COMING)) or is_about(reading, COMING)
    is_going = way == "to" or is_about(reading, GOING)
    if is_coming or is_going:
        reading.use(*used)
        set_way(reading, side, "from" if is_coming else "to")


def set_way(reading: Reading, side: str, way: str | None) -> None:
    place = reading.query.place
    if side == "center":
        add_sides(reading, (side,))  # nobody comes from there, or goes there: it is no edge
        return
    reading.change(place=replace(place, came_from=side) if way == "from" else replace(place, went_to=side))


def add_sides(reading: Reading, sides: tuple[str, ...]) -> None:
    place = reading.query.place
    reading.change(place=replace(place, sides=tuple(dict.fromkeys([*place.sides, *sides]))))


def read_names(reading: Reading) -> None:
    """Names of the context: zones where, cameras and sites which recordings."""
    for at, name in list(reading.free(NameMeaning)):
        reading.use(at)
        scope, place = reading.query.scope, reading.query.place
        if name.kind == ZONE:
            zones = tuple(dict.fromkeys([*place.zones, name.name]))
            reading.change(place=replace(place, zones=zones))
            reading.use(*(each for each in beside(reading, at) if reading.term(each).has(Noun.ZONE)))
            reading.use(*nearness(reading, at))
        elif name.kind == CAMERA:
            cameras = tuple(dict.fromkeys([*scope.cameras, name.name]))
            reading.change(scope=replace(scope, cameras=cameras))
            words = (Noun.CAMERA, Grammar.NUMBER)
            reading.use(*(each for each in beside(reading, at) if reading.term(each).has(*words)))
        elif name.kind == SITE:
            reading.change(scope=replace(scope, site=name.name))


def nearness(reading: Reading, at: int) -> list[int]:
    """The words for near to a zone, which is drawn where people stand who are at it: the answer names it.

    Not of what happens there, as a fall: that may be near to it and outside.
    """
    if any(event is not None and not set(event.types) <= STAYING for event in events_said(reading)):
        return []
    if (behind := reading.term(at + 1)).is_korean and behind.text in NEAR_KO:
        return [at + 1]
    before = [index for index in range(max(0, at - 3), at) if is_near_word(reading, index)]
    between = reading.terms[before[-1] + 1 : at] if before else []
    return before[-1:] if all(each.has(Grammar.TO, Grammar.FILLER) for each in between) else []


def is_near_word(reading: Reading, at: int) -> bool:
    """Whether a word is for being near, and not for who is next: `next to the counter`."""
    is_next = reading.terms[at].has(Grammar.NEXT)
    return reading.terms[at].text.lower() in NEAR and (not is_next or reading.term(at + 1).has(Grammar.TO))


def events_said(reading: Reading) -> list[EventMeaning | None]:
    return [each.of(EventMeaning) for each in reading.terms]


def beside(reading: Reading, at: int) -> tuple[int, ...]:
    return reading.step(at, -1), at + 1, at + 2


def read_scope(reading: Reading) -> None:
    """`all cameras`, `every recording`."""
    for at in list(reading.all(Grammar.ALL)):
        behind = reading.step(at, 1)
        before = reading.step(at, -1)
        if any(each.text.lower() in THIS for each in reading.terms[at + 1 : behind]):
            continue  # every second of this clip
        is_before_noun = not reading.terms[at].is_korean or reading.terms[at].text in EVERY
        if is_before_noun and reading.term(behind).has(Noun.CAMERA, Noun.RECORDING):
            over = [before] if reading.term(before).has(Grammar.OVER, Grammar.WHILE) else []
            reading.use(at, behind, *over)
            if not is_whole(reading.terms[at], reading.terms[behind]):
                reading.change(scope=replace(reading.query.scope, is_all=True))
        elif is_right_behind(reading, before, at) and reading.term(before).has(Noun.CAMERA, Noun.RECORDING):
            reading.use(at, before)
            is_all = reading.term(before).has(Noun.CAMERA) or is_several(reading, before)
            reading.change(scope=replace(reading.query.scope, is_all=is_all))


def is_right_behind(reading: Reading, noun: int, at: int) -> bool:
    """Whether Korean says `all` right behind a noun, with a particle at most between them."""
    between = reading.query.text[reading.term(noun).end : reading.terms[at].start].strip()
    is_all = reading.terms[at].is_korean and not reading.terms[at].text.startswith(FROM_BEGINNING)
    return is_all and len(between) <= MAX_PARTICLE


def is_several(reading: Reading, at: int) -> bool:
    """Whether a Korean noun is said to be several: all of one recording is only that recording."""
    return reading.query.text[reading.terms[at].end :].startswith(PLURAL)
