"""What people do, as far as the paths of their boxes show it."""

from domain.events.kinds.kind import EventKind, Severity, Subject, verb
from domain.language.message import message, plural

ENTER = EventKind(
    verb=verb("comes in {place}", "{place} 들어옵니다"),
    noun=plural("entry", "entries", "입장"),
    did=plural("came in", "came in", "들어왔습니다"),
    asked_in_english=r"\b(come|comes|came|coming|enter\w*|arriv\w*|go(es)? in|"
    r"walk(s|ed)? in(?! the (middle|left|right|cent(er|re)|background)))\b",
    asked_in_korean=r"들어오|들어온|들어왔|들어와|들어옵|들어가|들어간|들어갔|입장|출입|방문",
    severity=Severity.ROUTINE,
    related="person_appear",
    hides=("walking",),
    side_from="start",
    of_things="object_arrive",
)
EXIT = EventKind(
    verb=verb("leaves {place}", "{place} 나갑니다"),
    noun=plural("exit", "exits", "퇴장"),
    did=plural("left", "left", "나갔습니다"),
    asked_in_english=r"\b(leav\w*|left the|exit\w*|go(es)? out|went out|depart\w*)\b"
    r"|\b(who|people|person|anyone|someone|somebody|everybody|they) (has |have )?left\b",
    asked_in_korean=r"나가|나간|나갔|나갑|나와|나온|나왔|퇴장|떠나|떠났|떠난",
    severity=Severity.ROUTINE,
    related="person_lost",
    side_from="end",
    of_things="object_depart",
)
APPEAR = EventKind(
    verb=verb("appears {place}", "{place} 나타납니다"),
    noun=plural("appearance inside the picture", "appearances inside the picture", "화면 안에 나타남"),
    did=plural("appeared inside the picture", "appeared inside the picture", "화면 안에 나타났습니다"),
    asked_in_english=r"\b(appear\w*|show(s|ed)? up|turn(s|ed)? up|emerg(e|es|ed|ing))\b",
    asked_in_korean=r"나타나|나타난|나타났|나타납|등장",
    severity=Severity.ROUTINE,
    related="person_enter",
    side_from="start",
    of_things="object_arrive",
)
LOST = EventKind(
    verb=verb("is lost from sight {place}", "{place} 시야에서 사라집니다"),
    noun=plural("loss from sight", "losses from sight", "시야에서 사라짐"),
    did=plural("was lost from sight", "were lost from sight", "시야에서 사라졌습니다"),
    asked_in_english=r"\b(disappear\w*|vanish\w*|lost from sight|out of sight)\b",
    asked_in_korean=r"사라지|사라진|사라졌|사라집",
    severity=Severity.ROUTINE,
    related="person_exit",
    side_from="end",
    of_things="object_depart",
)
WALKING = EventKind(
    verb=verb("walks {place}", "{place} 걷습니다"),
    noun=plural("stretch of walking", "stretches of walking", "걷기"),
    did=plural("walked", "walked", "걸었습니다"),
    asked_in_english=r"\b(walk\w*|mov(e|es|ed|ing)|pass(es|ed|ing)? by)\b",
    asked_in_korean=r"걷|걸어|걸었|이동|움직|지나",
)
RUNNING = EventKind(
    verb=verb("runs {place}", "{place} 뜁니다"),
    noun=plural("stretch of running", "stretches of running", "뛰기"),
    did=plural("ran", "ran", "뛰었습니다"),
    asked_in_english=r"\b(run|runs|ran|running|rush\w*|sprint\w*)\b",
    asked_in_korean=r"뛰|뜁|뛴|뛰었|달리|달렸|달려|달린",
    severity=Severity.NOTICE,
)
STANDING = EventKind(
    verb=verb("stands {place}", "{place} 서 있습니다"),
    noun=plural("stretch of standing", "stretches of standing", "서 있기"),
    did=plural("stood", "stood", "서 있었습니다"),
    asked_in_english=r"\b(stand\w*|stood|wait\w*|still)\b",
    asked_in_korean=r"서 ?있|서있|멈춰|기다리|가만히",
    of_things="object_stay",
)
LOITERING = EventKind(
    verb=verb("loiters {place}", "{place} 서성입니다"),
    noun=plural("stretch of loitering", "stretches of loitering", "서성임"),
    did=plural("loitered", "loitered", "서성였습니다"),
    asked_in_english=r"\b(loiter\w*|hang(s|ing)? around|linger\w*)\b",
    asked_in_korean=r"서성|배회|어슬렁|머뭇",
    severity=Severity.NOTICE,
)
SITTING = EventKind(
    verb=verb("sits or crouches {place}", "{place} 앉아 있습니다"),
    noun=plural("stretch of sitting or crouching", "stretches of sitting or crouching", "앉아 있기"),
    did=plural("sat or crouched", "sat or crouched", "앉아 있었습니다"),
    asked_in_english=r"\b(sit|sits|sat|sitting|seated|crouch\w*|squat\w*)\b",
    asked_in_korean=r"앉|쪼그|웅크",
    severity=Severity.NOTICE,
    is_incident=True,
    known_as="점거",
)
COLLAPSE = EventKind(
    verb=verb("falls down {place} and stays on the floor", "{place} 쓰러져 바닥에 있습니다"),
    noun=plural("fall", "falls", "쓰러짐"),
    did=plural("fell", "fell", "쓰러졌습니다"),
    asked_in_english=r"\b(fall|falls|fell|fallen|falling|collaps\w*|on the (floor|ground)|lying)\b",
    asked_in_korean=r"쓰러|넘어지|넘어진|넘어졌|실신|졸도|누워|바닥에",
    severity=Severity.ALARM,
    is_incident=True,
    actions=("falling",),
    none_seen=message("Nobody was seen to fall.", "쓰러진 사람은 보이지 않습니다."),
)
INTERACTION = EventKind(
    verb=verb("stay close together {place}", "{place} 가까이 함께 있습니다"),
    noun=plural("meeting of two people", "meetings of two people", "두 사람의 만남"),
    did=plural("was close to somebody", "were close together", "함께 있었습니다"),
    asked_in_english=r"\b(meet\w*|met|talk\w*|interact\w*|together|close to each other)\b",
    asked_in_korean=r"만나|만난|만났|대화|이야기하|함께|상호작용|접촉",
    severity=Severity.NOTICE,
    subject=Subject.TWO_PEOPLE,
    hides=("standing",),
)
FOLLOWING = EventKind(
    verb=verb("walk one behind the other {place}", "{place} 앞뒤로 따라 걷습니다"),
    noun=plural("case of following", "cases of following", "뒤따라감"),
    did=plural("followed somebody", "walked one behind the other", "뒤따라갔습니다"),
    asked_in_english=r"\b(follow(s|ed|ing)?|one behind the other|tail(s|ed|ing))\b",
    asked_in_korean=r"따라가|따라간|따라갔|따라 ?걷|뒤따라|미행|쫓아",
    severity=Severity.NOTICE,
    subject=Subject.TWO_PEOPLE,
    hides=("walking",),
)
CROWD = EventKind(
    verb=verb("gather {place}", "{place} 모여 있습니다"),
    noun=plural("crowd", "crowds", "붐빔"),
    did=plural("was in a crowd", "gathered", "모여 있었습니다"),
    asked_in_english=r"\b(crowd\w*|gather\w*|queu\w*|group of people)\b",
    asked_in_korean=r"모여|모인|모였|붐비|붐볐|붐빔|혼잡|줄을 ?서",
    severity=Severity.NOTICE,
    subject=Subject.CROWD,
    hides=("standing",),
)
