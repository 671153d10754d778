"""English for how long: until the picture was back, somebody took to cross, somebody had sat by then."""

import re

from domain.understanding.lexicon.rewordings.english.wholes import begun
from domain.understanding.lexicon.rewordings.rewording import said

PICTURE = r"(?:picture|image|camera|feed|video|screen)"
CLIP = r"(?:recording|video|footage|clip|film|tape|picture)"
CROSSING = (
    r"(?:cross(?: over)?|(?:get|walk|pass) (?:across|through)|(?:pass|walk) by|walk past)"
    r"(?: the (?:room|shop|store|picture|frame|screen))?"
)
SITTING = r"(?:(?P<doing>sitting|seated|standing|lying|down)(?: down| there| on the floor)?|there|around)"
WHOSE = (
    r"(?:(?:the )?(?:one|person|man|woman|customer|visitor) in \w+|person \d"
    r"|the [a-z]+ (?:one|person)|[a-z]+)"
)
LINE = r"(?:the )?(?P<line>[\w ]{2,20}? )?(?:line|threshold)"


def both_ways(at: re.Match[str]) -> str:
    who = at["who"] or at["whom"] or at["whose"] or "the person"
    line = f"the {at['line'] or ''}line"
    return f"{at['long']} after {who} crossed {line} inwards did {who} cross {line} outwards"


LEAVING = frozenset({"leave", "go", "exit", "get out", "exits", "departures"})
"""What is said of whoever goes; others come."""


def time_between(first: str, last: str, deed: str) -> str:
    """How long after one person another did the same: both came in, or left."""
    went, go = ("left", "leave") if deed.lower() in LEAVING else ("came in", "come in")
    return f"how long after {first} {went} did {last} {go}"


BOTH_WAYS = (
    said(
        rf"\b(?P<long>(?:for )?how (?:long|many seconds))(?: (?:was|passed|is)(?: it)?(?: (?P<whom>{WHOSE}) "
        rf"(?:inside|in there|there|in))?)? ?(?:between|from) (?:(?P<who>{WHOSE}) )?crossing(?: {LINE})?"
        r"(?: on (?:the|their|his|her) way)? (?:in|inwards|inward|inside)(?: first)? (?:and|to|until|till) "
        r"(?:(?:crossing|coming|going|walking|crossed)(?: it| the line)?(?: back)?(?: again)?"
        r"(?: on (?:the|their|his|her) way)? )?(?:back )?(?:out|outwards|outward)(?: again)?"
        rf"(?: for (?P<whose>{WHOSE}))?(?=\W*$)",
        both_ways,
    ),
    said(
        r"\b(?P<long>how (?:long|much time)\b[^?]*?) from (?P<one>\w+ing(?: back)?(?: (?:up|down|in|out))?) "
        r"(?:to|until|till) (?=\w+ing\b)",
        r"\g<long> between \g<one> and ",
    ),
    said(
        r"\b(?:for )?how (?:long|much time|many seconds) (?:did it take|passed|elapsed|(?:went|goes) by|lay"
        r"|(?:is|was|were|are) (?:it|there)) (?=between\b)",
        "how long ",
    ),
)
"""How long from one way over a line to the other, and from one thing that somebody did to another."""


