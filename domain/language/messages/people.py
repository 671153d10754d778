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
