"""What English says of the camera and its picture, with words that mean other things elsewhere."""

from domain.events.types import EventType
from domain.query.deeds import OF_CAMERAS
from domain.query.query import GroupBy
from domain.understanding.lexicon.english_words import DARK, VAGUE_WHILE
from domain.understanding.lexicon.korean_words import OFF_KO, TOLD_KO
from domain.understanding.lexicon.single import RECORDED
from domain.understanding.words.meanings import (
    ClockMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    GroupMeaning,
    LengthMeaning,
    NameMeaning,
    NumberMeaning,
    SideMeaning,
    StretchMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import Neighbours, Term, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import OPENING_VERBS


def is_camera_sight(terms: list[Term], at: int) -> bool:
    """Whether it is asked if a camera saw at all: `could the camera see anything at 0:35?`."""
    is_see = terms[at].text.lower() in {"see", "saw", "seen"}
    is_camera = any(each.has(Noun.CAMERA) for each in terms[max(0, at - 3) : at])
    is_any = term_at(terms, at + 1).text.lower() in {"anything", "something"}
    return is_see and is_camera and is_any and all(is_of_time(each) for each in terms[at + 2 :])


def is_of_time(term: Term) -> bool:
    """Whether a word only says when, or ends a question."""
    times = (ClockMeaning, LengthMeaning, NumberMeaning, UnitMeaning, StretchMeaning)
    silent = (
        Grammar.FILLER,
        Grammar.AT,
        Grammar.BETWEEN,
        Grammar.AND,
        Grammar.TO,
        Grammar.FROM,
        Grammar.COMMA,
    )
    return any(term.of(each) is not None for each in times) or term.has(*silent, Ask.WHETHER, Grammar.ALL)


def is_dark_picture(terms: list[Term], at: int) -> bool:
    """Whether it is the picture that is dark, and nobody's clothes: `was the lens covered or dark?`."""
    before, behind = terms[:at], terms[at + 1 : at + 2]
    is_it = any(each.text.lower() == "it" for each in before[-3:]) and any(
        each.has(Ask.HOW_LONG, Ask.WHEN) for each in before
    )
    is_picture = is_it or any(each.has(Noun.CAMERA) or is_fault(each) for each in before)
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.ONE, Grammar.WEAR)
    is_worn = any(each.of(GarmentMeaning) or each.has(*people) for each in [*before, *behind])
    is_said = terms[at].text.lower() in DARK and terms[at].of(ColourMeaning) is not None
    return is_said and is_picture and not is_worn


def is_fault(term: Term) -> bool:
    event = term.of(EventMeaning)
    return event is not None and set(event.types) <= set(OF_CAMERAS)


def is_camera_verb(terms: list[Term], at: int) -> bool:
    """Whether recording is what a camera does: `how many people did the camera record?`."""
    is_verb = terms[at].text.lower().split()[-1:] and terms[at].text.lower().split()[-1] in RECORDED
    before = terms[at - 1] if at else None
    is_camera = before is not None and (before.of(NameMeaning) is not None or before.has(Noun.CAMERA))
    return bool(is_verb) and is_camera and any(each.has(Noun.PERSON, Ask.WHO) for each in terms[:at])


def is_this_recording(terms: list[Term], at: int) -> bool:
    """Whether `this one` is the recording: `any loitering in this one?`, `a recap of this one`."""
    is_of_whole = any(each.has(Ask.SUMMARISE, Ask.COVERAGE, Ask.COMPLETE, Ask.IN_ORDER) for each in terms)
    is_last = all(each.has(Grammar.COMMA) for each in terms[at + 1 :])
    before = terms[at - 1].text.lower() if at else ""
    is_inside = is_last and before in {"in", "on"}
    return terms[at].text.lower() == "this one" and (is_inside or is_of_whole)


def is_switched_off(terms: list[Term], at: int) -> bool:
    """Whether Korean says of a camera that it went off, beside another fault: `garyeojigeona kkeojin`."""
    is_off = not terms[at].meanings and terms[at].text.startswith(OFF_KO)
    return is_off and any(is_fault(each) for each in terms[:at])


def is_stated_absence(terms: list[Term], at: int) -> bool:
    """Whether somebody says that nothing was seen, and asks about the camera: `no people, was it covered?`.

    What is said so narrows nothing but the time.
    """
    absence = (Grammar.NOBODY, Grammar.NOTHING, Grammar.ABSENT)
    is_said = terms[at].has(*absence) or terms[at].of(EventMeaning) is not None
    if not is_said or is_fault(terms[at]):
        return False
    commas = [index for index, each in enumerate(terms) if each.has(Grammar.COMMA)]
    behind = terms[commas[-1] + 1 :] if commas else []
    asks = bool(behind) and behind[0].text.lower() in OPENING_VERBS and any(is_fault(each) for each in behind)
    begins = terms[0].has(Grammar.NOBODY, Grammar.NOTHING)
    return (asks and begins and at < commas[-1]) or is_before_fault(terms, at)


