"""Whom or what a question is about, beside people in general: things, and traits of people.

Only some detectors know things, only some classifiers traits, and only a configured model sees actions.
`looked_for` names what those of the recordings know: labels of `domain.records.THINGS`, kinds of
`domain.people.traits`, and types of events that models tell.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.events.kinds.kind import Severity, Source, Subject
from domain.events.types import EventType
from domain.language.message import Message
from domain.language.messages import topics
from domain.language.vocabulary import (
    PARTICULAR_WORDS,
    PEOPLE_WORDS,
    THING_WORDS,
    TRAIT_KIND_WORDS,
    TRAIT_WORDS,
)
from domain.people.traits import AGE_GROUP, GENDER, KINDS, Trait, trait_kind
from domain.records import THINGS

TOPICS: dict[str, Message[[]]] = {
    "vehicle": topics.VEHICLES,
    "bag": topics.BAGS,
    "animal": topics.ANIMALS,
    AGE_GROUP: topics.AGE,
    GENDER: topics.GENDER,
}
"""What answers call the labels and kinds of traits that may not have been looked for."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a question names. `traits` are those wanted; of the other `trait_kinds` any will do.

    `is_particular` says that a kind or colour of things is named, which nothing here tells, and `has_people`
    that people are.
    """

    things: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    trait_kinds: tuple[str, ...] = ()
    is_particular: bool = False
    has_people: bool = False

    @property
    def is_only_things(self) -> bool:
        return bool(self.things) and not (self.has_people or self.trait_kinds)

    def known(self, looked_for: Collection[str]) -> "Subjects":
        """Those that were looked for."""
        return Subjects(
            tuple(each for each in self.things if each in looked_for),
            tuple(each for each in self.traits if trait_kind(each) in looked_for),
            tuple(each for each in self.trait_kinds if each in looked_for),
            self.is_particular,
            self.has_people,
        )

    def unknown_topics(self, looked_for: Collection[str], types: Sequence[EventType]) -> list[Message[[]]]:
        """What to call those that were not, in a question that names some types of events.

        What the picture shows to be left or taken away is told, whether or not it is known what it is.
        """
        by_rules = any(is_of_things(each) and each.kind.source is Source.RULES for each in types)
        things = [] if by_rules else [TOPICS[each] for each in self.things if each not in looked_for]
        traits = [TOPICS[each] for each in self.trait_kinds if each not in looked_for]
        if traits and {AGE_GROUP, GENDER}.isdisjoint(looked_for):
            traits = [topics.AGE_OR_GENDER]
        return things + traits


NO_SUBJECTS = Subjects()


def find_subjects(lowered: str) -> Subjects:
    """The things and traits that a question in lower case names."""
    traits = tuple(trait for trait, words_re in TRAIT_WORDS.items() if re.search(words_re, lowered))
    named = {trait_kind(trait) for trait in traits}
    named |= {kind for kind, words_re in TRAIT_KIND_WORDS.items() if re.search(words_re, lowered)}
    return Subjects(
        things=tuple(label for label in THINGS if re.search(THING_WORDS[label], lowered)),
        traits=traits,
        trait_kinds=tuple(kind for kind in KINDS.values() if kind in named),
        is_particular=bool(re.search(PARTICULAR_WORDS, lowered)),
        has_people=bool(re.search(PEOPLE_WORDS, lowered)),
    )


def is_told(event_type: EventType, subjects: Subjects, looked_for: Collection[str]) -> bool:
    """Whether a type of event is told of what a question is about."""
    if event_type.kind.source is Source.RULES:
        return is_of_things(event_type) or not subjects.is_only_things
    if event_type.kind.source is Source.MODEL:
        return event_type.value in looked_for
    wanted = subjects.things or THINGS
    return event_type.kind.source is Source.DETECTOR and not set(wanted).isdisjoint(looked_for)


def types_of_things(named: Sequence[EventType]) -> tuple[EventType, ...]:
    """What types mean in a question about things alone; those that things have not got remain as they are.

    Walking and standing do not: a car that moves or waits is just a car that is there.

    >>> [str(each) for each in types_of_things([EventType.PERSON_ENTER, EventType.WALKING])]
    ['object_arrive']
    """
    meant = dict.fromkeys(EventType(each.kind.of_things or each) for each in named)
    return tuple(each for each in meant if each.kind.severity < Severity.DETAIL or is_of_things(each))


def is_of_things(event_type: EventType) -> bool:
    return event_type.kind.subject is Subject.OBJECT
