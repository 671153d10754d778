"""Sentences of answers to questions. A sentence that follows `YES` begins in lower case there."""

from domain.language.message import message, template

NO_RECORDINGS = message("There are no recordings yet.", "아직 녹화 영상이 없습니다.")
NOTHING_FITS = message("Nothing that fits was found.", "맞는 장면을 찾지 못했습니다.")
YES = message("Yes: ", "네, 있습니다: ")
AT_LEAST = message("at least ", "적어도 ")
"""Before a number that may be larger."""
NOBODY_SEEN = message("Nobody was seen there.", "아무도 보이지 않았습니다.")
NO_NOBODY_SEEN = message("No: nobody was seen there.", "아니요, 아무도 보이지 않았습니다.")
NOBODY_THEN = message("Nobody was seen.", "아무도 보이지 않았습니다.")
NEVER_EMPTY = message(
    "There is no longer stretch without anybody in what was looked at.",
    "살펴본 부분에는 아무도 없는 긴 시간이 없습니다.",
)
MAY_HOLD_MORE = message(
    " What was not looked at may hold more.", " 살펴보지 못한 부분에 더 있을 수 있습니다."
)


@template(
    "This analysis does not look for {topics}, so it can neither confirm nor rule that out.",
    "이 분석은 다음을 살피지 않으므로 있었는지 없었는지 말할 수 없습니다: {topics}.",
)
def not_looked_for(topics: str) -> None: ...


@template("Nothing of that kind was seen ({counts}).", "그런 일은 보이지 않았습니다 ({counts}).")
def nothing_seen(counts: str) -> None: ...


@template("No: nothing of that kind was seen ({counts}).", "아니요, 그런 일은 보이지 않았습니다 ({counts}).")
def no_nothing_seen(counts: str) -> None: ...


@template("{people} was seen.", "{people}이 보였습니다.")
def was_seen(people: str) -> None: ...


@template("{people} were seen.", "{people}이 보였습니다.")
def were_seen(people: str) -> None: ...


@template("{people} {what}.", "{people}이 {what}.")
def people_did(people: str, what: str) -> None:
    """As in `2 people came in.`, `2명이 들어왔습니다.`."""


@template("{count} more {what}.", "그 밖에 {count}명이 {what}.")
def more_did(count: int, what: str) -> None: ...


@template(
    "Nobody was seen for {length} in all.",
    "모두 {length} 동안 아무도 보이지 않았습니다.",
)
def empty_for(length: str) -> None: ...


@template("Seen: {tally}.", "확인된 장면: {tally}.")
def seen(tally: str) -> None: ...


@template("And {count} more; see the timeline.", "그 밖에 {count}건은 타임라인에 있습니다.")
def and_more(count: int) -> None: ...


@template(
    "And {count} more, the first {cited} of them cited here; see the timeline.",
    "그 밖에 {count}건은 타임라인에 있습니다 (처음 {cited}건만 표시).",
)
def and_more_than_cited(count: int, cited: int) -> None: ...


@template(
    "Looked at {seen} of {length} ({percent} %) in {ready} of {videos} videos.",
    "영상 {videos}개 중 {ready}개, {length} 가운데 {seen}({percent} %)를 살펴보았습니다.",
)
def looked_at(seen: str, length: str, percent: int, ready: int, videos: int) -> None: ...


@template("{thing} was there.", "{thing} 있었습니다.")
def thing_was_there(thing: str) -> None:
    """As in `A vehicle was there.`, `차량이 있었습니다.`."""


KINDS_NOT_TOLD = message(
    "Of things it is only known whether they are vehicles, bags or animals, not of which kind or colour.",
    "사물은 차량, 가방, 동물인지만 구분하며 세부 종류나 색은 구분하지 않습니다.",
)


@template(
    "Looked for {topics} in {count} of {videos} recordings only.",
    "분석된 영상 {videos}개 중 {count}개에서만 다음을 살펴보았습니다: {topics}.",
)
def looked_for_in(topics: str, count: int, videos: int) -> None: ...


@template(
    "For this a model looked only at stretches that rules had chosen ({count} of them, {length} in all), "
    "not at whole recordings",
    "이 항목은 규칙이 골라낸 구간 중 {count}개(모두 {length})만 모델이 살펴보았으며, 영상 전체를 살펴본 "
    "것은 아닙니다",
)
def stretches_looked_at(count: int, length: str) -> None: ...


NO_STRETCH = message(
    "Rules found no stretch in which a model should look for this",
    "규칙이 이 항목을 모델로 살펴볼 만한 구간을 찾지 못했습니다",
)


@template(
    "It could not look at {count} of the chosen stretches",
    "골라낸 구간 가운데 {count}개는 모델이 살펴보지 못했습니다",
)
def stretches_failed(count: int) -> None: ...


@template(
    "This is what a model ({models}) made of pictures and may be wrong: look at the video before you act",
    "모델({models})이 화면을 보고 판단한 것이라 틀릴 수 있습니다. 조치하기 전에 영상을 확인해 주세요",
)
def told_by_model(models: str) -> None: ...


@template(
    "{fitting} of {people} people probably fit that; for {untold} it cannot be told. "
    "Classifiers guess this from pictures.",
    "{people}명 중 {fitting}명이 해당하는 것으로 추정되고 {untold}명은 알 수 없습니다. "
    "분류 모델이 화면을 보고 추정한 것입니다.",
)
def people_fit(fitting: int, people: int, untold: int) -> None: ...
