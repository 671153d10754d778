"""What is asked of somebody: clothes, age, what they did, how they looked."""

from domain.events.types import EventType
from domain.language.message import Language
from domain.query.filters import ANYBODY
from domain.query.query import Attribute, Intent, Relation, RelationKind
from domain.understanding.who.subjects import PERSON_WORDS
from domain.understanding.words.meanings import AttributeMeaning, GarmentMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Ask, Grammar
from domain.understanding.words.yes_no import begins_yes_no

COLOUR_OF_GARMENT = 2
"""Terms at the end of a question: a garment, and the word for its colour."""


def read_attributes(reading: Reading) -> None:
    """What is asked of somebody: clothes, age, what they did, how they looked."""
    asks = reading.has(Ask.WHAT, Ask.WHICH, Ask.HOW, Ask.DESCRIBE) or asks_by_particle(reading)
    asks = (
        asks
        or names_clothes_alone(reading)
        or begins_with_attribute(reading)
        or asks_to_be_told(reading)
        or names_what_is_worn(reading)
    )
    for at, meaning in list(reading.free(AttributeMeaning)):
        is_plain_colour = meaning.attributes == (Attribute.CLOTHES,)
        if (is_plain_colour and not asks) or is_colour_of_thing(reading):
            continue
        reading.use(at)
        add_attributes(reading, () if is_plain_colour and has_garment(reading) else meaning.attributes)
    read_worn_at_end(reading)
    is_worn = has_garment(reading) or reading.find(Grammar.WEAR) is not None
    if (
        names_asked_garment(reading)
        or asks_for_garment(reading)
        or (asks and is_worn and not reading.query.people.clothes)
    ):
        read_garments(reading)
    if reading.find(Ask.DESCRIBE) is not None and (is_about_somebody(reading) or reading.query.attributes):
        reading.take(Ask.DESCRIBE)
        reading.change(intent=Intent.DESCRIBE)
    is_korean = reading.query.language is Language.KOREAN  # leaves out whom it is about
    if (
        reading.find(Grammar.GO) is not None
        and asks_where(reading)
        and (is_korean or is_about_somebody(reading) or bool(reading.query.events))
    ):
        reading.take(Grammar.GO, Ask.WHERE)
        add_attributes(reading, (Attribute.DIRECTION,))
    if Attribute.DIRECTION in reading.query.attributes:
        read_way_of_leaving(reading)
    if (reading.find(Ask.DO) is not None or asks_what_done(reading)) and is_about_somebody(reading):
        reading.take(Ask.DO)
        add_attributes(reading, (Attribute.ACTIONS,))


def read_way_of_leaving(reading: Reading) -> None:
    """`Which way did they go when they left?`: leaving says no more than that, and no time."""
    reading.take(Ask.WHERE, Ask.WHEN)
    others = [each for each in reading.query.relations if not is_bare_leaving(each)]
    reading.change(relations=tuple(others))


def tell_way_of_crossing(reading: Reading) -> None:
    """`Which way did green cross the line?`: each crossing tells whether it was inwards or outwards."""
    query = reading.query
    if query.events == (EventType.LINE_CROSSING,) and query.attributes == (Attribute.DIRECTION,):
        reading.change(attributes=(), intent=Intent.WHEN)


def is_bare_leaving(relation: Relation) -> bool:
    to = relation.to
    is_leaving = to is not None and to.events == (EventType.PERSON_EXIT,) and to.people == ANYBODY
    return relation.kind is RelationKind.WHILE and is_leaving


def read_worn_at_end(reading: Reading) -> None:
    """`What did the one in yellow wear?`: the clothes of somebody who is named by one of them."""
    said = [each for each in reading.terms if not each.has(Grammar.COMMA, Grammar.FILLER, Ask.WHETHER)]
    if asks_for_garment(reading):
        return
    is_end = bool(said) and said[-1].has(Grammar.WEAR) and not said[-1].is_korean
    if is_end and said[0].has(Ask.WHAT) and reading.query.people.clothes:
        reading.use(*(at for at, each in enumerate(reading.terms) if each is said[-1]))
        add_attributes(reading, (Attribute.CLOTHES,))


def names_asked_garment(reading: Reading) -> bool:
    """Whether a Korean question ends with clothes of which the colour is asked: `... saram baji saekkkal`."""
    silent = (Grammar.FILLER, Grammar.COMMA, Grammar.TOPIC, Grammar.ALL, Ask.WHICH, Ask.WHAT)
    said = [each for each in reading.terms if not each.has(*silent)][-COLOUR_OF_GARMENT:]
    if len(said) < COLOUR_OF_GARMENT or not said[0].is_korean or not reading.query.people.clothes:
        return False
    colour = said[1].of(AttributeMeaning)
    is_asked = said[0].of(GarmentMeaning) is not None and has_garment(reading)
    if colour is None or colour.attributes != (Attribute.CLOTHES,) or not is_asked:
        return False
    reading.take(colour)
    return True


