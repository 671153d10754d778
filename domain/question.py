"""What somebody wants to know, read from an English or Korean question by its words.

This needs no language model. It knows the events that the analysis makes, people, counting, times in
the recording and sides of the picture; for everything else the words themselves are searched.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.records import EventType, TimeRange
from domain.wording import Language


class Intent(StrEnum):
    """What kind of answer is wanted."""

    COUNT = "count"
    FIND = "find"
    DESCRIBE = "describe"


STORY = (
    EventType.PERSON_ENTER,
    EventType.PERSON_EXIT,
    EventType.COLLAPSE,
    EventType.INTERACTION,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in terms of what is stored."""

    text: str
    language: Language
    intent: Intent
    event_types: tuple[EventType, ...] = ()
    is_about_people: bool = False
    is_yes_or_no: bool = False
    range: TimeRange | None = None
    side: str | None = None
    unseen: tuple[str, ...] = ()
    """Topics that no analysis here looks for, in the question's language."""
    search_text_en: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_about_events(self) -> bool:
        """Whether stored events answer it; otherwise the windows' texts are searched."""
        return bool(
            self.event_types
            or self.range
            or self.side
            or (self.is_about_people and not self.unseen)
            or (self.intent is Intent.DESCRIBE and not self.unseen)
        )

    @property
    def wanted_types(self) -> tuple[EventType, ...]:
        """The events to look up: those named, or those that tell the story."""
        if self.event_types or self.range or self.side:
            return self.event_types
        return STORY


EVENT_WORDS: dict[EventType, str] = {
    EventType.PERSON_ENTER: r"\b(come|comes|came|coming|enter\w*|arriv\w*|walk(s|ed)? in|go(es)? in)\b"
    r"|들어오|들어온|들어왔|들어간|입장|출입|방문|등장|들어옵",
    EventType.PERSON_EXIT: r"\b(leav\w*|left the|exit\w*|go(es)? out|went out|depart\w*)\b"
    r"|나가|나간|나갔|나갑|퇴장|떠나|떠났|떠난",
    EventType.COLLAPSE: r"\b(fall|falls|fell|fallen|falling|collaps\w*|on the (floor|ground)|lying)\b"
    r"|쓰러|넘어|실신|졸도|누워|바닥에",
    EventType.INTERACTION: r"\b(meet\w*|met|talk\w*|interact\w*|together|close to each other)\b"
    r"|만나|만난|만났|대화|이야기하|함께|상호작용|접촉",
    EventType.WALKING: r"\b(walk\w*|mov(e|es|ed|ing)|pass(es|ed|ing)? by)\b|걷|걸어|걸었|이동|움직|지나",
    EventType.STANDING: r"\b(stand\w*|stood|wait\w*|still)\b|서 ?있|서있|멈춰|기다리|가만히",
}
UNSEEN_WORDS: dict[tuple[str, str], str] = {
    ("theft", "도난"): r"\b(steal\w*|stole\w*|theft|thie(f|ves)|shoplift\w*|rob(bery|bed)?)\b|훔치|훔친|도난|절도|도둑",
    ("fights", "폭행"): r"\b(fight\w*|fought|violen\w*|attack\w*|hit|punch\w*)\b|싸우|싸움|폭행|폭력|때리|때렸",
    ("weapons", "무기"): r"\b(weapon\w*|gun\w*|kni(fe|ves))\b|무기|흉기|칼을",
    ("sitting", "앉음"): r"\b(sit|sits|sat|sitting)\b|앉",
    ("age or gender", "나이·성별"): r"\b(age|old|young|man|men|woman|women|male|female|boy|girl|child\w*)\b"
    r"|나이|성별|남자|여자|남성|여성|아이|노인|어린이",
    ("faces or identity", "얼굴·신원"): r"\b(face|identity|name of|who is)\b|얼굴|신원|누구",
    ("vehicles", "차량"): r"\b(car|cars|truck\w*|vehicle\w*|motorcycle\w*|bike\w*)\b|자동차|차량|트럭|오토바이",
}
PEOPLE_WORDS = r"\b(people|person|persons|anyone|anybody|someone|somebody|visitor\w*|customer\w*|who)\b|사람|명이|명\b|손님|고객|누가|방문자|인원"
COUNT_WORDS = r"\b(how many|number of|count)\b|몇 ?명|몇 ?번|몇 ?건|몇 ?사람|인원|얼마나 많"
YES_OR_NO_WORDS = (
    r"^\s*(did|do|does|is|are|was|were|has|have|can you see)\b|있어|있나|있니|있습니까|있었|했어|했나|했니|졌어"
)
DESCRIBE_WORDS = r"\b(summar\w*|describe|what happen\w*|overview|what is going on)\b|요약|설명|묘사|무슨 일|무슨일|상황|어떤 일"
SIDE_WORDS = {
    "left": r"\bleft (side|part|of)|\b(on|at|from|to) the left\b|왼쪽|좌측",
    "center": r"\b(middle|cent(er|re))\b|가운데|중간|중앙",
    "right": r"\bright (side|part|of)|\b(on|at|from|to) the right\b|오른쪽|우측",
}
ENGLISH_OF: dict[EventType, str] = {
    EventType.PERSON_ENTER: "a person comes in",
    EventType.PERSON_EXIT: "a person leaves",
    EventType.COLLAPSE: "a person falls down and stays on the floor",
    EventType.INTERACTION: "two people stay close together",
    EventType.WALKING: "a person walks",
    EventType.STANDING: "a person stands",
}
STOP_WORDS = set(
    "a an the is are was were do does did when where what how many in on at of to it there any and or "
    "someone anyone somebody anybody person people time happen happens happened this that video i me "
    "show find tell can you please for with from 이 그 저 것 수 있어 있나요 있습니까 언제 어디 어디서 "
    "몇 명 몇명 사람 사람이 영상 영상에서 알려줘 보여줘 뭐 무엇 좀 은 는 이 가".split()
)
PARTICLES = r"(에서는|에서|으로|이가|에게|까지|부터|은|는|이|가|을|를|에|로|도|와|과|의)$"
SLACK_S = 5.0


