"""What kind of answer is wanted, of whom or what, and which attributes."""

from domain.events.kinds.kind import Subject as About
from domain.language.message import Language
from domain.query.meanings import (
    Ask,
    AttributeMeaning,
    EventMeaning,
    GarmentMeaning,
    Grammar,
    Noun,
    TraitMeaning,
)
from domain.query.query import Attribute, Intent, PeopleFilter, Subject, Unseen
from domain.query.reading import NOTHING, Reading
from domain.query.terms import Term

AUXILIARIES = frozenset(
    [
        "did",
        "does",
        "do",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "can",
        "could",
        "any",
        "anyone",
        "anybody",
        "anything",
        "will",
        "would",
        "there",
    ]
)
"""English words with which questions for yes or no begin."""
PERSON_WORDS = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.NOBODY, Grammar.THEM, Grammar.ONE, Grammar.ALONE)


def read_attributes(reading: Reading) -> None:
    """What is asked of somebody: clothes, age, what they did, how they looked."""
    asks = reading.has(Ask.WHAT, Ask.WHICH, Ask.HOW, Ask.DESCRIBE) or asks_by_particle(reading)
    for at, meaning in list(reading.free(AttributeMeaning)):
        is_plain_colour = meaning.attributes == (Attribute.CLOTHES,)
        if (is_plain_colour and not asks) or is_colour_of_thing(reading):
            continue
        reading.use(at)
        add_attributes(reading, () if is_plain_colour and has_garment(reading) else meaning.attributes)
    if (
        asks
        and (has_garment(reading) or reading.find(Grammar.WEAR) is not None)
        and not reading.query.people.clothes
    ):
        read_garments(reading)
    if reading.find(Ask.DESCRIBE) is not None and is_about_somebody(reading):
        reading.take(Ask.DESCRIBE)
        reading.change(intent=Intent.DESCRIBE)
    if reading.find(Grammar.GO) is not None and asks_where(reading) and is_about_somebody(reading):
        reading.take(Grammar.GO, Ask.WHERE)
        add_attributes(reading, (Attribute.DIRECTION,))
    if (reading.find(Ask.DO) is not None or asks_what_done(reading)) and is_about_somebody(reading):
        reading.take(Ask.DO)
        add_attributes(reading, (Attribute.ACTIONS,))


def asks_where(reading: Reading) -> bool:
    return reading.has(Ask.WHERE) or Attribute.DIRECTION in reading.query.attributes


def asks_what_done(reading: Reading) -> bool:
    """Whether a question is `what did person 2 do`: it ends with what its first word asks for."""
    last = next((each for each in reversed(reading.terms) if not each.has(Grammar.COMMA)), None)
    return reading.has(Ask.WHAT) and last is not None and last.text.lower() in {"do", "doing", "up to"}


def asks_by_particle(reading: Reading) -> bool:
    """Whether a Korean question ends with what it asks for: `2 beon saram ot saekkkal-eun`."""
    return bool(reading.terms) and reading.terms[-1].has(Grammar.TOPIC)


def has_garment(reading: Reading) -> bool:
    return any(True for _ in reading.free(GarmentMeaning))


def is_colour_of_thing(reading: Reading) -> bool:
    """Whether things are asked for: nothing tells their colour."""
    return bool(reading.query.labels) and not reading.has(*PERSON_WORDS)


def read_garments(reading: Reading) -> None:
    parts = {"upper": Attribute.UPPER, "lower": Attribute.LOWER, None: Attribute.CLOTHES}
    found = list(reading.free(GarmentMeaning))
    for at, garment in found:
        if not garment.is_particular:
            reading.use(at)
            add_attributes(reading, (parts[garment.part],))
    if not found:
        add_attributes(reading, (Attribute.CLOTHES,))
    reading.take(Grammar.WEAR)


def add_attributes(reading: Reading, attributes: tuple[Attribute, ...]) -> None:
    reading.change(attributes=tuple(dict.fromkeys([*reading.query.attributes, *attributes])))


def is_about_somebody(reading: Reading) -> bool:
    """Whether a person is named or meant, not the recording as a whole."""
    query = reading.query
    return query.people.is_particular or query.order is not None or reading.has(*PERSON_WORDS)


def read_intent(reading: Reading) -> None:
    """Set the intent: what asks for something particular comes before yes or no."""
    for read in (read_help, read_coverage, read_asked, read_summary, read_yes_no):
        intent = read(reading)
        if intent is not None:
            reading.change(intent=intent)
            return


