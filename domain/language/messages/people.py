"""People, where they are, and how many: parts of sentences about events."""

from domain.language.message import Message, message, template

SIDES: dict[str, Message[[]]] = {
    "left": message("on the left", "왼쪽에서"),
    "center": message("in the middle", "가운데에서"),
    "right": message("on the right", "오른쪽에서"),
}
"""By the side of the picture as events have it."""
A_PERSON = message("A person", "한 사람이")
TWO_PEOPLE = message("Two people", "두 사람이")
AND = message(" and ", "과 ")
"""Between two people."""
OR = message(" or ", " 또는 ")
"""Between two things that people did."""
ONE_PERSON = message("1 person", "1명")


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
