"""What is said where something is asked to be after or before what was not seen itself."""

from domain.language.message import template


@template(
    "It was not seen that {what}, so nothing can be said to be before or after it",
    "{what} 장면이 보이지 않아 그 앞뒤의 일은 말할 수 없습니다",
)
def not_seen_that(what: str) -> None: ...


@template(
    "it was not seen that {what}, so nothing was before or after it",
    "{what} 장면이 보이지 않으므로 그 앞뒤의 일도 없습니다",
)
def nothing_around(what: str) -> None: ...
