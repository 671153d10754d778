"""What a question asks for, in the words of its answer: who, where, when. Parts begin or end with a space."""

from domain.language.message import Message, Plural, message, plural, template

PEOPLE = plural("person", "people", "사람")
EVENTS = plural("event", "events", "일")
INCIDENTS = plural("incident", "incidents", "주의할 일")
SOME_THINGS = plural("thing", "things", "사물")
RECORDINGS = plural("recording", "recordings", "녹화 영상")
CAMERAS = plural("camera", "cameras", "카메라")
THINGS: dict[str, Plural] = {
    "vehicle": plural("vehicle", "vehicles", "차량"),
    "bag": plural("bag", "bags", "가방"),
    "animal": plural("animal", "animals", "동물"),
}
"""By the labels of detectors."""
NOBODY = message("nobody", "사람")
"""Nobody of those who are asked for; in Korean the verb says so."""
SOMEBODY = message("somebody", "사람")
WAS_SEEN = plural("was seen", "were seen", "보인")
WAS_FOUND = plural("was seen", "were seen", "확인된")
"""Of events, which are found rather than seen."""
WERE_THERE = plural("was there", "were there", "있던")
STAYED = plural("stayed", "stayed", "머문")
IN_INCIDENTS = plural("was part of an incident", "were part of an incident", "주의할 일과 관련된")
"""Of people who are asked for by anything unusual."""
FIT = plural("fits that", "fit that", "해당하는")
"""Of recordings and cameras that are asked for by what they show."""
ARE_STORED = plural("is stored", "are stored", "저장된")
HAVE_RECORDINGS = plural("has recordings", "have recordings", "영상이 있는")
CAME = message("came", "온")
WENT = message("went", "간")
CAME_AND_WENT = message("came and went", "지나간")


def counted(english: str, korean: str) -> Message[[int]]:
    """A number as it stands before an English noun, and after a Korean one."""

    def count_of(count: int) -> None: ...

    return template(english, korean)(count_of)


COUNTERS: dict[str, Message[[int]]] = {
    "person": counted("{count}", "{count}명"),
    "vehicle": counted("{count}", "{count}대"),
    "bag": counted("{count}", "{count}개"),
    "animal": counted("{count}", "{count}마리"),
    "event": counted("{count}", "{count}건"),
    "time": counted("{count}", "{count}회"),
    "stretch": counted("{count}", "{count}개 구간"),
    "recording": counted("{count}", "{count}개"),
    "camera": counted("{count}", "{count}대"),
}


@template("{number} {noun}{marks} {did}{tail}", "{tail}{did}{marks}{noun} {number} 있습니다")
def there_are(number: str, noun: str, marks: str, did: str, tail: str) -> None:
    """As in `2 people in red came in on the left`, `왼쪽에서 들어온 빨간색 옷을 입은 사람이 2명 있습니다`."""


@template("{number} {noun}{marks} {did}{tail}", "{tail}{did}{marks}{noun} {number}입니다")
def their_number_is(number: str, noun: str, marks: str, did: str, tail: str) -> None: ...


@template(
    "more {noun}{marks} {did}{tail}: {number} against {other}",
    "{tail}{did}{marks}{noun} 더 많습니다: {number} 대 {other}",
)
def there_are_more(noun: str, marks: str, did: str, tail: str, number: str, other: str) -> None: ...


@template("most {noun}{marks} {did}{tail}: {number}", "{tail}{did}{marks}{noun} 가장 많습니다: {number}")
def there_are_most(noun: str, marks: str, did: str, tail: str, number: str) -> None: ...


@template(
    "the fewest {noun}{marks} {did}{tail}: {number}", "{tail}{did}{marks}{noun} 가장 적습니다: {number}"
)
def there_are_fewest(noun: str, marks: str, did: str, tail: str, number: str) -> None: ...


@template(
    "fewer {noun}{marks} {did}{tail}: {number} against {other}",
    "{tail}{did}{marks}{noun} 더 적습니다: {number} 대 {other}",
)
def there_are_fewer(noun: str, marks: str, did: str, tail: str, number: str, other: str) -> None: ...


@template("{noun}{marks} {did}{tail}", "{tail}{did}{marks}{noun} 보이지 않았습니다")
def there_is_none(noun: str, marks: str, did: str, tail: str) -> None:
    """As in `nobody in red came in`, `들어온 빨간색 옷을 입은 사람은 보이지 않았습니다`."""


@template("{who} {did}{tail}", "{who} {tail}{did}")
def somebody_did(who: str, did: str, tail: str) -> None:
    """As in `person 2 came in on the left`, `2번 사람이 왼쪽에서 들어왔습니다`."""


@template("{who} {did_not}{tail}", "{who} {tail}{did_not} 것으로 보입니다")
def somebody_did_not(who: str, did_not: str, tail: str) -> None: ...


@template("{who} {seen}{tail}", "{who} {tail}{seen}")
def somebody_not_seen(who: str, seen: str, tail: str) -> None: ...


@template("{who} was{marks}", "{who} {marks}사람입니다")
def somebody_was(who: str, marks: str) -> None:
    """As in `person 2 was in red`."""


@template("{who} was not{marks}", "{who} {marks}사람이 아닙니다")
def somebody_was_not(who: str, marks: str) -> None: ...


SEEN = plural("was seen", "were seen", "보였습니다")
NOT_SEEN = plural("was not seen", "were not seen", "보이지 않았습니다")
NOBODY_AT_ALL = message("nobody was seen", "아무도 보이지 않았습니다")


@template("no {noun}", "{noun}")
def no_thing(noun: str) -> None: ...


