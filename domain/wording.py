"""Every word about events that people read or search, in English and in Korean."""

from enum import StrEnum

from domain.clock import time_label
from domain.records import Event, EventType


class Language(StrEnum):
    ENGLISH = "en"
    KOREAN = "ko"


SIDES = {
    Language.ENGLISH: {"left": "on the left", "center": "in the middle", "right": "on the right"},
    Language.KOREAN: {"left": "왼쪽에서", "center": "가운데에서", "right": "오른쪽에서"},
}

VERBS = {
    Language.ENGLISH: {
        EventType.PERSON_ENTER: "comes in {side}",
        EventType.PERSON_EXIT: "leaves {side}",
        EventType.PERSON_APPEAR: "appears {side}",
        EventType.PERSON_LOST: "is lost from sight {side}",
        EventType.WALKING: "walks {side}",
        EventType.STANDING: "stands {side}",
        EventType.COLLAPSE: "falls down {side} and stays on the floor",
        EventType.INTERACTION: "stay close together {side}",
    },
    Language.KOREAN: {
        EventType.PERSON_ENTER: "{side} 들어옵니다",
        EventType.PERSON_EXIT: "{side} 나갑니다",
        EventType.PERSON_APPEAR: "{side} 나타납니다",
        EventType.PERSON_LOST: "{side} 시야에서 사라집니다",
        EventType.WALKING: "{side} 걷습니다",
        EventType.STANDING: "{side} 서 있습니다",
        EventType.COLLAPSE: "{side} 쓰러져 바닥에 있습니다",
        EventType.INTERACTION: "{side} 가까이 함께 있습니다",
    },
}

NOUNS = {
    Language.ENGLISH: {
        EventType.PERSON_ENTER: ("entry", "entries"),
        EventType.PERSON_EXIT: ("exit", "exits"),
        EventType.PERSON_APPEAR: ("appearance inside the picture", "appearances inside the picture"),
        EventType.PERSON_LOST: ("loss from sight", "losses from sight"),
        EventType.WALKING: ("stretch of walking", "stretches of walking"),
        EventType.STANDING: ("stretch of standing", "stretches of standing"),
        EventType.COLLAPSE: ("fall", "falls"),
        EventType.INTERACTION: ("meeting of two people", "meetings of two people"),
    },
    Language.KOREAN: {
        EventType.PERSON_ENTER: ("입장", "입장"),
        EventType.PERSON_EXIT: ("퇴장", "퇴장"),
        EventType.PERSON_APPEAR: ("화면 안에 나타남", "화면 안에 나타남"),
        EventType.PERSON_LOST: ("시야에서 사라짐", "시야에서 사라짐"),
        EventType.WALKING: ("걷기", "걷기"),
        EventType.STANDING: ("서 있기", "서 있기"),
        EventType.COLLAPSE: ("쓰러짐", "쓰러짐"),
        EventType.INTERACTION: ("두 사람의 만남", "두 사람의 만남"),
    },
}


def time_span_label(event: Event) -> str:
    return f"{time_label(event.range.start_s)}-{time_label(event.range.end_s)}"


def people_of(event: Event, language: Language) -> str:
    """`Person 2`, `Person 1 and person 2`; in Korean with the subject particle."""
    numbers = event.track_numbers
    if language is Language.KOREAN:
        return "과 ".join(f"{number}번 사람" for number in numbers) + "이"
    return " and ".join(f"person {number}" for number in numbers).capitalize()


def happening(event: Event, language: Language) -> str:
    """Who did what and where, without a time: `Person 2 comes in on the left`."""
    side = SIDES[language][event.side or "center"]
    verb = VERBS[language][event.type].format(side=side)
    return f"{people_of(event, language)} {verb}"


def sentence_of_event(event: Event, language: Language) -> str:
    """One sentence with its time, such as `00:07-00:09 Person 2 comes in on the left.` in English."""
    return f"{time_span_label(event)} {happening(event, language)}."


def counted(kind: EventType, count: int, language: Language) -> str:
    """`1 fall`, `2 falls`; `쓰러짐 2건`."""
    singular, plural = NOUNS[language][kind]
    if language is Language.KOREAN:
        return f"{plural} {count}건"
    return f"{count} {singular if count == 1 else plural}"


def people_counted(count: int, language: Language) -> str:
    if language is Language.KOREAN:
        return f"{count}명"
    return "1 person" if count == 1 else f"{count} people"
