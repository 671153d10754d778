"""Why a search found something."""

from domain.language.message import message, template


@template("It holds: {events}.", "찾는 일이 있습니다: {events}.")
def holds_events(events: str) -> None: ...


@template("It says: {words}.", "찾는 말이 있습니다: {words}.")
def holds_words(words: str) -> None: ...


NEAR_IN_MEANING = message("It is close in meaning.", "뜻이 가깝습니다.")
NOBODY_THEN = message("Nobody was there then.", "그때는 아무도 없었습니다.")
