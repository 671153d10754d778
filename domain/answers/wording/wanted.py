"""What a query asks for, put into clauses: `2 people in red came in on the left`, `nobody in red came in`.

Every constraint of the query stands in them, so that who reads the answer sees what it is an answer to.
"""

from dataclasses import dataclass, replace

from domain.answers.wording.deed_words import did_words, names_its_zone, not_words, unique, who_words
from domain.answers.wording.marks import marks_text, not_doing_text
from domain.answers.wording.tails import numbers_text, tail_text
from domain.events.types import EventType
from domain.language.message import Language, Message, Plural, text
from domain.language.messages import lengths, particles, people as say_people, phrases as say, tellings
from domain.language.messages.deeds import ANYBODY, HAPPENED, WHO, WHO_NOT
from domain.language.particles import with_particle
from domain.query.deeds import is_of_undone, is_side_of_undone
from domain.query.query import Query, RelationKind, Subject

DEEDS = {**WHO, **HAPPENED}
"""What people do and what happens to things and cameras, by the type of event."""
SINGULAR = 1
"""Where nobody or one is told of, English verbs stand in the singular."""
COMPANY = (RelationKind.ALONE, RelationKind.TOGETHER)
SEVERAL = 2
"""Any number with which they stand in the plural."""
FEW = 3
"""So many types of events are named; of more it is told that they are events."""


