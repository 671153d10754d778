"""What people do at the zones and lines of a camera, which its owner has drawn."""

from domain.events.kinds.kind import EventKind, Severity, verb
from domain.language.message import plural

ZONE_ENTER = EventKind(
    verb=verb("steps into {place}", "{place}에 들어갑니다"),
    noun=plural("step into a zone", "steps into a zone", "구역 진입"),
    did=plural("stepped into a zone", "stepped into a zone", "구역에 들어갔습니다"),
    asked_in_english=r"\b(step(s|ped)? into|(enter\w*|goes|went|go) (in ?to )?(a|the|any) zone|intru\w*|"
    r"trespass\w*)\b",
    asked_in_korean=r"구역 ?(진입|침입|에 ?들어|에 ?발을)|침입|무단",
    severity=Severity.NOTICE,
    place="zone",
    hides=("person_enter",),
)
ZONE_EXIT = EventKind(
    verb=verb("steps out of {place}", "{place}에서 나갑니다"),
    noun=plural("step out of a zone", "steps out of a zone", "구역 이탈"),
    did=plural("stepped out of a zone", "stepped out of a zone", "구역에서 나갔습니다"),
    asked_in_english=r"\b(step(s|ped)? out of|(leav\w*|left|exit\w*) (a|the|any) zone)\b",
    asked_in_korean=r"구역 ?(이탈|에서 ?나|에서 ?벗어)|벗어나|벗어난|벗어났|벗어납",
    place="zone",
    hides=("person_exit",),
)
ZONE_DWELL = EventKind(
    verb=verb("stays in {place}", "{place}에 머뭅니다"),
    noun=plural("stay in a zone", "stays in a zone", "구역에 머묾"),
    did=plural("stayed in a zone", "stayed in a zone", "구역에 머물렀습니다"),
    asked_in_english=r"\b(dwell\w*|stay(s|ed|ing)? (in|at) (a|the|any) "
    r"(zone|counter|shel(f|ves)|till|kiosk))\b",
    asked_in_korean=r"머물|머무|머묾|머뭅",
    severity=Severity.NOTICE,
    place="zone",
)
LINE_CROSSING = EventKind(
    verb=verb("crosses {place}", "{place} 넘어갑니다"),
    noun=plural("crossing of a line", "crossings of a line", "선을 넘음"),
    did=plural("crossed a line", "crossed a line", "선을 넘었습니다"),
    asked_in_english=r"\b(cross(es|ed|ing)?)\b",
    asked_in_korean=r"선을 ?넘|넘어가|넘어간|넘어갔|넘어갑|통과",
    severity=Severity.NOTICE,
    place="line",
)
