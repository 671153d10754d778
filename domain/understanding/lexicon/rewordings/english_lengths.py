"""English for how long: until the picture was back, somebody took to cross, somebody had sat by then."""

from domain.understanding.lexicon.rewordings.english_wholes import begun
from domain.understanding.lexicon.rewordings.rewording import said

PICTURE = r"(?:picture|image|camera|feed|video|screen)"
CLIP = r"(?:recording|video|footage|clip|film|tape|picture)"
CROSSING = (
    r"(?:cross(?: over)?|(?:get|walk|pass) (?:across|through)|(?:pass|walk) by|walk past)"
    r"(?: the (?:room|shop|store|picture|frame|screen))?"
)
SITTING = r"(?:(?P<doing>sitting|seated|standing|lying|down)(?: down| there| on the floor)?|there|around)"
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
