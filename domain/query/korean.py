"""Korean words whose neighbours say what they mean: polite counting, leaving, short words for clothes."""

from collections.abc import Callable, Sequence

from domain.events.types import EventType
from domain.query.deeds import MOMENTARY
from domain.query.got_up import DOWN
from domain.query.lexicon.single import (
    ASSENT,
    BELOW,
    COME_OUT,
    FRONT,
    GOT_UP,
    GREETINGS,
    HOW_IS_IT,
    HOW_MUCH,
    JOINED_BY,
    MINUTES,
    NATIVE_NUMBERS,
    POLITE_BE,
    SCREEN,
    SHORTLY,
    STILL,
    TOP_PART,
)
from domain.query.meanings import (
    AttributeMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    OrdinalMeaning,
    SideMeaning,
    UnitMeaning,
)
from domain.query.terms import NO_TERM, Term
from domain.query.word_kinds import Ask, Grammar, Noun

NATIVE = frozenset({"MM", "NR"})
"""Tags of numbers in words; digits have others."""
PASSED = (Grammar.FILLER, Grammar.TOPIC, Grammar.ALL)
"""What may stand between a word and the neighbour that says what it means."""
SAID_WITH_GOING = (EventType.OBJECT_ABANDONED, EventType.PERSON_ENTER, EventType.OBJECT_REMOVED)
"""What Korean says together with going: to leave a thing and go, to have come and gone."""

Rule = Callable[[Sequence[Term], int], tuple[Meaning, ...] | None]
"""What the term at an index means by its neighbours; None where the lexicon's meanings stand."""


