"""What people do at the zones and lines of a camera, which its owner has drawn."""

from domain.events.kinds.kind import EventKind, Severity, verb
from domain.language.message import plural

ZONE_ENTER = EventKind(
    verb=verb("steps into {place}", "{place}에 들어갑니다"),
    noun=plural("step into a zone", "steps into a zone", "구역 진입"),
    did=plural("stepped into a zone", "stepped into a zone", "구역에 들어갔습니다"),
    severity=Severity.NOTICE,
    place="zone",
)
ZONE_EXIT = EventKind(
    verb=verb("steps out of {place}", "{place}에서 나갑니다"),
    noun=plural("step out of a zone", "steps out of a zone", "구역 이탈"),
    did=plural("stepped out of a zone", "stepped out of a zone", "구역에서 나갔습니다"),
    place="zone",
)
ZONE_DWELL = EventKind(
    verb=verb("stays in {place}", "{place}에 머뭅니다"),
    noun=plural("stay in a zone", "stays in a zone", "구역에 머묾"),
    did=plural("stayed in a zone", "stayed in a zone", "구역에 머물렀습니다"),
    severity=Severity.NOTICE,
    place="zone",
)
LINE_CROSSING = EventKind(
    verb=verb("crosses {place}", "{place} 넘어갑니다"),
    noun=plural("crossing of a line", "crossings of a line", "선을 넘음"),
    did=plural("crossed a line", "crossed a line", "선을 넘었습니다"),
    severity=Severity.NOTICE,
    place="line",
)