def with_place_of_undone(query: Query) -> Query:
    """The same with a place that is only that of what somebody did not do told with that."""
    if not (is_of_undone(query) and query.place.zones) or query.people.not_at:
        return query
    people = replace(query.people, not_at=query.place.zones)
    return replace(query, people=people, place=replace(query.place, zones=()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Clauses without a full stop, in one language; they begin in lower case."""

    query: Query
    language: Language

    @property
    def is_korean(self) -> bool:
        return self.language is Language.KOREAN

    @property
    def is_of_people(self) -> bool:
        """Whether people are told of, not the times that something happened."""
        return self.query.subject is Subject.PEOPLE and all(each in WHO for each in self.query.events)

    @property
    def deeds(self) -> tuple[EventType, ...]:
        """What is said as a verb: of people everything, of events one type that people do."""
        if self.is_of_people:
            return self.query.events
        if self.query.subject in (Subject.PEOPLE, Subject.EVENTS) and len(self.query.events) == 1:
            return tuple(each for each in self.query.events if each in DEEDS)
        return ()

    def there_are(self, count: int) -> str:
        noun = self.noun(count, particles.SUBJECT)
        return text(say.there_are, self.language, self.number(count), noun, *self.rest(count))

    def their_number_is(self, count: int) -> str:
        noun, rest = self.noun(count, particles.TOPIC), self.rest(count, is_number=True)
        return text(say.their_number_is, self.language, self.number(count), noun, *rest)

    def there_are_more(self, count: int, than: int) -> str:
        """That this is the larger side of a comparison."""
        noun = self.noun(SEVERAL, particles.SUBJECT)
        numbers = self.number(count), self.number(than)
        return text(say.there_are_more, self.language, noun, *self.rest(SEVERAL), *numbers)

    def there_are_most(self, count: int, *, is_fewest: bool) -> str:
        """That this is the largest of several parts, or the smallest."""
        template = say.there_are_fewest if is_fewest else say.there_are_most
        noun = self.noun(SEVERAL, particles.SUBJECT)
        return text(template, self.language, noun, *self.rest(SEVERAL), self.number(count))

    def there_are_fewer(self, count: int, than: int) -> str:
        """That this is the smaller side of a comparison."""
        noun = self.noun(SEVERAL, particles.SUBJECT)
        numbers = self.number(count), self.number(than)
        return text(say.there_are_fewer, self.language, noun, *self.rest(SEVERAL), *numbers)

    def at_once(self, count: int, *, is_most: bool = False) -> str:
        """`4 people in red were in view at the same time`; at most so many where `is_most`."""
        marks, _, tail = self.rest(count)
        one = tellings.never_two_at_once if count == SINGULAR else tellings.at_most_at_once
        template = one if is_most else tellings.there_at_once
        noun = self.noun(count, particles.SUBJECT)
        return text(template, self.language, self.number(count), noun, marks, tail)

    def somebody_there(self) -> str:
        """`somebody in red was in view`, of a time in which there was at least one."""
        marks, _, tail = self.rest(SINGULAR)
        return text(lengths.somebody_there, self.language, marks, tail)

    def none(self) -> str:
        marks, did, tail = self.rest(SINGULAR, is_none=True)
        is_anybody = self.is_of_people and not (self.query.events or self.query.incidents_only)
        if is_anybody and not (marks or tail):
            return text(say.NOBODY_AT_ALL, self.language)
        if self.is_korean and self.query.people.among:
            tail = f"{text(say.OF_THOSE_MEANT, self.language)} {tail}"
        return text(say.there_is_none, self.language, self.no_noun(), marks, did, tail)

    def number(self, count: int) -> str:
        return text(say.COUNTERS[self.counter], self.language, count)

    @property
    def counter(self) -> str:
        match self.query.subject:
            case Subject.THINGS:
                return self.query.labels[0] if len(self.query.labels) == 1 else "event"
            case Subject.RECORDINGS:
                return "recording"
            case Subject.CAMERAS:
                return "camera"
        if self.is_of_people:
            return "person"
        return "time" if self.deeds else "event"

    @property
    def nouns(self) -> Plural:
        match self.query.subject:
            case Subject.THINGS if len(self.query.labels) == 1:
                return say.THINGS[self.query.labels[0]]
            case Subject.THINGS:
                return say.SOME_THINGS
            case Subject.RECORDINGS:
                return say.RECORDINGS
            case Subject.CAMERAS:
                return say.CAMERAS
        return say.PEOPLE if self.is_of_people else self.event_nouns

    @property
    def event_nouns(self) -> Plural:
        types = self.query.events
        if len(types) == 1 and not (self.deeds and self.is_korean):
            return types[0].kind.noun
        return say.INCIDENTS if self.query.incidents_only else say.EVENTS

    def noun(self, count: int, pair: tuple[str, str]) -> str:
        word = text(self.nouns.of(count), self.language)
        return with_particle(word, pair) if self.is_korean else word

    def noun_of_none(self) -> str:
        """The noun, or that of each of a few types of events that nobody in particular did."""
        types = self.query.events
        is_of_events = self.nouns is say.EVENTS and not (self.deeds and self.is_korean)
        nouns = [each.kind.noun for each in types] if is_of_events and 1 < len(types) <= FEW else [self.nouns]
        return text(say.EITHER, self.language).join(text(each.one, self.language) for each in nouns)

    def no_noun(self) -> str:
        if self.is_korean:
            return with_particle(self.noun_of_none(), particles.TOPIC)
        if self.is_of_people:
            return text(say.OF_THOSE_MEANT if self.query.people.among else say.NOBODY, self.language)
        return text(say.no_thing, self.language, self.noun_of_none())

    def rest(self, count: int, *, is_none: bool = False, is_number: bool = False) -> tuple[str, str, str]:
        """Marks of those who are meant, what they did, and the end of the clause."""
        marks = marks_text(self.query.people, count, self.language)
        told = with_place_of_undone(self.query)
        did_not = not_doing_text(told.people, self.language, is_none=is_none)
        tail = tail_text(told, self.language)
        if not self.is_korean:
            is_undone = is_of_undone(self.query) or is_side_of_undone(self.query)
            ending = f"{did_not}{tail}" if is_undone else f"{tail}{did_not}"
            return marks, self.did(count, is_none=is_none), ending
        is_vague = self.nouns in (say.EVENTS, say.INCIDENTS) and not is_none
        is_needed = bool(tail) or is_vague or (is_number and not (marks or did_not))
        is_seen = is_none and self.state is say.WAS_SEEN  # who was not seen is not told to be seen somewhere
        is_needed = is_needed and not (self.query.people.doing or is_seen or is_side_of_undone(self.query))
        did = self.did_in_korean(is_needed=is_needed)
        doing = [text(WHO[each], self.language) for each in self.query.people.doing if each in WHO]
        return marks, self.chained(list(filter(None, [did, *doing, did_not.strip()]))), tail

    def chained(self, deeds: list[str]) -> str:
        """Korean deeds before their noun, one after another: of those who came in, those who fell."""
        if not deeds:
            return ""
        first, *others = deeds
        return text(say.among_them, self.language, first, self.chained(others)) if others else f"{first} "

    def did(self, count: int, *, is_none: bool = False) -> str:
        doing = [text(each.kind.did.of(count), self.language) for each in self.query.people.doing]
        if self.is_of_people and (self.query.events or doing):
            negative = ANYBODY if is_none else {}
            told = [
                text(negative[each], self.language)
                if each in negative
                else did_words(self.query, each, count, self.language)
                for each in self.query.events
            ]
            either = text(say.EITHER, self.language).join(unique(told))
            return text(say_people.AND, self.language).join([*filter(None, [either]), *doing])
        return text(self.way() or self.state.of(count), self.language)

    def did_in_korean(self, *, is_needed: bool) -> str:
        if self.deeds:
            said = WHO if self.is_of_people else DEEDS
            words = [
                who_words(self.query, each, self.language)
                if self.query.at_end or names_its_zone(self.query)
                else text(said[each], self.language)
                for each in self.deeds
            ]
            return text(say.EITHER, self.language).join(unique(words))
        if not (is_needed or self.state in (say.FIT, say.IN_INCIDENTS)):
            return ""
        return text(self.way() or self.state.one, self.language)

    @property
    def state(self) -> Plural:
        """What is said where nothing else is known of what they did."""
        if self.is_of_people and self.query.incidents_only:
            return say.IN_INCIDENTS
        if self.query.subject in (Subject.RECORDINGS, Subject.CAMERAS) and self.is_narrowed:
            return say.FIT
        if self.query.subject is Subject.RECORDINGS:
            return say.ARE_STORED
        if self.query.subject is Subject.CAMERAS:
            return say.HAVE_RECORDINGS
        if self.counter in ("event", "time"):
            return say.WAS_FOUND
        kinds = {each.kind for each in self.query.relations if each.to is None or each.kind not in COMPANY}
        if kinds & {*COMPANY, RelationKind.ALREADY}:
            return say.WERE_THERE
        is_of_length = bool(self.query.length or kinds & {RelationKind.LONGER, RelationKind.SHORTER})
        return say.STAYED if is_of_length and self.is_of_people else say.WAS_SEEN

    @property
    def is_narrowed(self) -> bool:
        """Whether recordings are asked for by what they show."""
        query = self.query
        return bool(query.events or query.labels or query.relations or query.people.is_particular)

    def way(self) -> Message[[]] | None:
        """What people did who are asked for by where they came from or went to."""
        place = self.query.place
        if not self.is_of_people or self.query.events:
            return None
        if place.came_from and place.went_to:
            return say.CAME_AND_WENT
        if place.came_from:
            return say.CAME
        return say.WENT if place.went_to else None

    def named(self, *, has_fit: bool, fitting: tuple[int, ...] = ()) -> str:
        """A clause about people by their numbers: `person 2 came in on the left`, `person 2 did not fall`.

        Of several who are asked about, only those are named who fit: `fitting`.
        """
        numbers = fitting or self.query.people.numbers
        pair = particles.SUBJECT if has_fit else particles.TOPIC
        tail = tail_text(self.query, self.language)
        marks = marks_text(self.query.people, SINGULAR, self.language)
        if marks and not self.query.events:
            who = numbers_text(numbers, self.language, particles.TOPIC)
            return text(say.somebody_was if has_fit else say.somebody_was_not, self.language, who, marks)
        who = numbers_text(numbers, self.language, pair)
        if has_fit:
            return text(say.somebody_did, self.language, who, self.did_of_named(len(numbers)), tail)
        if (len(self.query.events) == 1 and self.query.events[0] in WHO_NOT) or self.query.at_end:
            did_not = not_words(self.query, self.query.events[0], self.language)
            return text(say.somebody_did_not, self.language, who, did_not, tail)
        seen = text(say.NOT_SEEN.of(len(numbers)), self.language)
        return text(say.somebody_not_seen, self.language, who, seen, tail)

    def did_of_named(self, count: int) -> str:
        told = [did_words(self.query, each, count, self.language) for each in self.query.events]
        seen = text(say.SEEN.of(count), self.language)
        return text(say.EITHER, self.language).join(unique(told) or [seen])
