"""Sentences with the stretches of video that show them, in one language: what all kinds of answers share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from domain.answers.wording.times import Clock
from domain.answers.wording.wanted import Wanted
from domain.events.kinds.kind import Subject as About
from domain.language.evidence import MAX_CITED, Citation, Sentence, cite_event, cite_person
from domain.language.message import Language, text
from domain.language.messages import answering as say
from domain.language.messages.phrases import COUNTERS
from domain.people.followed import SeenPerson
from domain.query.deeds import is_of_steps, named_types
from domain.query.findings import Findings
from domain.query.query import Query, Subject
from domain.records import StoredEvent

MAX_LISTED = 5
"""So many people, events or times are told one by one; one more sentence cites the others."""


@dataclass(frozen=True)
class Speech:
    """Makes sentences from findings. Lines are given without their full stop."""

    findings: Findings

    @property
    def query(self) -> Query:
        return self.findings.query

    @property
    def language(self) -> Language:
        return self.query.language

    @cached_property
    def wanted(self) -> Wanted:
        return Wanted(as_company(self.query), self.language)

    def wanted_as(self, subject: Subject) -> Wanted:
        """Clauses of the same query about another subject."""
        return Wanted(replace(self.query, subject=subject), self.language)

    @cached_property
    def clock(self) -> Clock:
        found = self.findings
        is_wall = self.has_several_videos or self.query.time.wall is not None
        return Clock(found.videos, found.zone, self.language, is_wall)

    @property
    def has_several_videos(self) -> bool:
        return len(self.findings.videos) > 1

    @property
    def has_unsure(self) -> bool:
        """Whether something would fit but for what is not certain."""
        return bool(self.findings.uncertain or self.findings.doubtful)

    @property
    def total(self) -> int:
        """How many fit."""
        if self.query.is_within:  # of one person there may be several parts
            return self.findings.total
        return max(self.findings.total, len(self.fitting))

    @property
    def fitting(self) -> Sequence[object]:
        """What was read of all that fits."""
        found = self.findings
        match self.query.subject:
            case Subject.PEOPLE:
                return found.people
            case Subject.EVENTS:
                return found.events
            case Subject.THINGS:
                return found.things
        return found.recordings

    @property
    def people(self) -> Sequence[SeenPerson]:
        """Those who fit, where people are asked for."""
        return self.findings.people if self.query.subject is Subject.PEOPLE else ()

    def done_by(self, person: SeenPerson) -> list[StoredEvent]:
        """What somebody did of what is asked for."""
        wanted = {*named_types(self.query), *self.query.people.doing}
        done = self.findings.events_of.get((person.video_id, person.number), ())
        return [stored for stored in done if stored.event.type in wanted]

    def looked_for_in(self, name: str) -> int:
        """In how many of the analysed recordings a thing or a kind of trait was looked for."""
        found = self.findings
        return found.looked_for.get(name, 0) if found.looked_for else found.looked.videos_ready

    def looked_for(self, names: Sequence[str]) -> bool:
        return all(self.looked_for_in(each) for each in names)

    def cite_person(self, person: SeenPerson) -> list[Citation]:
        """What shows that somebody fits: what they did, where that was asked for, else their whole stay.

        A thing that was left is seen long after they have gone: who that was is shown by their stay.
        """
        done = self.done_by(person)
        is_shown = any(each.event.type.kind.subject is not About.OBJECT for each in done)
        return [*(cite_event(each) for each in done), *([] if is_shown else [cite_person(person)])]

    @cached_property
    def citations(self) -> list[Citation]:
        """Of all that fits, in the order of the query."""
        found = self.findings
        if self.people:
            return [cited for each in self.people for cited in self.cite_person(each)]
        if found.events:
            return [cite_event(stored) for stored in found.events]
        return [cite_person(each) for each in found.things]

    def label(self, video_id: int) -> str:
        """The recording's name, where several are asked, also those that are not analysed yet."""
        video = self.findings.videos.get(video_id)
        is_one_of_several = len(self.findings.videos) + len(self.findings.unready) > 1
        return f"[{video.name}] " if is_one_of_several and video else ""

    def plain(self, line: str, cited: Sequence[Citation] = ()) -> Sentence:
        """A sentence in which no time of a citation stands, or all do already."""
        return Sentence(f"{capitalised(line)}.", tuple(cited[:MAX_CITED]))

    def timed(self, line: str, cited: Citation) -> Sentence:
        """A sentence about one stretch: its time stands in it where nothing else shows it."""
        line = f"{self.label(cited.video_id)}{capitalised(line)}"
        return Sentence(f"{line}.", (cited,), f"{line} ({self.clock.span(cited)}).")

    def lead(self, line: str, cited: Sequence[Citation]) -> Sentence:
        """A sentence about several stretches, or about one that no list follows."""
        return self.timed(line, cited[0]) if len(cited) == 1 else self.plain(line, cited)

    def listed(
        self, sentences: Iterable[Sentence], cited: Sequence[Citation], counter: str = "event"
    ) -> list[Sentence]:
        """The first of several sentences, which have one citation each, and one that cites the others.

        `counter` is one of `domain.language.messages.phrases.COUNTERS`, for how many others there are.
        """
        is_one_more = len(cited) == MAX_LISTED + 1  # which takes no more room than to say so
        told = list(islice(sentences, MAX_LISTED + is_one_more))
        more, others = len(cited) - len(told), cited[len(told) : MAX_CITED]
        if more <= 0:
            return told
        number = text(COUNTERS[counter], self.language, more)
        if len(others) < more:
            line = text(say.and_more_than_cited, self.language, number, len(others))
        else:
            line = text(say.and_more, self.language, number)
        return [*told, self.plain(line, others)]

    def yes(self, line: str) -> str:
        return text(say.yes, self.language, line)

    def no(self, line: str) -> str:
        return text(say.no, self.language, line)


def capitalised(line: str) -> str:
    return f"{line[:1].upper()}{line[1:]}"


def as_company(query: Query) -> Query:
    """A query for who met whom as one for who was together with whom, which says it once."""
    met = any(
        each.to is not None and each.to.of_another and each.to.events == query.events
        for each in query.relations
    )
    return replace(query, events=()) if met and query.events and not is_of_steps(query) else query
