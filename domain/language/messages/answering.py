"""Sentences of answers, without their full stop where a time may follow in brackets."""

from domain.language.message import template


@template("Yes, {line}", "네, {line}")
def yes(line: str) -> None: ...


@template("No: {line}", "아니요, {line}")
def no(line: str) -> None: ...


@template("{line}: {details}", "{line}: {details}")
def with_details(line: str, details: str) -> None: ...


@template("And {number} more", "그 밖에 {number} 더 있습니다")
def and_more(number: str) -> None: ...


@template(
    "And {number} more, the first {cited} of them shown here",
    "그 밖에 {number} 더 있으며, 처음 {cited}건만 여기에 표시합니다",
)
def and_more_than_cited(number: str, cited: int) -> None: ...


@template("and {number} more", "그 밖에 {number}")
def more_in_a_row(number: str) -> None: ...


@template("{who}, {known}", "{who}, {known}")
def person_known(who: str, known: str) -> None: ...


@template("{who} was in view", "{who} 화면에 보였습니다")
def was_in_view(who: str) -> None: ...


@template("At {time}, {what}", "{time}에 {what}")
def at_time(time: str, what: str) -> None: ...
