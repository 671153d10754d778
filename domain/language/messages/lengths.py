"""What answers tell of several lengths as one, without their full stop."""

from domain.language.message import template


@template("the {number} lengths add up to {length}", "{number}건의 시간을 모두 합하면 {length}입니다")
def added_up(number: int, length: str) -> None: ...


@template("somebody{marks} was in view{tail}", "{tail}{marks}사람이 화면에 보였습니다")
def somebody_there(marks: str, tail: str) -> None: ...


@template("the {number} lengths are {length} on average", "{number}건의 시간은 평균 {length}입니다")
def on_average(number: int, length: str) -> None: ...
