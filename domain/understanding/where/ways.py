"""Going to zones and over lines, whose names follow: `went to the counter`, `out over the door`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.query import Attribute
from domain.understanding.lexicon.english_words import NEAR
from domain.understanding.lexicon.korean_words import ZONE_KO
from domain.understanding.lexicon.single import OVER_LINE, WHO_DID, WHO_SAID
from domain.understanding.words.meanings import AttributeMeaning, EventMeaning, NameMeaning, SideMeaning
from domain.understanding.words.names import ZONE
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ZONED = {
    EventType.PERSON_ENTER: EventType.ZONE_ENTER,
    EventType.PERSON_EXIT: EventType.ZONE_EXIT,
}
"""What coming and going mean at a zone."""
UNZONED = {at_zone: way for way, at_zone in ZONED.items()}
"""What stepping in and out mean where no zone is named."""
DIRECTION = AttributeMeaning((Attribute.DIRECTION,))
"""What asks which way somebody went."""
LINES = frozenset({"line", "lines"})
"""Words for a line that has no name."""
FIRST_LAST = (Grammar.FIRST, Grammar.LAST, Grammar.EARLIER, Grammar.LATER)


def types_of_going(reading: Reading, at: int) -> tuple[EventType, ...]:
    """What `go` means at an index: stepping into a zone, crossing a line, or nothing of these."""
    if over_line(reading, at):
        return (EventType.LINE_CROSSING,)
    if leads_to_zone(reading, at):
        return (EventType.ZONE_ENTER,)
    return (EventType.PERSON_EXIT,) if goes_away(reading, at) else ()


def goes_away(reading: Reading, at: int) -> bool:
    """Whether nothing is said of where somebody went: `did they go before the one in blue went`."""
    behind = reading.term(at + 1)
    if reading.term(at - 1).has(Noun.RECORDING):
        return False  # from when to when does it go
    is_end = behind.has(Grammar.BEFORE, Grammar.AFTER, Grammar.WHILE, Grammar.COMMA, Grammar.OR, *FIRST_LAST)
    asks_whither = reading.has(Ask.WHERE, Ask.HOW) or any(each.of(AttributeMeaning) for each in reading.terms)
    return (is_end or not behind.text) and not asks_whither


def leads_to_zone(reading: Reading, at: int) -> bool:
    """Whether a name of a zone follows, with words for the way between: `to the counter`."""
    behind = reading.step(at, 1, is_of_way)
    name = reading.term(behind).of(NameMeaning)
    return name is not None and name.kind == ZONE


def leads_into(reading: Reading, at: int) -> bool:
    """Whether the name of a zone that is no line follows: `set foot in the counter`."""
    name = reading.term(reading.step(at, 1, is_of_way)).of(NameMeaning)
    return leads_to_zone(reading, at) and name is not None and name.name not in reading.context.lines


def is_of_way(term: Term) -> bool:
    return term.has(Grammar.FILLER, Grammar.TO, Grammar.AT) or term.text.lower() in NEAR


def over_line(reading: Reading, at: int) -> bool:
    """Whether `over`, `across` and a line, or a name, stand behind coming or going: it is of a line."""
    over = reading.step(at, 1, lambda term: term.has(Grammar.INWARDS, Grammar.OUTWARDS))
    name = reading.term(reading.step(over, 1, is_of_line)).of(NameMeaning)
    line = reading.step(over, 1)
    is_named = name is not None and name.kind == ZONE
    is_over = reading.term(over).text.lower() in OVER_LINE
    is_over = is_over and (is_named or reading.term(line).text.lower() in LINES)
    reading.use(*([over] if is_over else []), *([line] if is_over and not is_named else []))
    return is_over


def is_beside_name(reading: Reading, at: int) -> bool:
    """Whether a zone is named with nothing else that happens between: `left without going to the counter`."""
    named = [(index, each.of(NameMeaning)) for index, each in enumerate(reading.terms)]
    names = [index for index, name in named if name is not None and name.kind == ZONE]
    others = [index for index in range(len(reading.terms)) if index != at and happens(reading, index)]
    names = [name for name in names if not is_of_clause(reading, name, at, others)]
    return any(not any(min(at, name) < other < max(at, name) for other in others) for name in names)


def is_of_clause(reading: Reading, name: int, at: int, others: list[int]) -> bool:
    """Whether a name belongs to a verb that says who: `when did those who went to the counter leave?`."""
    verbs = [index for index in others if index < name < at]
    if reading.terms[at].is_korean or not verbs:
        return False
    between = reading.terms[verbs[-1] : at]
    is_who = any(each.has(Ask.WHO) or each.text.lower() in WHO_SAID for each in reading.terms[: verbs[-1]])
    return is_who and not any(each.has(Grammar.AND, Grammar.COMMA, Grammar.OR) for each in between)


def leaves_picture(reading: Reading, at: int) -> bool:
    """Whether a zone only says who left on a side: `who was at the counter and left on the right?`."""
    names = [index for index, each in enumerate(reading.terms) if is_zone(each)]
    is_left = reading.terms[at].means(EventType.PERSON_EXIT)
    is_from = any(reading.term(index + 1).has(Grammar.FROM) for index in names)
    asks_side = reading.has(Ask.WHERE) or any(
        each.of(SideMeaning) or each.of(AttributeMeaning) == DIRECTION for each in reading.terms
    )
    is_said = is_left and asks_side and bool(names) and max(names) < at
    return is_said and not is_from and not reading.has(Grammar.NOT, Grammar.WITHOUT)


def is_after_crossing(reading: Reading, at: int) -> bool:
    """Whether a line was crossed before somebody came or left: its name is of that alone."""
    event, before = reading.terms[at].of(EventMeaning), reading.terms[:at]
    crossed = [index for index, each in enumerate(before) if each.means(EventType.LINE_CROSSING)]
    is_way = event is not None and set(event.types) <= set(ZONED)
    named = {name.name for each in before if (name := each.of(NameMeaning)) and name.kind == ZONE}
    if not (crossed and is_way and named & set(reading.context.lines)):
        return False
    last = max(index for index in range(crossed[0], at) if happens(reading, index))
    return not any(is_zone(each) for each in reading.terms[last + 1 : at]) or not reading.terms[at].is_korean


def is_zone(term: Term) -> bool:
    name = term.of(NameMeaning)
    return name is not None and name.kind == ZONE


def happens(reading: Reading, at: int) -> bool:
    return reading.terms[at].of(EventMeaning) is not None or reading.terms[at].has(Grammar.GO)


def is_line_named(reading: Reading) -> bool:
    """Whether the places that are named are lines, which are crossed and not gone into."""
    zones = reading.query.place.zones
    return bool(zones) and set(zones) <= set(reading.context.lines)


def is_of_line(term: Term) -> bool:
    return term.has(Grammar.FILLER, Noun.ZONE)


def cross(reading: Reading, event_type: EventType) -> EventType:
    """Coming and going over a line, as crossing it that way."""
    direction = {EventType.PERSON_ENTER: "in", EventType.PERSON_EXIT: "out"}.get(event_type)
    if direction is None:
        return event_type
    reading.change(place=replace(reading.query.place, direction=direction))
    return EventType.LINE_CROSSING


def has_zone(reading: Reading, at: int) -> bool:
    """Whether a zone or line is named, or was asked about before: else Korean stepping in is coming in."""
    previous, term = reading.context.previous, reading.terms[at]
    is_named = any(each.of(NameMeaning) or each.has(Noun.ZONE) for each in reading.terms)
    is_named = is_named or not term.is_korean or ZONE_KO in term.text
    return is_named or (previous is not None and bool(previous.place.zones))


def says_who_last(reading: Reading, found: list[int]) -> bool:
    """Whether the last thing that happened only says who: `who left first of the two who met?`."""
    if len(found) <= 1 or reading.terms[found[-1]].is_korean:
        return False
    begins = [
        at for at in range(found[0] + 1, found[-1]) if reading.terms[at].text.lower().split(" ")[0] == "of"
    ]
    clause = reading.terms[begins[-1] : found[-1]] if begins else []
    is_clause = any(each.text.lower().split(" ")[-1] in WHO_DID for each in clause)
    return is_clause and all(at < begins[-1] for at in found[:-1])
