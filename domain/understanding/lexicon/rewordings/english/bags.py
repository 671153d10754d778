"""What English says of a thing that was left: of its owner, who took it, and how long it lay there."""

from domain.understanding.lexicon.rewordings.rewording import said

THING = r"(?:bag|thing|item|object|parcel|package|luggage|rucksack|backpack|suitcase)"
THE_THING = rf"\b(?:the|that|this|a|an) (?:\w+ )?{THING}\b"
LIES = r"(?:been |was |is |did it )?(?:left |lying |lie |sitting |sit |standing |stay )*(?:there|here|for)"
OF_VIDEO = r"(?: of (?:it|the (?:video|recording|clip|footage|file)))?"
UNTIL_END = rf"(?:,? (?:by|until|till|up to|up until|at|before) (?:the )?(?:very )?end{OF_VIDEO})"
IT = (
    r"(?:(?:the|that|this) (?:\w+ )?(?:bag|thing|item|object|parcel|package|suitcase)"
    r"|it(?= (?:been |left )*(?:lie|lying|sit|sitting|there|left)\b))"
)
OWNS = r"(?:belong(?:ed|s)? to|come from|came from)"
SUCH = r",? (?:like|such as|e\.? ?g\.?|for example|for instance|say),? "
ENGLISH = (
    said(
        rf"(?P<left>\bleft (?:behind|lying|sitting|standing|there|around|unattended)\b[^?,]{{0,30}}?){SUCH}"
        rf"(?:an?|some) (?:\w+ )?(?:{THING}|box)(?:,? or (?:an? |some )?(?:{THING}|box|something))*(?=\W*$)",
        r"\g<left>",
    ),
    said(
        rf"\bwho(?:m)? (?:did|does|do|had|has) (?P<it>it|that|{THE_THING}) {OWNS}(?=\W*$)",
        r"who left \g<it> behind",
    ),
    said(rf"\bwhose (?:was|is) (?P<it>it|that|{THE_THING})(?=\W*$)", r"who left \g<it> behind"),
    said(
        rf"\b(?:who(?:['’]s| is| was) the owner of|who owned|who owns) (?P<it>it|{THE_THING})(?=\W*$)",
        r"who left \g<it> behind",
    ),
    said(
        r"\bwhat (?:was|is|got|has been|had been) left (?:lying|sitting|standing)"
        r"(?: (?:around|about|there|here|behind|on the (?:floor|ground)))?(?=\W*$)",
        "what was left behind",
    ),
    said(
        rf"\bhow long (?:was|had|did|has) {IT} (?:been |lie |lying |sit |sitting |stay |left |there |here )*"
        r"(?:before|until|till) (?:any(?:one|body) else|some(?:one|body) else|another person"
        r"|the (?:next|second) (?:person|one)) (?:came|walked|turned|showed|passed|appeared|arrived)"
        r"(?: (?:along|in|up|by|past))*(?=\W*$)",
        "how long after the thing was left behind did the next person come in",
    ),
    said(
        rf"(?P<thing>{THE_THING}[^?]*?\b(?:after|before|until|when|while) )its owner\b",
        r"\g<thing>the person who left the thing behind",
    ),
    said(
        rf"\b(?:pick(?:ed)? up|take|took) (?P<it>{THE_THING}) that was left(?: behind)?(?=\W*$)",
        r"take \g<it>",
    ),
    said(
        rf"^\W*(?:some|any)(?:one|body) (?:left|put|dropped|dumped) {THE_THING}[^,?.]*[,.] (?:so |and )?"
        rf"(?:for )?how long (?:has|was|did|is|had) (?:it|that) {LIES}{UNTIL_END}?(?=\W*$)",
        "how long did the thing lie there",
    ),
)
"""Things that were left."""