def read_help(reading: Reading) -> Intent | None:
    """A greeting, or a question about what can be asked, and nothing else."""
    at = reading.find(Ask.HELP)
    others = [each for index, each in enumerate(reading.terms) if index != at and each.must_be_told]
    if at is None or others or reading.has(Noun.PERSON, Noun.SOMEBODY):
        return None
    reading.take(Ask.HELP)
    return Intent.HELP


def read_coverage(reading: Reading) -> Intent | None:
    return Intent.COVERAGE if reading.take(Ask.COVERAGE) else None


def read_asked(reading: Reading) -> Intent | None:
    """What words ask for: a number, a length, a time, a place, how somebody looked, who."""
    if reading.query.intent is Intent.DESCRIBE or reading.query.attributes:
        return Intent.DESCRIBE
    for ask, intent in (
        (Ask.HOW_LONG, Intent.HOW_LONG),
        (Ask.HOW_MANY, Intent.COUNT),
        (Ask.WHEN, Intent.WHEN),
        (Ask.WHERE, Intent.WHERE),
    ):
        if reading.take(ask):
            if ask is Ask.HOW_LONG:
                reading.take(Grammar.STAY)
            return intent
    is_counted = any(each.has(Noun.OCCASION) and each.has(Ask.HOW_MANY) for each in reading.terms)
    if (is_counted or reading.find(Noun.OCCASION) is not None) and reading.find(Ask.HOW) is not None:
        reading.take(Ask.HOW)
        return Intent.COUNT
    return read_who(reading)


def read_who(reading: Reading) -> Intent | None:
    """`who`, `which person`, `whose`; a person who is named only by a number is asked for by name."""
    if not asks_which(reading) and (not reading.has(Ask.WHO) or asks_for_somebody(reading)):
        return None
    people = reading.query.people
    is_named = bool(people.numbers) and people == PeopleFilter(numbers=people.numbers)
    if is_named and not reading.query.events and not reading.query.relations and reading.has(Ask.WHO):
        reading.unseen.append(Unseen.IDENTITY)
    return Intent.WHICH


def asks_for_somebody(reading: Reading) -> bool:
    """Whether a Korean question ends with `saram isseo`: words for who and what before it mean anyone, anything."""
    said = [each for each in reading.terms if not each.has(Grammar.COMMA, Grammar.FILLER)]
    *_, first, last = [NOTHING, NOTHING, *said]
    return last.is_korean and last.has(Grammar.BE, Grammar.ABSENT) and first.has(Noun.PERSON)


def asks_which(reading: Reading) -> bool:
    """Whether `which` or `what` stands before a person, thing, recording or camera."""
    for at in reading.all(Ask.WHICH, Ask.WHAT):
        before = reading.term(reading.step(at, -1, is_topic))
        if reading.terms[at].is_korean and before.has(Noun.RECORDING, Noun.CAMERA) and before.is_korean:
            return True
        if reading.term(reading.step(at, 1)).has(
            Noun.PERSON, Noun.RECORDING, Noun.CAMERA, Noun.EVENT, Grammar.ONE
        ):
            return True
    return False


def read_summary(reading: Reading) -> Intent | None:
    """The story of a recording, of a stretch of it, or what happened at something."""
    query = reading.query
    if reading.take(Ask.SUMMARISE):
        return Intent.SUMMARISE
    asked = reading.has(Ask.HAPPENED, Ask.DO, Ask.DESCRIBE) or (
        reading.has(Ask.WHAT) and reading.has(Grammar.BE)
    )
    is_yes_no = (begins_yes_no(reading.terms) and not reading.has(Ask.WHAT)) or query.is_negated
    is_yes_no = is_yes_no or asks_for_somebody(reading)
    if not asked or is_yes_no or query.events or query.incidents_only or query.labels:
        return None
    reading.take(Ask.DESCRIBE, Ask.DO)
    return Intent.SUMMARISE


def read_yes_no(reading: Reading) -> Intent | None:
    """Yes or no, also in Korean by the verb at the end; absence is asked for as yes or no, or as a time."""
    if reading.query.is_negated and reading.has(Noun.TIME):
        return Intent.WHEN
    if reading.has(Ask.FIND):
        reading.take(Ask.FIND)
        return Intent.FIND
    is_english = reading.query.language is Language.ENGLISH
    if reading.has(Ask.WHETHER) or begins_yes_no(reading.terms) or (not is_english and ends_yes_no(reading)):
        reading.take(Ask.WHETHER)
        return Intent.EXISTS
    return Intent.EXISTS if reading.query.is_negated and reading.query.text.rstrip().endswith("?") else None


def is_topic(term: Term) -> bool:
    return term.has(Grammar.FILLER, Grammar.TOPIC)


