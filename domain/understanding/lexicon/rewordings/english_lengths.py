"""English for how long: until the picture was back, somebody took to cross, somebody had sat by then."""

from domain.understanding.lexicon.rewordings.english_wholes import begun
from domain.understanding.lexicon.rewordings.rewording import said

PICTURE = r"(?:picture|image|camera|feed|video|screen)"
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
        r"(?:already )?(?:when|by the time) (?P<then>(?!that\b|it\b)[^?,]+)",
        lambda at: f"how long was it from when {at['who']} {begun(at['doing'])} until {at['then']}",
    ),
    said(
        r"\bhow much of (?P<what>the (?:recording|video|footage|clip|film)|it) (?:is|was) "
        r"(?:usable|visible|viewable|watchable|good|intact)(?=\W*$)",
        r"how much of \g<what> was looked at",
    ),
)
"""How long, and how much."""
