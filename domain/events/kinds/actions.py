"""What only a model that looks at the pictures can tell; found where one is configured."""

from domain.events.kinds.kind import EventKind, Severity, Source, verb
from domain.language.message import plural

PICKING = EventKind(
    verb=verb("picks something up {place}", "{place} 물건을 집습니다"),
    noun=plural("picking up of goods", "pickings up of goods", "물건 집기"),
    did=plural("picked something up", "picked something up", "물건을 집었습니다"),
    source=Source.MODEL,
    actions=("grabbing",),
)
PAYING = EventKind(
    verb=verb("pays {place}", "{place} 계산합니다"),
    noun=plural("payment", "payments", "계산"),
    did=plural("paid", "paid", "계산했습니다"),
    source=Source.MODEL,
)
THEFT = EventKind(
    verb=verb("takes something without paying {place}", "{place} 물건을 훔칩니다"),
    noun=plural("theft", "thefts", "도난"),
    did=plural("stole something", "stole something", "물건을 훔쳤습니다"),
    severity=Severity.ALARM,
    source=Source.MODEL,
    is_incident=True,
)
VIOLENCE = EventKind(
    verb=verb("is violent {place}", "{place} 폭력을 씁니다"),
    noun=plural("act of violence", "acts of violence", "폭행"),
    did=plural("was violent", "were violent", "폭력을 썼습니다"),
    severity=Severity.ALARM,
    source=Source.MODEL,
    is_incident=True,
    actions=("violent", "fighting"),
)
ANOMALY = EventKind(
    verb=verb("does something unusual {place}", "{place} 이상한 행동을 합니다"),
    noun=plural("unusual scene", "unusual scenes", "이상 행동"),
    did=plural("did something unusual", "did something unusual", "이상한 행동을 했습니다"),
    severity=Severity.WARNING,
    source=Source.MODEL,
    actions=("vandalism",),
)
