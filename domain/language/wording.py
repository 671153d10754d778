"""Every word about events that people read or search, in English and in Korean."""

from collections.abc import Sequence
from enum import StrEnum

from domain.clock import time_label
from domain.records import Event, EventType, TimeRange


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


DID = {
    Language.ENGLISH: {
        EventType.PERSON_ENTER: ("came in", "came in"),
        EventType.PERSON_EXIT: ("left", "left"),
        EventType.PERSON_APPEAR: ("appeared inside the picture", "appeared inside the picture"),
        EventType.PERSON_LOST: ("was lost from sight", "were lost from sight"),
        EventType.WALKING: ("walked", "walked"),
        EventType.STANDING: ("stood", "stood"),
        EventType.COLLAPSE: ("fell", "fell"),
        EventType.INTERACTION: ("was close to somebody", "were close together"),
    },
    Language.KOREAN: {
        EventType.PERSON_ENTER: ("들어왔습니다", "들어왔습니다"),
        EventType.PERSON_EXIT: ("나갔습니다", "나갔습니다"),
        EventType.PERSON_APPEAR: ("화면 안에 나타났습니다", "화면 안에 나타났습니다"),
        EventType.PERSON_LOST: ("시야에서 사라졌습니다", "시야에서 사라졌습니다"),
        EventType.WALKING: ("걸었습니다", "걸었습니다"),
        EventType.STANDING: ("서 있었습니다", "서 있었습니다"),
        EventType.COLLAPSE: ("쓰러졌습니다", "쓰러졌습니다"),
        EventType.INTERACTION: ("함께 있었습니다", "함께 있었습니다"),
    },
}
"""What one person, or several, did, as the end of a sentence that begins with how many they were."""

SOMEBODY = {Language.ENGLISH: ("A person", "Two people"), Language.KOREAN: ("한 사람이", "두 사람이")}


def time_span_label(span: TimeRange) -> str:
    return f"{time_label(span.start_s)}-{time_label(span.end_s)}"


def group_people(event: Event, language: Language) -> str:
    """`Person 2`, `Person 1 and person 2`; in Korean with the subject particle."""
    numbers = event.track_numbers
    if language is Language.KOREAN:
        return "과 ".join(f"{number}번 사람" for number in numbers) + "이"
    return " and ".join(f"person {number}" for number in numbers).capitalize()


def describe_event(event: Event, language: Language) -> str:
    """Who did what and where, without a time: `Person 2 comes in on the left`."""
    side = SIDES[language][event.side or "center"]
    verb = VERBS[language][event.type].format(side=side)
    return f"{group_people(event, language)} {verb}"


def plain_sentence(kind: EventType, side: str | None, language: Language) -> str:
    """What happened and where, to anybody and at any time, which is what is searched.

    >>> plain_sentence(EventType.PERSON_ENTER, "left", Language.ENGLISH)
    'A person comes in on the left.'
    """
    one, two = SOMEBODY[language]
    verb = VERBS[language][kind].format(side=SIDES[language][side or "center"])
    return f"{two if kind is EventType.INTERACTION else one} {verb}."


def plain_sentences() -> tuple[str, ...]:
    """Every English `plain_sentence` that there can be."""
    return tuple(
        plain_sentence(kind, side, Language.ENGLISH) for kind in EventType for side in SIDES[Language.ENGLISH]
    )


def person_was_there(number: int, language: Language) -> str:
    return f"{number}번 사람이 있었습니다." if language is Language.KOREAN else f"Person {number} was there."


def count_text(kind: EventType, count: int, language: Language) -> str:
    """`1 fall`, `2 falls`; `쓰러짐 2건`."""
    singular, plural = NOUNS[language][kind]
    if language is Language.KOREAN:
        return f"{plural} {count}건"
    return f"{count} {singular if count == 1 else plural}"


def people_count_text(count: int, language: Language) -> str:
    if language is Language.KOREAN:
        return f"{count}명"
    return "1 person" if count == 1 else f"{count} people"


def event_verb(kinds: Sequence[EventType], count: int, language: Language) -> str:
    """What so many people did: `came in or left`; `들어왔습니다`."""
    place = 0 if count == 1 else 1
    joint = " 또는 " if language is Language.KOREAN else " or "
    return joint.join(DID[language][kind][place] for kind in kinds)