ENGLISH = (
    said(
        rf"\bhow long (?:(?:did it take|was it|passed) )?(?:until|till|before) (?:the )?{PICTURE} "
        r"(?:came back(?: on)?|was back(?: on)?|returned|was restored|recovered)(?=\W*$)",
        "how long was the picture black",
    ),
    said(
        rf"\bhow long did it take (?P<who>[^?,]{{3,40}}?) to {CROSSING}(?=\W*$)",
        r"how long was \g<who> in view",
    ),
    said(
        rf"\bhow long did (?P<who>[^?,]{{3,40}}?) take to {CROSSING}(?=\W*$)", r"how long was \g<who> in view"
    ),
    said(
        r"\b(?:for )?how (?:long|many seconds) (?:was|were) (?P<who>(?:the|person)\b[^?,]{0,38}?|\w+) "
        rf"{SITTING} "
        r"(?:already )?(?:when|by the time) (?P<then>(?!that\b|it\b|all\b|every|you\b)[^?,]+)",
        lambda at: f"how long was it from when {at['who']} {begun(at['doing'])} until {at['then']}",
    ),
    said(
        rf"\b(?:what|which) (?:percentage|percent|share|proportion|fraction) of (?:the )?{CLIP} (?:is|was) "
        r"(?:all )?(?:black|dark|missing|lost|blank|unusable|not (?:usable|visible|shown|there))(?=\W*$)",
        "what percent was not looked at",
    ),
    said(
        rf"\bhow much(?: of (?:the )?{CLIP}| of it)? (?:is|was|were|did you|have you|has been|could you) "
        r"(?:actually )?(?:look(?:ed)? at|seen?|watch(?:ed)?|check(?:ed)?|analy[sz]ed?|covered?|viewed?"
        r"|usable|visible|viewable|watchable|good|intact)(?=\W*$)",
        "what percent was looked at",
    ),
    said(
        rf"\bwhich (?P<part>parts?|stretch(?:es)?|seconds) (?:of (?:the )?{CLIP} )?(?:is|are|was|were) "
        r"missing(?=\W*$)",
        r"which \g<part> were not looked at",
    ),
    said(r"\bbetween which times (?=was|were|is)", "when "),
    said(
        r"^(?P<list>\W*(?:list|show(?: me)?|give me|name) (?:all |every )?(?:the )?"
        r"(?:visitors?|people|persons|customers?|arrivals|guests))"
        r" with (?:their|the|all)? ?(?:arrival |entry )?times(?=\W*$)",
        r"\g<list> who came in",
    ),
)
"""How long, and how much."""
ASKED = r"^(?P<sign>\W*(?:(?:so|and|ok(?:ay)?|well),? )?)(?:for )?how (?:long|many seconds) "
EMPTY_PLACE = (
    r"(?:it|(?:the )?(?:room|shop|store|place|picture|frame|scene|floor|area|screen|view)(?: itself)?)"
)
STAY_EMPTY = (
    rf"(?:(?:was|had|is|has|did|does) {EMPTY_PLACE} (?:been |stay |remain |sit |stand |lie )?empty"
    r"|was (?:there )?(?:nobody|no one) (?:in )?(?:there|around|in (?:it|the \w+)))"
)
COMES = r"(?:came|come|walked|arrived|entered|appeared|turned up|showed up|got there|stepped|was there)"
EMPTY = (
    said(
        rf"{ASKED}{STAY_EMPTY} "
        r"(?:at|in) the (?:beginning|start|very start|outset)(?=\W*$)",
        r"\g<sign>how long was it empty until the first person came in",
    ),
    said(
        rf"{ASKED}{STAY_EMPTY} "
        rf"(?:before|until|till|when|by the time) (?:anyone|anybody|someone|somebody|a person|people|the "
        rf"first \w+) {COMES}"
        r"(?: in(?:side)?)?(?=\W*$)",
        r"\g<sign>how long was it empty until the first person came in",
    ),
    said(
        rf"{ASKED}{STAY_EMPTY} "
        rf"(?:before|when|by the time|until|till) (?P<who>(?!the (?:first|next)\b|[^?,]*\belse\b)[^?,]+?) "
        rf"{COMES}"
        r"(?: (?:in|up|along|back|inside))?(?=\W*$)",
        r"\g<sign>how long was it empty right before \g<who> came in",
    ),
    said(
        rf"{ASKED}{STAY_EMPTY} "
        r"(?:after|once) (?P<who>[^?,]+?) (?:left|went|had left|had gone|was gone|walked out|exited)"
        r"(?: (?:out|off|away))?(?=\W*$)",
        r"\g<sign>how long was it empty right after \g<who> left",
    ),
    said(
        rf"\b(?:when|at (?:what|which) (?:point|time|moment)|from when(?: on)?) (?:was|were|is|did) "
        rf"(?:{EMPTY_PLACE} (?:become |go |turn )?(?:(?:completely |finally )?empty)|nobody "
        rf"(?:there|around|left)) "
        r"(?:for good|any ?more|for the last time|once and for all|in the end|until the end|to the "
        r"end)(?=\W*$)",
        "when was it finally empty",
    ),
)
"""How long it was empty: until the first came, right before or after somebody, and at last."""
LONG = (
    said(
        r"\bhow long after (?P<who>[^?,]{2,40}?) (?P<came>came in|entered|arrived|came) was "
        r"(?P<same>[^?,]{2,40}?) "
        r"at (?P<where>the \w+(?: \w+)?)(?=\W*$)",
        r"how long after \g<who> \g<came> did \g<same> reach \g<where>",
    ),
    said(
        r"\bhow long did it take (?:for )?(?:them all|all of (?:them|the people)|everyone|everybody|all "
        r"(?:the )?people) "
        r"to (?P<deed>leave|go|arrive|come in|come|enter|get (?:in|out))(?=\W*$)",
        lambda at: time_between("the first person", "the last person", at["deed"]),
    ),
    said(
        r"^(?P<sign>\W*)(?:was|is) it (?:very |too |a )?long (?:time )?(?:before|until|till) (?P<then>[^?]+)",
        r"\g<sign>how long was it until \g<then>",
    ),
    said(
        r"^(?P<sign>\W*(?:(?:so|and) )?)(?P<did>did|was|were) (?P<who>(?!it\b|there\b|any"
        r"|some|every|no)[^?,]{2,40}?) "
        r"(?P<stay>stay|hang around|hang about|stick around|remain|wait|sit|stand|there|in there|inside|in "
        r"view) "
        r"(?:there |around |in there )?(?:for )?(?:very |too |that |a )?long(?: time)?(?=\W*$)",
        r"\g<sign>how long \g<did> \g<who> \g<stay>",
    ),
    said(
        r"\bhow (?:far|long|many seconds|much time) apart (?:did|were|was) (?P<one>[^?,]+?) and "
        r"(?P<other>[^?,]+?) "
        r"(?P<deed>come|arrive|enter|leave|go|appear|show up|turn up)(?: (?:in|out))?(?=\W*$)",
        lambda at: time_between(at["one"], at["other"], at["deed"]),
    ),
    said(
        r"\bhow (?:far|long|many seconds|much time) apart (?:did|were|was) the first two"
        r"(?: people| visitors| persons)? (?P<deed>come|arrive|enter|leave|go|appear|show up|turn up|visits"
        r"|arrivals|exits|departures)(?: (?:in|out))?(?=\W*$)",
        lambda at: time_between("the first person", "the second person", at["deed"]),
    ),
    said(
        r"\bwhat (?:was|is) the (?:exact )?(?:length|duration) of the (?P<which>longest|shortest|first|last) "
        r"(?:stay|visit)(?=\W*$)",
        r"how long was the \g<which> visit",
    ),
    said(
        r"\bhow long (?:did|does) it take (?P<who>[^?,]{3,40}?) to (?:get|go|walk|move|pass) "
        r"(?:from (?:one|the one) side to the other|from side to side|all the way "
        r"(?:across|through))(?=\W*$)",
        r"how long was \g<who> in view",
    ),
)
"""Whether it was long, which is told as how long it was, and how far apart two things were."""
