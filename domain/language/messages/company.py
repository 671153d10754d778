"""With whom somebody was, or is compared, in the words of an answer. Parts begin or end with a space."""

from domain.language.message import message, template

ALONE = message(" alone", "혼자 ")
WAS_ALONE = message("was in view alone", "혼자 화면에 보인")
SOMEBODY_ELSE = message("somebody else", "다른 사람")
TOGETHER = message(" together with somebody else", "다른 사람과 함께 ")


@template(" together with {who}", "{who} 함께 ")
def together_with(who: str) -> None: ...


@template(" close to {who}", "{who} 가까이에서 ")
def close_to(who: str) -> None:
    """As in `person 1 was seen close to person 2`; in Korean without a particle."""


@template(" longer than {who}", "{who} 오래 ")
def longer_than(who: str) -> None: ...


@template(" for a shorter time than {who}", "{who} 짧게 ")
def shorter_than(who: str) -> None: ...


@template(" already when {what}", "{what} 때 이미 ")
def already_when(what: str) -> None: ...


@template(" within {length} after {what}", "{what} 뒤 {length} 안에 ")
def soon_after(what: str, length: str) -> None: ...


@template(" within {length} before {what}", "{what} 전 {length} 안에 ")
def shortly_before(what: str, length: str) -> None: ...


@template(
    " no more than {length} before or after {what}",
    "{what} 때의 앞뒤로 {length} 안에 ",
)
def near_in_time(what: str, length: str) -> None: ...
