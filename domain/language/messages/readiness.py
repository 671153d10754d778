"""What is said of recordings whose analysis is not complete."""

from domain.language.message import message, template

WAITING = message("waiting", "대기")
BEING_ANALYSED = message("being analysed", "분석 중")
FAILED = message("failed", "실패")
WAITS_FOR_ITS_TURN = message(
    "This recording is not analysed yet: it waits for its turn. Ask again when it is ready.",
    "이 영상은 아직 분석되지 않았고 차례를 기다리고 있습니다. 끝난 뒤에 다시 물어봐 주세요.",
)


@template(
    "1 of {videos} recording is not analysed and left out of this answer ({states}).",
    "영상 {videos}개 중 1개는 분석이 끝나지 않아 답에 들어 있지 않습니다 ({states}).",
)
def one_left_out(videos: int, states: str) -> None: ...


@template(
    "{count} of {videos} recordings are not analysed and left out of this answer ({states}).",
    "영상 {videos}개 중 {count}개는 분석이 끝나지 않아 답에 들어 있지 않습니다 ({states}).",
)
def left_out(count: int, videos: int, states: str) -> None: ...


@template(
    "This recording could not be analysed, so nothing is known about it. {reason}",
    "이 영상은 분석하지 못해 답할 수 없습니다. {reason}",
)
def could_not_be_analysed(reason: str) -> None: ...


@template(
    "This recording is being analysed ({percent} % done). Ask again when it is ready.",
    "이 영상은 아직 분석 중입니다({percent} %). 끝난 뒤에 다시 물어봐 주세요.",
)
def is_being_analysed(percent: int) -> None: ...
