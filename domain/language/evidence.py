"""What answers rest on, and what they are made of: sentences with the stretches of video that show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.people.followed import FollowedThing, SeenPerson
from domain.records import PERSON, StoredEvent

MAX_CITED = 200
"""A sentence about more than this cites the first ones, and says so: one answer stays below 100 KB."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a video that shows what a sentence says."""

    video_id: int
    start_s: float
    end_s: float
    event_id: int | None
    window_id: int | None
    run_id: str
    track_number: int | None = None
    """The person or thing that it is of, where it is of no event."""
    receipt_id: str | None = None
    """Under which what it rests on can be looked at (`domain.language.receipts`)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is for readers who see the times of its citations beside it, `alone` for all others."""

    text: str
    citations: tuple[Citation, ...] = ()
    alone: str = ""

    @property
    def with_time(self) -> str:
        return self.alone or self.text


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How much of which recordings an answer rests on."""

    videos: int
    videos_ready: int
    seconds: float
    seconds_analysed: float

    @property
    def share(self) -> float:
        return self.seconds_analysed / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return "\n".join(sentence.with_time for sentence in self.sentences)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for sentence in self.sentences for citation in sentence.citations)


def people_in(events: Sequence[StoredEvent]) -> set[tuple[int, int]]:
    """The different people in some events, as video and number."""
    return {
        (stored.video_id, number)
        for stored in events
        if stored.event.label == PERSON
        for number in stored.event.track_numbers
    }


def cite_event(stored: StoredEvent, window_id: int | None = None) -> Citation:
    span = stored.event.range
    return Citation(stored.video_id, span.start_s, span.end_s, stored.event_id, window_id, stored.run_id)


def cite_person(person: SeenPerson | FollowedThing) -> Citation:
    span = person.range
    return Citation(person.video_id, span.start_s, span.end_s, None, None, person.run_id, person.number)
