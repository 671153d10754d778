"""Words whose neighbours say what they mean."""

from dataclasses import replace

from domain.events.types import EventType
from domain.understanding.disambiguation.bags import is_before_bag_ko, is_putting_bag_ko
from domain.understanding.disambiguation.crowds import CROWDS
from domain.understanding.disambiguation.english_neighbours import ENGLISH, is_known_number, looks_at_somebody
from domain.understanding.disambiguation.gatherings import merge_gatherings
from domain.understanding.disambiguation.korean import korean_meanings
from domain.understanding.disambiguation.korean_people import one_of_two_sides
from domain.understanding.disambiguation.lasting import LASTS
from domain.understanding.disambiguation.lingering import is_staying
from domain.understanding.disambiguation.moving import MOVING, comes_to_somebody
from domain.understanding.disambiguation.open_end import is_of_open_end, is_open_end
from domain.understanding.disambiguation.pictures import PICTURES
from domain.understanding.disambiguation.two_people import name_two_people
from domain.understanding.disambiguation.whole_body import merge_whole_body
from domain.understanding.lexicon.single import ANOMALY, ARRIVED_ONCE
from domain.understanding.words.meanings import (
    DayMeaning,
    EventMeaning,
    IncidentMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    PartOfDayMeaning,
    SideMeaning,
    ThingMeaning,
    TraitMeaning,
    UnitMeaning,
)
from domain.understanding.words.quantities import merge_quantities
from domain.understanding.words.terms import Neighbours, Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""Of how many one is picked by `or`."""
BEFORE_SIDE = frozenset(["the", "on", "to", "from", "at", "or", "far", "only", "more"])
"""Words before `left` where it is a side."""
COUNTING = (Grammar.COUNTER, Noun.PERSON, Noun.OCCASION)
"""What Korean counting words mean behind a number; elsewhere they are words of their own."""


def resolve_words(terms: list[Term]) -> list[Term]:
    """The terms with what their neighbours make of them, those of one quantity as one."""
    terms = merge_gatherings(terms)
    resolved = [replace(term, meanings=meanings_of(terms, at)) for at, term in enumerate(terms)]
    return name_two_people(merge_quantities(merge_whole_body(resolved)))


def meanings_of(terms: list[Term], at: int) -> tuple[Meaning, ...]:
    """What a term means: `left` is a side or the past of `leave`, `right?` only asks for assent."""
    term = terms[at]
    if is_open_end(terms, at) or is_of_open_end(terms, at):
        return (Grammar.FILLER,)
    korean = korean_meanings(terms, at)
    if korean is not None:
        return korean
    if looks_at_somebody(terms, at) or comes_to_somebody(terms, at):
        return ()
    for is_so, meaning in RULES:
        if is_so(terms, at):
            return (meaning,)
    if term.has(Grammar.COUNTER):
        is_counting = has_amount(terms, at)
        return tuple(each for each in term.meanings if (each in COUNTING) is is_counting)
    return side_or_event(terms, at)


def side_or_event(terms: list[Term], at: int) -> tuple[Meaning, ...]:
    """`left` as a side of the picture, or as the past of `leave`."""
    side, event = terms[at].of(SideMeaning), terms[at].of(EventMeaning)
    if side is None or event is None:
        return terms[at].meanings
    if is_pair_of_sides(terms, at):
        return (side,)
    before, after = [*[None] * (at == 0), *terms[max(0, at - 1) : at + 2], None][:3:2]
    is_clause = before is not None and (
        before.text.lower() in {"who", "that", "which"} or before.has(Ask.HOW_MANY)
    )
    is_clause = is_clause or (after is not None and after.text.lower().startswith(("on the", "at the")))
    return (side,) if is_side(before, after) and not is_clause else (event,)


def is_relative(terms: list[Term], at: int) -> bool:
    """Whether an English `who` begins a relative clause: `the person who fell`."""
    is_who = terms[at].has(Ask.WHO) and not terms[at].is_korean and at > 0
    return is_who and (is_antecedent(terms[at - 1]) or is_known_number(terms, at - 1))


def is_use_of_place(terms: list[Term], at: int) -> bool:
    """Whether `use` says no more than being at the place that follows: `use the back door`."""
    follows = [each for each in terms[at + 1 : at + 3] if not each.has(Grammar.FILLER)]
    is_place = bool(follows) and follows[0].of(NameMeaning) is not None
    return terms[at].text.lower() in {"use", "used", "uses", "using"} and is_place


def is_the_one(terms: list[Term], at: int) -> bool:
    """Whether `the 1 with a hat` is the one."""
    before, behind = terms[at - 1 : at], terms[at + 1 : at + 2]
    is_one = terms[at].text == "1" and bool(before) and before[0].text.lower() == "the"
    return is_one and bool(behind) and behind[0].text.lower() in {"with", "w", "in", "who", "that"}


def is_the_two(terms: list[Term], at: int) -> bool:
    """Whether `which of the two` only says that two are named behind: `the red one or the blue one`."""
    number = terms[at].of(NumberMeaning)
    asks = any(each.has(Ask.WHICH, Ask.WHO, Ask.HOW_MANY) for each in terms[max(0, at - 3) : at])
    if number is None or terms[at].is_korean or not asks:
        return False
    return number.value == PAIR and any(each.has(Grammar.OR) for each in terms[at:])


def is_pair_of_sides(terms: list[Term], at: int) -> bool:
    """Whether `left and right` are named."""
    behind = terms[at + 1 : at + 3]
    return len(behind) > 1 and behind[0].has(Grammar.AND, Grammar.OR) and behind[1].has(SideMeaning("right"))


def is_tag_question(terms: list[Term], at: int) -> bool:
    """Whether `right` only asks for assent: `nobody fell, right?`."""
    is_last = at == len(terms) - 1 and at > 0
    return is_last and terms[at].text.lower() == "right" and terms[at - 1].has(Grammar.COMMA)


def is_once(terms: list[Term], at: int) -> bool:
    """Whether `once` begins a clause: `who came once the red one had left?`."""
    before = terms[at - 1].text.lower() if at else ""
    behind = terms[at + 1 :]
    follows = any(each.of(EventMeaning) is not None or each.has(Grammar.ENDED) for each in behind)
    is_alone = not any(each.has(Grammar.COUNTER, Noun.OCCASION) for each in behind[:1])
    return terms[at].text.lower() == ARRIVED_ONCE and before not in {"at", "than"} and follows and is_alone


def is_one_of_two_sides(terms: list[Term], at: int) -> bool:
    """Whether a side is named as one of the answers: `where did he enter, left or right?`."""
    return not terms[at].is_korean and one_of_two_sides(terms, at) is not None


def is_of_places(terms: list[Term], at: int) -> bool:
    """Whether `together` is of cameras or recordings: `on all cameras together`."""
    before = terms[at - 1] if at else None
    return terms[at].has(Grammar.TOGETHER) and before is not None and before.has(Noun.CAMERA, Noun.RECORDING)


def is_of_so_many(terms: list[Term], at: int) -> bool:
    """Whether `them` are all that there were: `did all three of them leave?`."""
    before = terms[max(0, at - 3) : at]
    is_all = any(each.has(Grammar.ALL) or each.text.lower() == "both" for each in terms[max(0, at - 4) : at])
    is_number = any(each.of(NumberMeaning) is not None for each in before)
    return terms[at].text.lower() == "them" and is_all and is_number


def is_anomaly(terms: list[Term], at: int) -> bool:
    """Whether Korean `isang` is an anomaly, not `or more`: nothing stands before it that has an amount."""
    before = terms[at - 1] if at else None
    is_amount = before is not None and (
        before.has(Grammar.COUNTER, Noun.PERSON, Noun.OCCASION) or before.of(UnitMeaning) is not None
    )
    return terms[at].text == ANOMALY and terms[at].has(Grammar.AT_LEAST) and not is_amount


def has_amount(terms: list[Term], at: int) -> bool:
    """Whether a number or `how many` stands before a Korean counting word: else it is a word of its own."""
    before = terms[at - 1] if at else None
    return before is not None and (before.of(NumberMeaning) is not None or before.has(Ask.HOW_MANY))


def is_antecedent(term: Term) -> bool:
    """Whether an English `who` behind a term begins a relative clause: `the person who fell`."""
    return (
        (is_subject(term) and not term.has(Ask.WHO))
        or term.has(Grammar.ALL)
        or term.of(TraitMeaning) is not None
    )


def is_side(before: Term | None, after: Term | None) -> bool:
    """Whether `left` between two terms is a side of the picture."""
    if after is not None and (
        after.has(Grammar.PART) or after.of(SideMeaning) is not None or after.has(Grammar.ONE)
    ):
        return True
    if (
        after is not None
        and after.has(Grammar.OR, Grammar.AND)
        and before is not None
        and not is_subject(before)
    ):
        return before.text.lower() in {"the", "on", "to", "from", "at"}
    is_moving = before is not None and (
        before.has(Grammar.GO) or before.means(EventType.WALKING) or before.means(EventType.RUNNING)
    )
    return before is None or before.text.lower() in BEFORE_SIDE or is_moving


def is_subject(term: Term) -> bool:
    return term.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.THEM, Grammar.ONE, Grammar.NOBODY)


def is_place_of(terms: list[Term], at: int) -> bool:
    """Whether `where` or `when` only says what was then: `find moments where people run`."""
    is_where = terms[at].text.lower() in {"where", "when"} and at > 0
    return is_where and terms[at - 1].has(Noun.EVENT, Noun.TIME, Noun.RECORDING)


def is_remaining(terms: list[Term], at: int) -> bool:
    """Whether `left` says that somebody is still there: `how many are left at 0:52?`."""
    is_said = (
        terms[at].text.lower() == "left" and at > 0 and terms[at - 1].text.lower() in {"are", "were", "is"}
    )
    behind = terms[at + 1] if at + 1 < len(terms) else None
    is_end = behind is None or behind.text.lower() in {"at", "in", "there", "after", "by", "inside", "?"}
    is_asked = any(each.has(Ask.HOW_MANY, Ask.WHO) for each in terms[:at])
    return is_said and is_end and is_asked and not any(each.of(ThingMeaning) for each in terms[:at])


def is_pulled_up(terms: list[Term], at: int) -> bool:
    """Whether `pull up` asks for something to be shown, and is said of no car."""
    is_first = all(each.has(Grammar.FILLER, Grammar.COMMA) for each in terms[:at])
    return is_first and terms[at].has(Ask.FIND) and len(terms[at].meanings) > 1


def is_of_clothes(terms: list[Term], at: int) -> bool:
    """Whether `both` is of two colours that one person wears: `both in red and in blue`."""
    behind = terms[at + 1].text.lower() if at + 1 < len(terms) else ""
    return terms[at].text.lower() == "both" and behind in {"in", "wearing"}


def is_every_thing(terms: list[Term], at: int) -> bool:
    """Whether `every` is of something, and of no part of a day: `every departure`, but `every night`."""
    behind = terms[at + 1] if at + 1 < len(terms) else None
    is_day = behind is not None and any(behind.of(kind) for kind in (PartOfDayMeaning, DayMeaning))
    return terms[at].text.lower() == "every" and not is_day


def is_those_who(terms: list[Term], at: int) -> bool:
    """Whether `those` is followed by whom it means: `those who came in`."""
    behind = terms[at + 1].text.lower() if at + 1 < len(terms) else ""
    return terms[at].text.lower() in {"those", "of those", "among those", "amongst those"} and behind in {
        "who",
        "that",
    }


def is_amount_asked(terms: list[Term], at: int) -> bool:
    """Whether a question begins with the unit that it asks for: `seconds between the fall and ...`."""
    behind = terms[1] if len(terms) > 1 else None
    is_unit = at == 0 and terms[at].of(UnitMeaning) is not None and not terms[at].is_korean
    return is_unit and behind is not None and behind.has(Grammar.BETWEEN, Grammar.FROM, Grammar.BEFORE)


def is_where_clause(terms: list[Term], at: int) -> bool:
    """Whether `which` begins a clause behind `in`: `any part in which nothing was seen`."""
    is_which = terms[at].text.lower() == "which" and at > 1
    return is_which and terms[at - 1].text.lower() in {"in", "during"} and not terms[at - 2].has(Ask.WHAT)


NEIGHBOURED: Neighbours = (
    (is_relative, Grammar.FILLER),
    (is_place_of, Grammar.FILLER),
    (is_tag_question, Grammar.FILLER),
    (is_use_of_place, Grammar.FILLER),
    (is_the_one, Grammar.ONE),
    (is_the_two, Grammar.FILLER),
    (is_once, Grammar.AFTER),
    (is_one_of_two_sides, Grammar.FILLER),
    (is_of_places, Grammar.FILLER),
    (is_remaining, Grammar.STAY),
    (is_staying, Grammar.STAY),
    (is_amount_asked, Ask.HOW_LONG),
    (is_where_clause, Grammar.FILLER),
    (is_pulled_up, Ask.FIND),
    (is_those_who, Noun.PERSON),
    (is_of_clothes, Grammar.FILLER),
    (is_every_thing, Grammar.ALL),
    (is_of_so_many, Grammar.FILLER),
    (is_anomaly, IncidentMeaning()),
    (is_before_bag_ko, Grammar.FILLER),
    (is_putting_bag_ko, EventMeaning((EventType.OBJECT_ABANDONED,))),
)
"""What words mean beside some others."""
RULES = (*NEIGHBOURED, *LASTS, *ENGLISH, *MOVING, *CROWDS, *PICTURES)
"""All of them; the first that holds says what a term means."""
