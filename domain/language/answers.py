"""Answers with receipts: each sentence names the stretch of video that it rests on.

A sentence without evidence is never made, except for those that say what was looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from domain.clock import time_label
from domain.events.window_records import FoundWindow
from domain.language.evidence import (
    MAX_CITED,
    Answer,
    Citation,
    Evidence,
    Sentence,
    cite_event,
    cite_person,
    cite_window,
    first_of_each_person,
    people_in,
)
from domain.language.message import Language, text
from domain.language.messages import answers as say
from domain.language.messages.windows import model_saw
from domain.language.person import describe_stay
from domain.language.question import Intent, Question
from domain.language.readiness import unready_text
from domain.language.thing_answers import about_things, looked_closer, partly_looked_for
from domain.language.windows import scenes_within
from domain.language.wording import (
    count_text,
    describe_event,
    event_verb,
    people_count_text,
    person_was_there,
    time_span_label,
)
from domain.people.followed import SeenPerson
from domain.records import StoredEvent, TimeRange

MAX_LISTED = 10
"""So many events or people are told one by one; one more sentence cites the others."""


def answer(question: Question, evidence: Evidence) -> Answer:
    """The answer in the question's language; its last sentences say what was looked at."""
    speech = Speech(question.language, evidence)
    if evidence.looked.videos_ready == 0:
        return Answer(speech.nothing_ready())
    body = list(speech.unseen(question.unseen))
    if question.is_about_quiet:
        body += speech.about_quiet(question)
    elif question.is_about_events:
        body += speech.about_events(question)
    elif not (question.unseen or question.is_about_things):
        body += speech.about_windows()
    if question.is_about_things and not (question.event_types and evidence.events):
        body += about_things(speech, question)
    body += [*looked_closer(speech, question), *partly_looked_for(speech, question)]
    return Answer((*body, *speech.unready(), speech.looked()))