@template(" in {clothes}", "{clothes} 입은 ")
def in_clothes(clothes: str) -> None:
    """In Korean, `clothes` ends in its object particle."""


@template(" not in {clothes}", "{clothes} 입지 않은 ")
def not_in_clothes(clothes: str) -> None: ...


@template("{colour}", "{colour} 옷")
def coloured(colour: str) -> None: ...


@template("a {colour} top", "{colour} 상의")
def top(colour: str) -> None: ...


@template("{colour} trousers or skirt", "{colour} 하의")
def bottom(colour: str) -> None: ...


EITHER = message(" or ", " 또는 ")
TRAITS: dict[str, Plural] = {
    "female": plural(" who is probably a woman", " who are probably women", "여성으로 추정되는 "),
    "male": plural(" who is probably a man", " who are probably men", "남성으로 추정되는 "),
    "young": plural(" who is probably below 20", " who are probably below 20", "20세 미만으로 추정되는 "),
    "middle": plural(" who is probably 20 to 59", " who are probably 20 to 59", "20~59세로 추정되는 "),
    "old": plural(" who is probably 60 or older", " who are probably 60 or older", "60세 이상으로 추정되는 "),
}
"""By the value of the trait. Classifiers guess these."""
FACINGS: dict[str, Message[[]]] = {
    "front": message(" facing the camera", "카메라 쪽을 향한 "),
    "left": message(" facing left", "왼쪽을 향한 "),
    "back": message(" facing away", "카메라 반대쪽을 향한 "),
    "right": message(" facing right", "오른쪽을 향한 "),
}
AT_SIDES: dict[str, Message[[]]] = {
    "left": message("on the left", "왼쪽"),
    "center": message("in the middle", "가운데"),
    "right": message("on the right", "오른쪽"),
}
EDGES: dict[str, Message[[]]] = {
    "left": message("the left", "왼쪽"),
    "right": message("the right", "오른쪽"),
    "top": message("the top", "위쪽"),
    "bottom": message("the bottom", "아래쪽"),
}
"""Of the picture, over which people come and go."""
WAYS: dict[str, Message[[]]] = {
    "in": message(" inwards", "안쪽으로 "),
    "out": message(" outwards", "바깥쪽으로 "),
}


@template(" {sides}", "{sides}에서 ")
def at_side(sides: str) -> None: ...


@template(" the zone “{names}”", "‘{names}’ 구역에 ")
def to_zone(names: str) -> None: ...


@template(" the zone “{names}”", "‘{names}’ 구역에서 ")
def from_zone(names: str) -> None: ...


@template(" in the zone “{names}”", "‘{names}’ 구역에서 ")
def in_zone(names: str) -> None: ...


@template(" at the line “{names}”", "‘{names}’ 선에서 ")
def at_line(names: str) -> None: ...


@template(" from {edge}", "{edge}에서 ")
def from_edge(edge: str) -> None: ...


@template(" to {edge}", "{edge} 방향으로 ")
def to_edge(edge: str) -> None: ...


@template(" on the camera “{names}”", "‘{names}’ 카메라에서 ")
def on_camera(names: str) -> None: ...


@template(" at the site “{name}”", "‘{name}’ 현장에서 ")
def at_site(name: str) -> None: ...


@template(" between {start} and {end}", "{start}부터 {end}까지 ")
def between(start: str, end: str) -> None: ...


@template(" at {moment}", "{moment}에 ")
def at_moment(moment: str) -> None: ...


@template(" on {day}", "{day}에 ")
def on_day(day: str) -> None: ...


BESIDES_NAMED = message(" besides those you named", "말씀하신 사람 말고 ")
OF_THOSE_MEANT = message("none of those asked about", "말씀하신 사람 가운데")
BESIDES_TOLD = message(" besides those told of before", "앞서 말한 사람 말고 ")
OTHERS = message(" other", "다른 ")


@template(" from {first} to {last}", "{first}부터 {last}까지 ")
def on_days(first: str, last: str) -> None: ...


@template(" on {day} between {start} and {end}", "{day} {start}부터 {end}까지 ")
def between_on(day: str, start: str, end: str) -> None: ...


@template(" before {end}", "{end} 이전에 ")
def until(end: str) -> None: ...


@template(" after {start}", "{start} 이후에 ")
def since(start: str) -> None: ...


@template(" in the last {length}", "마지막 {length} 동안 ")
def in_the_last(length: str) -> None: ...


@template(" between {start} and {end} every day", "매일 {start}부터 {end}까지 ")
def daily(start: str, end: str) -> None: ...


@template(" for {length} or longer", "{length} 이상 ")
def at_least(length: str) -> None: ...


@template(" for at most {length}", "{length} 이하로 ")
def at_most(length: str) -> None: ...


@template(" for {shortest} to {longest}", "{shortest} 이상 {longest} 이하로 ")
def from_to(shortest: str, longest: str) -> None: ...


@template(" after {what}", "{what} 뒤에 ")
def after(what: str) -> None: ...


@template(" before {what}", "{what} 전에 ")
def before(what: str) -> None: ...


@template(" while {what}", "{what} 때에 ")
def during(what: str) -> None: ...


@template("{who} {did}", "{who} {did}")
def who_did(who: str, did: str) -> None: ...


WAS_THERE = message("was there", "있던")
TO_BE_THERE = message("was there", "있기")


@template(" and {did_not}", "{did_not} ")
def and_did_not(did_not: str) -> None: ...


@template(" who {did_not}", "{did_not} ")
def who_did_not(did_not: str) -> None: ...


@template("{did}{others}", "{did} 사람 가운데 {others}")
def among_them(did: str, others: str) -> None:
    """Of those who did something, those who did not do something else; only Korean needs it."""
