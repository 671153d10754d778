"""What answers tell of recordings, without their full stop."""

from domain.language.message import message, template

NO_RECORDING_FITS = message("no recording fits that", "해당하는 녹화 영상이 없습니다")


@template("the recording “{name}” is {length} long", "‘{name}’ 영상의 길이는 {length}입니다")
def recording_length(name: str, length: str) -> None: ...


@template(
    "the {count} recordings are {length} long in all", "녹화 영상 {count}개의 길이는 모두 {length}입니다"
)
def recordings_length(count: int, length: str) -> None: ...


@template("“{name}” runs from {start} to {end}", "‘{name}’ 영상은 {start}에 시작해 {end}에 끝납니다")
def recorded_at(name: str, start: str, end: str) -> None: ...


@template(
    "it is not known when “{name}”, {length} long, was recorded",
    "길이가 {length}인 ‘{name}’ 영상은 언제 찍었는지 알 수 없습니다",
)
def recorded_unknown(name: str, length: str) -> None: ...
