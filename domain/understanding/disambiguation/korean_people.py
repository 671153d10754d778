"""Korean words for people and their times whose neighbours say what they mean."""

from collections.abc import Sequence

from domain.events.types import EventType
from domain.query.query import Attribute
from domain.understanding.lexicon.korean_words import DARK_KO, FLOOR_KO, ONLY_SAID, THAT_KO
from domain.understanding.lexicon.single import (
    AMONG,
    EITHER_SIDE,
    KID,
    LATER_ON,
    POLITE_ONE,
    SCREEN,
    SECONDS,
    SIDE_KO,
    SIDE_STEMS,
    STILL,
    THE_FACT,
    WHILE_IT_WAS,
    WHOEVER,
)
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    LengthMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    SideMeaning,
    ThingMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import NO_TERM, Term, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

COMPARED = (Grammar.LONGER, Grammar.SHORTER, Grammar.EARLIER, Grammar.LATER, Grammar.LATE, Grammar.THAN)
"""What says that one of several is asked for."""
ENDINGS = (Grammar.FILLER, Grammar.BE, Grammar.TOPIC, Grammar.COMMA, Grammar.ABSENT, Ask.WHETHER, Ask.WHEN)
"""What may stand behind a time of which is asked whether there was one."""


def the_one(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ibeun ae`, `on ae`: whoever is meant, and no child; `paran ot gyae`: nobody told of before."""
    before = term_at(terms, at - 1)
    says_who = before.has(Grammar.WEAR, Grammar.GO) or before.of(EventMeaning) is not None
    is_worn = before.of(GarmentMeaning) is not None or before.of(ColourMeaning) is not None
    is_one = terms[at].tag.startswith("NN") and terms[at].text == KID and (says_who or is_worn)
    is_called = terms[at].has(Grammar.THEM) and terms[at].is_korean and is_worn
    return (Noun.PERSON,) if is_one or is_called else None


def polite_person(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`anjatdeon bun`: somebody, politely, and no minute."""
    unit, before = terms[at].of(UnitMeaning), term_at(terms, at - 1)
    is_doer = before.of(EventMeaning) is not None or before.has(Grammar.BE, Grammar.WEAR)
    return (Noun.PERSON,) if unit is not None and terms[at].text == POLITE_ONE and is_doer else None


def at_which_second(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`nagan ge myeot cho`: at which second it happened, not how long it took."""
    it, before = (terms[at - 1], terms[at - 2]) if at > 1 else (NO_TERM, NO_TERM)
    is_it = it.has(Grammar.FILLER, Ask.WHEN, Noun.TIME) and it.text in THE_FACT
    is_moment = terms[at].has(Ask.HOW_LONG) and terms[at].text.replace(" ", "").startswith(SECONDS)
    is_lasting = terms[at].text.endswith(WHILE_IT_WAS)
    moments = (Grammar.ENDED, Grammar.BEGIN, Grammar.GOT_UP, Ask.HAPPENED)
    is_deed = before.of(EventMeaning) is not None or before.has(*moments)
    is_deed = is_deed and not is_lasting
    return (Ask.WHEN,) if is_moment and is_it and is_deed else None


def such_a_time(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`geogi itdeon ttae-do innayo`: whether there was such a time; it relates to nothing.

    Whether somebody was alone at any time, and not all the while, is not told.
    """
    is_time = terms[at].has(Grammar.WHILE) and terms[at].has(Noun.TIME) and at > 0
    behind = terms[at + 1 :]
    is_last = all(each.has(*ENDINGS) for each in behind) and any(each.has(Grammar.BE) for each in behind)
    has_length = any(each.of(LengthMeaning) or each.of(UnitMeaning) for each in terms[:at])
    ends = (Grammar.BE, Grammar.EMPTY, Grammar.ABSENT) if has_length else (Grammar.BE,)
    if not (is_time and is_last and terms[at - 1].has(*ends)):
        return None
    return () if any(each.has(Grammar.ALONE) for each in terms[:at]) else (Grammar.FILLER,)


def still_there(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ajik anja isseosseo`: still, at a time that is named."""
    is_negated = any(each.has(Grammar.NOT) for each in terms[at + 1 :])
    is_still = terms[at].text == STILL and not is_negated
    return (Grammar.STILL,) if is_still else None


def one_of_two_sides(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`eodi-ro nagasseo? oenjjok, oreunjjok?`: the sides that may be the answer."""
    side = terms[at].of(SideMeaning)
    asked = AttributeMeaning((Attribute.DIRECTION,))
    if side is None or not any(each.has(Ask.WHERE, asked) for each in terms[:at]):
        return None
    if terms[at].text.lower() in EITHER_SIDE:
        return (Grammar.FILLER,)
    behind = [each for each in terms[at:] if each.of(SideMeaning) is None]
    names = {each.of(SideMeaning) for each in terms if each.of(SideMeaning) is not None}
    silent = (Grammar.FILLER, Grammar.COMMA, Grammar.OR, Grammar.TO, Ask.WHETHER)
    is_end = all(each.has(*silent) for each in behind)
    return (Grammar.FILLER,) if is_end and len(names) > 1 else None


def dark_time(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`eoduun dongan`: that the picture was dark, not the clothes of somebody."""
    is_dark = terms[at].of(ColourMeaning) is not None and terms[at].text.startswith(DARK_KO)
    behind = term_at(terms, at + 1)
    return (EventMeaning((EventType.CAMERA_BLACK,)),) if is_dark and behind.has(Grammar.WHILE) else None


def only_said(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`anjeun sigan-man ttajimyeon`: `only` narrows nothing behind what is asked for."""
    before = term_at(terms, at - 1)
    asks = any(each.has(Ask.HOW_LONG, Ask.WHEN, Ask.SUMMARISE, Ask.DO) for each in terms)
    return (Grammar.FILLER,) if terms[at].has(Grammar.ONLY) and before.text in ONLY_SAID and asks else None


def one_person(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`han saram-i seoseonggeorin geon myeot cho`: somebody, where a time or a length is asked for."""
    number, behind = terms[at].of(NumberMeaning), term_at(terms, at + 1)
    is_one = number is not None and number.value == 1 and terms[at].is_korean and behind.has(Noun.PERSON)
    counts = any(each.has(Grammar.ONLY, Grammar.AT_LEAST, Grammar.OVER, Ask.HOW_MANY) for each in terms)
    asks = any(each.has(Ask.HOW_LONG, Ask.WHEN, Ask.WHERE) for each in terms)
    return (Grammar.FILLER,) if is_one and asks and not counts else None


def on_floor(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`badag-e eolmana isseosseo`: how long somebody lay there, said apart from the verb."""
    is_floor = terms[at].text in FLOOR_KO and not terms[at].meanings
    return (EventMeaning((EventType.COLLAPSE,)),) if is_floor and asks_length_behind(terms, at) else None


def asks_length_behind(terms: Sequence[Term], at: int) -> bool:
    """Whether it is asked how long it was, and nothing else that happened is named."""
    is_alone = not any(each.of(EventMeaning) or each.of(ThingMeaning) for each in terms)
    return is_alone and any(each.has(Ask.HOW_LONG) for each in terms[at + 1 :])


def among_them(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`geu du myeong gaunde`: among them, and not the middle of the picture."""
    before = term_at(terms, at - 1)
    is_of_people = before.has(Grammar.COUNTER, Noun.PERSON) and not before.has(Grammar.TOPIC)
    is_among = terms[at].text in AMONG and terms[at].of(SideMeaning) is not None
    return (Grammar.FILLER,) if is_among and is_of_people else None


def which_side(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`paran sangui, deureo-on jjogeun?`: on which side, where nothing is to be chosen from."""
    before = term_at(terms, at - 1)
    event = before.of(EventMeaning)
    is_way = event is not None and set(event.types) <= {EventType.PERSON_ENTER, EventType.PERSON_EXIT}
    is_last = all(each.has(Grammar.TOPIC, Grammar.COMMA, Grammar.FILLER) for each in terms[at + 1 :])
    is_chosen = any(
        each.text in AMONG or each.has(Ask.WHO, Grammar.FIRST, Grammar.LAST, Grammar.AND, *COMPARED)
        for each in terms[:at]
    )
    is_side = terms[at].text in SIDE_KO and is_last and terms[-1].has(Grammar.TOPIC)
    return (Ask.WHERE,) if is_side and is_way and not is_chosen else None


def that_side(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`geu jjogeuro`, that way: a side that somebody told of, which is not understood where nobody did."""
    is_side = terms[at].text == THAT_KO and term_at(terms, at + 1).text.startswith(SIDE_STEMS)
    return () if is_side else None


def left_picture(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`hwamyeon-eul meonjeo beoseonan saram`: who left the picture, and no zone."""
    is_of_picture = any(each.text.startswith(SCREEN) for each in terms[:at])
    is_of_zone = any(each.has(Noun.ZONE) or each.of(NameMeaning) is not None for each in terms)
    is_left = terms[at].means(EventType.ZONE_EXIT)
    return (EventMeaning((EventType.PERSON_EXIT,)),) if is_left and is_of_picture and not is_of_zone else None


def later_one(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`najung-e on saram`: the one who came last; `najung-e on huin ot` is named by the white clothes."""
    behind, person = [*terms[at + 1 : at + 3], NO_TERM, NO_TERM][:2]
    is_later = terms[at].text.startswith(LATER_ON) and not any(each.has(Grammar.THAN) for each in terms)
    is_person = person.has(Noun.PERSON, Noun.SOMEBODY) or person.text in WHOEVER
    is_event = behind.of(EventMeaning) is not None
    if is_later and is_event and person.of(ColourMeaning) is not None:
        return (Grammar.FILLER,)
    return (Grammar.LAST,) if is_later and is_event and is_person else None
