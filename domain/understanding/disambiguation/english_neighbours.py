"""English words whose neighbours say what they mean: `or not?`, `in our laundromat`."""

from domain.events.types import EventType
from domain.query.unseen import Unseen
from domain.understanding.disambiguation.bags import (
    is_bag_there,
    is_left_lying,
    is_lying_bag,
    is_putting_bag,
    is_taking_bag,
)
from domain.understanding.disambiguation.two_people import is_joining_somebody
from domain.understanding.lexicon.english_words import (
    BEFORE_PAST,
    COMPARE,
    DESCRIBING,
    EMPTY_LOOK,
    FOLLOWING,
    IDENTIFYING,
    INSIDE,
    LASTING_NOUNS,
    LENGTH_NOUNS,
    MAKING,
    MARK,
    OWNED,
    PARTS,
    PAST,
    POINTED,
    PRONOUNS,
    SHARING,
    VENUES,
    WORN_WITH,
)
from domain.understanding.lexicon.single import FLOOR
from domain.understanding.words.meanings import (
    ClockMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    LengthMeaning,
    NumberMeaning,
    OrdinalMeaning,
    SideMeaning,
    TopicMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import Neighbours, Term, near, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PARTICULAR = (ColourMeaning, EventMeaning, SideMeaning, ClockMeaning, LengthMeaning, OrdinalMeaning)
"""What says of whom it is asked."""
ASKING = (Ask.WHICH, Ask.WHAT, Ask.WHERE)
"""What asks for a side over which somebody left."""
MAX_OBJECT = 4
"""Terms between a verb and what it makes, at most: `prepare me a brief summary`."""
PEOPLE = (Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.THEM)
"""Words for somebody who is looked at."""


def is_known_number(terms: list[Term], at: int) -> bool:
    """Whether a number is of people who are known: `the four who stood together`."""
    is_the = at > 0 and terms[at - 1].text.lower() in {"the", "those", "these"}
    return is_the and terms[at].of(NumberMeaning) is not None


def is_last(terms: list[Term], at: int) -> bool:
    """Whether nothing but signs and politeness follows."""
    return all(each.has(Grammar.COMMA, Grammar.FILLER) for each in terms[at + 1 :])


def is_or_not(terms: list[Term], at: int) -> bool:
    """Whether `or not` ends a question for yes or no: `did she fall or not?`."""
    is_said = terms[at].text.lower() == "or" and term_at(terms, at + 1).text.lower() == "not"
    return is_said and is_last(terms, at + 1)


def is_not_of_or(terms: list[Term], at: int) -> bool:
    """Whether `not` is the end of `or not?`."""
    return at > 0 and is_or_not(terms, at - 1)


def is_own_place(terms: list[Term], at: int) -> bool:
    """Whether a word is the business of who asks, where the camera is: `in our laundromat`."""
    before, first = term_at(terms, at - 1).text.lower(), term_at(terms, at - 2).text.lower()
    is_venue = not terms[at].meanings and terms[at].text.lower() in VENUES
    return is_venue and before in OWNED and first in INSIDE


def is_to_be_identified(terms: list[Term], at: int) -> bool:
    """Whether people are asked for of whom more is said: `identify the person who fell`."""
    behind = terms[at + 1 :]
    people = (Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.ALL, Ask.WHO)
    is_person = any(each.has(*people) for each in behind)
    is_particular = any(each.of(kind) for kind in PARTICULAR for each in behind)
    return terms[at].text.lower() in IDENTIFYING and is_person and is_particular


def is_following_it(terms: list[Term], at: int) -> bool:
    """Whether `following` is after what happened, not behind somebody: `who came following the blackout?`."""
    behind = near(terms, at, 1, (Grammar.FILLER,))
    return terms[at].text.lower() == FOLLOWING and behind.of(EventMeaning) is not None


def is_described_one(terms: list[Term], at: int) -> bool:
    """Whether `that one` is described right behind: `that one in black`, `that guy who ran`."""
    behind, near = term_at(terms, at + 1).text.lower(), terms[at + 2 : at + 1 + MAX_OBJECT]
    is_worn = any(each.of(ColourMeaning) or each.of(GarmentMeaning) for each in near)
    is_described = behind in DESCRIBING or (behind in WORN_WITH and is_worn)
    return terms[at].text.lower().startswith(POINTED) and terms[at].has(Grammar.THEM) and is_described


def is_past_time(terms: list[Term], at: int) -> bool:
    """Whether `past` is after a time: `past 0:30`, `past the 30 second mark`, not `the past 30 seconds`."""
    before = term_at(terms, at - 1).text.lower()
    is_mark = any(each.text.lower() == MARK for each in terms[at + 1 : at + MAX_OBJECT + 1])
    return terms[at].text.lower() == PAST and (is_mark or before not in BEFORE_PAST)


def is_in_seconds(terms: list[Term], at: int) -> bool:
    """Whether the unit of an answer is said: `the length of the visit, in seconds`."""
    is_unit = terms[at].of(UnitMeaning) is not None and terms[at].text.lower().endswith("s")
    return is_unit and term_at(terms, at - 1).text.lower() == "in" and is_last(terms, at)


def is_length_of(terms: list[Term], at: int) -> bool:
    """Whether a length in time is asked for: `the length of the second visitor's stay`."""
    behind = terms[at + 1 :]
    lasts = any(
        each.has(Grammar.STAY) or each.text.lower() in LASTING_NOUNS or each.of(EventMeaning) is not None
        for each in behind
    )
    return terms[at].text.lower() in LENGTH_NOUNS and term_at(terms, at + 1).text.lower() == "of" and lasts


def is_stay_noun(terms: list[Term], at: int) -> bool:
    """Whether `visit` is how long somebody stayed: `the duration of the second person's visit`."""
    asks = any(each.has(Ask.HOW_LONG) or each.text.lower() in LENGTH_NOUNS for each in terms[:at])
    return term_at(terms, at).text.lower() in {"visit", "presence", "stay"} and asks


def is_except(terms: list[Term], at: int) -> bool:
    """Whether `but` leaves somebody out: `did nobody but person 2 fall?`."""
    return terms[at].text.lower() == "but" and term_at(terms, at - 1).has(Grammar.NOBODY)


def is_of_time_alone(terms: list[Term], at: int) -> bool:
    """Whether `alone` is only that time: `in the first 20 seconds alone`."""
    before = term_at(terms, at - 1)
    is_time = before.of(LengthMeaning) is not None or before.of(UnitMeaning) is not None
    return terms[at].text.lower() == "alone" and (is_time or before.of(ClockMeaning) is not None)


def is_seeming(terms: list[Term], at: int) -> bool:
    """Whether a word only says that somebody seems so: `did she look nervous?`."""
    behind = near(terms, at, 1, (Grammar.FILLER, Grammar.MORE)).of(TopicMeaning)
    is_emotion = behind is not None and behind.topic is Unseen.EMOTION
    return terms[at].text.lower() in EMPTY_LOOK and is_emotion


def is_that_visit(terms: list[Term], at: int) -> bool:
    """Whether the stay of somebody who was told of is meant: `how long was that visit?`."""
    return terms[at].text.lower() == "that" and is_stay_noun(terms, at + 1)


def is_making_summary(terms: list[Term], at: int) -> bool:
    """Whether a verb only asks for a summary to be made: `prepare a brief summary`."""
    near = terms[at + 1 : at + 1 + MAX_OBJECT]
    return terms[at].text.lower() in MAKING and any(each.has(Ask.SUMMARISE) for each in near)


def is_sharing(terms: list[Term], at: int) -> bool:
    """Whether an unknown verb at the beginning only asks for an answer: `please share the number of ...`."""
    is_first = all(each.has(Grammar.FILLER, Grammar.COMMA, Ask.HELP) for each in terms[:at])
    return is_first and not terms[at].meanings and terms[at].text.lower() in SHARING


def looks_at_somebody(terms: list[Term], at: int) -> bool:
    """Whether somebody looks at somebody, which nothing here sees: `did the one in red look at anyone?`."""
    is_verb = terms[at].text.lower().startswith(("look at", "looked at", "looks at", "looking at"))
    behind = near(terms, at, 1, (Grammar.FILLER,))
    is_somebody = any(each.has(*PEOPLE) or each.of(ColourMeaning) is not None for each in terms[:at])
    return is_verb and is_somebody and behind.has(*PEOPLE)


def is_tag_not(terms: list[Term], at: int) -> bool:
    """Whether `n't` stands in a tag at the end: `the camera went dark, didn't it?`."""
    behind = [each.text.lower() for each in terms[at + 1 :] if not each.has(Grammar.COMMA)]
    is_tag = len(behind) == 1 and behind[0] in PRONOUNS
    is_said = terms[at].text.lower() in {"n't", "nt", "n’t"}
    return is_said and is_tag and term_at(terms, at - 2).has(Grammar.COMMA)


def is_worn_on(terms: list[Term], at: int) -> bool:
    """Whether `on` at the end belongs to `have`: `what did the one in yellow have on?`."""
    has = any(each.text.lower() in {"have", "has", "had", "got"} for each in terms[:at])
    behind = at + 2 if term_at(terms, at + 1).text.lower() in {"them", "him", "her"} else at + 1
    is_end = is_last(terms, at) or term_at(terms, behind).text.lower() in {"who", "that"}
    return terms[at].text.lower() == "on" and is_end and has and terms[0].has(Ask.WHAT)


def is_them_of_on(terms: list[Term], at: int) -> bool:
    """Whether `them` is whoever has something on: `what had the one on them that came in?`."""
    return terms[at].text.lower() in {"them", "him", "her"} and at > 0 and is_worn_on(terms, at - 1)


def is_two_named(terms: list[Term], at: int) -> bool:
    """Whether `these two` only says that two are named behind: `which of these two, grey or white?`."""
    is_said = terms[at].text.lower().split()[-1:] == ["two"] and terms[at].has(Grammar.THEM)
    return is_said and any(each.has(Grammar.OR) for each in terms[at + 1 :])


def is_down(terms: list[Term], at: int) -> bool:
    """Whether `down` is lying on the floor: `how long was person 2 down?`."""
    before = terms[:at]
    is_asked = any(each.has(Ask.HOW_LONG, Ask.WHEN) for each in before)
    is_of_people = any(each.has(Noun.PERSON, Grammar.ONE, Grammar.THEM, Grammar.NUMBER) for each in before)
    is_done = any(each.of(EventMeaning) is not None for each in terms)
    return terms[at].text.lower() == "down" and is_asked and is_of_people and not is_done


def is_floor_of_thing(terms: list[Term], at: int) -> bool:
    """Whether `on the floor` is where a thing was left, and no fall: `was anything left on the floor?`."""
    is_floor = terms[at].text.lower().startswith(FLOOR) and not terms[at].is_korean
    events = [event for each in terms if (event := each.of(EventMeaning))]
    return is_floor and any(EventType.OBJECT_ABANDONED in each.types for each in events)


def is_part_of_time(terms: list[Term], at: int) -> bool:
    """Whether a word only says that a time follows: `the bit between 60 and 75 s`, `a part where ...`."""
    before, behind = term_at(terms, at - 1).text.lower(), terms[at + 1 : at + 1 + MAX_OBJECT]
    if terms[at].text.lower().split(" ")[0] not in PARTS:
        return False
    if before in {"a", "any", "some"}:
        return any(each.text.lower() in {"where", "when", "which"} for each in behind)
    follows = term_at(terms, at + 1).has(Grammar.BETWEEN, Grammar.FROM, Grammar.AT)
    return before in {"the", "that", "this"} and follows


def is_over_at_end(terms: list[Term], at: int) -> bool:
    """Whether `over` belongs to the side that is asked for: `which edge do they leave over?`."""
    return terms[at].text.lower() == "over" and is_last(terms, at) and terms[0].has(*ASKING)


def is_compared_with(terms: list[Term], at: int) -> bool:
    """Whether the second of two follows: `compare the first half with the second`."""
    is_said = terms[at].text.lower() in {"with", "to", "against"}
    return is_said and any(each.text.lower() == COMPARE for each in terms[:at])


ENGLISH: Neighbours = (
    (is_or_not, Ask.WHETHER),
    (is_not_of_or, Grammar.FILLER),
    (is_own_place, Grammar.FILLER),
    (is_length_of, Ask.HOW_LONG),
    (is_in_seconds, Grammar.FILLER),
    (is_past_time, Grammar.AFTER),
    (is_described_one, Noun.PERSON),
    (is_following_it, Grammar.AFTER),
    (is_to_be_identified, Ask.FIND),
    (is_stay_noun, Grammar.STAY),
    (is_that_visit, Grammar.THEM),
    (is_of_time_alone, Grammar.FILLER),
    (is_seeming, Grammar.FILLER),
    (is_except, Grammar.WITHOUT),
    (is_making_summary, Grammar.FILLER),
    (is_sharing, Grammar.FILLER),
    (is_tag_not, Grammar.FILLER),
    (is_worn_on, Grammar.WEAR),
    (is_them_of_on, Grammar.FILLER),
    (is_two_named, Grammar.FILLER),
    (is_down, EventMeaning((EventType.COLLAPSE,))),
    (is_floor_of_thing, Grammar.FILLER),
    (is_taking_bag, EventMeaning((EventType.OBJECT_REMOVED,))),
    (is_putting_bag, EventMeaning((EventType.OBJECT_ABANDONED,))),
    (is_left_lying, Grammar.FILLER),
    (is_bag_there, EventMeaning((EventType.OBJECT_ABANDONED,))),
    (is_lying_bag, EventMeaning((EventType.OBJECT_ABANDONED,))),
    (is_part_of_time, Grammar.FILLER),
    (is_over_at_end, Grammar.FILLER),
    (is_compared_with, Grammar.AND),
    (is_joining_somebody, Grammar.WITH),
)
"""What English words mean beside some others."""
