"""Answers with receipts: each sentence names the stretch of video that it rests on.

A sentence without evidence is never made, except for those that say what was looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.clock import time_label
from domain.language.evidence import (
    MAX_CITED,
    Answer,
    Citation,
    Evidence,
    Sentence,
    cite_event,
    cite_person,
    first_of_each_person,
    people_in,
)
from domain.language.question import Intent, Question
from domain.language.readiness import unready_text
from domain.language.wording import (
    Language,
    count_text,
    describe_event,
    event_verb,
    people_count_text,
    person_was_there,
    time_span_label,
)
from domain.records import FoundWindow, SeenPerson, StoredEvent, TimeRange

MAX_LISTED = 10


def answer(question: Question, evidence: Evidence) -> Answer:
    """The answer in the question's language; its last sentences say what was looked at."""
    speech = Speech(question.language, evidence)
    if evidence.looked.videos_ready == 0:
        return Answer(speech.nothing_ready())
    body = list(speech.unseen(question.unseen))
    if question.is_about_events:
        body += speech.about_events(question)
    elif not question.unseen:
        body += speech.about_windows()
    return Answer((*body, *speech.unready(), speech.looked()))


@dataclass(frozen=True, slots=True)
class Speech:
    """Makes sentences from evidence in one language."""

    language: Language
    evidence: Evidence

    def say(self, english: str, korean: str) -> str:
        return korean if self.language is Language.KOREAN else english

    def nothing_ready(self) -> tuple[Sentence, ...]:
        none = Sentence(self.say("There are no recordings yet.", "아직 녹화 영상이 없습니다."))
        return tuple(self.unready()) or (none,)

    def unready(self) -> list[Sentence]:
        text = unready_text(self.evidence.unready, self.evidence.looked.videos, self.language)
        return [Sentence(text)] if text else []

    def unseen(self, topics: Sequence[str]) -> list[Sentence]:
        if not topics:
            return []
        listed = ", ".join(topics)
        text = self.say(
            f"This analysis does not look for {listed}, so it can neither confirm nor rule that out.",
            f"이 분석은 다음을 살피지 않으므로 있었는지 없었는지 말할 수 없습니다: {listed}.",
        )
        return [Sentence(text)]

    def about_events(self, question: Question) -> list[Sentence]:
        if question.asks_who_is_there:
            return self.who_was_there(question)
        if question.counts_people and question.event_types:
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
        lead = self.lead(self.say(f"{people} {what}.", f"{people}이 {what}."), cited)
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
        lead = self.say(f"Seen: {self.tally(question)}.", f"확인된 장면: {self.tally(question)}.")
        if question.is_yes_or_no:
            lead = f"{self.yes(question)}{self.tally(question)}."
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
        more = self.say("more ", "그 밖에 ") if told else ""
        number = len(others) if told else people_count_text(len(others), Language.ENGLISH)
        text = self.say(f"{number} {more}{what}.", f"{more}{len(others)}명이 {what}.")
        return [self.lead(text, [cite_event(stored) for stored in others])]

    def tally(self, question: Question) -> str:
        events = self.evidence.events
        kinds = question.event_types or tuple(dict.fromkeys(stored.event.type for stored in events))
        return self.at_least() + ", ".join(
            count_text(kind, count, self.language)
            for kind in kinds
            if (count := sum(stored.event.type is kind for stored in events))
        )

    def at_least(self) -> str:
        return self.say("at least ", "적어도 ") if self.evidence.is_cut else ""

    def yes(self, question: Question) -> str:
        is_yes = question.is_yes_or_no and question.intent is not Intent.COUNT
        return self.say("Yes: ", "네, 있습니다: ") if is_yes else ""

    def nobody(self, question: Question) -> str:
        no = self.say("No: nobody", "아니요, ") if question.is_yes_or_no else self.say("Nobody", "")
        return self.say(f"{no} was seen there.", f"{no}아무도 보이지 않았습니다.")

    def nothing(self, question: Question) -> str:
        no = self.say("No: nothing", "아니요, ") if question.is_yes_or_no else self.say("Nothing", "")
        kinds = " / ".join(count_text(kind, 0, self.language) for kind in question.event_types)
        return self.say(
            f"{no} of that kind was seen ({kinds}).", f"{no}그런 일은 보이지 않았습니다 ({kinds})."
        )

    def were_seen(self, count: int) -> str:
        people, were = people_count_text(count, self.language), "was" if count == 1 else "were"
        people = f"{self.at_least()}{people}"
        return self.say(f"{people} {were} seen.", f"{people}이 보였습니다.")

    def event_sentence(self, stored: StoredEvent, before: str = "") -> Sentence:
        what = describe_event(stored.event, self.language)
        what = f"{what[0].lower()}{what[1:]}." if before else f"{what}."
        return self.timed(what, cite_event(stored), before)

    def person_sentence(self, person: SeenPerson) -> Sentence:
        return self.timed(person_was_there(person.number, self.language), cite_person(person))

    def timed(self, text: str, cited: Citation, before: str = "") -> Sentence:
        """A sentence about one stretch: its time stands in it where nothing else shows it."""
        where = self.video_label(cited.video_id)
        return Sentence(f"{before}{where}{text}", (cited,), f"{before}{where}{sentence_time(cited)} {text}")

    def lead(self, text: str, cited: Sequence[Citation]) -> Sentence:
        """A sentence about several stretches, or about one that no list follows."""
        text = f"{text[0].upper()}{text[1:]}"
        if len(cited) != 1:
            return Sentence(text, tuple(cited[:MAX_CITED]))
        where = self.video_label(cited[0].video_id)
        return Sentence(f"{where}{text}", tuple(cited), f"{where}{text[:-1]} ({sentence_time(cited[0])}).")

    def listed(self, sentences: Iterable[Sentence], cited: Sequence[Citation]) -> list[Sentence]:
        """The first of several sentences, which have one citation each, and one that cites the others."""
        if len(cited) == 1:
            return []
        told = list(islice(sentences, MAX_LISTED))
        more, others = len(cited) - MAX_LISTED, cited[MAX_LISTED:MAX_CITED]
        if more <= 0:
            return told
        left = self.say(f", the first {len(others)} of them cited here", f" (처음 {len(others)}건만 표시)")
        left = left if len(others) < more else ""
        text = self.say(
            f"And {more} more{left}; see the timeline.", f"그 밖에 {more}건은 타임라인에 있습니다{left}."
        )
        return [*told, Sentence(text, tuple(others))]

    def about_windows(self) -> list[Sentence]:
        """For each window what in it fits best."""
        windows = self.evidence.windows
        if not windows:
            return [Sentence(self.say("Nothing that fits was found.", "맞는 장면을 찾지 못했습니다."))]
        return [self.window_sentence(found) for found in windows if found.events]

    def window_sentence(self, found: FoundWindow) -> Sentence:
        best = found.events[0]
        return self.timed(f"{describe_event(best.event, self.language)}.", cite_event(best, found.window_id))

    def video_label(self, video_id: int) -> str:
        """The video's name, where an answer speaks of several."""
        return f"[{self.evidence.names[video_id]}] " if len(self.evidence.names) > 1 else ""

    def looked(self) -> Sentence:
        looked = self.evidence.looked
        length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
        percent = int(looked.share * 100) if looked.share < 1 else 100
        text = self.say(
            f"Looked at {seen} of {length} ({percent} %) in {looked.videos_ready} of {looked.videos} videos.",
            f"영상 {looked.videos}개 중 {looked.videos_ready}개, {length} 가운데 {seen}({percent} %)을 "
            "살펴보았습니다.",
        )
        if looked.videos_ready < looked.videos or looked.share < 1:
            text += self.say(
                " What was not looked at may hold more.", " 살펴보지 못한 부분에 더 있을 수 있습니다."
            )
        return Sentence(text)


def sentence_time(cited: Citation) -> str:
    return time_span_label(TimeRange(cited.start_s, cited.end_s))