def understand(text: str) -> Question:
    """Read a question. Never fails: what is not understood is searched for by its words."""
    lowered = text.lower()
    language = Language.KOREAN if re.search(r"[가-힣]", text) else Language.ENGLISH
    kinds = event_types_in(lowered)
    is_count = bool(re.search(COUNT_WORDS, lowered))
    is_about_people = bool(re.search(PEOPLE_WORDS, lowered))
    words = words_in(lowered)
    return Question(
        text=text,
        language=language,
        intent=intent_of(lowered, is_count=is_count),
        event_types=kinds,
        is_about_people=is_about_people,
        is_yes_or_no=bool(re.search(YES_OR_NO_WORDS, lowered)),
        range=range_in(lowered),
        side=next((side for side, words_re in SIDE_WORDS.items() if re.search(words_re, lowered)), None),
        unseen=unseen_in(lowered, language),
        search_text_en=". ".join(ENGLISH_OF[kind] for kind in kinds) or text,
        words=words,
    )


def intent_of(lowered: str, *, is_count: bool) -> Intent:
    if is_count:
        return Intent.COUNT
    return Intent.DESCRIBE if re.search(DESCRIBE_WORDS, lowered) else Intent.FIND


def event_types_in(lowered: str) -> tuple[EventType, ...]:
    """The events that are asked for. `walks in` means entering, not walking."""
    found = [kind for kind, words_re in EVENT_WORDS.items() if re.search(words_re, lowered)]
    if EventType.PERSON_ENTER in found and EventType.WALKING in found:
        found.remove(EventType.WALKING)
    if EventType.INTERACTION in found and EventType.STANDING in found:
        found.remove(EventType.STANDING)
    return tuple(found)


def unseen_in(lowered: str, language: Language) -> tuple[str, ...]:
    place = 1 if language is Language.KOREAN else 0
    return tuple(names[place] for names, words_re in UNSEEN_WORDS.items() if re.search(words_re, lowered))


def words_in(lowered: str) -> tuple[str, ...]:
    """Words worth searching for, without Korean particles, in order, each once."""
    raw = re.findall(r"[a-z0-9]+|[가-힣]+", lowered)
    bare = [re.sub(PARTICLES, "", word) if len(word) > 2 else word for word in raw]
    return tuple(dict.fromkeys(word for word in bare if word and word not in STOP_WORDS))


CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})"
MINUTES = r"(\d+) ?(?:분|min(?:ute)?s?\b)(?: ?(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b))?"
SECONDS = r"(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b)"
AFTER = r"\b(after|since|from)\b|이후|부터|지나서"
BEFORE = r"\b(before|until|till|within the first|in the first)\b|이전|전에|까지"


def range_in(lowered: str) -> TimeRange | None:
    """The stretch that is asked about; a single time means the seconds around it."""
    times = times_in(lowered)
    if len(times) >= 2:
        return TimeRange(min(times[:2]), max(times[:2]))
    if not times:
        return None
    if re.search(BEFORE, lowered):
        return TimeRange(0.0, times[0])
    if re.search(AFTER, lowered):
        return TimeRange(times[0], float("inf"))
    return TimeRange(max(0.0, times[0] - SLACK_S), times[0] + SLACK_S)


def times_in(lowered: str) -> list[float]:
    """Every time mentioned, in seconds and in order: `1:05`, `1 min 5 s`, `1분 5초`, `65초`."""
    found: list[tuple[int, float]] = []
    rest = lowered
    for pattern, weights in ((CLOCK, (3600, 60, 1)), (MINUTES, (60, 1)), (SECONDS, (1,))):
        for match in re.finditer(pattern, rest):
            parts = [int(part or 0) for part in match.groups()]
            found.append((match.start(), float(sum(map(int.__mul__, parts, weights)))))
        rest = re.sub(pattern, lambda match: " " * len(match.group()), rest)
    return [seconds for _, seconds in sorted(found)]
