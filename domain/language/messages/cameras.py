"""What is wrong with the settings of a camera, and what is said of its clock."""

from domain.language.message import message, template


@template(
    "{field}: {name!r} cannot be a name; use up to {most} visible characters without spaces at the ends",
    "{field}: {name!r}은(는) 이름으로 쓸 수 없습니다. 앞뒤 공백 없이 보이는 글자로 {most}자까지 적어 주세요",
)
def bad_name(field: str, name: str, most: int) -> None: ...


@template(
    "time_zone: {name!r} is not a time zone; write a name of the IANA list, as Asia/Seoul, or leave it empty",
    "time_zone: {name!r}은(는) 시간대가 아닙니다. Asia/Seoul처럼 IANA 이름으로 적거나 비워 두세요",
)
def unknown_time_zone(name: str) -> None: ...


@template(
    "clock_offset_s: {value:g} is not an offset of a clock; give seconds between -{most} and {most}",
    "clock_offset_s: {value:g}은(는) 시계 보정값이 아닙니다. -{most}초에서 {most}초 사이로 적어 주세요",
)
def bad_clock_offset(value: float, most: int) -> None: ...


@template(
    "quiet_hours: {text!r} is no time of day; write it like 22:30, and midnight at the end as 24:00",
    "quiet_hours: {text!r}은(는) 시각이 아닙니다. 22:30처럼 적고, 하루의 끝은 24:00으로 적어 주세요",
)
def bad_time_of_day(text: str) -> None: ...


@template(
    "quiet_hours: {start} to {end} is no time of the day; the whole day is 00:00 to 24:00",
    "quiet_hours: {start}부터 {end}까지는 시간 범위가 아닙니다. 하루 종일은 00:00부터 24:00까지입니다",
)
def senseless_quiet_hours(start: str, end: str) -> None: ...


@template(
    "quiet_hours: {one} and {other} overlap; make one range of them",
    "quiet_hours: {one} 범위와 {other} 범위가 겹칩니다. 하나로 합쳐 주세요",
)
def quiet_hours_overlap(one: str, other: str) -> None: ...


@template(
    "There are {count} zones and lines; at most {most} are kept for one camera",
    "구역과 선이 {count}개입니다. 카메라 하나에 {most}개까지 둘 수 있습니다",
)
def too_many_places(count: int, most: int) -> None: ...


@template(
    "Two zones or lines are called {name!r}; give each its own name",
    "구역이나 선 둘의 이름이 {name!r}입니다. 서로 다른 이름을 붙여 주세요",
)
def name_twice(name: str) -> None: ...


@template(
    "{name!r}: the point {point} lies outside the frame, which reaches from 0 to 1 both ways",
    "{name!r}: 점 {point}이(가) 화면 밖에 있습니다. 화면은 가로세로 모두 0부터 1까지입니다",
)
def outside(name: str, point: str) -> None: ...


@template(
    "{name!r} has {count} corners; a zone has 3 to {most}",
    "{name!r}의 꼭짓점이 {count}개입니다. 구역에는 3개에서 {most}개까지 있어야 합니다",
)
def corner_count(name: str, count: int, most: int) -> None: ...


@template(
    "{name!r} has the corner {point} twice; leave one out",
    "{name!r}에 꼭짓점 {point}이(가) 두 번 있습니다. 하나를 빼 주세요",
)
def corner_twice(name: str, point: str) -> None: ...


@template(
    "{name!r} has no area: its corners lie on a line, or it is too small for anybody to stand in",
    "{name!r}의 넓이가 없습니다. 꼭짓점이 한 줄에 있거나 사람이 설 수 없을 만큼 작습니다",
)
def no_area(name: str) -> None: ...


@template(
    "{name!r} crosses itself: two of its sides meet; put its corners in order along its outline",
    "{name!r}의 변이 서로 엇갈립니다. 꼭짓점을 둘레를 따라 차례로 놓아 주세요",
)
def crosses_itself(name: str) -> None: ...


@template(
    "{name!r} has no length: it goes from {start} to {end}",
    "{name!r}의 길이가 없습니다. {start}에서 {end}까지입니다",
)
def no_length(name: str, start: str, end: str) -> None: ...


@template(
    "camera {name!r} has been changed by {who} meanwhile: it is at version {version}, and your change is of "
    "version {yours}. Read it again, and change that.",
    "그사이 {who} 님이 카메라 {name!r}을(를) 바꾸었습니다. 지금은 {version}번째 판이고, 보내신 것은 "
    "{yours}번째 판을 고친 것입니다. 다시 읽은 뒤 고쳐 주세요.",
)
def changed_meanwhile(name: str, who: str, version: int, yours: int) -> None: ...


@template("There is a camera {name!r} already", "카메라 {name!r}은(는) 이미 있습니다")
def name_taken(name: str) -> None: ...


@template("camera {name} not found", "카메라 {name}을(를) 찾을 수 없습니다")
def camera_not_found(name: str) -> None: ...


@template("camera {name} has no version {version}", "카메라 {name}에 {version}번째 판이 없습니다")
def version_not_found(name: str, version: int) -> None: ...


FROM_UPLOAD = message("Given with the upload", "올릴 때 적은 시각입니다")
FROM_EDIT = message("Set by hand later", "나중에 사람이 적은 시각입니다")
FROM_METADATA = message("From the file's metadata", "파일에 기록된 시각입니다")
FROM_FILE_NAME = message("From the file's name", "파일 이름에서 읽은 시각입니다")
CLOCK_GAP = message(
    "on that day the clocks were put forward over this hour, so it is read as the hour after",
    "그날 시계를 앞당겨 이 시각은 없었으므로 한 시간 뒤로 읽었습니다",
)
CLOCK_FOLD = message(
    "on that day the clocks were put back, so this hour came twice: the first is taken",
    "그날 시계를 늦추어 이 시각이 두 번 있었으므로 앞의 것으로 읽었습니다",
)


@template("read in {zone}", "{zone} 시간대로 읽었습니다")
def read_in_zone(zone: str) -> None: ...


@template(
    "corrected by {seconds:+g} s for its camera's clock", "카메라 시계에 맞추어 {seconds:+g}초 보정했습니다"
)
def corrected_by(seconds: float) -> None: ...
