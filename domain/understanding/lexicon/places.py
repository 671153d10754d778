"""What places of shops and buildings are called in both languages: cameras and zones are named after them."""

PLACES = tuple(
    tuple(each.strip() for each in f"{english}, {korean}".split(","))
    for english, korean in (
        ("counter, checkout, checkout counter, cash desk, till, cash register", "카운터, 계산대"),
        ("back door, rear door, back entrance, back camera, rear camera", "뒷문, 후문, 뒷문 카메라"),
        (
            "front door, main entrance, front entrance, main door, front gate, front camera",
            "정문, 앞문",
        ),
        ("entrance, entry door", "입구, 출입구"),
        ("exit, exit door", "출구, 나가는 곳"),
        ("shelf, shelves, display shelf", "선반, 진열대, 매대"),
        ("storage, storeroom, stockroom, warehouse, storage room", "창고"),
        ("parking lot, car park, parking, parking space", "주차장"),
        ("hallway, corridor, aisle", "복도, 통로"),
        ("stairs, staircase, stairway", "계단"),
        ("elevator, lift", "엘리베이터, 승강기"),
        ("office", "사무실"),
        ("restroom, toilet, washroom", "화장실"),
        ("fridge, refrigerator, cooler", "냉장고"),
        ("freezer", "냉동고"),
        ("kiosk, self checkout", "키오스크, 무인 계산대"),
        ("vending machine", "자판기"),
        ("lobby", "로비"),
        ("kitchen", "주방"),
        ("yard, backyard", "마당, 뒷마당"),
        ("loading dock, loading bay", "하역장"),
        ("washing machine, washer", "세탁기"),
        ("dryer", "건조기"),
    )
)
"""Words for one place in each row."""
DOOR_ENDINGS = ("door", "entrance", "gate", "문", "입구", "출입구")
"""How names of doors end."""
A_DOOR = ("door", "doorway", "문", "출입문")
AN_ENTRANCE = ("entrance", "현관", "현관문", "출입구", "입구")
ANY_DOOR = frozenset({*A_DOOR, *AN_ENTRANCE})
"""Words for the only door that has a name, beside the word for a line or a zone: `the door line`."""
AT_THE_BACK = ("back", "rear", "뒷", "후")
"""How names of doors begin that are no entrance."""


def called_door(name: str) -> tuple[str, ...]:
    """What the only door with a name is called as well; empty for what is no door.

    >>> "entrance" in called_door("Front door"), called_door("Back door"), called_door("Counter")
    (True, ('door', 'doorway', '문', '출입문'), ())
    """
    said = name.lower().strip()
    if not said.endswith(DOOR_ENDINGS):
        return ()
    return A_DOOR if said.startswith(AT_THE_BACK) else (*A_DOOR, *AN_ENTRANCE)


def others_of(name: str) -> tuple[str, ...]:
    """What else a place of some name is called; empty for names of their own.

    >>> "카운터" in others_of("Counter"), others_of("Camera 7")
    (True, ())
    """
    lowered = " ".join(name.lower().split())
    return next((tuple(word for word in row if word != lowered) for row in PLACES if lowered in row), ())