def asks_for_garment(reading: Reading) -> bool:
    """Whether English asks for one of somebody's clothes first: `what trousers go with the yellow top?`."""
    at = next((at for at, _ in reading.free(GarmentMeaning)), None)
    if at is None or reading.terms[at].is_korean or not reading.query.people.clothes:
        return False
    before = [each for each in reading.terms[:at] if not each.has(Grammar.FILLER)]
    is_asked = bool(before) and before[0].has(Ask.WHAT, Ask.WHICH)
    return is_asked and all(each.of(AttributeMeaning) is not None for each in before[1:])


def names_what_is_worn(reading: Reading) -> bool:
    """Whether a description of what somebody wears is asked for: `describe what the runner had on`."""
    return reading.has(Ask.DESCRIBE) and reading.has(Grammar.WEAR) and not reading.query.people.clothes


def names_clothes_alone(reading: Reading) -> bool:
    """Whether somebody's clothes are all that is asked for: `and their clothes?`, `give her clothing`."""
    if reading.query.language is Language.KOREAN or reading.query.people.clothes:
        return False
    said = [each for each in reading.terms if each.of(GarmentMeaning) or each.of(AttributeMeaning)]
    asks = any(each.of(Ask) not in (None, Ask.FIND, Ask.DESCRIBE) for each in reading.terms)
    is_of_all = bool(said) and not any(is_particular(each) for each in said)
    return is_of_all and is_about_somebody(reading) and not asks and not begins_yes_no(reading.terms)


def is_particular(term: Term) -> bool:
    """Whether a garment is named of which not every colour is told: `skirt`."""
    garment = term.of(GarmentMeaning)
    return garment is not None and garment.is_particular


def begins_with_attribute(reading: Reading) -> bool:
    """Whether all that is said is what is wanted: `colour of the top of person 2`, `clothes of the thief`."""
    first = next((each for each in reading.terms if not each.has(Grammar.FILLER)), None)
    if first is None:
        return False
    behind = reading.query.text[first.end :].split()
    is_clothes = first.of(GarmentMeaning) is not None and "of" in behind[:2]
    return is_clothes or first.of(AttributeMeaning) is not None


def asks_to_be_told(reading: Reading) -> bool:
    """Whether a Korean question ends with what it wants to know: `2 beon sonnim ot saekkkal (allyeojwo)`."""
    said = [each for each in reading.terms if not each.has(Grammar.FILLER, Grammar.COMMA)]
    last = said[-1] if said else NO_TERM
    is_wanted = last.of(AttributeMeaning) is not None or last.of(GarmentMeaning) is not None
    is_named = last.is_korean or bool(reading.query.people.numbers)
    return is_named and is_wanted and not reading.query.people.clothes


def asks_where(reading: Reading) -> bool:
    return reading.has(Ask.WHERE) or Attribute.DIRECTION in reading.query.attributes


def asks_what_done(reading: Reading) -> bool:
    """Whether a question is `what did person 2 do`: it ends with what its first word asks for."""
    last = next((each for each in reversed(reading.terms) if not each.has(Grammar.COMMA)), None)
    return reading.has(Ask.WHAT) and last is not None and last.text.lower() in {"do", "doing", "up to"}


def asks_by_particle(reading: Reading) -> bool:
    """Whether a Korean question ends with what it asks for: `2 beon saram ot saekkkal-eun`."""
    said = [each for each in reading.terms if not each.has(Grammar.COMMA, Grammar.FILLER)]
    return bool(said) and said[-1].has(Grammar.TOPIC)


def has_garment(reading: Reading) -> bool:
    return any(True for _ in reading.free(GarmentMeaning))


def is_colour_of_thing(reading: Reading) -> bool:
    """Whether things are asked for: nothing tells their colour."""
    return bool(reading.query.labels) and not reading.has(*PERSON_WORDS)


def read_garments(reading: Reading) -> None:
    parts = {"upper": Attribute.UPPER, "lower": Attribute.LOWER}
    found = list(reading.free(GarmentMeaning))
    for at, garment in found:
        if not garment.is_particular:
            reading.use(at)
            add_attributes(reading, (parts.get(garment.part or "", Attribute.CLOTHES),))
    if not found:
        add_attributes(reading, (Attribute.CLOTHES,))
    reading.take(Grammar.WEAR, Ask.HOW)
    if not reading.query.events:
        reading.take(Grammar.GO)  # what goes with the yellow top


def add_attributes(reading: Reading, attributes: tuple[Attribute, ...]) -> None:
    reading.change(attributes=tuple(dict.fromkeys([*reading.query.attributes, *attributes])))


def is_about_somebody(reading: Reading) -> bool:
    """Whether a person is named or meant, not the recording as a whole."""
    query = reading.query
    return query.names_somebody or reading.has(*PERSON_WORDS)
