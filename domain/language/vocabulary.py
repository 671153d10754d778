"""The words by which questions are understood, as patterns over lower-cased English and Korean.

Nothing here is shown to anybody. The patterns of events stand with them in `domain.events.types`.
"""

from domain.language.message import Message
from domain.language.messages import topics
from domain.people.traits import AGE_GROUP, GENDER, AgeGroup, Gender, Trait

UNSEEN_WORDS: dict[Message[[]], str] = {
    topics.WEAPONS: r"\b(weapon\w*|gun\w*|kni(fe|ves))\b|무기|흉기|칼을",
    topics.FACES_OR_IDENTITY: r"\b(face|identity|name of|who is(?! (there|here|in|on|at)\b))\b"
    r"|얼굴|신원|누구(?! ?(있|없|나가|나갔|들어|왔))",
}
"""What asks for the topics that no analysis here looks for, beside types of events that need a model."""

THING_WORDS = {
    "vehicle": r"\b(cars?|trucks?|vehicles?|motor(cycle|bike)s?|(bike|bicycle)s?|vans?|bus|buses)\b"
    r"|자동차|차량|승용차|트럭|버스|오토바이|자전거|(?<!\S)차[가는를도]?(?!\S)",
    "bag": r"\b(bag|bags|backpack\w*|handbag\w*|suitcase\w*|luggage)\b|가방|배낭|백팩|여행용 ?캐리어|짐가방",
    "animal": r"\b(animal\w*|dog|dogs|cat|cats|bird\w*|horse\w*|pet|pets)\b"
    r"|동물|강아지|반려견|고양이|(?<![몇\d] )(?<!\S)개[가는를도](?!\S)",
}
"""Things, by the labels of detectors."""
PARTICULAR_WORDS = (
    r"\b(truck\w*|motorcycle\w*|motorbike\w*|bike\w*|bicycle\w*|vans?|bus|buses|backpack\w*|handbag\w*|suitcase\w*"
    r"|dogs?|cats?|bird\w*|horse\w*|black|gr[ae]y|white|red|orange|yellow|green|blue|navy|purple|pink|brown|beige)\b"
    r"|트럭|버스|오토바이|자전거|배낭|백팩|캐리어|강아지|반려견|고양이|개[가는를도]"
    r"|검은|검정|까만|회색|하얀|흰|빨간|빨강|주황|노란|노랑|초록|녹색|파란|파랑|남색|보라|분홍|갈색|베이지"
)
"""A kind or colour of things, which labels do not tell."""
TRAIT_WORDS: dict[Trait, str] = {
    Gender.FEMALE: r"\b(wom[ae]n|females?|girls?|lad(y|ies))\b|여자|여성|소녀|할머니|아주머니",
    Gender.MALE: r"\b(m[ae]n|males?|boys?|gentlem[ae]n)\b|남자|남성|소년|할아버지|아저씨",
    AgeGroup.YOUNG: r"\b(child\w*|kids?|boys?|girls?|teen\w*|bab(y|ies))\b|아이|어린이|청소년|소년|소녀",
    AgeGroup.OLD: r"\b(elderly|seniors?|old (m[ae]n|wom[ae]n|people|persons?|lad(y|ies)))\b"
    r"|노인|어르신|할머니|할아버지",
}
"""Traits that classifiers of people guess."""
TRAIT_KIND_WORDS = {
    GENDER: r"\b(gender|sex)\b|성별",
    AGE_GROUP: r"\b(age|ages|aged|old|young\w*)\b|나이|연령|몇 ?살",
}
"""A trait of people is asked for, whichever it may be."""

KOREAN = r"[가-힣ㄱ-ㆎᄀ-ᇿ]"
"""Whole syllables, and single letters as in `ㅋㅋㅋ`, in both blocks of Unicode that have them."""
PEOPLE_WORDS = (
    r"\b(people|person|persons|anyone|anybody|someone|somebody|visitor\w*|customer\w*|who)\b"
    r"|사람|명이|명\b|손님|고객|누가|누구|방문자|인원"
)
"""Somebody, in any number."""
QUIET_WORDS = (
    r"\b(nobody|no ?one|no people|no person|without (any)?(body|one|people)|deserted|"
    r"empty(?! (shel|bag|box|hand|car))|"
    r"quiet (time|hour|stretch|period|moment)s?|nothing happen\w*)\b"
    r"|아무도|사람이? ?없|비어 ?있|빈 ?시간|텅 ?비|조용한 ?(시간|때|구간)|아무 ?일도 ?없"
)
"""A time without anybody is asked for."""
COUNT_WORDS = (
    r"\b(how many|number of|count)\b|몇 ?명|몇 ?번|몇 ?건|몇 ?사람|몇 ?대|몇 ?마리|몇 ?개|인원|얼마나 많"
)
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
HOUR_WORDS = r"\b\d{1,2} ?(?:a\.?m|p\.?m|o.?clock)\b|\d{1,2} ?시"
"""`3 pm`, `3시`: an hour of the day."""

ORDER_WORDS = (
    r"https?://|www\.|\b(ignore|disregard|forget) (\w+ ){0,3}(instruction|prompt|rule|above)"
    r"|\b(system|developer) (prompt|message)|\bas an ai\b|\binstructions?\b"
    r"|(지시|명령|프롬프트|규칙)\S* ?(무시|따르|잊)|이전 ?지시|시스템 ?(프롬프트|메시지)"
)
"""Instructions to a model, which no summary holds unless something in the picture gave them."""
ENGLISH_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers as words, from two on."""
KOREAN_NUMBERS = ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
"""The same as they stand before what is counted."""
KOREAN_COUNTERS = r"(명|건|번|개|사람|차례|곳)"
"""What follows a number in Korean where something is counted."""
PEOPLE_COUNT = r"(\d+) ?(?:people|persons?\b|명)"
"""How many people a text speaks of."""

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
