"""What happens to other things than people: vehicles, bags, animals, and what is left or taken away."""

from domain.events.kinds.kind import EventKind, Severity, Source, Subject, verb
from domain.language.message import plural

ARRIVE = EventKind(
    verb=verb("comes into the picture {place}", "{place} 화면에 들어섭니다"),
    noun=plural("arrival of a thing", "arrivals of things", "사물이 화면에 들어섬"),
    did=plural("saw a thing arrive", "saw things arrive", "화면에 들어섰습니다"),
    severity=Severity.ROUTINE,
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
    side_from="start",
)
DEPART = EventKind(
    verb=verb("goes out of the picture {place}", "{place} 화면을 빠져나갑니다"),
    noun=plural("departure of a thing", "departures of things", "사물이 화면을 빠져나감"),
    did=plural("saw a thing go", "saw things go", "화면을 빠져나갔습니다"),
    severity=Severity.ROUTINE,
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
    side_from="end",
)
STAY = EventKind(
    verb=verb("stays in its place {place}", "{place} 그 자리에 그대로 있습니다"),
    noun=plural("thing that stays", "things that stay", "제자리에 있는 사물"),
    did=plural("saw a thing stay", "saw things stay", "제자리에 있었습니다"),
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
)
ABANDONED = EventKind(
    verb=verb("is left behind {place}", "{place} 주인 없이 발견됩니다"),
    noun=plural("thing left behind", "things left behind", "두고 간 물건"),
    did=plural("left a thing behind", "left things behind", "물건을 두고 갔습니다"),
    severity=Severity.WARNING,
    subject=Subject.OBJECT,
)
REMOVED = EventKind(
    verb=verb("is taken away {place}", "{place} 없어집니다"),
    noun=plural("thing taken away", "things taken away", "없어진 물건"),
    did=plural("took a thing away", "took things away", "물건을 가져갔습니다"),
    severity=Severity.WARNING,
    subject=Subject.OBJECT,
)
