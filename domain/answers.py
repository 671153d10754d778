"""Answers with receipts: each sentence names the stretch of video that it rests on.

A sentence without evidence is never made, except for the one that says what was looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.clock import time_label
from domain.question import Question
from domain.records import Event, EventType, FoundWindow, StoredEvent
from domain.wording import (
    Language,
    counted,
    happening,
    people_counted,
    sentence_of_event,
    time_span_label,
)

MAX_LISTED = 10
MAX_TOLD = 4
"""Events of one window that an answer spells out."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a video that shows what a sentence says."""

    video_id: int
    start_s: float
    end_s: float
    event_id: int | None
    window_id: int | None
    run_id: str


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """How much of which recordings an answer rests on."""

    videos: int
    videos_ready: int
    seconds: float
    seconds_analysed: float

    @property
    def share(self) -> float:
        return self.seconds_analysed / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the database holds for a question.

    `events` match the question's filters, by time.
    `windows` are the best of the search, for questions that name no event.
    """

    events: Sequence[StoredEvent]
    windows: Sequence[FoundWindow]
    looked: Looked
    names: dict[int, str]

    @property
    def people(self) -> int:
        """Different people in the events."""
        found = {(stored.video_id, number) for stored in self.events for number in stored.event.track_numbers}
        return len(found)


@dataclass(frozen=True, slots=True)
class Answer:
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for sentence in self.sentences for citation in sentence.citations)


def answer(question: Question, evidence: Evidence) -> Answer:
    """The answer in the question's language; its last sentence says what was looked at."""
    speech = Speech(question.language, evidence)
    body = list(speech.unseen(question.unseen))
    if question.is_about_events:
        body += speech.about_events(question)
    elif not question.unseen:
        body += speech.about_windows(question)
    return Answer((*body, speech.looked()))


@dataclass(frozen=True, slots=True)
class Speech:
    """Makes sentences from evidence in one language."""

    language: Language
    evidence: Evidence

    def say(self, english: str, korean: str) -> str:
        return korean if self.language is Language.KOREAN else english

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
        events = (
            first_of_each_person(self.evidence.events) if question.counts_people else self.evidence.events
        )
        if not events:
            return [Sentence(self.nothing(question))]
        lead = Sentence(self.lead(question), tuple(map(citation_of_event, events[:MAX_LISTED])))
        listed = [self.event_sentence(stored) for stored in events[:MAX_LISTED]]
        return [lead, *listed, *self.rest(len(events))]

    def nothing(self, question: Question) -> str:
        no = self.say("No: nothing", "아니요, ") if question.is_yes_or_no else self.say("Nothing", "")
        if question.event_types:
            kinds = " / ".join(counted(kind, 0, self.language) for kind in question.event_types)
            return self.say(
                f"{no} of that kind was seen ({kinds}).", f"{no}그런 일은 보이지 않았습니다 ({kinds})."
            )
        return self.say("Nobody was seen there.", f"{no}아무도 보이지 않았습니다.")

    def lead(self, question: Question) -> str:
        events = self.evidence.events
        people = people_counted(self.evidence.people, self.language)
        if question.counts_people:
            return self.people_lead(question, people)
        kinds = question.event_types or tuple(dict.fromkeys(stored.event.type for stored in events))
        tally = ", ".join(
            counted(kind, count, self.language)
            for kind in kinds
            if (count := sum(stored.event.type is kind for stored in events))
        )
        if question.is_yes_or_no:
            return self.say(f"Yes: {tally}.", f"네, 있습니다: {tally}.")
        return self.say(f"Seen: {tally}.", f"확인된 장면: {tally}.")

    def people_lead(self, question: Question, people: str) -> str:
        were = "was" if self.evidence.people == 1 else "were"
        if question.event_types == (EventType.PERSON_ENTER,):
            return self.say(f"{people} {were} seen coming in.", f"{people}이 들어왔습니다.")
        return self.say(f"{people} {were} seen.", f"{people}이 보였습니다.")

    def event_sentence(self, stored: StoredEvent) -> Sentence:
        span, what = time_span_label(stored.event), happening(stored.event, self.language)
        where = self.video_label(stored.video_id)
        return Sentence(f"{where}{span} {what}.", (citation_of_event(stored),))

    def rest(self, count: int) -> list[Sentence]:
        more = count - MAX_LISTED
        if more <= 0:
            return []
        return [
            Sentence(
                self.say(f"And {more} more, see the timeline.", f"그 밖에 {more}건은 타임라인에 있습니다.")
            )
        ]

    def about_windows(self, question: Question) -> list[Sentence]:
        windows = self.evidence.windows
        if not windows:
            return [Sentence(self.say("Nothing that fits was found.", "맞는 장면을 찾지 못했습니다."))]
        return [self.window_sentence(found) for found in windows]

    def window_sentence(self, found: FoundWindow) -> Sentence:
        told = found.events[:MAX_TOLD]
        text = " ".join(sentence_of_event(stored.event, self.language) for stored in told)
        text += " …" if len(found.events) > MAX_TOLD else ""
        cited = tuple(citation_of_event(stored, found.window_id) for stored in told)
        return Sentence(f"{self.video_label(found.video_id)}{text}", cited)

    def video_label(self, video_id: int) -> str:
        """The video's name, where an answer speaks of several."""
        return f"[{self.evidence.names[video_id]}] " if len(self.evidence.names) > 1 else ""

    def looked(self) -> Sentence:
        looked = self.evidence.looked
        length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
        percent = int(looked.share * 100) if looked.share < 1 else 100
        waiting = looked.videos - looked.videos_ready
        text = self.say(
            f"Looked at {seen} of {length} ({percent} %) in {looked.videos_ready} of {looked.videos} videos.",
            f"영상 {looked.videos}개 중 {looked.videos_ready}개, {length} 가운데 {seen}({percent} %)을 "
            "살펴보았습니다.",
        )
        if waiting or looked.share < 1:
            text += self.say(
                " What was not looked at may hold more.", " 살펴보지 못한 부분에 더 있을 수 있습니다."
            )
        return Sentence(text)


def first_of_each_person(events: Sequence[StoredEvent]) -> list[StoredEvent]:
    """For every person the earliest event that they are the main person of."""
    firsts: dict[tuple[int, int], StoredEvent] = {}
    for stored in events:
        firsts.setdefault((stored.video_id, stored.event.track_numbers[0]), stored)
    return list(firsts.values())


def citation_of_event(stored: StoredEvent, window_id: int | None = None) -> Citation:
    event: Event = stored.event
    return Citation(
        video_id=stored.video_id,
        start_s=event.range.start_s,
        end_s=event.range.end_s,
        event_id=stored.event_id,
        window_id=window_id,
        run_id=stored.run_id,
    )
