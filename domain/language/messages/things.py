"""Vehicles, bags and animals: what they are called, and how many there are; by the label of detectors."""

from domain.language.message import Message, message, template


def counted(english: str, korean: str) -> Message[[int]]:
    """A number of things, with `{count}`."""

    def count_of(count: int) -> None: ...

    return template(english, korean)(count_of)


NAMES: dict[str, Message[[]]] = {
    "vehicle": message("vehicle", "차량"),
    "bag": message("bag", "가방"),
    "animal": message("animal", "동물"),
}
ONE: dict[str, Message[[]]] = {
    "vehicle": message("1 vehicle", "차량 1대"),
    "bag": message("1 bag", "가방 1개"),
    "animal": message("1 animal", "동물 1마리"),
}
SEVERAL: dict[str, Message[[int]]] = {
    "vehicle": counted("{count} vehicles", "차량 {count}대"),
    "bag": counted("{count} bags", "가방 {count}개"),
    "animal": counted("{count} animals", "동물 {count}마리"),
}
