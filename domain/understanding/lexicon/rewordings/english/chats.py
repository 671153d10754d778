"""How people go on in a chat in English, and words that they use there."""

import re

from domain.understanding.lexicon.rewordings.english.reports import PAST
from domain.understanding.lexicon.rewordings.rewording import aside, said

OTHER_ONE = r"the other (?:one|person|two|three|four|customer|visitor)"
BARE = {
    "got up": "get up",
    "left": "leave",
    "came in": "come in",
    "fell": "fall",
    "sat down": "sit down",
    "arrived": "arrive",
}
"""What somebody did, as it stands behind `did`."""


def how_long_after(match: re.Match[str]) -> str:
    """`How much later did red leave than blue?` is `how long after blue left did red leave?`."""
    one, other = match["one"], match["other"]
    first, last = (other, one) if match["how"].lower() == "later" else (one, other)
    return f"how long after {first} {PAST[match['deed'].lower()]} did {last} {match['deed']}"


CHATS = (
    said(
        rf"\b(?P<who>{OTHER_ONE}),? (?P<aux>did|was|were|is|has|have) (?:that one|those|they|"
        rf"he|she|that person)\b",
        r"\g<aux> \g<who>",
    ),
    said(
        r"\bwhat about (?P<who>the (?:one|person) (?:in|with) [^,?]+), (?P<aux>did|was|were|is|has) "
        r"(?:that one|they|he|she|that person)\b",
        r"\g<aux> \g<who>",
    ),
    said(
        r"\b(?P<who>he|she|they|that (?:one|person)|somebody|someone) drop(?:ped|s)\b"
        r"(?! (?:it|an?|the|their|his|her|something|by|in|off|out|me|us)\b)",
        r"\g<who> fell",
    ),
    said(
        r",? (?:though|right),? (?:did|was|were|is|has|do|does)n['’]?t (?:he|she|they|it)\? "
        r"(?=how|when|where|which|what|who)",
        ", ",
    ),
    said(r"\bis it (?:still |already )?(?P<dark>black|dark)\b", r"is the screen \g<dark>"),
    said(
        r"\b(?P<what>picture|screen|image|camera|view) (?:still|already) (?=black|dark|blank)", r"\g<what> "
    ),
    said(
        r"\b(?:summari[sz]e|sum up) (?:the |their )?(?:conversation|talk|chat|dialogue)\b[^?]*$",
        "what did they say",
    ),
    said(
        r"\bdid (?P<one>(?:the|that) [^?,]+?) (?:outlast|exceed|last longer than) (?P<other>the [^?]+)",
        r"was \g<one> longer than \g<other>",
    ),
    said(
        r"\bwhich colou?r (?=(?:left|came|went|stayed|was (?:there|first|last|in)|arrived|turned up)\b)",
        "which one ",
    ),
    said(r"\bwhat (?:would|did|have) i (?:have )?miss(?:ed)?\b", "what happened"),
    said(r"\bwhat (?:was|were|is) (?P<who>[^?]+?) up to\b", r"what did \g<who> do"),
    said(
        r"^(?P<who>the [^?,]+?) (?P<did>got up|left|came in|fell|sat down|arrived)"
        r"\W+(?P<order>before or after) ",
        lambda match: f"did {match['who']} {BARE[match['did'].lower()]} {match['order']} ",
    ),
    aside(r"\s*\([^()]*(?:don['’]?t|do not|doesn['’]?t) count\)"),
    aside(r",? (?:as|like) you would (?:for|to|on|in|when) [^?.!]+(?=\W*$)"),
    said(r",? on that occasion\b"),
    said(r",? everything (?:an?|the) [\w ]+? (?:ought to|should|needs? to|has to|must) know\b"),
    said(
        r"\bcameras? (?:from|of|for) which (?:the )?(?:available )?recordings? "
        r"(?:(?:are|is) (?:held|kept|stored|available)|originate|come|exist)\b",
        "cameras",
    ),
    said(r",? i[’']?m (?:on|at|in) (?:the|my) (?P<talk>\w+)(?=\W*$)"),
    said(r"\bin this one(?=\W*$|,)", "in this recording"),
    said(
        r"\bany (?:trouble|troubles|issues?|problems?) with the camera(?P<where>[^?,]*)(?:, like (?:a )?"
        r"(?:black|dark|frozen|blank) (?:picture|screen|image))?",
        r"anything wrong with the camera\g<where>",
    ),
    said(
        r"\b(?P<have>has|have|was|were) (?P<what>[^?]*? )(?:been )?gone through(?: completely| "
        r"fully| entirely| in full)?(?=\W*$)",
        r"\g<have> \g<what>been checked",
    ),
    said(r"\bwhich two (?:was|were|are|is) (?:that|they|those|it)(?=\W*$)", "who were they"),
    said(r"\bstart(?:ed)? (?:bunching|crowding|huddling) (?:up|together)\b", "gather"),
    said(r"\b(?:big|large|small|little|whole) (?=crowd of)"),
    said(
        r"^i (?:missed|did(?: not|n[’']t) see|could(?: not|n[’']t) watch) (?:all of it|it"
        r"|everything|anything)[,.;]+ (?=\w)"
    ),
    said(r"\bwere in (?:there|here)\b(?! (?:when|while|before|after))", "were there"),
    said(r"\btime difference between\b", "how long between"),
    said(
        r"\bhow much (?P<how>later|earlier|sooner) did (?P<one>[^?]+?) (?P<deed>leave|come in"
        r"|arrive|go) than "
        r"(?P<other>[^?]+?)(?=\W*$)",
        how_long_after,
    ),
    said(
        r"\b(?:second|sec) (?P<from>\d+)(?P<and> (?:and|to) )(?:second|sec) (?P<to>\d+)\b",
        r"\g<from>\g<and>\g<to> seconds",
    ),
    said(
        r"\bevery (?:single )?second(?: of (?:it|this(?: one)?|the (?:recording|video|clip|footage"
        r"|film)))?\b"
        r"(?= (?:been |was )?(?:looked at|checked|watched|analy[sz]ed|viewed|examined|covered))",
        "all of the recording",
    ),
    said(
        r"\bcamera (?:trouble|issues?|problems?|faults?)(?P<where>[^?,]*)(?:,? (?:or |like )?(?:a "
        r")?(?:black|dark|frozen"
        r"|blank) (?:picture|screen|image)(?:,? or (?:similar|the like|so|anything like that"
        r"|something))?)?(?=\W*$)",
        r"trouble with the camera\g<where>",
    ),
    said(
        r"\ball (?:of )?(?:the )?(?P<talk>two|three|four|five|six|\d+) (?=recordings|videos|clips"
        r"|cameras|files)",
        "all ",
    ),
    aside(
        r",? (?:and )?(?:please )?(?:don['’]?t|do not) (?:leave|miss|skip) (?:out )?(?:any\w*|a "
        r"single|some)[^?]*$"
    ),
    said(
        r"\b(?P<deed>left|leave|went|go|came in|come in|arrived?|entered) (?P<order>before|ahead "
        r"of|after) (?:all )?"
        r"(?:of )?(?:the )?(?:others?|rest|other (?:two|three|four|ones|people))(?: of them)?(?=\W*$)",
        lambda match: f"{match['deed']} {'last' if match['order'].lower() == 'after' else 'first'}",
    ),
    said(
        r"\b(?P<take>take|took|taken|carry|carried) (?P<what>it|(?:the|that) [\w ]{2,15}?) (?:away "
        r")?with (?:them|him|her)\b",
        r"take \g<what>",
    ),
    said(r"\bfar (?=longer|shorter|later|earlier|more|fewer)"),
    said(
        r"\b(?:all visits|time in (?:the )?(?:picture|view|sight))? ?(?:summed(?: up)?|added up"
        r"|put together)(?=\W*$)",
        " in total",
    ),
    said(r"\b(?:had|has|made|paid) the (?P<how>short|long)(?:er|est) (?:visit|stay)\b", r"stayed \g<how>est"),
    said(
        r"\bwhose (?:visit|stay) was (?:the )?(?P<how>shorter|longer|shortest|longest)(?: overall)?\b",
        r"who stayed \g<how>",
    ),
    said(
        r"\b(?:was|were) (?:on camera|in (?:the )?(?:picture|view|shot|sight)|around|there"
        r"|visible) (?:the )?(?P<how>longest|shortest)\b",
        r"stayed \g<how>",
    ),
    said(
        r"\bspent the (?P<how>least|most) time (?:in view|in the picture|there|on camera|here)\b",
        lambda match: f"stayed {'shortest' if match['how'].lower() == 'least' else 'longest'}",
    ),
    said(r"^quiet (?:one|day|night|shift|morning|evening)(?: this| today| tonight| then)?[.,!]+ (?=\w)"),
    said(
        r"\b(?P<met>standing|stood|gathered|were|was) together in (?:that|the|a) (?P<who>crowd"
        r"|bunch)\b",
        r"in the \g<who>",
    ),
    said(r"(?<=, )how long did (?:he|she|they) keep (?:it|that|this) up(?=\W*$)", "how long"),
    said(
        r"^(?:and )?the next (?:one|person) who (?:came(?: in)?|arrived|turned up),? "
        r"(?P<ask>which \w+|how long|when|where|what) (?P<did>did|was) (?:he|she|they) ",
        r"\g<ask> \g<did> the next person ",
    ),
    said(
        r"(?P<linger>\b(?:hang\w*|hung|linger\w*|loiter\w*)(?: about| around)? for (?:ages"
        r"|(?:so )?long|a long time|hours))"
        r" without (?:ever )?leaving\b",
        r"\g<linger>",
    ),
    said(
        r"^(?:ok(?:ay)?,? )?(?:and )?(?P<from>from [^,?]+? (?:to|until|till) (?:leaving|getting up"
        r"|sitting down|coming in))(?=\?)",
        r"how long \g<from>",
    ),
    said(
        r"(?P<stayed>\b(?:did|has|have|had)(?:n['’]t| not| never)(?: \w+)? (?:leave|left|gone|go"
        r"|exit|exited))"
        r" (?:until|till|by|before|at) the (?:very )?end(?: of the (?:recording|video|footage|film"
        r"|clip))?(?=\W*$|,)",
        r"\g<stayed>",
    ),
)
"""How people go on in a chat, and words that they use there."""
