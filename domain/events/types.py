"""The types of events: one entry each, with all that the system says and understands of it.

A new type is an entry here and a rule in `domain.events.rules`. The page has its own words and colours
(`serving/web/js`); a test compares them, and the table in docs/api.md, with these types.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Self

from domain.language.message import Message, Plural, message, plural, template


def verb(english: str, korean: str) -> Message[[str]]:
    """What somebody does, in the present, with `{side}` where the side of the picture is said."""

    def at_side(side: str) -> None: ...

    return template(english, korean)(at_side)


@dataclass(frozen=True, slots=True)
class EventKind:
    """What makes a type of event."""

    verb: Message[[str]]
    noun: Plural
    """What is counted."""
    did: Plural
    """What one person, or several, did, as the end of a sentence that begins with how many they were."""
    asked_in_english: str
    """Pattern over lower-cased questions that ask for it."""
    asked_in_korean: str
    urgency: int | None = None
    """Place among the types that a summary tells of, 1 first; None: told only where nothing else happened."""
    related: str | None = None
    """Another type that people may mean who ask for this one: answers tell of both and mix up neither."""
    hides: str | None = None
    """A type whose pattern fits some of the same questions and is not meant there: walking in is entering."""
    side_from: Literal["start", "end"] | None = None
    """The end of the path at which its side is taken; None: where its box is."""
    is_of_two: bool = False
    """Whether two people do it together."""
    none_seen: Message[[]] | None = None
    """What a summary says where it did not happen."""

    @property
    def pattern(self) -> str:
        return f"{self.asked_in_english}|{self.asked_in_korean}"


class EventType(StrEnum):
    """What can happen, as it stands in the database and in the API.

    People enter and exit over an edge of the picture or through a door. Who is first seen elsewhere
    appears, and who is last seen elsewhere is lost: whether they came or went is not known.
    """

    kind: EventKind
    _value_: str

    def __new__(cls, value: str, *kind: EventKind) -> Self:
        """A member; `kind` is variadic because type checkers take a look-up by value for a call of this."""
        member = str.__new__(cls, value)
        member._value_ = value
        (member.kind,) = kind
        return member

    PERSON_ENTER = (
        "person_enter",
        EventKind(
            verb=verb("comes in {side}", "{side} 들어옵니다"),
            noun=plural("entry", "entries", "입장"),
            did=plural("came in", "came in", "들어왔습니다"),
            asked_in_english=r"\b(come|comes|came|coming|enter\w*|arriv\w*|go(es)? in|"
            r"walk(s|ed)? in(?! the (middle|left|right|cent(er|re)|background)))\b",
            asked_in_korean=r"들어오|들어온|들어왔|들어와|들어옵|들어가|들어간|들어갔|입장|출입|방문",
            urgency=3,
            related="person_appear",
            hides="walking",
            side_from="start",
        ),
    )
    PERSON_EXIT = (
        "person_exit",
        EventKind(
            verb=verb("leaves {side}", "{side} 나갑니다"),
            noun=plural("exit", "exits", "퇴장"),
            did=plural("left", "left", "나갔습니다"),
            asked_in_english=r"\b(leav\w*|left the|exit\w*|go(es)? out|went out|depart\w*)\b"
            r"|\b(who|people|person|anyone|someone|somebody|everybody|they) (has |have )?left\b",
            asked_in_korean=r"나가|나간|나갔|나갑|나와|나온|나왔|퇴장|떠나|떠났|떠난",
            urgency=4,
            related="person_lost",
            side_from="end",
        ),
    )
    PERSON_APPEAR = (
        "person_appear",
        EventKind(
            verb=verb("appears {side}", "{side} 나타납니다"),
            noun=plural(
                "appearance inside the picture", "appearances inside the picture", "화면 안에 나타남"
            ),
            did=plural(
                "appeared inside the picture", "appeared inside the picture", "화면 안에 나타났습니다"
            ),
            asked_in_english=r"\b(appear\w*|show(s|ed)? up|turn(s|ed)? up|emerg(e|es|ed|ing))\b",
            asked_in_korean=r"나타나|나타난|나타났|나타납|등장",
            urgency=5,
            related="person_enter",
            side_from="start",
        ),
    )
    PERSON_LOST = (
        "person_lost",
        EventKind(
            verb=verb("is lost from sight {side}", "{side} 시야에서 사라집니다"),
            noun=plural("loss from sight", "losses from sight", "시야에서 사라짐"),
            did=plural("was lost from sight", "were lost from sight", "시야에서 사라졌습니다"),
            asked_in_english=r"\b(disappear\w*|vanish\w*|lost from sight|out of sight)\b",
            asked_in_korean=r"사라지|사라진|사라졌|사라집",
            urgency=6,
            related="person_exit",
            side_from="end",
        ),
    )
    WALKING = (
        "walking",
        EventKind(
            verb=verb("walks {side}", "{side} 걷습니다"),
            noun=plural("stretch of walking", "stretches of walking", "걷기"),
            did=plural("walked", "walked", "걸었습니다"),
            asked_in_english=r"\b(walk\w*|mov(e|es|ed|ing)|pass(es|ed|ing)? by)\b",
            asked_in_korean=r"걷|걸어|걸었|이동|움직|지나",
        ),
    )
    STANDING = (
        "standing",
        EventKind(
            verb=verb("stands {side}", "{side} 서 있습니다"),
            noun=plural("stretch of standing", "stretches of standing", "서 있기"),
            did=plural("stood", "stood", "서 있었습니다"),
            asked_in_english=r"\b(stand\w*|stood|wait\w*|still)\b",
            asked_in_korean=r"서 ?있|서있|멈춰|기다리|가만히",
        ),
    )
    COLLAPSE = (
        "collapse",
        EventKind(
            verb=verb("falls down {side} and stays on the floor", "{side} 쓰러져 바닥에 있습니다"),
            noun=plural("fall", "falls", "쓰러짐"),
            did=plural("fell", "fell", "쓰러졌습니다"),
            asked_in_english=r"\b(fall|falls|fell|fallen|falling|collaps\w*|on the (floor|ground)|lying)\b",
            asked_in_korean=r"쓰러|넘어지|넘어진|넘어졌|실신|졸도|누워|바닥에",
            urgency=1,
            none_seen=message("Nobody was seen to fall.", "쓰러진 사람은 보이지 않습니다."),
        ),
    )
    INTERACTION = (
        "interaction",
        EventKind(
            verb=verb("stay close together {side}", "{side} 가까이 함께 있습니다"),
            noun=plural("meeting of two people", "meetings of two people", "두 사람의 만남"),
            did=plural("was close to somebody", "were close together", "함께 있었습니다"),
            asked_in_english=r"\b(meet\w*|met|talk\w*|interact\w*|together|close to each other)\b",
            asked_in_korean=r"만나|만난|만났|대화|이야기하|함께|상호작용|접촉",
            urgency=2,
            hides="standing",
            is_of_two=True,
        ),
    )


HIGHLIGHTS = tuple(
    sorted((each for each in EventType if each.kind.urgency), key=lambda each: each.kind.urgency or 0)
)
"""What is told of a recording, most urgent first. The others are left out where there is any of these."""
