"""Korean verbs whose neighbours say what they mean: going, coming out, crossing, getting up."""

from collections.abc import Sequence

from domain.events.types import EventType
from domain.understanding.happenings.got_up import DOWN
from domain.understanding.lexicon.korean_words import COMES_TO, NOT_KO, THROUGH
from domain.understanding.lexicon.single import (
    ABSENT,
    COME_OUT,
    COMES_OUT,
    COVERED,
    CROSS,
    EVER,
    GO_THERE,
    GOT_UP,
    HOW_MANY,
    MOVE,
    NTH,
    SCREEN,
    STILL,
    THEN,
)
from domain.understanding.words.meanings import (
    EventMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    SideMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import NO_TERM, UNSAID, Term, near, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

SAID_WITH_GOING = (EventType.OBJECT_ABANDONED, EventType.PERSON_ENTER, EventType.OBJECT_REMOVED)
"""What Korean says together with going: to leave a thing and go, to have come and gone."""
AMOUNTS = (Ask.HOW_LONG, Ask.HOW_MANY, Ask.WHEN)
"""What Korean asks for that something comes to: `myeot choro naomnikka`."""


def went(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`gatda`: to a zone that is named; says no more after staying; else it is leaving."""
    if not terms[at].has(Grammar.GO) or terms[at].of(EventMeaning) is not None:
        return None
    if at > 1 and terms[at - 1].has(Grammar.TO) and terms[at - 2].has(Noun.PERSON):
        return ()  # up to somebody, which nothing tells
    if terms[at].text.startswith(GO_THERE):
        return (Ask.FIND,)
    before = near(terms, at, -1, (Grammar.NOT, *UNSAID))
    passed = (
        Grammar.NOT,
        Grammar.TO,
        Grammar.FROM,
        Grammar.FIRST,
        Grammar.LAST,
        Ask.HOW_MANY,
        Ask.WHO,
        *UNSAID,
    )
    if leads_to_zone(terms, at):
        return (EventMeaning((EventType.ZONE_ENTER,)),)
    if near(terms, at, -1, passed).of(SideMeaning):
        came = any(
            each.of(SideMeaning) and terms[index + 1].has(Grammar.FROM)
            for index, each in enumerate(terms[:at])
        )
        return (EventMeaning((EventType.PERSON_EXIT if came else EventType.WALKING,)),)
    event = before.of(EventMeaning)
    is_said = event is not None and event.types[0] in SAID_WITH_GOING
    is_led = any(each.has(Ask.WHERE) or each.of(NameMeaning) for each in terms[:at])
    if is_led and not (is_said and terms[at - 1].of(EventMeaning) is not None):
        return None
    if is_said or before.has(Grammar.BE, Grammar.STAY, Ask.HOW_LONG):
        return (Grammar.FILLER,)
    return (EventMeaning((EventType.PERSON_EXIT,)),)


def leads_to_zone(terms: Sequence[Term], at: int) -> bool:
    """Whether a zone is named before going, and nothing that happens between."""
    names = [index for index in range(at) if terms[index].of(NameMeaning)]
    place = terms[names[-1]].of(NameMeaning) if names else None
    between = terms[names[-1] + 1 : at] if names else ()
    is_stay = any(
        each.of(EventMeaning) or each.has(Grammar.BE, Grammar.STAY, Grammar.AND) for each in between
    )
    return place is not None and place.kind == "zone" and not is_stay


def passed_through(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`maejang-eul tonggwa`: through the shop, where no line is named that may have been crossed."""
    is_named = any(each.of(NameMeaning) for each in terms) or any(each.has(Noun.ZONE) for each in terms)
    is_crossing = terms[at].means(EventType.LINE_CROSSING)
    if is_named or not is_crossing or not terms[at].text.startswith(THROUGH):
        return None
    others = [
        event
        for each in terms
        if (event := each.of(EventMeaning)) is not None and event != terms[at].of(EventMeaning)
    ]
    is_said = any(set(each.types) <= {EventType.WALKING, EventType.RUNNING} for each in others)
    return (Grammar.FILLER,) if is_said else (EventMeaning((EventType.WALKING, EventType.RUNNING)),)


def moved_to(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`... de-ro idong`: to be taken there, not somebody moving."""
    is_last = all(each.has(Grammar.COMMA, Grammar.FILLER) for each in terms[at + 1 :])
    is_way = at > 0 and terms[at - 1].has(Grammar.TO)
    return (Ask.FIND,) if terms[at].text == MOVE and is_last and is_way else None


def undone(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`Kaunteo an deulleugo`: not, right before a verb, and not the inside of what is named."""
    behind = term_at(terms, at + 1)
    is_verb = behind.tag.startswith("VV") and (behind.of(EventMeaning) is not None or behind.has(Grammar.GO))
    is_bare = behind.start <= terms[at].end + 1  # without a particle
    return (Grammar.NOT,) if terms[at].text == NOT_KO and is_verb and is_bare else None


def gone(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`eopseojida` of somebody is leaving; of things it is being taken away."""
    is_removed = terms[at].means(EventType.OBJECT_REMOVED)
    is_of_person = near(terms, at, -1).has(Noun.PERSON, Grammar.THEM)
    if not (is_removed and is_of_person and terms[at].text.startswith(ABSENT)):
        return None
    return (EventMeaning((EventType.PERSON_EXIT, EventType.PERSON_LOST)),)


def never(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`... han jeok eomneun saram`: somebody who never did it."""
    before, behind = term_at(terms, at - 1), near(terms, at, 1)
    if terms[at].text == EVER and behind.has(Grammar.ABSENT) and near(terms, at + 1, 1).has(Noun.PERSON):
        return (Grammar.FILLER,)
    is_never = terms[at].has(Grammar.ABSENT) and before.text == EVER and behind.has(Noun.PERSON)
    return (Grammar.NOT,) if is_never else None


def which_in_order(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`myeot beonjjae`: the place in an order. Of coming it is their number; of all else nothing tells it."""
    if is_rank(terms, at - 1) and is_rank_end(terms[at]):
        return (Grammar.FILLER,) if is_of_coming(terms, at) else None
    is_who = terms[at].has(Ask.WHO) or near(terms, at, 1).has(Ask.WHO)
    if not is_rank(terms, at) or is_who:
        return None
    return (Ask.WHO,) if is_of_coming(terms, at) else ()


def is_rank(terms: Sequence[Term], at: int) -> bool:
    behind = term_at(terms, at + 1)
    is_said = at >= 0 and terms[at].text.startswith(HOW_MANY)
    return is_said and (NTH in terms[at].text or is_rank_end(behind))


def is_rank_end(term: Term) -> bool:
    return term.text.startswith((NTH, NTH[-1]))


def is_of_coming(terms: Sequence[Term], at: int) -> bool:
    """Whether a place in an order is that of a person, or of somebody who came: people are numbered so."""
    behind = [each for each in terms[at + 1 :] if not (is_rank_end(each) or each.has(Grammar.TO))]
    first = behind[0] if behind else NO_TERM
    return first.has(Noun.PERSON) or first.means(EventType.PERSON_ENTER)


def not_yet(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ajik an nagan`: what did not happen by the end of a recording is `not` there."""
    is_still = terms[at].text.startswith(STILL)
    is_negated = any(each.has(Grammar.NOT) for each in terms[at + 1 :])
    return (Grammar.FILLER,) if is_still and is_negated else None


def came_out(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`naoda` is to be seen, where no place is named from which somebody may have come out."""
    event = terms[at].of(EventMeaning)
    if event is None or not terms[at].text.startswith(COME_OUT):
        return None
    if terms[at].text.startswith(COMES_TO) and near(terms, at, -1, (Grammar.TO,)).has(*AMOUNTS):
        return (Grammar.FILLER,)
    is_on_screen = any(each.text.startswith(SCREEN) for each in terms[max(0, at - 2) : at])
    is_on_screen = is_on_screen and not terms[at - 1].has(Grammar.FROM)
    is_from_side = at > 1 and terms[at - 1].has(Grammar.FROM) and terms[at - 2].of(SideMeaning) is not None
    if is_from_side and any(each.of(EventMeaning) or each.has(Grammar.GO) for each in terms[at + 1 :]):
        return (EventMeaning((EventType.PERSON_ENTER,)),)
    if at + 1 < len(terms) and terms[at + 1].has(Noun.RECORDING, Noun.EVENT):
        return (Grammar.BE,)
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
    if terms[at].text.startswith(COMES_OUT) and not is_left:
        return (Grammar.BE,)
    is_person_counted = any(each.has(Ask.HOW_MANY) and each.has(Noun.PERSON) for each in others)
    is_person_counted = is_person_counted or any(each.has(Grammar.MORE, Grammar.LESS) for each in others)
    return (Grammar.BE,) if is_person_counted and not is_left else None


def got_up(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`ireonada` is to happen, and of somebody who fell or sat to get up, which is the end of that."""
    is_verb = terms[at].has(Ask.HAPPENED) and terms[at].text.startswith(GOT_UP)
    event = near(terms, at, -1).of(EventMeaning)
    others = [each for index, each in enumerate(terms) if index != at and not is_pointing(each)]
    is_of_it = (event is not None and event.types[0] in DOWN) or any(
        each.text.endswith(THEN) and (went_down := each.of(EventMeaning)) and went_down.types[0] in DOWN
        for each in terms[:at]
    )
    if is_verb and any(each.has(Ask.WHERE) for each in terms[at + 1 :]):
        return (Grammar.FILLER,)  # where somebody went then
    return (Grammar.GOT_UP,) if is_verb and (is_of_it or not others) else None


def is_pointing(term: Term) -> bool:
    """Whether a term only points at what was told of: `geu dwi-e`."""
    return term.has(Grammar.THAT, Grammar.THEM, Grammar.AFTER, Grammar.FILLER, Grammar.COMMA, Grammar.TOPIC)


def crossing(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`neomda` behind a name is crossing that line, not `more than`."""
    if terms[at].means(EventType.LINE_CROSSING) and terms[at].text.startswith(CROSS):
        amount = near(terms, at, -1)
        is_time = amount.of(NumberMeaning) is not None or amount.of(UnitMeaning) is not None
        return (Grammar.AFTER,) if is_time else None
    is_over = terms[at].has(Grammar.OVER, Grammar.AFTER) and terms[at].text.startswith(CROSS)
    before = near(terms, at, -1)
    is_amount = before.of(UnitMeaning) is not None or before.of(NumberMeaning) is not None
    is_line = is_over and not is_amount and leads_to_zone(terms, at)
    return (EventMeaning((EventType.LINE_CROSSING,)),) if is_line else None


def covered(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`garyeotda` is the camera being covered: its past is taken for `to go`."""
    is_past = terms[at].text.startswith(COVERED) and terms[at].has(Grammar.GO)
    return (EventMeaning((EventType.CAMERA_BLOCKED,)),) if is_past else None


def not_even(terms: Sequence[Term], at: int) -> tuple[Meaning, ...] | None:
    """`5 cho-do an itgo`: less than that."""
    before, behind = near(terms, at, -1), term_at(terms, at + 1)
    is_length = before.of(UnitMeaning) is not None
    is_not_there = terms[at].has(Grammar.NOT) and behind.has(Grammar.BE, Grammar.STAY)
    return (Grammar.UNDER,) if is_length and (is_not_there or terms[at].has(Grammar.ABSENT)) else None
