"""What to say of recordings that are asked about before their analysis is complete."""

from collections.abc import Sequence

from domain.language.reasons import reason_text
from domain.language.wording import Language
from domain.records import VideoRecord, VideoStatus

STATES = (VideoStatus.PENDING, VideoStatus.PROCESSING, VideoStatus.FAILED)
NAMES = {
    Language.ENGLISH: {
        VideoStatus.PENDING: "waiting",
        VideoStatus.PROCESSING: "being analysed",
        VideoStatus.FAILED: "failed",
    },
    Language.KOREAN: {
        VideoStatus.PENDING: "대기",
        VideoStatus.PROCESSING: "분석 중",
        VideoStatus.FAILED: "실패",
    },
}


def unready_text(unready: Sequence[VideoRecord], videos: int, language: Language) -> str | None:
    """That some of so many recordings are not analysed, how far they are, or why; None when all are ready."""
    if not unready:
        return None
    if videos == 1:
        return unready_video_text(unready[0], language)
    counts = [(state, sum(video.status is state for video in unready)) for state in STATES]
    listed = ", ".join(f"{NAMES[language][state]} {count}" for state, count in counts if count)
    if language is Language.KOREAN:
        return f"영상 {videos}개 중 {len(unready)}개는 분석이 끝나지 않아 답에 들어 있지 않습니다 ({listed})."
    are = "recording is" if len(unready) == 1 else "recordings are"
    return f"{len(unready)} of {videos} {are} not analysed and left out of this answer ({listed})."


def unready_video_text(video: VideoRecord, language: Language) -> str:
    """Where one recording stands."""
    is_korean = language is Language.KOREAN
    if video.status is VideoStatus.FAILED:
        reason = reason_text(video.error_code or "internal", language)
        return (
            f"이 영상은 분석하지 못해 답할 수 없습니다. {reason}"
            if is_korean
            else f"This recording could not be analysed, so nothing is known about it. {reason}"
        )
    if video.status is VideoStatus.PROCESSING:
        return (
            f"이 영상은 아직 분석 중입니다({video.progress} %). 끝난 뒤에 다시 물어봐 주세요."
            if is_korean
            else f"This recording is being analysed ({video.progress} % done). Ask again when it is ready."
        )
    return (
        "이 영상은 아직 분석되지 않았고 차례를 기다리고 있습니다. 끝난 뒤에 다시 물어봐 주세요."
        if is_korean
        else "This recording is not analysed yet: it waits for its turn. Ask again when it is ready."
    )
