"""What is wrong with a field of a request, as it follows the field's name."""

from domain.language.message import message, template

THE_BODY = message("The body", "본문")
"""In place of a field's name."""
IS_MISSING = message("is missing", "값이 없습니다")
IS_EMPTY = message("is empty", "비어 있습니다")
NOT_FINITE = message("must be a finite number", "유한한 숫자여야 합니다")
BAD_CHARACTERS = message(
    "has characters that are not accepted here", "여기서 쓸 수 없는 문자가 들어 있습니다"
)
NOT_KNOWN = message("is not known here; leave it out", "알 수 없는 항목입니다. 빼고 보내세요")
NEEDS_OFFSET = message(
    "needs an offset, as in 2026-03-01T23:40:00+09:00",
    "2026-03-01T23:40:00+09:00처럼 시간대 차이를 함께 적어야 합니다",
)
NOT_JSON = message("is not JSON", "JSON이 아닙니다")
NOT_WHOLE_NUMBER = message("must be a whole number", "정수여야 합니다")
NOT_NUMBER = message("must be a number", "숫자여야 합니다")
NOT_TEXT = message("must be text", "텍스트여야 합니다")
NOT_BOOLEAN = message("must be true or false", "true 또는 false여야 합니다")
NOT_OUR_IDENTIFIER = message(
    "must be an identifier that this system gave", "이 시스템이 준 식별자여야 합니다"
)
NOT_TIME = message(
    "must be a date and time, as in 2026-03-01T23:40:00+09:00",
    "2026-03-01T23:40:00+09:00 같은 날짜와 시각이어야 합니다",
)
NOT_DATE = message("must be a date, as in 2026-03-01", "2026-03-01 같은 날짜여야 합니다")
NOT_LIST = message("must be a list", "목록이어야 합니다")
NOT_OBJECT = message("must be an object with named fields", "이름 붙은 항목들의 객체여야 합니다")
UNUSABLE = message("cannot be used", "쓸 수 없는 값입니다")


@template("{field} {problem}", "{field}: {problem}")
def about_field(field: str, problem: str) -> None: ...


@template("has more than {max_length} characters", "{max_length}자를 넘습니다")
def too_long(max_length: int) -> None: ...


@template("is shorter than {min_length} characters", "{min_length}자보다 짧습니다")
def too_short(min_length: int) -> None: ...


@template(
    "must be in the years {first} to {last}, and is of {year}",
    "{first}년부터 {last}년 사이여야 합니다. 받은 값은 {year}년입니다",
)
def year_out_of_range(first: int, last: int, year: int) -> None: ...


@template("must be {ge} or more", "{ge} 이상이어야 합니다")
def less_than(ge: float) -> None: ...


@template("must be more than {gt}", "{gt}보다 커야 합니다")
def not_more_than(gt: float) -> None: ...


@template("must be {le} or less", "{le} 이하여야 합니다")
def more_than(le: float) -> None: ...


@template("must be less than {lt}", "{lt}보다 작아야 합니다")
def not_less_than(lt: float) -> None: ...


@template("must be one of: {expected}", "다음 중 하나여야 합니다: {expected}")
def none_of(expected: str) -> None: ...
