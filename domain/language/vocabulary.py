"""The words by which questions are understood, as patterns over lower-cased English and Korean.

Nothing here is shown to anybody. The patterns of events stand with them in `domain.events.types`.
"""

from domain.language.message import Message
from domain.language.messages import topics

UNSEEN_WORDS: dict[Message[[]], str] = {
    topics.WEAPONS: r"\b(weapon\w*|gun\w*|kni(fe|ves))\b|무기|흉기|칼을",
    topics.AGE_OR_GENDER: r"\b(age|old|young|man|men|woman|women|male|female|boy|girl|child\w*)\b"
    r"|나이|성별|남자|여자|남성|여성|아이|노인|어린이",
    topics.FACES_OR_IDENTITY: r"\b(face|identity|name of|who is(?! (there|here|in|on|at)\b))\b"
    r"|얼굴|신원|누구(?! ?(있|없|나가|나갔|들어|왔))",
    topics.VEHICLES: r"\b(car|cars|truck\w*|vehicle\w*|motorcycle\w*|bike\w*)\b"
    r"|자동차|차량|트럭|오토바이",
}
"""What asks for the topics that no analysis here looks for, beside types of events that need a model."""

KOREAN = r"[가-힣ㄱ-ㆎᄀ-ᇿ]"
"""Whole syllables, and single letters as in `ㅋㅋㅋ`, in both blocks of Unicode that have them."""
PEOPLE_WORDS = (
    r"\b(people|person|persons|anyone|anybody|someone|somebody|visitor\w*|customer\w*|who)\b"
    r"|사람|명이|명\b|손님|고객|누가|누구|방문자|인원"
)
"""Somebody, in any number."""
COUNT_WORDS = r"\b(how many|number of|count)\b|몇 ?명|몇 ?번|몇 ?건|몇 ?사람|인원|얼마나 많"
"""A number is wanted."""
YES_OR_NO_WORDS = (
    r"^\s*(did|do|does|is|are|was|were|has|have|can you see)\b"
    r"|있어|있나|있니|있습니까|있었|했어|했나|했니|졌어"
)
"""Yes or no is wanted: how an English question begins, and how a Korean one ends."""
DESCRIBE_WORDS = (
    r"\b(summar\w*|describe|what happen\w*|overview|what is going on)\b"
    r"|요약|설명|묘사|무슨 일|무슨일|상황|어떤 일"
)
"""The story is wanted, not one kind of event."""
SIDE_WORDS = {
    "left": r"\bleft (side|part|of)|\b(on|at|from|to) the left\b|왼쪽|좌측",
    "center": r"\b(middle|cent(er|re))\b|가운데|중간|중앙",
    "right": r"\bright (side|part|of)|\b(on|at|from|to) the right\b|오른쪽|우측",
}
"""Sides of the picture, by the name that events have. `left` alone is a verb."""
AFTER_WORDS = r"\b(after|since|from)\b|이후|부터|지나서"
"""With one time: from then on."""
BEFORE_WORDS = r"\b(before|until|till|within the first|in the first)\b|이전|전에|까지"
"""With one time: until then. Taken before `AFTER_WORDS`."""
CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})"
"""`1:05` or `1:02:03`: hours, minutes, seconds."""
MINUTES = r"(\d+) ?(?:분|min(?:ute)?s?\b)(?: ?(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b))?"
"""`1 min 5 s`, `1분 5초`: minutes and seconds, which may be missing."""
SECONDS = r"(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b)"
"""`65 s`, `65초`."""

STOP_WORDS = frozenset(
    word
    for line in (
        "a an the is are was were do does did when where what how many in on at of to it there any and or",
        "someone anyone somebody anybody person people time happen happens happened this that video i me",
        "show find tell can you please for with from",
        "이 그 저 것 수 있어 있나요 있습니까 언제 어디 어디서 몇 명 몇명 사람 사람이 영상 영상에서 알려줘",
        "보여줘 뭐 무엇 좀 은 는 가",
    )
    for word in line.split()
)
"""Words that say nothing about what is looked for."""
WORD = r"[a-z0-9]+|[가-힣]+"
"""A word of a question: letters of one of the two scripts."""
PARTICLES = r"(에서는|에서|으로|이가|에게|까지|부터|은|는|이|가|을|를|에|로|도|와|과|의)$"
"""Korean particles at the end of a word, longer ones first."""
