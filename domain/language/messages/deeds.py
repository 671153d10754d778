"""What people do, as answers say of whom they speak; by the type of event."""

from domain.language.message import Message, message, plural

WHO: dict[str, Message[[]]] = {
    "person_enter": message("came in", "들어온"),
    "person_exit": message("left", "나간"),
    "person_appear": message("appeared inside the picture", "화면 안에 나타난"),
    "person_lost": message("was lost from sight", "시야에서 사라진"),
    "walking": message("walked", "걸은"),
    "running": message("ran", "뛴"),
    "standing": message("stood", "서 있던"),
    "loitering": message("loitered", "서성인"),
    "sitting": message("sat or crouched", "앉아 있던"),
    "collapse": message("fell", "쓰러진"),
    "interaction": message("was close to somebody else", "다른 사람과 가까이 있던"),
    "following": message("followed somebody", "다른 사람을 뒤따라간"),
    "crowd": message("was in a crowd", "모여 있던"),
    "zone_enter": message("stepped into a zone", "구역에 들어간"),
    "zone_exit": message("stepped out of a zone", "구역에서 나간"),
    "zone_dwell": message("stayed in a zone", "구역에 머문"),
    "line_crossing": message("crossed a line", "선을 넘은"),
    "object_abandoned": message("left something behind", "물건을 두고 간"),
    "object_removed": message("took something away", "물건을 가져간"),
    "picking": message("picked something up", "물건을 집은"),
    "paying": message("paid", "계산한"),
    "theft": message("stole something", "물건을 훔친"),
    "violence": message("was violent", "폭력을 쓴"),
    "anomaly": message("did something unusual", "이상한 행동을 한"),
}
"""As in `nobody came in`, `somebody came in`; in Korean before the noun that it is said of."""
IN_ZONE: dict[str, Message[[]]] = {
    "zone_enter": message("stepped into", "들어간"),
    "zone_exit": message("stepped out of", "나간"),
    "zone_dwell": message("stayed in", "머문"),
}
"""The same before the name of the zone; in Korean behind it."""
NOT_IN_ZONE: dict[str, Message[[]]] = {
    "zone_enter": message("did not step into", "들어가지 않은"),
    "zone_exit": message("did not step out of", "나가지 않은"),
    "zone_dwell": message("did not stay in", "머물지 않은"),
}
"""The same of who did not."""
WHO_NOT: dict[str, Message[[]]] = {
    "person_enter": message("did not come in", "들어오지 않은"),
    "person_exit": message("did not leave", "나가지 않은"),
    "person_appear": message("did not appear inside the picture", "화면 안에 나타나지 않은"),
    "person_lost": message("was not lost from sight", "시야에서 사라지지 않은"),
    "walking": message("did not walk", "걷지 않은"),
    "running": message("did not run", "뛰지 않은"),
    "standing": message("did not stand", "서 있지 않은"),
    "loitering": message("did not loiter", "서성이지 않은"),
    "sitting": message("did not sit or crouch", "앉지 않은"),
    "collapse": message("did not fall", "쓰러지지 않은"),
    "interaction": message("was not close to anybody else", "다른 사람과 가까이 있지 않은"),
    "following": message("did not follow anybody", "아무도 뒤따라가지 않은"),
    "crowd": message("was not in a crowd", "모여 있지 않은"),
    "zone_enter": message("did not step into a zone", "구역에 들어가지 않은"),
    "zone_exit": message("did not step out of a zone", "구역에서 나가지 않은"),
    "zone_dwell": message("did not stay in a zone", "구역에 머물지 않은"),
    "line_crossing": message("did not cross a line", "선을 넘지 않은"),
    "object_abandoned": message("did not leave anything behind", "물건을 두고 가지 않은"),
    "object_removed": message("did not take anything away", "물건을 가져가지 않은"),
    "picking": message("did not pick anything up", "물건을 집지 않은"),
    "paying": message("did not pay", "계산하지 않은"),
    "theft": message("did not steal anything", "물건을 훔치지 않은"),
    "violence": message("was not violent", "폭력을 쓰지 않은"),
    "anomaly": message("did nothing unusual", "이상한 행동을 하지 않은"),
}
"""As in `who did not leave`, and `person 2 did not leave`."""
BEFORE: dict[str, Message[[]]] = {
    "person_enter": message("came in", "들어오기"),
    "person_exit": message("left", "나가기"),
    "person_appear": message("appeared inside the picture", "화면 안에 나타나기"),
    "person_lost": message("was lost from sight", "시야에서 사라지기"),
    "walking": message("walked", "걷기"),
    "running": message("ran", "뛰기"),
    "standing": message("stood", "서 있기"),
    "loitering": message("loitered", "서성이기"),
    "sitting": message("sat or crouched", "앉기"),
    "collapse": message("fell", "쓰러지기"),
    "interaction": message("was close to somebody else", "다른 사람과 가까이 있기"),
    "following": message("followed somebody", "다른 사람을 뒤따라가기"),
    "crowd": message("was in a crowd", "모여 있기"),
    "zone_enter": message("stepped into a zone", "구역에 들어가기"),
    "zone_exit": message("stepped out of a zone", "구역에서 나가기"),
    "zone_dwell": message("stayed in a zone", "구역에 머물기"),
    "line_crossing": message("crossed a line", "선을 넘기"),
    "object_abandoned": message("left something behind", "물건을 두고 가기"),
    "object_removed": message("took something away", "물건을 가져가기"),
    "picking": message("picked something up", "물건을 집기"),
    "paying": message("paid", "계산하기"),
    "theft": message("stole something", "물건을 훔치기"),
    "violence": message("was violent", "폭력을 쓰기"),
    "anomaly": message("did something unusual", "이상한 행동을 하기"),
}
"""As in `before somebody left`."""
ANYBODY: dict[str, Message[[]]] = {
    "interaction": message("was close to anybody", "다른 사람과 가까이 있던"),
    "following": message("followed anybody", "다른 사람을 뒤따라간"),
    "object_abandoned": message("left anything behind", "물건을 두고 간"),
    "object_removed": message("took anything away", "물건을 가져간"),
    "picking": message("picked anything up", "물건을 집은"),
    "theft": message("stole anything", "물건을 훔친"),
    "anomaly": message("did anything unusual", "이상한 행동을 한"),
}
"""After `nobody`, where that is not as in `WHO`."""
HAPPENED: dict[str, Message[[]]] = {
    "object_arrive": message("a thing arrived", "사물이 화면에 들어선"),
    "object_depart": message("a thing went away", "사물이 화면을 빠져나간"),
    "object_stay": message("a thing stayed", "사물이 제자리에 있던"),
    "object_abandoned": message("a thing was left behind", "물건을 두고 간"),
    "object_removed": message("a thing was taken away", "물건이 없어진"),
    "camera_blocked": message("the camera was covered", "카메라가 가려진"),
    "camera_moved": message("the camera was moved", "카메라가 돌아가거나 밀린"),
    "camera_black": message("the picture was black", "검은 화면이 된"),
    "camera_frozen": message("the picture was frozen", "화면이 멈춘"),
    "camera_blinded": message("the camera was blinded", "카메라가 강한 빛을 받은"),
}
"""What happens to things and to the camera, in Korean before the noun for a happening."""
BEGAN: dict[str, Message[[]]] = {
    **HAPPENED,
    "camera_black": message("the picture went black", "검은 화면이 된"),
}
"""The same for what was so already when it began."""
HAPPENED_BEFORE: dict[str, Message[[]]] = {
    "object_arrive": message("a thing arrived", "사물이 화면에 들어서기"),
    "object_depart": message("a thing went away", "사물이 화면을 빠져나가기"),
    "object_stay": message("a thing stayed", "사물이 제자리에 있기"),
    "camera_blocked": message("the camera was covered", "카메라가 가려지기"),
    "camera_moved": message("the camera was moved", "카메라가 돌아가거나 밀리기"),
    "camera_black": message("the picture went black", "검은 화면이 되기"),
    "camera_frozen": message("the picture was frozen", "화면이 멈추기"),
    "camera_blinded": message("the camera was blinded", "카메라가 강한 빛을 받기"),
}
"""The same before `before`, without what `BEFORE` has."""
GOT_UP = message("got up again", "다시 일어난")
TO_GET_UP = message("got up again", "다시 일어나기")
GOT_UP_NOT = message("did not get up again", "다시 일어나지 않은")
GOT_UP_DID = plural("got up again", "got up again", "다시 일어났습니다")
"""The end of lying or sitting, as `WHO`, `WHO_NOT` and the verbs of events have it."""