def korean_meanings(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """What a Korean term means by its neighbours; None where nothing but the lexicon says so."""
    if not terms[at].is_korean:
        return None
    return next((found for rule in RULES if (found := rule(terms, at)) is not None), None)


def near(terms: Sequence[Term], at: int, by: int, passed: Sequence[Meaning] = PASSED) -> Term:
    """The next term before (-1) or behind (1) an index that says something."""
    at += by
    while 0 <= at < len(terms) and terms[at].has(*passed):
        at += by
    return terms[at] if 0 <= at < len(terms) else NO_TERM


def is_momentary(term: Term) -> bool:
    """Whether a term is something that happens at once, and takes no time: coming in, falling."""
    event = term.of(EventMeaning)
    return event is not None and all(each in MOMENTARY for each in event.types)


def counted_politely(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`myeot bun` asks for people beside a polite verb, beside what happens at once, or after people."""
    if terms[at].text.replace(" ", "") != MINUTES:
        return None
    behind, before = near(terms, at, 1), near(terms, at, -1)
    is_lasting = behind.has(Grammar.BE, Grammar.STAY, Ask.HOW_LONG) and not behind.text.startswith(POLITE_BE)
    is_polite = behind.text.startswith(POLITE_BE)
    is_of_people = before.has(Noun.PERSON) and not is_lasting and not is_one(terms, at)
    if is_polite or is_of_people or (is_momentary(behind) and not before.has(Noun.EVENT)):
        return (Noun.PERSON, Ask.HOW_MANY)
    return None


def is_one(terms: Sequence[Term], at: int) -> bool:
    """Whether a particular person is named before an index: how many of them is no question."""
    return any(
        each.of(OrdinalMeaning)
        or each.has(Grammar.THEM)
        or (each.of(NumberMeaning) and terms[index + 1].has(Grammar.NUMBER))
        for index, each in enumerate(terms[:at])
    )


def people_in_words(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`du bun` are two people: minutes are counted by the other numerals."""
    unit, before = terms[at].of(UnitMeaning), terms[at - 1] if at else NO_TERM
    is_native = (
        before.of(NumberMeaning) is not None and before.tag in NATIVE and before.text in NATIVE_NUMBERS
    )
    is_counted = terms[at].has(Noun.PERSON) and unit is not None and is_native
    return (Noun.PERSON, Grammar.COUNTER) if is_counted else None


def went(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`gatda`: to a zone that is named; says no more after staying; else it is leaving."""
    if not terms[at].has(Grammar.GO) or terms[at].of(EventMeaning) is not None:
        return None
    before = near(terms, at, -1, (Grammar.NOT, *PASSED))
    passed = (Grammar.NOT, Grammar.TO, Grammar.FROM, Grammar.FIRST, Grammar.LAST, *PASSED)
    place = near(terms, at, -1, passed).of(NameMeaning)
    if place is not None and place.kind == "zone":
        return (EventMeaning((EventType.ZONE_ENTER,)),)
    if near(terms, at, -1, passed).of(SideMeaning):
        return (EventMeaning((EventType.WALKING,)),)
    if any(each.has(Ask.WHERE) or each.of(NameMeaning) for each in terms):
        return None
    event = before.of(EventMeaning)
    is_said = event is not None and event.types[0] in SAID_WITH_GOING
    if is_said or before.has(Grammar.BE, Grammar.STAY, Ask.HOW_LONG):
        return (Grammar.FILLER,)
    return (EventMeaning((EventType.PERSON_EXIT,)),)


def not_yet(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ajik an nagan`: what did not happen by the end of a recording is `not` there."""
    is_still = terms[at].text.startswith(STILL)
    is_negated = any(each.has(Grammar.NOT) for each in terms[at + 1 :])
    return (Grammar.FILLER,) if is_still and is_negated else None


def body_part(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`wi-e paran geo`: above and below before a colour are parts of the body."""
    behind = near(terms, at, 1)
    if behind.of(ColourMeaning) is None or terms[at].of(GarmentMeaning) is not None:
        return None
    if terms[at].text in TOP_PART:
        return (GarmentMeaning("upper"),)
    return (GarmentMeaning("lower"),) if terms[at].text in BELOW else None


def assent(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`maja?` at the end only asks whether what was said is right."""
    is_last = at == len(terms) - 1 and at > 0
    before = terms[at - 1] if at else NO_TERM
    is_asked = terms[at].text.startswith(ASSENT) and before.has(Grammar.FILLER, Grammar.COMMA)
    return (Ask.WHETHER,) if is_last and is_asked else None


def what_is_it_like(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`otchalim-i eotteoke dwaeyo`: politely for what it is."""
    before = near(terms, at, -1)
    is_asked = before.of(GarmentMeaning) or before.of(AttributeMeaning) or before.has(Ask.DESCRIBE)
    return (Ask.WHAT,) if is_asked and terms[at].text.startswith(HOW_IS_IT) else None


def how_much(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`eolmana`: how long of what lasts, how many of people who came."""
    if not terms[at].has(Ask.HOW, Ask.HOW_LONG) or not terms[at].text.startswith(HOW_MUCH):
        return None
    behind = terms[at + 1] if at + 1 < len(terms) else NO_TERM
    is_lasting = behind.of(EventMeaning) is not None and not is_momentary(behind)
    if behind.has(Grammar.BE, Grammar.STAY, Grammar.TOGETHER) or is_lasting:
        return (Ask.HOW_LONG,)
    is_of_people = near(terms, at, -1).has(Noun.PERSON) and not is_one(terms, at)
    return (Ask.HOW_MANY,) if is_momentary(behind) and is_of_people else None


def in_front(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`Counter ap-eseo`: a zone is drawn where people stand in front of what it is called after."""
    before = terms[at - 1] if at else NO_TERM
    is_before = terms[at].text in FRONT and before.of(NameMeaning) is not None
    return (Grammar.FILLER,) if is_before else None


def came_out(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`naoda` is to be seen, where no place is named from which somebody may have come out."""
    event = terms[at].of(EventMeaning)
    if event is None or not terms[at].text.startswith(COME_OUT):
        return None
    is_on_screen = at > 0 and terms[at - 1].text == SCREEN
    if is_on_screen or any(each.has(Noun.RECORDING) for each in terms[:at]):
        return (Grammar.BE,)
    others = [each for index, each in enumerate(terms) if index != at]
    is_left = any(
        each.of(EventMeaning)
        or each.of(SideMeaning)
        or each.of(NameMeaning)
        or each.has(Grammar.FROM, Grammar.OUTWARDS, Grammar.TO, Ask.WHEN, Ask.WHERE, Grammar.THEM)
        for each in others
    )
    is_person_counted = any(each.has(Ask.HOW_MANY) and each.has(Noun.PERSON) for each in others)
    return (Grammar.BE,) if is_person_counted and not is_left else None


def got_up(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ireonada` is to happen, and of somebody who fell or sat to get up, which is the end of that."""
    is_verb = terms[at].has(Ask.HAPPENED) and terms[at].text.startswith(GOT_UP)
    event = near(terms, at, -1).of(EventMeaning)
    others = [each for index, each in enumerate(terms) if index != at and not is_pointing(each)]
    is_of_it = event is not None and event.types[0] in DOWN
    return (Grammar.GOT_UP,) if is_verb and (is_of_it or not others) else None


def is_pointing(term: Term) -> bool:
    """Whether a term only points at what was told of: `geu dwi-e`."""
    return term.has(Grammar.THAT, Grammar.THEM, Grammar.AFTER, Grammar.FILLER, Grammar.COMMA, Grammar.TOPIC)


def how_told(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`gandanhi`: shortly, of how an answer should be."""
    is_manner = terms[at].text.startswith(SHORTLY) and not terms[at].of(EventMeaning)
    is_told = any(each.has(Ask.SUMMARISE, Ask.HAPPENED) for each in terms)
    return (Grammar.FILLER,) if is_manner and is_told else None


def on_the_whole(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`jeonche-eseo`: in all that is asked about, which says no more."""
    behind = terms[at + 1] if at + 1 < len(terms) else NO_TERM
    is_of_recordings = at > 0 and terms[at - 1].has(Noun.RECORDING, Noun.CAMERA)
    is_whole = terms[at].has(Grammar.ALL) and behind.has(Grammar.FROM) and not is_of_recordings
    return (Grammar.FILLER,) if is_whole else None


def greeting(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """Greetings and thanks beside a question say nothing."""
    is_greeting = terms[at].has(Ask.HELP) and terms[at].text.startswith(GREETINGS)
    is_beside = any(each.must_be_told and not each.has(Ask.HELP) for each in terms)
    return (Grammar.FILLER,) if is_greeting and is_beside else None


def joining(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ot-hago` between two nouns is `and`, not a verb."""
    before = terms[at - 1] if at else NO_TERM
    is_noun = before.tag.startswith("NN") and before.end == terms[at].start
    return (Grammar.AND,) if is_noun and terms[at].text in JOINED_BY else None


RULES: tuple[Rule, ...] = (
    joining,
    counted_politely,
    people_in_words,
    went,
    not_yet,
    body_part,
    assent,
    what_is_it_like,
    how_much,
    in_front,
    came_out,
    got_up,
    how_told,
    on_the_whole,
    greeting,
)
"""The first that holds says what a term means."""
