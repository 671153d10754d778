"""Colours of clothes, by the value that is stored (`domain.people.colour.ColourName`)."""

from domain.language.message import Message, message

COLOURS: dict[str, Message[[]]] = {
    "black": message("black", "검은색"),
    "grey": message("grey", "회색"),
    "white": message("white", "흰색"),
    "red": message("red", "빨간색"),
    "orange": message("orange", "주황색"),
    "yellow": message("yellow", "노란색"),
    "green": message("green", "초록색"),
    "blue": message("blue", "파란색"),
    "navy": message("navy", "남색"),
    "purple": message("purple", "보라색"),
    "pink": message("pink", "분홍색"),
    "brown": message("brown", "갈색"),
    "beige": message("beige", "베이지색"),
}
