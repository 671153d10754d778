"""The words by which questions are understood, as patterns over lower-cased English and Korean."""

from domain.records import EventType

EVENT_WORDS: dict[EventType, str] = {
    EventType.PERSON_ENTER: r"\b(come|comes|came|coming|enter\w*|arriv\w*|walk(s|ed)? in|go(es)? in)\b"
    r"|들어오|들어온|들어왔|들어와|들어옵|들어가|들어간|들어갔|입장|출입|방문",
    EventType.PERSON_EXIT: r"\b(leav\w*|left the|exit\w*|go(es)? out|went out|depart\w*)\b"
    r"|\b(who|people|person|anyone|someone|somebody|everybody|they) (has |have )?left\b"
    r"|나가|나간|나갔|나갑|나와|나온|나왔|퇴장|떠나|떠났|떠난",
    EventType.PERSON_APPEAR: r"\b(appear\w*|show(s|ed)? up|turn(s|ed)? up|emerg(e|es|ed|ing))\b"
    r"|나타나|나타난|나타났|나타납|등장",
    EventType.PERSON_LOST: r"\b(disappear\w*|vanish\w*|lost from sight|out of sight)\b"
    r"|사라지|사라진|사라졌|사라집",
    EventType.COLLAPSE: r"\b(fall|falls|fell|fallen|falling|collaps\w*|on the (floor|ground)|lying)\b"
    r"|쓰러|넘어지|넘어진|넘어졌|실신|졸도|누워|바닥에",
    EventType.INTERACTION: r"\b(meet\w*|met|talk\w*|interact\w*|together|close to each other)\b"
    r"|만나|만난|만났|대화|이야기하|함께|상호작용|접촉",
    EventType.WALKING: r"\b(walk\w*|mov(e|es|ed|ing)|pass(es|ed|ing)? by)\b"
    r"|걷|걸어|걸었|이동|움직|지나",
    EventType.STANDING: r"\b(stand\w*|stood|wait\w*|still)\b|서 ?있|서있|멈춰|기다리|가만히",
}
ENGLISH_OF: dict[EventType, str] = {
    EventType.PERSON_ENTER: "a person comes in",
    EventType.PERSON_EXIT: "a person leaves",
    EventType.PERSON_APPEAR: "a person appears",
    EventType.PERSON_LOST: "a person is lost from sight",
    EventType.COLLAPSE: "a person falls down and stays on the floor",
    EventType.INTERACTION: "two people stay close together",
    EventType.WALKING: "a person walks",
    EventType.STANDING: "a person stands",
}
RELATED: dict[EventType, EventType] = {
    EventType.PERSON_ENTER: EventType.PERSON_APPEAR,
    EventType.PERSON_EXIT: EventType.PERSON_LOST,
    EventType.PERSON_APPEAR: EventType.PERSON_ENTER,
    EventType.PERSON_LOST: EventType.PERSON_EXIT,
}
"""What else people may mean who ask for an event, so that answers tell of both and mix up neither."""

UNSEEN_WORDS: dict[tuple[str, str], str] = {
    ("theft", "도난"): r"\b(steal\w*|stole\w*|theft|thie(f|ves)|shoplift\w*|rob(bery|bed)?)\b"
    r"|훔치|훔친|도난|절도|도둑",
    ("fights", "폭행"): r"\b(fight\w*|fought|violen\w*|attack\w*|hit|punch\w*)\b"
    r"|싸우|싸움|폭행|폭력|때리|때렸",
    ("weapons", "무기"): r"\b(weapon\w*|gun\w*|kni(fe|ves))\b|무기|흉기|칼을",
    ("sitting", "앉음"): r"\b(sit|sits|sat|sitting)\b|앉",
    ("age or gender", "나이·성별"): r"\b(age|old|young|man|men|woman|women|male|female|boy|girl|child\w*)\b"
    r"|나이|성별|남자|여자|남성|여성|아이|노인|어린이",
    ("faces or identity", "얼굴·신원"): r"\b(face|identity|name of|who is(?! (there|here|in|on|at)\b))\b"
    r"|얼굴|신원|누구(?! ?(있|없|나가|나갔|들어|왔))",
    ("vehicles", "차량"): r"\b(car|cars|truck\w*|vehicle\w*|motorcycle\w*|bike\w*)\b"
    r"|자동차|차량|트럭|오토바이",
}
"""Topics, named in English and Korean, that no analysis here looks for."""

KOREAN = r"[가-힣ㄱ-ㆎᄀ-ᇿ]"
"""Whole syllables, and single letters as in `ㅋㅋㅋ`, in both blocks of Unicode that have them."""
PEOPLE_WORDS = (
    r"\b(people|person|persons|anyone|anybody|someone|somebody|visitor\w*|customer\w*|who)\b"
    r"|사람|명이|명\b|손님|고객|누가|누구|방문자|인원"
)
COUNT_WORDS = r"\b(how many|number of|count)\b|몇 ?명|몇 ?번|몇 ?건|몇 ?사람|인원|얼마나 많"
YES_OR_NO_WORDS = (
    r"^\s*(did|do|does|is|are|was|were|has|have|can you see)\b"
    r"|있어|있나|있니|있습니까|있었|했어|했나|했니|졌어"
)
DESCRIBE_WORDS = (
    r"\b(summar\w*|describe|what happen\w*|overview|what is going on)\b"
    r"|요약|설명|묘사|무슨 일|무슨일|상황|어떤 일"
)
SIDE_WORDS = {
    "left": r"\bleft (side|part|of)|\b(on|at|from|to) the left\b|왼쪽|좌측",
    "center": r"\b(middle|cent(er|re))\b|가운데|중간|중앙",
    "right": r"\bright (side|part|of)|\b(on|at|from|to) the right\b|오른쪽|우측",
}
AFTER_WORDS = r"\b(after|since|from)\b|이후|부터|지나서"
BEFORE_WORDS = r"\b(before|until|till|within the first|in the first)\b|이전|전에|까지"
CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})"
MINUTES = r"(\d+) ?(?:분|min(?:ute)?s?\b)(?: ?(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b))?"
SECONDS = r"(\d+) ?(?:초|s(?:ec(?:ond)?s?)?\b)"

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
PARTICLES = r"(에서는|에서|으로|이가|에게|까지|부터|은|는|이|가|을|를|에|로|도|와|과|의)$"