def begins_yes_no(terms: list[Term]) -> bool:
    """Whether an English question begins as one for yes or no; politeness and times may come before."""
    words = [each.text.lower().split()[0] for each in terms if each.text.strip()]
    if words[:1] and words[0] in AUXILIARIES:
        return not any(each.has(Ask.FIND) for each in terms[:3])
    after_comma = [at for at, each in enumerate(terms) if each.has(Grammar.COMMA)]
    starts = [at + 1 for at in after_comma] + ([1] if words[:1] == ["and"] else [])
    return any(
        at < len(terms) and terms[at].text.lower().split()[0] in AUXILIARIES - {"do"}
        for at in starts
        if at < len(terms)
    )


def ends_yes_no(reading: Reading) -> bool:
    """Whether a Korean question ends with a verb: the last word with a meaning is one, or being there."""
    text = reading.query.text.rstrip()
    last = next(
        (each for each in reversed(reading.terms) if not each.has(Grammar.COMMA, Grammar.FILLER)), None
    )
    if last is None:
        return False
    is_verb = (
        last.tag.startswith("V") or last.has(Grammar.BE, Grammar.ABSENT) or last.of(EventMeaning) is not None
    )
    is_attributive = last.text.endswith(
        ("ㄴ", "은", "는", "던", "한", "온", "간", "진")
    ) and not text.endswith("?")
    return last.is_korean and is_verb and not is_attributive


def read_subject(reading: Reading) -> None:
    """Set whom or what is asked for."""
    reading.change(subject=subject_of(reading))


def subject_of(reading: Reading) -> Subject:
    query = reading.query
    asked = asked_noun(reading)
    if asked is not None:
        return asked
    if query.labels and not has_person(reading) and not query.people.is_particular:
        return Subject.THINGS if not query.events else Subject.EVENTS
    if has_person(reading) or query.people.is_particular or query.attributes or is_presence(reading):
        return Subject.PEOPLE if is_of_people(reading) else Subject.EVENTS
    return Subject.EVENTS


def has_person(reading: Reading) -> bool:
    """Whether somebody is named, if only as a woman or a child."""
    return reading.has(*PERSON_WORDS) or any(each.of(TraitMeaning) is not None for each in reading.terms)


def is_of_people(reading: Reading) -> bool:
    """Whether the events asked for are of people, not of cameras or things."""
    types = reading.query.events
    return all(each.kind.subject in {About.PERSON, About.TWO_PEOPLE, About.CROWD} for each in types)


def is_presence(reading: Reading) -> bool:
    """Whether being there is asked for, or being absent, and nothing that happened."""
    query = reading.query
    is_bare = not (query.events or query.incidents_only)
    return is_bare and (
        (query.is_negated and not reading.has(Grammar.NOTHING, Noun.EVENT, Ask.HAPPENED))
        or bool(query.place.sides and not reading.has(Ask.HAPPENED))
        or query.order is not None
        or query.length is not None
        or query.intent in {Intent.HOW_LONG}
        or reading.has(Grammar.STAY)
        or (bool(query.relations) and query.intent is not Intent.SUMMARISE)
    )


def asked_noun(reading: Reading) -> Subject | None:
    """Recordings, cameras or occasions, where a question asks how many or which."""
    words = {Noun.RECORDING: Subject.RECORDINGS, Noun.CAMERA: Subject.CAMERAS, Noun.OCCASION: Subject.EVENTS}
    for at, term in enumerate(reading.terms):
        for noun, subject in words.items():
            is_open = at not in reading.used or reading.query.scope.is_all
            if term.has(noun) and is_open and is_asked(reading, at):
                reading.use(at)
                return subject
    is_counted = any(each.has(Noun.OCCASION) and each.has(Ask.HOW_MANY) for each in reading.terms)
    if (is_counted or reading.find(Noun.OCCASION) is not None) and reading.query.intent is Intent.COUNT:
        reading.take(Noun.OCCASION)
        return Subject.EVENTS
    return None


def is_asked(reading: Reading, at: int) -> bool:
    """Whether a noun stands behind `how many`, `which` or `list`, or before a Korean one."""
    asks = (Ask.HOW_MANY, Ask.WHICH, Ask.WHAT)
    before, after = reading.term(reading.step(at, -1)), reading.term(reading.step(at, 1, is_topic))
    if before.has(*asks) and not before.has(Ask.HAPPENED):
        return True
    listed = before.has(Ask.FIND) or (before.has(Grammar.ALL) and reading.query.intent is Intent.FIND)
    counted = after.is_korean and after.has(Ask.HOW_MANY, Ask.WHAT, Ask.WHICH)
    return counted or (listed and not (reading.query.events or reading.query.people.is_particular))
