"""How lists name a chat."""

from domain.language.message import template


@template("Session {number} of {video}", "{video}의 {number}번째 세션")
def session_title(video: str, number: int) -> None: ...
