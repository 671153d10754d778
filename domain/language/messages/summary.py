"""Lines of a recording's summary."""

from domain.language.message import message, template

ASKS_AGAIN = (
    ("분석할 이벤트가 없습니다",),
    ("감지된 이벤트가 없습니다",),
    ("실패",),
    ("총 ", "개의 이벤트가 감지되었습니다"),
)
"""The first front end asks for another summary where all phrases of one of these stand in the Korean text."""
FIRST = message("What matters first:", "먼저 보아야 할 일:")


QUIET_HOURS = message("quiet hours", "사람이 없어야 할 시간")
"""The words for them in `in_quiet_hours`, which no summary that a language model writes may leave out."""


@template(
    "{people} in quiet hours, when nobody is expected: {stretches}.",
    "사람이 없어야 할 시간에 {people}이 있었습니다: {stretches}.",
)
def in_quiet_hours(people: str, stretches: str) -> None: ...


@template("{span} ({start} to {end} by the clock)", "{span}(시계로는 {start}~{end})")
def by_the_clock(span: str, start: str, end: str) -> None: ...


@template(
    "This recording of {length} shows {people}.", "길이 {length}인 이 녹화 영상에는 사람 {people}이 보입니다."
)
def shows_people(length: str, people: str) -> None: ...


@template(
    "This recording of {length} shows nobody.", "길이 {length}인 이 녹화 영상에는 사람이 보이지 않습니다."
)
def shows_nobody(length: str) -> None: ...


@template("It holds {counts}.", "확인된 일: {counts}.")
def holds(counts: str) -> None: ...


@template(
    "Most people at once: {count}, from {time}.",
    "한꺼번에 가장 많이 보인 사람은 {count}명입니다({time}부터).",
)
def most_at_once(count: int, time: str) -> None: ...


@template(
    "{who} was in view longest, from {start} to {end}.",
    "가장 오래 보인 사람은 {start}부터 {end}까지 보인 {who}입니다.",
)
def in_view_longest(who: str, start: str, end: str) -> None: ...


@template("Nobody was seen during {stretches}.", "다음 시간에는 아무도 보이지 않았습니다: {stretches}.")
def nobody_during(stretches: str) -> None: ...


@template("The timeline shows {count} more.", "그 밖의 {count}건은 타임라인에서 볼 수 있습니다.")
def timeline_shows_more(count: int) -> None: ...


@template(
    "{percent} % of it was looked at, times without frames left out; "
    "people are told apart by number only, and theft or violence is not looked for.",
    "프레임이 없는 시간을 빼고 전체의 {percent} %를 살펴보고 정리한 내용이며, "
    "사람은 번호로만 구분하고 도난이나 폭력은 살피지 않습니다.",
)
def looked_at(percent: int) -> None: ...


@template(
    " {percent} % of it was quiet and looked at by key frames only.",
    " 그중 {percent} %는 변화가 없어 핵심 프레임만 살펴보았습니다.",
)
def key_frames_only(percent: int) -> None: ...


@template(" Not looked at: {stretches}.", " 살펴보지 못한 부분: {stretches}.")
def not_looked_at(stretches: str) -> None: ...


@template("and {count} more stretches", "그 밖에 {count}곳")
def more_stretches(count: int) -> None: ...
