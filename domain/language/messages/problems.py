"""What is said of constraints of a question that cannot hold."""

from domain.language.message import template


@template(
    "“{said}” is no time that there is: hours go to 24 and minutes to 59. Ask again with another time.",
    "“{said}”은(는) 없는 시각입니다. 시는 24까지, 분은 59까지입니다. 시각을 바꾸어 다시 물어봐 주세요.",
)
def impossible_time(said: str) -> None: ...


@template(
    "“{said}” ends before it begins, so nothing can be in it. Ask again, the earlier time first.",
    "“{said}”은(는) 끝이 시작보다 앞서서 해당하는 구간이 없습니다. 이른 시각을 먼저 써서 다시 물어봐 주세요.",
)
def empty_range(said: str) -> None: ...


@template(
    "Nothing can be “{said}” at once: the least is more than the most. Ask again with one of the two.",
    "“{said}”을(를) 함께 만족하는 길이는 없습니다. 둘 중 하나만 써서 다시 물어봐 주세요.",
)
def no_length(said: str) -> None: ...


@template(
    "“{words}” leaves out more people than can be looked at: ask about fewer recordings or less time",
    "‘{words}’에서 제외되는 사람이 너무 많습니다. 더 적은 영상이나 더 짧은 시간에 대해 물어봐 주세요",
)
def too_many_left_out(words: str) -> None: ...
