"""What people do, as far as the paths of their boxes show it."""

from domain.events.kinds.kind import EventKind, Severity, Subject, verb
from domain.language.message import message, plural

ENTER = EventKind(
    verb=verb("comes in {place}", "{place} 들어옵니다"),
    noun=plural("entry", "entries", "입장"),
    did=plural("came in", "came in", "들어왔습니다"),
    severity=Severity.ROUTINE,
    related="person_appear",
    side_from="start",
    of_things="object_arrive",
)
EXIT = EventKind(
    verb=verb("leaves {place}", "{place} 나갑니다"),
    noun=plural("exit", "exits", "퇴장"),
    did=plural("left", "left", "나갔습니다"),
    severity=Severity.ROUTINE,
    related="person_lost",
    side_from="end",
    of_things="object_depart",
)
APPEAR = EventKind(
    verb=verb("appears {place}", "{place} 나타납니다"),
    noun=plural("appearance inside the picture", "appearances inside the picture", "화면 안에 나타남"),
    did=plural("appeared inside the picture", "appeared inside the picture", "화면 안에 나타났습니다"),
    severity=Severity.ROUTINE,
    related="person_enter",
    side_from="start",
    of_things="object_arrive",
)
LOST = EventKind(
    verb=verb("is lost from sight {place}", "{place} 시야에서 사라집니다"),
    noun=plural("loss from sight", "losses from sight", "시야에서 사라짐"),
    did=plural("was lost from sight", "were lost from sight", "시야에서 사라졌습니다"),
    severity=Severity.ROUTINE,
    related="person_exit",
    side_from="end",
    of_things="object_depart",
)
WALKING = EventKind(
    verb=verb("walks {place}", "{place} 걷습니다"),
    noun=plural("stretch of walking", "stretches of walking", "걷기"),
    did=plural("walked", "walked", "걸었습니다"),
)
RUNNING = EventKind(
    verb=verb("runs {place}", "{place} 뜁니다"),
    noun=plural("stretch of running", "stretches of running", "뛰기"),
    did=plural("ran", "ran", "뛰었습니다"),
    severity=Severity.NOTICE,
)
STANDING = EventKind(
    verb=verb("stands {place}", "{place} 서 있습니다"),
    noun=plural("stretch of standing", "stretches of standing", "서 있기"),
    did=plural("stood", "stood", "서 있었습니다"),
    of_things="object_stay",
)
LOITERING = EventKind(
    verb=verb("loiters {place}", "{place} 서성입니다"),
    noun=plural("stretch of loitering", "stretches of loitering", "서성임"),
    did=plural("loitered", "loitered", "서성였습니다"),
    severity=Severity.NOTICE,
)
SITTING = EventKind(
    verb=verb("sits or crouches {place}", "{place} 앉아 있습니다"),
    noun=plural("stretch of sitting or crouching", "stretches of sitting or crouching", "앉아 있기"),
    did=plural("sat or crouched", "sat or crouched", "앉아 있었습니다"),
    severity=Severity.NOTICE,
    is_incident=True,
    known_as="점거",
)
COLLAPSE = EventKind(
    verb=verb("falls down {place} and stays on the floor", "{place} 쓰러져 바닥에 있습니다"),
    noun=plural("fall", "falls", "쓰러짐"),
    did=plural("fell", "fell", "쓰러졌습니다"),
    severity=Severity.ALARM,
    is_incident=True,
    actions=("falling",),
    none_seen=message("Nobody was seen to fall.", "쓰러진 사람은 보이지 않습니다."),
)
INTERACTION = EventKind(
    verb=verb("stay close together {place}", "{place} 가까이 함께 있습니다"),
    noun=plural("meeting of two people", "meetings of two people", "두 사람의 만남"),
    did=plural("was close to somebody", "were close together", "함께 있었습니다"),
    severity=Severity.NOTICE,
    subject=Subject.TWO_PEOPLE,
)
FOLLOWING = EventKind(
    verb=verb("walk one behind the other {place}", "{place} 앞뒤로 따라 걷습니다"),
    noun=plural("case of following", "cases of following", "뒤따라감"),
    did=plural("followed somebody", "walked one behind the other", "뒤따라갔습니다"),
    severity=Severity.NOTICE,
    subject=Subject.TWO_PEOPLE,
)
CROWD = EventKind(
    verb=verb("gather {place}", "{place} 모여 있습니다"),
    noun=plural("crowd", "crowds", "붐빔"),
    did=plural("was in a crowd", "gathered", "모여 있었습니다"),
    severity=Severity.NOTICE,
    subject=Subject.CROWD,
)
