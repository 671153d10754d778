"""Lines of the summary of a day, of a camera or of a site."""

from domain.language.message import message, template

ALL_CAMERAS = message("All cameras", "모든 카메라")
"""The site of cameras that belong to no other."""
ONE_RECORDING = message("1 recording", "녹화 영상 1개")
NO_CAMERA = message("Recordings without a camera", "카메라가 정해지지 않은 영상")


@template("Camera {name}", "{name} 카메라")
def camera(name: str) -> None: ...


@template("Site {name}", "{name} 현장")
def site(name: str) -> None: ...


@template("{year}-{month:02d}-{day:02d}", "{year}년 {month}월 {day}일")
def date(year: int, month: int, day: int) -> None: ...


@template(
    "{who}, {date}: {people} in {recordings}. Looked at: {length} of the day.",
    "{date} {who}: {recordings}에서 사람 {people}이 보였고, 하루 가운데 {length} 분량을 살펴보았습니다.",
)
def head(who: str, date: str, people: str, recordings: str, length: str) -> None: ...


@template(
    "{who}, {date}: nobody was seen in {recordings}. Looked at: {length} of the day.",
    "{date} {who}: {recordings}에 사람이 보이지 않았으며, 하루 가운데 {length} 분량을 살펴보았습니다.",
)
def head_nobody(who: str, date: str, recordings: str, length: str) -> None: ...


@template(
    "{who}, {date}: there is no analysed recording of this day, so nothing can be said of it.",
    "{date} {who}: 이날 분석된 녹화 영상이 없어 무슨 일이 있었는지 알 수 없습니다.",
)
def head_nothing(who: str, date: str) -> None: ...


@template("{count} recordings", "녹화 영상 {count}개")
def recordings(count: int) -> None: ...


@template("{hours} h {minutes} min", "{hours}시간 {minutes}분")
def length(hours: int, minutes: int) -> None: ...


@template("{minutes} min {seconds} s", "{minutes}분 {seconds}초")
def short_length(minutes: int, seconds: int) -> None: ...


@template("{name}: {what}", "{name}: {what}")
def at_camera(name: str, what: str) -> None: ...


@template(
    "The busiest time was {start} to {end}, with {people}.",
    "가장 붐빈 때는 {start}부터 {end}까지로, 사람 {people}이 있었습니다.",
)
def busiest(start: str, end: str, people: str) -> None: ...


@template(
    "The longest stay was from {start} to {end}, {length}.",
    "가장 오래 머문 사람은 {start}부터 {end}까지 {length} 동안 있었습니다.",
)
def longest(start: str, end: str, length: str) -> None: ...


@template("Nobody was seen in these hours: {stretches}.", "아무도 보이지 않은 시간: {stretches}.")
def empty(stretches: str) -> None: ...


@template("{start} to {end}", "{start}~{end}")
def stretch(start: str, end: str) -> None: ...


@template("Not recorded or not looked at: {stretches}.", "녹화되지 않았거나 살펴보지 못한 시간: {stretches}.")
def not_covered(stretches: str) -> None: ...


@template(
    "Times are those of the clock in {zone}. People are counted anew in each recording, "
    "so who comes back may count again.",
    "시각은 {zone} 기준입니다. 사람은 영상마다 새로 세므로, 다시 온 사람은 한 번 더 세었을 수 있습니다.",
)
def footing(zone: str) -> None: ...


@template(
    "There is no summary of {who} for {date} yet; the summaries of a day are made in the night after it.",
    "{date} {who}의 요약이 아직 없습니다. 하루 요약은 그날이 지난 밤에 만들어집니다.",
)
def none_yet(who: str, date: str) -> None: ...


ONE_OF_TWO = message(
    "Say one of the two: camera, or site (an empty site means all cameras without one)",
    "camera와 site 가운데 하나만 알려 주세요. site를 비우면 현장이 없는 모든 카메라입니다",
)
