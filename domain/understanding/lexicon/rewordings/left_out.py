"""What follow-ups leave out of whom they are about, and the words that say it."""

import re

AT_THE_TIME = re.compile(
    r"\bwho (?P<was>was|is|were) (?P<there>(?:also )?(?:there|around|here|present|visible|in "
    r"(?:view|shot|frame|sight|the (?:picture|room|shop|store)))) "
    r"at (?:the same time|the time|that time|that moment)(?=\W*$)",
    re.IGNORECASE,
)
OTHERS_AT_THE_TIME = r"who else \g<was> \g<there> at the same time"
"""Who was there beside whoever was told of."""
ELSE_AT_THE_TIME = re.compile(
    r"(?P<else>\b(?:else|another)\b[^?]*?) at (?:the|that) time(?=\W*$)", re.IGNORECASE
)
ELSE_WHILE_THERE = r"\g<else> at the same time"
"""The same where nothing that took time was told of."""
WAS_THAT = re.compile(
    r"^(?P<was>\W*(?:(?:and|so) )?(?:was|is)) (?:that|this|it) (?=(?:the|also the) "
    r"(?:very )?(?:first|second|third|fourth|fifth|last|only|same) )",
    re.IGNORECASE,
)
THAT_ONE_WAS = r"\g<was> that person "
"""Whether whoever was told of was the first: `was that the first person?`."""
ALONE_KO = re.compile(
    r"^(?P<then>\W*(?:그럼 |그때 |그러면 )?)(?=혼자(?:였|이었|있었| 있었| 서|서|인가|인지|야))"
)
DID_KO = re.compile(
    r"^(?P<then>\W*(?:그럼 |거기서 |그러면 |그래서 )?)(?=(?:뭐|무엇을?|뭘) ?(?:했|하고 있|하다|하던|하는))"
)
OF_THEM_KO = r"\g<then>{} "
WITH_KO = re.compile(
    r"^(?P<then>\W*(?:그럼 |그때 |그러면 )?)(?:같이|함께|같은 시간에) "
    r"(?=있(?:던|었던|는) (?:사람|손님)(?:은|이|도)? ?(?:또 |혹시 )?(?:있|누구|몇))"
)
WITH_THEM_KO = r"\g<then>{} 같이 "
ONE_KO, SEVERAL_KO = ("그 사람은", "그 사람이랑"), ("그 사람들은", "그 사람들이랑")
"""Korean for whoever was told of, as who is asked about and as with whom somebody was."""
PERSON = r"(?:one|person|man|woman|guy|lady|customer|visitor|shopper)"
DID_TOO = re.compile(
    r"^(?P<then>\W*(?:(?:and|but|so|ok|okay|then)\b,? ?)*)"
    r"(?P<asks>(?:when|where|how long) )?(?:did|does|do|had|has|have|was|were|is) "
    rf"(?P<who>(?:the )?(?:(?:very )?first|second|third|fourth|fifth|last|other)(?: {PERSON})?"
    rf"|the (?:\w+ )?(?:{PERSON} )?(?:in|wearing) (?:the )?\w+(?: (?:top|shirt|coat|trousers|clothes))?"
    r"|(?:person|number) \d+)"
    r"(?: (?:do (?:so|that|the same|it)|too|as well|either|also))*(?=\W*$)",
    re.IGNORECASE,
)
AND_THAT_ONE = r"and \g<who>"
"""Of whom the question before is asked again: `and did the first one?`."""
NAMED_ONE = re.compile(rf"\bthe (?:\w+ )?{PERSON}\b", re.IGNORECASE)
"""One person who was asked about: beside `the one in green` the last one is somebody else."""
