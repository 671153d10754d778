"""How Korean says with whom somebody was: beside whom, the other one of two, nobody at all."""

from domain.understanding.lexicon.rewordings.rewording import said

MET = r"(?:안 만난|만나지 (?:않|못)\S+|어울리지 (?:않|못)\S+|얘기하지 않\S+)"
BESIDE = r"(?:바로 )?(?:옆|곁)(?:에서?|에서는|쪽에)"
WITH = (
    said(
        rf"(?P<who>상의|하의|옷|사람|손님|분|티|셔츠|자켓|바지)(?:의)? {BESIDE} "
        r"(?P<stood>(?:서 |앉아 |같이 )?있(?:던|었던|는))",
        r"\g<who>이랑 같이 \g<stood>",
    ),
    said(rf"아무(?:도|와도|하고도|랑도|한테도) (?P<not>{MET})", r"\g<not>"),
    said(rf"누구(?:도|와도|하고도|랑도|를) (?P<not>{MET})", r"\g<not>"),
)
"""Who was with somebody, or with nobody."""
