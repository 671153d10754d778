"""What to say of recordings that are asked about before their analysis is complete."""

from collections.abc import Sequence

from domain.language.message import Language, text
from domain.language.messages import readiness as say
from domain.language.reasons import reason_text
from domain.records import VideoRecord, VideoStatus

STATES = {
    VideoStatus.PENDING: say.WAITING,
    VideoStatus.PROCESSING: say.BEING_ANALYSED,
    VideoStatus.FAILED: say.FAILED,
}
"""The states of recordings that are not analysed, in the order in which they are counted."""


def unready_text(unready: Sequence[VideoRecord], videos: int, language: Language) -> str | None:
    """That some of so many recordings are not analysed, how far they are, or why; None when all are ready."""
    if not unready:
        return None
    if videos == 1:
        return unready_video_text(unready[0], language)
    counts = [(name, sum(video.status is state for video in unready)) for state, name in STATES.items()]
    states = ", ".join(f"{text(name, language)} {count}" for name, count in counts if count)
    if len(unready) == 1:
        return text(say.one_left_out, language, videos, states)
    return text(say.left_out, language, len(unready), videos, states)


def unready_video_text(video: VideoRecord, language: Language) -> str:
    """Where one recording stands."""
    if video.status is VideoStatus.FAILED:
        reason = reason_text(video.error_code or "internal", language)
        return text(say.could_not_be_analysed, language, reason)
    if video.status is VideoStatus.PROCESSING:
        return text(say.is_being_analysed, language, video.progress)
    return text(say.WAITS_FOR_ITS_TURN, language)
