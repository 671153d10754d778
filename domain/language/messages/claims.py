"""Patterns of what a sentence of an answer claims, in both languages: never shown to anybody.

Each is tried in this order, and what it fits is taken out of the sentence before the next: the word `left` is
a side of the picture before it is what somebody did, and who takes something without paying does not pay.
"""

from domain.language.message import Message, message

MOMENT = message(r"\d\d\d\d-\d\d-\d\d \d\d:\d\d:\d\d", r"\d\d\d\d년 \d\d?월 \d\d?일 \d\d:\d\d:\d\d")
"""A date and time of day."""
LENGTH = message(
    r"\d+ h(?: \d+ min)?\b|\d+ min(?: \d+ s)?\b|\d+(?:\.\d)? s\b",
    r"\d+시간(?: \d+분)?|\d+분(?: \d+초)?|\d+(?:\.\d)?초",
)
PERSON = message(r"\b[Pp]erson (\d+)", r"(\d+)번 사람")
PEOPLE = message(r"(\d+) (?:people|persons?)\b", r"(\d+) ?명")
"""A number of people."""
SIDES: dict[str, Message[[]]] = {
    "left": message(r"\b(?:on|to|from|at) the left\b|\b(?:facing|to the|the) left\b", "왼쪽"),
    "right": message(r"\b(?:on|to|from|at) the right\b|\b(?:facing|to the|the) right\b", "오른쪽"),
    "center": message(r"\bin the middle\b|\bthe cent(?:er|re)\b", r"가운데(?=에|:| 또는)"),
    "top": message(r"\b(?:from|to) the top\b", "위쪽"),
    "bottom": message(r"\b(?:from|to) the bottom\b", "아래쪽"),
}
EVENTS: dict[str, Message[[]]] = {
    "camera_black": message(r"\bblack pictures?\b", "검은 화면"),
    "camera_frozen": message(r"\bfrozen pictures?\b", r"멈춘 화면|화면이 멈\S*"),
    "camera_blocked": message(
        r"\bcovered cameras?\b|\bcamera was covered\b|\bcovered the camera\b|\bis covered\b",
        "카메라 가림|가려졌|가려진|카메라를 가렸",
    ),
    "camera_moved": message(
        r"\bmoved cameras?\b|\bcamera was moved\b|\bmoved the camera\b|\bturned or pushed\b",
        "카메라 방향|돌아갔거나 밀렸|돌아가거나 밀린|카메라를 움직",
    ),
    "camera_blinded": message(r"\bblinded\b", "강한 빛 때문|눈부심|강한 빛"),
    "object_arrive": message(
        r"\bcomes? into the picture\b|\barrivals? of\b|\bsaw (?:a thing|things) arrive\b",
        r"화면에 들어서\S*|화면에 들어섭|화면에 들어섰|화면에 들어섬",
    ),
    "object_depart": message(
        r"\bgoes out of the picture\b|\bdepartures? of\b|\bsaw (?:a thing|things) go\b", "빠져나"
    ),
    "object_stay": message(
        r"\bstays? in its place\b|\bthings? that stays?\b|\bsaw (?:a thing|things) stay\b",
        "그 자리에 그대로|제자리에",
    ),
    "object_abandoned": message(
        r"\bleft behind\b|\bleft (?:a thing|things) behind\b|\babandon\w*", "두고 간|두고 갔|주인 없이"
    ),
    "object_removed": message(
        r"\btaken away\b|\btook (?:a thing|things) away\b", "없어집|없어진|물건을 가져"
    ),
    "theft": message(
        r"\b(?:steal\w*|stole\w*|theft\w*|thie(?:f|ves))\b|\btakes something without paying\b",
        "훔치|훔친|훔칩|훔쳤|도난|절도|도둑",
    ),
    "violence": message(
        r"\bviolen\w*|\bfight\w*|\bfought\b|\battack\w*|\bhit\b", "폭력|폭행|싸우|싸웠|때리|때렸"
    ),
    "anomaly": message(r"\bunusual\b|\bstrange\w*|\bsuspicious\w*", "이상한 행동|이상 행동|수상"),
    "paying": message(r"\b(?:pay|pays|paid|paying|payments?)\b", "계산|결제"),
    "picking": message(r"\bpick(?:s|ed|ing|ings)?\b(?: \w+)? up\b|\bgrab\w*", "물건을 집|물건 집기"),
    "zone_enter": message(r"\bsteps? into\b|\bstepped into\b|\bstep into\b", "구역에 들어|구역 진입"),
    "zone_exit": message(r"\bsteps? out of\b|\bstepped out of\b", "구역에서 나|구역 이탈"),
    "zone_dwell": message(r"\b(?:stays?|stayed) in (?:a|the) zone\b", r"구역에 머\S*"),
    "line_crossing": message(r"\bcross\w*", "선을 넘|넘어가|넘어갑"),
    "following": message(
        r"\bfollow(?:s|ed|ing)?\b|\b(?:walk )?one behind the other\b", r"뒤따라\S*|따라 걷\S*|따라가\S*"
    ),
    "interaction": message(
        r"\bclose together\b|\bclose to (?:somebody|anybody)\b|\bmeetings?\b|\bmet\b|\btalk\w*",
        "가까이|만남|만났|함께 있었",
    ),
    "crowd": message(r"\bcrowds?\b|\bgather\w*", "모여 있|붐빔|붐볐"),
    "person_enter": message(
        r"\b(?:comes?|came|coming) in\b|\benter(?:s|ed|ing)?\b|\bentr(?:y|ies)\b",
        "들어오|들어온|들어왔|들어옵|입장",
    ),
    "person_appear": message(r"\bappear\w*", "나타나|나타난|나타났|나타남|나타납"),
    "person_lost": message(
        r"\blost from sight\b|\bloss(?:es)? from sight\b|\bdisappear\w*|\bvanish\w*", "사라"
    ),
    "person_exit": message(r"\b(?:leav\w*|left|exits?|exited)\b|\bwent out\b", r"(?<!지)나[가간갔갑]|퇴장"),
    "walking": message(r"\bwalk(?:s|ed|ing)?\b", "걷|걸은|걸었"),
    "running": message(r"\b(?:runs?|ran|running|rush\w*)\b", "뛰|뜁|뛴|달리|달렸|달려"),
    "standing": message(r"\b(?:stands?|stood|standing)\b", "(?<!에)서 있"),
    "loitering": message(r"\bloiter\w*|\blinger\w*", "서성"),
    "sitting": message(r"\b(?:sits?|sat|sitting|crouch\w*)\b", "앉"),
    "collapse": message(r"\b(?:falls?|fell|fallen|falling|collaps\w*)\b", "쓰러|넘어지|넘어졌"),
}
"""By the type of event."""
PARTS: dict[str, Message[[]]] = {
    "upper": message(r" (?:top|shirt|jacket)\b", " 상의"),
    "lower": message(r" (?:trousers|skirt|bottoms)\b", " 하의"),
}
"""Which part of the clothes a colour is of, directly after it."""
THINGS: dict[str, Message[[]]] = {
    "vehicle": message(r"\bvehicles?\b|\bcars?\b|\btrucks?\b", "차량|자동차|트럭"),
    "bag": message(r"\bbags?\b|\bbackpacks?\b", "가방|배낭"),
    "animal": message(r"\banimals?\b|\bdogs?\b|\bcats?\b", "동물|강아지|고양이"),
}
GENDERS: dict[str, Message[[]]] = {
    "female": message(r"\bwom[ae]n\b|\bgirls?\b|\bfemales?\b|\bshe\b", "여성|여자"),
    "male": message(r"\bm[ae]n\b|\bboys?\b|\bmales?\b|\bhe\b", "남성|남자"),
}
NOBODY = message(
    r"\b[Nn]obody\b|\b[Nn]one\b|\b[Nn]o one\b|\bnot seen\b|\bwas not\b|\b[Nn]o [\w ]+ was seen",
    r"아무도|보이지 않|(?<!수 )(?<!것이 )없습니다",
)
"""That somebody or something was not there."""
YES = message(r"^(?:\[[^\]]*\] )?Yes\b", "^네,")
NO = message("^No:", "^아니요,")
UNSEEN = message(
    r"\b(?:weapon\w*|gun|knife|knives|angr\w+|happy|sad|smil\w+|nervous\w*|because|want\w*|intend\w*|said|says"
    r"|drunk\w*|employee\w*|thief|culprit|suspect\w*)\b",
    "무기|흉기|칼|화가|화난|웃|슬픈|불안|(?<!빛 )때문|원해|하려고|말했|술에|직원|범인|용의자",
)
"""What nothing here looks for, and what nobody can know from pictures."""
ORDERS = (
    r"https?://|www\.|\b(ignore|disregard|forget) (\w+ ){0,3}(instruction|prompt|rule|above)"
    r"|\b(system|developer) (prompt|message)|\bas an ai\b|\binstructions?\b"
    r"|(지시|명령|프롬프트|규칙)\S* ?(무시|따르|잊)|이전 ?지시|시스템 ?(프롬프트|메시지)"
)
"""Instructions to a model, which no text holds unless something in the picture gave them."""
HANGUL = r"[가-힣ㄱ-ㆎᄀ-ᇿ]"
"""Whole syllables, and single letters, in both blocks of Unicode that have them."""
ENGLISH_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers as words, from two on."""
KOREAN_NUMBERS = ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
"""The same as they stand before what is counted."""
KOREAN_COUNTERS = r"(명|건|번|개|사람|차례|곳)"
"""What follows a number in Korean where something is counted."""
HOUR_WORDS = r"\b\d{1,2} ?(?:a\.?m|p\.?m|o.?clock)\b|\d{1,2} ?시"
"""`3 pm`, `3시`: an hour of the day."""
