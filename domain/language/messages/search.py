"""Why a search found something."""

from domain.language.message import message, template


@template("It holds: {events}.", "찾는 일이 있습니다: {events}.")
def holds_events(events: str) -> None: ...


@template("It says: {words}.", "찾는 말이 있습니다: {words}.")
def holds_words(words: str) -> None: ...


NEAR_IN_MEANING = message("It is close in meaning.", "뜻이 가깝습니다.")
NOBODY_THEN = message("Nobody was there then.", "그때는 아무도 없었습니다.")
NO_PICTURE = message(
    "The picture cannot be read; send PNG or JPEG.",
    "사진을 읽을 수 없습니다. PNG나 JPEG로 보내 주세요.",
)
COLOURS_NOT_CERTAIN = message(
    "No colour of the clothes in this picture is certain. Choose a picture that shows one person, "
    "upright and whole.",
    "이 사진에서는 옷 색을 확실히 알 수 없습니다. 한 사람이 서 있는 모습이 온전히 보이는 사진을 골라 주세요.",
)


@template(
    "The picture has {size} bytes; at most {limit} are taken.",
    "사진이 {size}바이트입니다. {limit}바이트까지만 받습니다.",
)
def picture_too_large(size: int, limit: int) -> None: ...


@template(
    "The picture is {width}x{height}; at most {limit} a side are taken.",
    "사진이 {width}x{height}입니다. 한 변은 {limit}픽셀까지만 받습니다.",
)
def picture_too_wide(width: int, height: int, limit: int) -> None: ...


@template(
    "The box {box} is no part of a picture: x1, y1, x2, y2 from 0 to 1, the second pair above the first.",
    "상자 {box}은(는) 사진 안에 있지 않습니다. x1, y1, x2, y2를 0에서 1 사이로, "
    "뒤의 두 값을 더 크게 적어 주세요.",
)
def bad_box(box: str) -> None: ...


@template(
    "{time_s} s is outside of the recording, which is {length_s} s long.",
    "{time_s}초는 길이가 {length_s}초인 녹화 영상에 없습니다.",
)
def moment_outside(time_s: float, length_s: float) -> None: ...