def is_before_fault(terms: list[Term], at: int) -> bool:
    """The same in Korean: `amudo an boideonde (geuttae) kamera-ga garyeojyeo isseosseo?`."""
    ends = [index for index, each in enumerate(terms) if each.text.endswith(TOLD_KO)]
    begins = any(each.has(Grammar.NOBODY) for each in terms[: at + 1])
    return bool(ends) and begins and at <= ends[0] and any(is_fault(each) for each in terms[ends[0] :])


def is_black_meanwhile(terms: list[Term], at: int) -> bool:
    """Whether a screen that went off is what was before or after something: the picture was black."""
    event = terms[at].of(EventMeaning)
    is_black = event is not None and event.types == (EventType.CAMERA_BLACK,)
    return is_black and is_fault_meanwhile(terms, at)


def is_fault_meanwhile(terms: list[Term], at: int) -> bool:
    """Whether a fault is only when something else was: `who was there while the camera was off?`."""
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    if not terms[at].has(Ask.FAULTY) or not any(each.has(*people) for each in terms):
        return False
    joins = (Grammar.WHILE, Grammar.BEFORE, Grammar.AFTER)
    clauses = [index for index, each in enumerate(terms) if each.has(*joins)]
    return any(index == at + 1 if terms[at].is_korean else index < at for index in clauses)


def is_middle_of_recording(terms: list[Term], at: int) -> bool:
    """Whether a fault came midway: a camera has no middle in which it goes black."""
    is_middle = terms[at].of(SideMeaning) == SideMeaning("center")
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO)
    return (
        is_middle and any(is_fault(each) for each in terms) and not any(each.has(*people) for each in terms)
    )


def is_while_of_fault(terms: list[Term], at: int) -> bool:
    """Whether `for a while` says no more than that there was a fault: `did it go black for a while?`."""
    return terms[at].text.lower() in VAGUE_WHILE and any(is_fault(each) for each in terms[:at])


def is_summary_by_camera(terms: list[Term], at: int) -> bool:
    """Whether a summary of several recordings is asked for camera by camera, as it is told anyway."""
    return terms[at].of(GroupMeaning) == GroupMeaning(GroupBy.CAMERA) and any(
        each.has(Ask.SUMMARISE) for each in terms
    )


def is_ruled_out(terms: list[Term], at: int) -> bool:
    """Whether faults are ruled out beside the question: `kkeojin de eopsi da jjikhyeonnayo?`."""
    without = [index for index, each in enumerate(terms) if each.has(Grammar.WITHOUT) and each.is_korean]
    is_asked = bool(without) and any(each.has(Ask.COMPLETE, Ask.WORKING) for each in terms[without[0] :])
    is_off = terms[at].text.startswith(OFF_KO) or is_fault(terms[at]) or terms[at].has(Grammar.OR)
    return is_asked and (is_off if at != without[0] else term_at(terms, at - 1).has(Grammar.FILLER))


def is_gap_beside(terms: list[Term], at: int) -> bool:
    """Whether a fault is named beside gaps, which are more than that: `any gaps, blackouts?`."""
    others = [each for each in terms if each is not terms[at]]
    return is_fault(terms[at]) and any(each.has(Ask.GAPS) and not is_fault(each) for each in others)


def is_up_to_end(terms: list[Term], at: int) -> bool:
    """Whether `majimak-kkaji` says that all of a recording is meant: `majimak-kkaji meoljjeonghaenni?`."""
    last = at if terms[at].has(Grammar.LAST) else at - 1
    is_said = term_at(terms, last).has(Grammar.LAST) and term_at(terms, last + 1).has(Grammar.TO)
    is_asked = any(each.has(Ask.COMPLETE, Ask.WORKING, Ask.COVERAGE) for each in terms[last + 2 :])
    return terms[at].is_korean and is_said and is_asked and at in (last, last + 1)


PICTURES: Neighbours = (
    (is_ruled_out, Grammar.FILLER),
    (is_gap_beside, Grammar.FILLER),
    (is_up_to_end, Grammar.FILLER),
    (is_middle_of_recording, Grammar.FILLER),
    (is_while_of_fault, Grammar.FILLER),
    (is_summary_by_camera, Grammar.FILLER),
    (is_camera_sight, Ask.IN_ORDER),
    (is_black_meanwhile, EventMeaning((EventType.CAMERA_BLACK,))),
    (is_fault_meanwhile, EventMeaning(OF_CAMERAS)),
    (is_stated_absence, Grammar.FILLER),
    (is_this_recording, Grammar.FILLER),
    (is_camera_verb, Grammar.FILLER),
    (is_switched_off, EventMeaning((EventType.CAMERA_BLACK,))),
    (is_dark_picture, EventMeaning((EventType.CAMERA_BLACK,))),
)
"""What these words mean beside some others."""
