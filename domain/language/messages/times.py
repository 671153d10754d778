"""Times and lengths in answers."""

from domain.language.message import Message, message, template


@template("{length} s", "{length}초")
def seconds(length: str) -> None: ...


@template("{count} min {seconds} s", "{count}분 {seconds}초")
def minutes(count: int, seconds: int) -> None: ...


@template("{count} min", "{count}분")
def whole_minutes(count: int) -> None: ...


@template("{count} h {minutes} min", "{count}시간 {minutes}분")
def hours(count: int, minutes: int) -> None: ...


@template("{count} h", "{count}시간")
def whole_hours(count: int) -> None: ...


@template("{year}-{month:02d}-{day:02d} {time}", "{year}년 {month}월 {day}일 {time}")
def moment(year: int, month: int, day: int, time: str) -> None: ...


@template("{year}-{month:02d}-{day:02d}", "{year}년 {month}월 {day}일")
def date(year: int, month: int, day: int) -> None: ...


AT_THE_END = message(" at the end of the recording", "영상이 끝날 때 ")
PARTS: dict[tuple[float, float], Message[[]]] = {
    (0.0, 0.5): message(" in the first half", "전반에 "),
    (0.5, 1.0): message(" in the second half", "후반에 "),
    (0.0, 0.25): message(" in the first quarter", "처음 4분의 1 동안 "),
    (0.75, 1.0): message(" in the last quarter", "마지막 4분의 1 동안 "),
    (0.45, 0.55): message(" in the middle of the recording", "영상 중간쯤에 "),
}
DAYS_AGO: dict[int | None, Message[[]]] = {
    0: message("today", "오늘"),
    1: message("yesterday", "어제"),
    2: message("the day before yesterday", "그저께"),
}


@template(" {called} ({day})", "{called}({day})에 ")
def on_called_day(called: str, day: str) -> None: ...
