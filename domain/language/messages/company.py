"""With whom somebody was, in the words of an answer. Parts begin or end with a space."""

from domain.language.message import message, template

ALONE = message(" alone", "혼자 ")
TOGETHER = message(" together with somebody else", "다른 사람과 함께 ")


@template(" together with {who}", "{who} 함께 ")
def together_with(who: str) -> None: ...
