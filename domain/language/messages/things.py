"""How many vehicles, bags and animals were seen; by the label of detectors."""

from domain.language.message import Message, message, template


def counted(english: str, korean: str) -> Message[[int]]:
    """A sentence about a number of things, with `{count}`."""

    def count_of(count: int) -> None: ...

    return template(english, korean)(count_of)


NONE_SEEN: dict[str, Message[[]]] = {
    "vehicle": message("No vehicle was seen.", "차량은 보이지 않았습니다."),
    "bag": message("No bag was seen.", "가방은 보이지 않았습니다."),
    "animal": message("No animal was seen.", "동물은 보이지 않았습니다."),
}
NO_NONE_SEEN: dict[str, Message[[]]] = {
    "vehicle": message("No: no vehicle was seen.", "아니요, 차량은 보이지 않았습니다."),
    "bag": message("No: no bag was seen.", "아니요, 가방은 보이지 않았습니다."),
    "animal": message("No: no animal was seen.", "아니요, 동물은 보이지 않았습니다."),
}
"""The same where yes or no is wanted."""
ONE_SEEN: dict[str, Message[[]]] = {
    "vehicle": message("1 vehicle was seen.", "차량 1대가 보였습니다."),
    "bag": message("1 bag was seen.", "가방 1개가 보였습니다."),
    "animal": message("1 animal was seen.", "동물 1마리가 보였습니다."),
}
SEVERAL_SEEN: dict[str, Message[[int]]] = {
    "vehicle": counted("{count} vehicles were seen.", "차량 {count}대가 보였습니다."),
    "bag": counted("{count} bags were seen.", "가방 {count}개가 보였습니다."),
    "animal": counted("{count} animals were seen.", "동물 {count}마리가 보였습니다."),
}
