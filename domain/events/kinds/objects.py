"""What happens to other things than people: vehicles, bags, animals, and what is left or taken away."""

from domain.events.kinds.kind import EventKind, Severity, Source, Subject, verb
from domain.language.message import plural

ARRIVE = EventKind(
    verb=verb("comes into the picture {place}", "{place} 화면에 들어섭니다"),
    noun=plural("arrival of a thing", "arrivals of things", "사물이 화면에 들어섬"),
    did=plural("saw a thing arrive", "saw things arrive", "화면에 들어섰습니다"),
    asked_in_english=r"\b(comes? into the picture|came into the picture|drives? up|pulls? up|driv\w* in)\b",
    asked_in_korean=r"들어서|들어선|들어섰|들어섭",
    severity=Severity.ROUTINE,
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
    hides=("person_enter",),
    side_from="start",
)
DEPART = EventKind(
    verb=verb("goes out of the picture {place}", "{place} 화면을 빠져나갑니다"),
    noun=plural("departure of a thing", "departures of things", "사물이 화면을 빠져나감"),
    did=plural("saw a thing go", "saw things go", "화면을 빠져나갔습니다"),
    asked_in_english=r"\b((goes|go|went) out of the picture|drives? (off|away)|drove (off|away))\b",
    asked_in_korean=r"빠져나가|빠져나간|빠져나갔|빠져나갑",
    severity=Severity.ROUTINE,
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
    hides=("person_exit",),
    side_from="end",
)
STAY = EventKind(
    verb=verb("stays in its place {place}", "{place} 그 자리에 그대로 있습니다"),
    noun=plural("thing that stays", "things that stay", "제자리에 있는 사물"),
    did=plural("saw a thing stay", "saw things stay", "제자리에 있었습니다"),
    asked_in_english=r"\b(park\w*|stays? in its place|stopped vehicle)\b",
    asked_in_korean=r"제자리|그 자리에|주차|정차|세워",
    subject=Subject.OBJECT,
    source=Source.DETECTOR,
)
ABANDONED = EventKind(
    verb=verb("is left behind {place}", "{place} 주인 없이 발견됩니다"),
    noun=plural("thing left behind", "things left behind", "두고 간 물건"),
    did=plural("left a thing behind", "left things behind", "물건을 두고 갔습니다"),
    asked_in_english=r"\b(left behind|leav\w* (a|the|any|some)\w* (bag|object|thing|item|parcel|package)"
    r"|abandon\w*|unattended|left (a|the|his|her|their) (bag|object|thing|item|parcel|package))\b",
    asked_in_korean=r"두고 ?(간|가|갔)|남겨지|남겨진|남겨졌|주인 ?없이|버려진|방치|유실물|분실물",
    severity=Severity.WARNING,
    subject=Subject.OBJECT,
    hides=("person_exit",),
)
REMOVED = EventKind(
    verb=verb("is taken away {place}", "{place} 없어집니다"),
    noun=plural("thing taken away", "things taken away", "없어진 물건"),
    did=plural("took a thing away", "took things away", "물건을 가져갔습니다"),
    asked_in_english=r"\b((is|was|were|been|gets?|got) (taken away|removed)|tak(e|es|ing) away|took away|"
    r"removed|missing)\b",
    asked_in_korean=r"치워진|치워졌|없어지|없어진|없어졌|없어집|가져간 ?물건",
    severity=Severity.WARNING,
    subject=Subject.OBJECT,
)
