"""From an understood question to a kept answer, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.language.answers import answer
from domain.language.evidence import Answer, LookedAt, Sentence
from domain.language.question import Intent, Question
from domain.language.reasons import reason_text
from domain.language.receipts import with_receipts
from domain.records import StoredEvent, VideoRecord
from resources.db.engine import Stores
from resources.models.query_embedder import QueryVector
from serving.chat.retrieval import find_evidence


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An answer with the session that keeps it; questions about all videos are not kept."""

    answer: Answer
    session_id: str | None
    events: tuple[StoredEvent, ...]
    looked: LookedAt
    intent: Intent
    notice: str | None = None
    """A reason of `domain.language.reasons` why only words were looked for, or in no better order."""


def answer_question(
    stores: Stores, question: Question, video_id: int | None, session_id: str | None, meant: QueryVector
) -> AnsweredQuestion:
    """Answer about a session's video, else a video, else all; raises `NotFoundError` for unknown ones.

    Where only words could be looked for, the last sentence says why, in the language of the question.
    """
    videos = videos_asked_about(stores, video_id, session_id)
    evidence = find_evidence(stores, question, videos, meant)
    given = answer(question, evidence)
    if meant.reason is not None:
        told = Sentence(reason_text(meant.reason, question.language))
        given = replace(given, sentences=(*given.sentences, told))
    given = with_receipts(given)
    if session_id is None and video_id is not None:
        session_id = stores.sessions.open(video_id)
    if session_id is not None:
        stores.sessions.add(session_id, question.text, given)
    else:
        stores.receipts.add(given, question.text)
    in_windows = tuple(stored for window in evidence.windows for stored in window.events)
    events = (*evidence.events, *in_windows)
    return AnsweredQuestion(given, session_id, events, evidence.looked, question.intent, meant.notice)


def videos_asked_about(stores: Stores, video_id: int | None, session_id: str | None) -> Sequence[VideoRecord]:
    if session_id is not None:
        return [stores.videos.get(stores.sessions.video_of(session_id))]
    if video_id is not None:
        return [stores.videos.get(video_id)]
    return stores.videos.newest_first()
