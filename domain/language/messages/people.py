"""People, where they are, and how many: parts of sentences about events."""

from domain.language.message import Message, message, template

SIDES: dict[str, Message[[]]] = {
    "left": message("on the left", "왼쪽에서"),
    "center": message("in the middle", "가운데에서"),
    "right": message("on the right", "오른쪽에서"),
}
"""By the side of the picture as events have it."""
SUBJECTS: dict[str, Message[[]]] = {
    "person": message("A person", "한 사람이"),
    "two_people": message("Two people", "두 사람이"),
    "crowd": message("Several people", "여러 사람이"),
    "object": message("A thing", "물건이"),
    "camera": message("The camera", "카메라가"),
    "vehicle": message("A vehicle", "차량이"),
    "bag": message("A bag", "가방이"),
    "animal": message("An animal", "동물이"),
}
"""By the subject of a type of event, or by the label of a thing."""
WAYS: dict[str, Message[[]]] = {
    "in": message("inwards", "안쪽으로"),
    "out": message("outwards", "바깥쪽으로"),
}
"""Which way a line was crossed, by the direction of the event."""
A_ZONE = message("a zone", "한 구역")
A_LINE = message("a line", "한 선을")
AND = message(" and ", "과 ")
"""Between two people."""
OR = message(" or ", " 또는 ")
"""Between two things that people did."""
ONE_PERSON = message("1 person", "1명")


@template("the zone “{name}”", "‘{name}’ 구역")
def zone_named(name: str) -> None: ...


@template("the line “{name}”", "‘{name}’ 선을")
def line_named(name: str) -> None: ...


MODEL_MARK = message("as a model sees it", "모델의 판단")
"""In both of the following."""
MODEL_WORD = message("model", "모델")
"""What a text must say, at least, that tells of it in other words."""


@template("{what} (as a model sees it)", "{what} (모델의 판단)")
def as_model_sees(what: str) -> None:
    """What rules have not found."""


@template("{what} (as a model sees it; there: {people})", "{what} (모델의 판단, 그곳에 있던 사람: {people})")
def as_model_sees_of(what: str, people: str) -> None:
    """With those who were there, of whom the model does not say who did it."""


@template("{count} people", "{count}명")
def people_count(count: int) -> None: ...


@template("person {number}", "{number}번 사람")
def person_number(number: int) -> None: ...


@template("{people}", "{people}이")
def as_subject(people: str) -> None:
    """With the subject particle, which is the same after every form of `person_number`."""


@template("Person {number} was there.", "{number}번 사람이 있었습니다.")
def person_was_there(number: int) -> None: ...


@template("{count} {noun}", "{noun} {count}건")
def counted(count: int, noun: str) -> None: ...


UNKNOWN_GENDER = message("gender unknown", "성별 미상")
UNKNOWN_AGE = message("age ?", "나이 ?")


GUESSED_GENDERS: dict[str, Message[[]]] = {
    "female": message("probably a woman", "여성 추정"),
    "male": message("probably a man", "남성 추정"),
}
"""By the value of the trait, as all of the following."""
GUESSED_AGES: dict[str, Message[[]]] = {
    "young": message("probably below 20", "20세 미만 추정"),
    "middle": message("probably 20 to 59", "20~59세 추정"),
    "old": message("probably 60 or older", "60세 이상 추정"),
}
GUESSED_FACINGS: dict[str, Message[[]]] = {
    "front": message("probably facing the camera", "카메라 쪽을 보는 것으로 추정"),
    "left": message("probably facing left", "왼쪽을 보는 것으로 추정"),
    "back": message("probably facing away", "카메라 반대쪽을 보는 것으로 추정"),
    "right": message("probably facing right", "오른쪽을 보는 것으로 추정"),
}
MOVEMENTS: dict[str, Message[[]]] = {
    "front": message("moving towards the camera", "카메라 쪽으로 이동"),
    "left": message("moving to the left", "왼쪽으로 이동"),
    "back": message("moving away from the camera", "카메라 반대쪽으로 이동"),
    "right": message("moving to the right", "오른쪽으로 이동"),
}
AGE_RANGES = {"young": "~19", "middle": "20~59", "old": "60~"}
"""Age groups as the first front end shows them, before its own word for years."""


@template("probably about {years}", "{years}세 안팎 추정")
def about_years(years: int) -> None: ...


@template("{guess} ({share})", "{guess}({share})")
def with_share(guess: str, share: str) -> None: ...


@template("in a {colour} top", "{colour} 상의")
def wears_top(colour: str) -> None: ...


@template("in {colour} trousers or skirt", "{colour} 하의")
def wears_trousers(colour: str) -> None: ...


@template("in a {upper} top and {lower} trousers or skirt", "{upper} 상의와 {lower} 하의")
def wears_both(upper: str, lower: str) -> None: ...


@template("Person {number} was there: {known}.", "{number}번 사람이 있었습니다: {known}.")
def described_person_was_there(number: int, known: str) -> None: ...


SAME_SIDE = message(" on the side they had come from", "들어온 쪽으로 ")
OTHER_SIDE = message(" on another side than they had come from", "들어온 쪽과 다른 쪽으로 ")
"""Where somebody left, by where they had come in."""


@template(" who {did}", "{did} ")
def who_did(did: str) -> None:
    """Of somebody: ` who loitered`, `서성인 `."""


THE_LAST_PERSON = message("the last person", "마지막 사람")


@template("the {rank} person", "{rank} 사람")
def the_nth_person(rank: str) -> None: ...


@template("{did_not} (“{names}”)", "‘{names}’ {did_not}")
def not_at(did_not: str, names: str) -> None: ...


TIMES = {1: message("once", "1회"), 2: message("twice", "2회")}
"""How often, where English has a word of its own."""


@template("{count} times", "{count}회")
def so_many_times(count: int) -> None: ...


@template(" at least {times}", "{times} 이상 ")
def at_least_so_often(times: str) -> None:
    """How often each of them did it: ` at least twice`."""


@template(" at most {times}", "{times} 이하로 ")
def at_most_so_often(times: str) -> None: ...


@template(" exactly {times}", "정확히 {times} ")
def exactly_so_often(times: str) -> None: ...
