"""What English says of people who come, go and cross, with words that mean other things elsewhere."""

from domain.events.types import EventType
from domain.understanding.lexicon.english_words import CROSSED, GONE_BY, NEW, PREMISES
from domain.understanding.words.meanings import (
    ClockMeaning,
    ColourMeaning,
    EventMeaning,
    NumberMeaning,
    SideMeaning,
    ThingMeaning,
)
from domain.understanding.words.terms import NO_TERM, Neighbours, Term, near, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


def is_person_arriving(terms: list[Term], at: int) -> bool:
    """Whether somebody comes, said with words for things: `did anyone come into the picture?`."""
    return is_of_somebody(terms, at, EventType.OBJECT_ARRIVE)


def is_person_leaving(terms: list[Term], at: int) -> bool:
    """Whether somebody goes, said so: `did the blue one go out of the picture?`."""
    return is_of_somebody(terms, at, EventType.OBJECT_DEPART)


def is_of_somebody(terms: list[Term], at: int, event_type: EventType) -> bool:
    """Whether a word for what things do has somebody before it, and no thing."""
    is_said = terms[at].means(event_type) and not terms[at].is_korean
    people = (Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Grammar.THEM, Grammar.ONE)
    before = terms[:at]
    is_somebody = any(
        each.has(*people) or each.of(ColourMeaning) or each.text.lower().endswith("else") for each in before
    )
    return (
        is_said and is_somebody and not any(each.of(ThingMeaning) or each.has(Noun.THING) for each in before)
    )


def is_going_to_side(terms: list[Term], at: int) -> bool:
    """Whether somebody moves towards a side, as in `who went left?`, `how many went to the right?`."""
    behind = near(terms, at, 1, (Grammar.FILLER, Grammar.TO))
    return terms[at].has(Grammar.GO) and not terms[at].is_korean and behind.of(SideMeaning) is not None


def is_gone_by(terms: list[Term], at: int) -> bool:
    """Whether `gone by` is having left until a time, not passing by: `who had gone by 1:15?`."""
    behind = term_at(terms, at + 1)
    is_time = behind.of(ClockMeaning) is not None or behind.of(NumberMeaning) is not None
    return terms[at].text.lower() == GONE_BY and is_time


def is_new_person(terms: list[Term], at: int) -> bool:
    """Whether somebody is new who comes in: `any new customer from the left?`."""
    comes = any(each.means(EventType.PERSON_ENTER) for each in terms)
    return terms[at].text.lower() in NEW and term_at(terms, at + 1).has(Noun.PERSON) and not comes


def is_known_as_new(terms: list[Term], at: int) -> bool:
    """Whether `new` says no more than coming in does: `did any new customers come in?`."""
    is_said = terms[at].text.lower() in NEW and term_at(terms, at + 1).has(Noun.PERSON)
    return is_said and not is_new_person(terms, at)


def is_crossing_premises(terms: list[Term], at: int) -> bool:
    """Whether somebody walks through the picture and over no line: `crossed the shop from the right`."""
    behind = next((each for each in terms[at + 1 :] if each.text.lower() not in {"the", "our"}), NO_TERM)
    return terms[at].text.lower() in CROSSED and behind.text.lower() in PREMISES


def is_seen_again(terms: list[Term], at: int) -> bool:
    """Whether `again` says no more than `after`: `do we see the one in blue again after the fall?`."""
    is_seen = any(each.text.lower() in {"see", "seen", "appear", "visible", "there"} for each in terms[:at])
    return terms[at].text.lower() == "again" and is_seen and any(each.has(Grammar.AFTER) for each in terms)


def comes_to_somebody(terms: list[Term], at: int) -> bool:
    """Whether somebody comes up to somebody, which nothing here sees: `did anyone come over to her?`."""
    is_said = terms[at].text.lower().endswith("over") and terms[at].means(EventType.PERSON_ENTER)
    return is_said and term_at(terms, at + 1).text.lower() in {"to", "towards"}


MOVING: Neighbours = (
    (is_gone_by, EventMeaning((EventType.PERSON_EXIT,))),
    (is_going_to_side, EventMeaning((EventType.WALKING,))),
    (is_person_arriving, EventMeaning((EventType.PERSON_ENTER,))),
    (is_person_leaving, EventMeaning((EventType.PERSON_EXIT,))),
    (is_new_person, EventMeaning((EventType.PERSON_ENTER,))),
    (is_known_as_new, Grammar.FILLER),
    (is_crossing_premises, EventMeaning((EventType.WALKING,))),
    (is_seen_again, Grammar.FILLER),
)
"""What these words mean beside some others."""
