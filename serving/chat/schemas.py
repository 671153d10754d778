"""The shapes of answers to questions, with their evidence."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from domain.language.evidence import Answer, Citation, Sentence
from domain.language.message import Language
from domain.language.reasons import reason_texts
from domain.language.wording import describe_event
from domain.records import StoredEvent
from serving.event_schemas import LOCATION


def notices(reason: str | None) -> dict[str, str]:
    """The fields that say why only words were looked for; none where meaning was looked for too."""
    if reason is None:
        return {}
    english, korean = reason_texts(reason)
    return {"notice": english, "notice_ko": korean}


class CitationOut(BaseModel):
    """The stretch of video that a sentence rests on, in seconds, and what made it.

    What it rests on is at `receipt_url`; `track_number` is the person or thing, where it cites no event.
    """

    video_id: int
    start_s: float
    end_s: float
    event_id: int | None
    window_id: int | None
    run_id: str
    track_number: int | None = None
    receipt_id: str | None = None
    receipt_url: str | None = None

    @classmethod
    def of(cls, citation: Citation) -> Self:
        url = f"/api/receipts/{citation.receipt_id}" if citation.receipt_id else None
        return cls(
            video_id=citation.video_id,
            start_s=citation.start_s,
            end_s=citation.end_s,
            event_id=citation.event_id,
            window_id=citation.window_id,
            run_id=citation.run_id,
            track_number=citation.track_number,
            receipt_id=citation.receipt_id,
            receipt_url=url,
        )


class SentenceOut(BaseModel):
    text: str
    citations: list[CitationOut]

    @classmethod
    def of(cls, sentence: Sentence) -> Self:
        return cls(text=sentence.text, citations=[CitationOut.of(cited) for cited in sentence.citations])


class CitedEventOut(BaseModel):
    id: int
    timestamp: float
    event_type: str
    action_detected: str
    location: int | str
    scene_analysis: str

    @classmethod
    def of(cls, stored: StoredEvent | None) -> Self | None:
        if stored is None:
            return None
        return cls(
            id=stored.event_id,
            timestamp=round(stored.event.range.start_s, 2),
            event_type=stored.event.type,
            action_detected=stored.event.type,
            location=LOCATION.get(stored.event.side or "", ""),
            scene_analysis=f"{describe_event(stored.event, Language.KOREAN)}.",
        )


class AnswerOut(BaseModel):
    """`response` is the whole text; `sentences` are its parts, each with its evidence.

    `notice` says, in both languages, why only words were looked for, where that is so.
    The text of a sentence does not repeat the time of its one citation, which `response` names.
    """

    session_id: str
    response: str
    timestamp: datetime
    event: CitedEventOut | None
    sentences: list[SentenceOut]
    coverage_share: float
    notice: str | None = None
    notice_ko: str | None = None

    @staticmethod
    def sentences_of(answer: Answer) -> list[SentenceOut]:
        return [SentenceOut.of(each) for each in answer.sentences]


class DetailedAnswerOut(AnswerOut):
    """An answer with every event that it rests on, and what kind of question it took."""

    analysis_type: str
    event_count: int
    events: list[CitedEventOut]
