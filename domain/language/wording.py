"""Sentences and counts about events and people, in English and in Korean."""

from collections.abc import Sequence
from functools import lru_cache

from domain.clock import time_label
from domain.events.kinds.kind import Source, Subject
from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages import people as say
from domain.records import PERSON, RULES, THINGS, Event, TimeRange

NOT_PEOPLE = (Subject.OBJECT, Subject.CAMERA, Subject.CROWD)
"""Whose sentences name nobody by number."""
KEPT_SENTENCES = 4096
"""Sentences that are kept once made: all of a camera with dozens of zones; a recording repeats a few."""


def time_span_label(span: TimeRange) -> str:
    return f"{time_label(span.start_s)}-{time_label(span.end_s)}"


def side_text(side: str | None, language: Language) -> str:
    return text(say.SIDES[side or "center"], language)


def place_text(
    event_type: EventType,
    side: str | None,
    zone: str | None,
    language: Language,
    direction: str | None = None,
) -> str:
    """The place in the sentence of an event: a side of the picture, a zone, or a line and which way."""
    match event_type.kind.place:
        case "zone":
            return text(say.zone_named, language, zone) if zone else text(say.A_ZONE, language)
        case "line":
            line = text(say.line_named, language, zone) if zone else text(say.A_LINE, language)
            return " ".join([line, *(text(way, language) for way in [say.WAYS.get(direction or "")] if way)])
    return side_text(side, language)


def group_people(event: Event, language: Language) -> str:
    """`Person 2`, `Person 1 and person 2`, `A bag`; in Korean with the subject particle."""
    if event.label != PERSON or event.type.kind.subject in NOT_PEOPLE or not event.track_numbers:
        return subject_of(event.type, language, event.label)
    people = text(say.AND, language).join(numbered_people(event, language))
    return text(say.as_subject, language, people).capitalize()


def describe_event(event: Event, language: Language) -> str:
    """Who did what and where, without a time: `Person 2 comes in on the left`.

    A model's word is marked. It says what was to be seen and not who did it: those who were there are named.
    """
    verb = text(
        event.type.kind.verb,
        language,
        place_text(event.type, event.side, event.zone, language, event.direction),
    )
    if event.source == RULES:
        return f"{group_people(event, language)} {verb}"
    what = f"{subject_of(event.type, language, event.label)} {verb}"
    there = text(say.AND, language).join(numbered_people(event, language))
    return (
        text(say.as_model_sees_of, language, what, there)
        if there
        else text(say.as_model_sees, language, what)
    )


def numbered_people(event: Event, language: Language) -> list[str]:
    return [text(say.person_number, language, number) for number in event.track_numbers]


def plain_event(event: Event, language: Language) -> str:
    """`plain_sentence` of an event, with its zone or line and which way it was crossed."""
    return plain_sentence(event.type, event.side, language, event.zone, event.label, event.direction)


@lru_cache(maxsize=KEPT_SENTENCES)
def plain_sentence(
    event_type: EventType,
    side: str | None,
    language: Language,
    zone: str | None = None,
    label: str = PERSON,
    direction: str | None = None,
) -> str:
    """What happened and where, to anybody and at any time, which is what is searched.

    >>> plain_sentence(EventType.PERSON_ENTER, "left", Language.ENGLISH)
    'A person comes in on the left.'
    """
    verb = text(event_type.kind.verb, language, place_text(event_type, side, zone, language, direction))
    return f"{subject_of(event_type, language, label)} {verb}."


def subject_of(event_type: EventType, language: Language, label: str = PERSON) -> str:
    """Whoever or whatever does it: one person, two, several, a bag, the camera."""
    subject = event_type.kind.subject
    is_thing = subject is Subject.OBJECT and label in say.SUBJECTS and label != PERSON
    return text(say.SUBJECTS[label if is_thing else subject], language)


def plain_sentences() -> tuple[str, ...]:
    """Every English `plain_sentence` that there can be."""
    said = (
        plain_sentence(each, side, Language.ENGLISH, label=label)
        for each in EventType
        for label in (THINGS if each.kind.source is Source.DETECTOR else (PERSON,))
        for side in say.SIDES
    )
    return tuple(dict.fromkeys(said))


def search_phrase(event_type: EventType, side: str | None, label: str = PERSON) -> str:
    """What is embedded for a question after a type, in English, since models may know no Korean.

    >>> search_phrase(EventType.COLLAPSE, None), search_phrase(EventType.WALKING, "left")
    ('a person falls down and stays on the floor', 'a person walks on the left')
    """
    subject = subject_of(event_type, Language.ENGLISH, label)
    phrase = f"{subject} {text(event_type.kind.verb, Language.ENGLISH, '')}"
    where = side_text(side, Language.ENGLISH) if side else ""
    return " ".join(f"{phrase[0].lower()}{phrase[1:]} {where}".split())


def person_was_there(number: int, language: Language, known: str = "") -> str:
    """`known` is what is known of the person (`describe_person`)."""
    if known:
        return text(say.described_person_was_there, language, number, known)
    return text(say.person_was_there, language, number)


def count_text(event_type: EventType, count: int, language: Language) -> str:
    """`1 fall`, `2 falls`; `쓰러짐 2건`."""
    return text(say.counted, language, count, text(event_type.kind.noun.of(count), language))


def people_count_text(count: int, language: Language) -> str:
    return text(say.ONE_PERSON, language) if count == 1 else text(say.people_count, language, count)


def event_verb(event_types: Sequence[EventType], count: int, language: Language) -> str:
    """What so many people did: `came in or left`; `들어왔습니다`."""
    return text(say.OR, language).join(
        text(event_type.kind.did.of(count), language) for event_type in event_types
    )
