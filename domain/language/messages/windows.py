"""What is said of windows: clothes, what happened around them, and stretches in which nobody was."""

from domain.language.message import message, template

NOBODY = message("Nobody is there.", "아무도 없습니다.")
"""What is searched of a stretch without anybody."""


@template("Clothes: {outfits}.", "옷차림: {outfits}.")
def clothes(outfits: str) -> None: ...


@template("People: {guesses}.", "인물: {guesses}.")
def guesses(guesses: str) -> None: ...


@template("{colour} top", "{colour} 상의")
def top(colour: str) -> None: ...


@template("{colour} bottoms", "{colour} 하의")
def bottom(colour: str) -> None: ...


@template("{people}: {outfit}.", "{people}: {outfit}.")
def wears(people: str, outfit: str) -> None: ...


@template("{span} ({clock})", "{span} ({clock})")
def with_clock(span: str, clock: str) -> None:
    """A time in the recording and the same on the clock of the camera."""


@template("{time} {what}", "{time} {what}")
def line(time: str, what: str) -> None: ...


@template("{time} (before) {what}", "{time} (직전) {what}")
def line_before(time: str, what: str) -> None: ...


@template("{time} (after) {what}", "{time} (직후) {what}")
def line_after(time: str, what: str) -> None: ...


@template(
    "Nobody was seen for {length}: this stretch was looked at, and nothing happened in it.",
    "{length} 동안 아무도 보이지 않았습니다. 이 구간은 살펴보았으며 아무 일도 없었습니다.",
)
def nobody_for(length: str) -> None: ...


@template("{count} more follow.", "그 밖에 {count}건이 이어집니다.")
def more_follow(count: int) -> None: ...


@template("What the model {model} saw: {sentence}", "모델({model})이 본 장면: {sentence}")
def model_saw(model: str, sentence: str) -> None: ...
