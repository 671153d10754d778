"""What answers tell of times without anybody."""

from domain.language.message import message, template


@template("Nobody was seen for {length} in all", "모두 {length} 동안 아무도 보이지 않았습니다")
def empty_for(length: str) -> None: ...


@template(
    "Nobody was seen at {times} ({length} in all)",
    "아무도 보이지 않은 시간은 {times}입니다(모두 {length})",
)
def empty_at(times: str, length: str) -> None: ...


NOBODY_THEN = message("Nobody was seen", "아무도 보이지 않았습니다")


@template(
    "There is no stretch without anybody{how_long} in what was looked at",
    "살펴본 부분에는 {how_long}아무도 없던 시간이 없습니다",
)
def never_empty_so_long(how_long: str) -> None: ...


NEVER_EMPTY = message(
    "There is no longer stretch without anybody in what was looked at",
    "살펴본 부분에는 아무도 없는 긴 시간이 없습니다",
)


@template("{clause}: {times} ({length} in all)", "{clause}: {times}(모두 {length})")
def none_at(clause: str, times: str, length: str) -> None:
    """When nothing of what is asked for was: `nobody in red was seen: 00:16-01:11 (55 s in all)`."""


@template("it was empty{where} for {length}: {times}", "{where}비어 있던 시간은 {length}입니다: {times}")
def empty_so_long(where: str, length: str, times: str) -> None: ...