@dataclass(frozen=True, slots=True)
class Speech:
    """Makes sentences from evidence in one language."""

    language: Language
    evidence: Evidence

    def nothing_ready(self) -> tuple[Sentence, ...]:
        return tuple(self.unready()) or (Sentence(text(say.NO_RECORDINGS, self.language)),)

    def unready(self) -> list[Sentence]:
        told = unready_text(self.evidence.unready, self.evidence.looked.videos, self.language)
        return [Sentence(told)] if told else []

    def unseen(self, topics: Sequence[str]) -> list[Sentence]:
        if not topics:
            return []
        return [Sentence(text(say.not_looked_for, self.language, ", ".join(topics)))]

    def about_events(self, question: Question) -> list[Sentence]:
        fitting = self.evidence.traits
        if fitting is None:
            return self.about_all_events(question)
        counts = (fitting.fitting, fitting.people, fitting.untold)
        head = Sentence(text(say.people_fit, self.language, *counts))
        return [head, *(self.about_all_events(question) if fitting.fitting else [])]

    def about_all_events(self, question: Question) -> list[Sentence]:
        if question.asks_who_is_there:
            return self.who_was_there(question)
        if question.counts_people and question.event_types and not question.actions:
            return self.how_many(question)
        return [*self.what_happened(question), *self.related(question)]

    def who_was_there(self, question: Question) -> list[Sentence]:
        people = self.evidence.people
        if not people:
            return [Sentence(self.nobody(question))]
        cited = [cite_person(each) for each in people]
        lead = self.lead(f"{self.yes(question)}{self.were_seen(len(people))}", cited)
        return [lead, *self.listed(map(self.person_sentence, people), cited)]

    def how_many(self, question: Question) -> list[Sentence]:
        """How many different people did something: never how often it happened."""
        events = self.evidence.events
        if not events:
            return [Sentence(self.nothing(question)), *self.related(question)]
        firsts, count = first_of_each_person(events), len(people_in(events))
        cited = [cite_event(stored) for stored in firsts]
        people = f"{self.at_least()}{people_count_text(count, self.language)}"
        what = event_verb(question.event_types, count, self.language)
        lead = self.lead(text(say.people_did, self.language, people, what), cited)
        return [lead, *self.related(question), *self.listed(map(self.event_sentence, firsts), cited)]

    def what_happened(self, question: Question) -> list[Sentence]:
        events = self.evidence.events
        if not events:
            if question.intent is Intent.DESCRIBE or not question.event_types:
                return self.who_was_there(question)
            return [Sentence(self.nothing(question))]
        if len(events) == 1:
            return [self.event_sentence(events[0], self.yes(question))]
        cited = [cite_event(stored) for stored in events]
        tally = self.tally(question)
        lead = text(say.seen, self.language, tally)
        if question.is_yes_or_no:
            lead = f"{self.yes(question)}{tally}."
        return [self.lead(lead, cited), *self.listed(map(self.event_sentence, events), cited)]

    def related(self, question: Question) -> list[Sentence]:
        """Who else came into sight or out of it, in the way that was not asked for."""
        told = people_in(self.evidence.events)
        others = [
            stored
            for stored in first_of_each_person(self.evidence.related)
            if (stored.video_id, stored.event.track_numbers[0]) not in told
        ]
        if not others:
            return []
        what = event_verb(question.related_types, len(others), self.language)
        people = people_count_text(len(others), self.language)
        line = text(say.people_did, self.language, people, what)
        if told:
            line = text(say.more_did, self.language, len(others), what)
        return [self.lead(line, [cite_event(stored) for stored in others])]

    def tally(self, question: Question) -> str:
        events = self.evidence.events
        kinds = question.event_types or tuple(dict.fromkeys(stored.event.type for stored in events))
        return self.at_least() + ", ".join(
            count_text(kind, count, self.language)
            for kind in kinds
            if (count := sum(stored.event.type is kind for stored in events))
        )

    def at_least(self) -> str:
        return text(say.AT_LEAST, self.language) if self.evidence.is_cut else ""

    def yes(self, question: Question) -> str:
        """Never where a guess decides."""
        is_guess = self.evidence.traits is not None or bool(question.actions)
        is_yes = question.is_yes_or_no and question.intent is not Intent.COUNT and not is_guess
        return text(say.YES, self.language) if is_yes else ""

    def nobody(self, question: Question) -> str:
        return text(say.NO_NOBODY_SEEN if question.is_yes_or_no else say.NOBODY_SEEN, self.language)

    def nothing(self, question: Question) -> str:
        counts = " / ".join(count_text(kind, 0, self.language) for kind in question.event_types)
        return text(say.no_nothing_seen if question.is_yes_or_no else say.nothing_seen, self.language, counts)

    def were_seen(self, count: int) -> str:
        people = f"{self.at_least()}{people_count_text(count, self.language)}"
        return text(say.was_seen if count == 1 else say.were_seen, self.language, people)

    def event_sentence(self, stored: StoredEvent, before: str = "") -> Sentence:
        what = describe_event(stored.event, self.language)
        what = f"{what[0].lower()}{what[1:]}." if before else f"{what}."
        return self.timed(what, cite_event(stored), before)

    def person_sentence(self, person: SeenPerson) -> Sentence:
        known = describe_stay(person.attributes, self.language)
        return self.timed(person_was_there(person.number, self.language, known), cite_person(person))

    def timed(self, line: str, cited: Citation, before: str = "") -> Sentence:
        """A sentence about one stretch: its time stands in it where nothing else shows it."""
        where = self.video_label(cited.video_id)
        return Sentence(f"{before}{where}{line}", (cited,), f"{before}{where}{sentence_time(cited)} {line}")

    def lead(self, line: str, cited: Sequence[Citation]) -> Sentence:
        """A sentence about several stretches, or about one that no list follows."""
        line = f"{line[0].upper()}{line[1:]}"
        if len(cited) != 1:
            return Sentence(line, tuple(cited[:MAX_CITED]))
        where = self.video_label(cited[0].video_id)
        return Sentence(f"{where}{line}", tuple(cited), f"{where}{line[:-1]} ({sentence_time(cited[0])}).")

    def listed(self, sentences: Iterable[Sentence], cited: Sequence[Citation]) -> list[Sentence]:
        """The first of several sentences, which have one citation each, and one that cites the others."""
        if len(cited) == 1:
            return []
        told = list(islice(sentences, MAX_LISTED))
        more, others = len(cited) - MAX_LISTED, cited[MAX_LISTED:MAX_CITED]
        if more <= 0:
            return told
        line = text(say.and_more, self.language, more)
        if len(others) < more:
            line = text(say.and_more_than_cited, self.language, more, len(others))
        return [*told, Sentence(line, tuple(others))]

    def about_windows(self) -> list[Sentence]:
        """For each window what in it fits best."""
        windows = self.evidence.windows
        if not windows:
            return [Sentence(text(say.NOTHING_FITS, self.language))]
        return [self.window_sentence(found) for found in windows if found.events]

    def about_quiet(self, question: Question) -> list[Sentence]:
        """When nobody was there, and who was there in the stretch that is asked about."""
        cited = [cite_window(found) for found in self.evidence.windows]
        there = self.who_was_there(replace(question, is_yes_or_no=False))
        if not cited:
            never = [Sentence(text(say.NEVER_EMPTY, self.language))] if self.evidence.people else []
            return [*never, *there]
        asked = question.range or TimeRange(0.0, float("inf"))
        inside_s = sum(min(each.end_s, asked.end_s) - max(each.start_s, asked.start_s) for each in cited)
        lead = self.lead(text(say.empty_for, self.language, time_label(inside_s)), cited)
        told = text(say.NOBODY_THEN, self.language)
        also = there if question.range and self.evidence.people else []
        return [lead, *self.listed((self.timed(told, each) for each in cited), cited), *also]

    def window_sentence(self, found: FoundWindow) -> Sentence:
        """Its best event, and what a model saw there, which may be why it was found."""
        best = found.events[0]
        scenes = scenes_within(found.window.range, self.evidence.scenes.get(found.video_id, ()))
        seen = [text(model_saw, self.language, each.source, each.told(self.language)) for each in scenes]
        line = " ".join([f"{describe_event(best.event, self.language)}.", *seen])
        return self.timed(line, cite_event(best, found.window_id))

    def video_label(self, video_id: int) -> str:
        """The video's name, where an answer speaks of several."""
        return f"[{self.evidence.names[video_id]}] " if len(self.evidence.names) > 1 else ""

    def looked(self) -> Sentence:
        looked = self.evidence.looked
        length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
        percent = int(looked.share * 100) if looked.share < 1 else 100
        line = text(
            say.looked_at,
            self.language,
            seen=seen,
            length=length,
            percent=percent,
            ready=looked.videos_ready,
            videos=looked.videos,
        )
        if looked.videos_ready < looked.videos or looked.share < 1:
            line += text(say.MAY_HOLD_MORE, self.language)
        return Sentence(line)


def sentence_time(cited: Citation) -> str:
    return time_span_label(TimeRange(cited.start_s, cited.end_s))
