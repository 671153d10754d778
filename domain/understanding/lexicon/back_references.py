"""Words that mean somebody, something, a place or a time that was told before."""

import re

AT_THAT_TIME = re.compile(
    r"\b(?:then|at that (?:time|point|moment)|at the time)\b|그 ?(?:때|무렵|시각|시간|즈음)", re.IGNORECASE
)
"""What means the time that was told before."""
AT_THAT_MOMENT = re.compile(
    r"\bat (?:that|this) (?:very |exact |precise )?(?:moment|instant|second)\b|(?<![가-힣])그 ?순간",
    re.IGNORECASE,
)
"""What means the moment at which something began that was told before."""
FALLING = re.compile(r"fell|fall|collaps|(?:went|go|goes|going) down|tumbl|trip", re.IGNORECASE)
"""English words for a fall, and not for lying there."""
LYING_KO = re.compile(r"누워|누운|눕|바닥")
"""Korean words for lying there."""
THE_ONE = re.compile(
    r"\bthe (?:guy|man|woman|lady|gentleman|person|kid|boy|girl|customer|visitor|dude|fellow|chap|couple)\b"
    r"(?! (?:in|with|who|that|wearing|from|on|at)\b)",
    re.IGNORECASE,
)
"""Somebody of whom nothing more is said: whoever was told of before."""
WHICH_ONE = re.compile(
    r"\b(?:which|who) (?:one\b(?! (?:in|with|who|that|wearing|on|at)\b)|of (?:them|those|these)\b)",
    re.IGNORECASE,
)
"""One of some who were told of, of whom nothing more is said."""
POINTS_BACK_KO = re.compile(
    r"(?<![가-힣])[그이저] ?(?:분|사람|손님|놈|애|여자|남자|친구|동안|중|쪽|둘|짐|물건)"
    r"|(?<![가-힣])(?:둘|걔|얘|쟤|거기)"
)
"""Korean words for somebody, something or a time that was told before."""
THERE_KO = re.compile(r"(?<![가-힣])(?:그 ?(?:안|구역|자리|앞)|거기|그곳)(?:에|에서|에서는|에는)?(?= )")
"""Korean for the place that was told before."""
ONE_BEFORE = re.compile(
    r"\b(?:the|that) (?:one|person|visitor|customer|guest|guy|man|woman)? ?(?:right |just |immediately )?"
    r"before (?:that|them|him|her|that one|that person)\b"
    r"|\bthe (?:previous|preceding) (?:one|person|visitor|customer|guest)\b"
    r"|(?<![가-힣])(?:그 ?바로|바로) ?(?:앞|전)(?:의|에 (?:온|왔던|들어온))? ?(?:사람|손님|분)"
    r"|(?<![가-힣])그 ?(?:앞|전)(?:의)? ?(?:사람|손님|분)",
    re.IGNORECASE,
)
"""Whoever came right before the one who was told of."""
SOMEBODY = r"(?:one|person|visitor|customer|guest|guy|man|woman|bloke|lady)"
CAME = (
    r"(?:came|comes|turn(?:s|ed) up|show(?:s|ed) up|arrive[sd]|appear(?:s|ed)|walk(?:s|ed)|pop(?:s|ped)"
    r"|went|goes)"
    r"(?: (?:in|by|along|through|past|up|over))?"
)
BEHIND_THEM = (
    r"(?:(?:straight |right |just |directly )?after(?:wards?)?(?: (?:him|her|them|that(?: one| person)?))?)"
)
ONE_AFTER = re.compile(
    rf"\b(?:(?:the|that) (?:next )?{SOMEBODY} (?:who|that) (?:then )?(?:later )?{CAME},? "
    rf"(?:next|later(?: on)?|{BEHIND_THEM})|(?:the|that) {SOMEBODY} (?:who|that) later {CAME}"
    rf"|whoever {CAME} (?:next|{BEHIND_THEM}))(?= |[,?.]|$)"
    r"(?! (?:the|an?|person|some\w*|\w+ (?:left|came|fell|was|had))\b)",
    re.IGNORECASE,
)
"""Whoever came next after the one who was told of: `the one who came later`, `whoever came after that`."""
OF_THEM = r"(?: one)? of (?:those|these|the|them)(?: two| pair)?"
ONE_OF_THEM = re.compile(
    rf"\b(?:the )?(?P<order>(?:first|last|second)(?={OF_THEM}(?: (?:did|was|come|came)\b|[,?]|$))"
    rf"|earlier|former|later|latter){OF_THEM}(?= |[,?]|$)(?! to\b)"
    r"|(?<![가-힣])(?:그 ?둘|둘|그) ?중에?서? ?(?:더 )?(?P<order_ko>먼저|나중에|늦게) ?(?:온|들어온|나타난) ?"
    r"(?:사람|손님|분|쪽)",
    re.IGNORECASE,
)
"""The first or the last of two who were told of, by their coming; not `the first of them to leave`."""
NTH_ONE = re.compile(
    r"\bthe (?P<order>first|second|last|latter|former) one\b"
    r"(?! (?:to|in|who|that|of|with|on|from|there|after)\b)",
    re.IGNORECASE,
)
"""One of two who were told of, by their coming: `what was the first one wearing?`."""
WHO_IT_IS, SHOW = (
    re.compile(r"^\W*(?:(?:and|so) )?who(?:['’]s| was| is) (?=person \d+\W*$)", re.IGNORECASE),
    "show ",
)
"""Who somebody is who was told of, which asks to see them."""
BOTH = r"(?:they(?: both)?|the two(?: of them)?|both(?: of them)?|those two)"
LONG_TOGETHER = re.compile(
    rf"^(?P<how>\W*(?:(?:and|so) )?(?:for )?how (?:long|many seconds)) (?:were|was|are|did) {BOTH}"
    r"(?: (?:there|stay|in view|around|seen))* (?:together|at the same time|at once|simultaneously)(?=\W*$)"
    r"|^(?:그럼 )?(?:둘이 |그 둘은 )?(?P<how_ko>얼마나|몇 ?초(?:나|동안)?) ?(?:둘이 )?"
    r"(?:같이|함께|동시에) (?:있었|있던|나왔|보였)\S*",
    re.IGNORECASE,
)
TOGETHER, TOGETHER_KO = (
    "how long were person {} and person {} there together",
    "{}번 사람과 {}번 사람은 얼마나 같이 있었어?",
)
"""How long two who were told of were there at the same time."""
LAST_OF_TWO = frozenset({"last", "later", "latter", "second", "나중에", "늦게"})
"""Words of these for the one who came last."""
HANGUL_AT_END = re.compile(r"[가-힣]$")
"""Words that end in Korean letters."""
BEFORE_THEM = re.compile(
    r"\b(?P<when>before|after|earlier than|later than) (?:him|her|them"
    r"|(?:that|this) (?:person|visitor|customer|man|woman))(?=\W*$|,)",
    re.IGNORECASE,
)
WHEN_THEY_CAME = {"earlier than": "before", "later than": "after"}
BEFORE_THEM_KO = re.compile(
    r"^(?:그럼 |그러면 )?그 ?(?:사람|분|손님)보다 (?:더 )?(?:(?P<before>먼저|일찍|앞서)|늦게|나중에) "
    r"(?=(?:온|들어온|나타난|등장한))"
)
WHO_THEY_ARE_KO, WHO_KO = re.compile(r"(?<=(?:사람|손님))[은이]\W*$"), "은 누구야?"
BEFORE_CAME_KO, AFTER_CAME_KO = "{}번 사람이 들어오기 전에 ", "{}번 사람이 들어온 뒤에 "
"""Before or after somebody who was told of, as they came."""
HE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
"""Whoever was told of, as the one who did something."""
NUMBERED, NUMBERED_KO = "person {}", "{}번 사람"
"""How somebody is named by a number."""
TWO_OF_THEM = re.compile(
    r"\b(?:those|these|of the) two\b|\b(?:both|neither|either) of (?:them|those|these)\b"
    r"|\b(?:they|them) both\b|(?<![가-힣])그? ?둘 ?중",
    re.IGNORECASE,
)
"""Two who were told of."""
DID_THE_SAME = re.compile(
    r"\b(?:do|did|done) (?:that|so|the same|it)(?: thing)?(?: too| as well)?\W*$"
    r"|(?:도|은|는) ?(?:똑같이 |마찬가지로 |역시 )?그랬(?:어|나|니|냐|을까|습니까|는지|지|죠)\S*\W*$",
    re.IGNORECASE,
)
"""Somebody else did what was told of: `did the next one do that too?`."""
WHO_IT_IS_KO = re.compile(
    r"(?P<who>\d+번 사람)(?:은|는|이|가)? ?누구(?:야|예요|에요|인가요|입니까|죠|지|인지|인가|고)?\W*$"
)
"""Korean that asks for somebody who is already named by a number: they are to be shown."""
SHOW_KO = r"\g<who> 찾아줘"
SEVERAL = re.compile(
    r"\b(?:they|them|those|these|both|all|the two)\b|(?:사람|분|손님)들|둘|모두|(?<![가-힣])다 ",
    re.IGNORECASE,
)
"""Words for several who were told of: `after they left`."""
LONGER = r"(?:(?:for )?how (?:much|many seconds)|how long)"
REMAINED = r"(?:the other(?: one| person)?|the one (?:who|that) (?:stayed|was left|remained)|the one left)"
STAYED = r"(?: (?:stay|there|still|in view|around|remain|leave|go|on camera|hang around|linger|for))*"
STAYED_ON = re.compile(
    r"^\W*(?:and |so |ok(?:ay)?,? |right,? |then )*(?:by how (?:much|many seconds|long)"
    rf"|{LONGER} (?:longer|more|later) (?:did|was|were|is) {REMAINED}{STAYED}(?: on)?(?: after that)?"
    rf"|{LONGER} (?:did|was|were|is) {REMAINED}{STAYED} (?:on|longer|more|later|(?:on )?after that))\W*$"
    r"|(?:남은|나머지|다른) ?(?:한 ?)?(?:명|사람|분|쪽|손님)[은이]?(?: [가-힣]+){0,4} (?:몇 ?[초분]|얼마)\S*"
    r"(?: (?:더|뒤에?|후에?|있다가|동안))*(?: (?:있|머물|나갔|나가)\S*)+\W*$"
    r"|^\W*(?:그럼 |그러면 )?(?:두 ?(?:시점|사람|시각)\S* |둘\S* )?(?:몇 ?초|얼마나?) ?차이\S*\W*$",
    re.IGNORECASE,
)
"""How much longer one of two stayed than the other one, of whom it was told that they left first."""
LEFT_AFTER = "how long after person {} left did person {} leave"
LEFT_AFTER_KO = "{}번 사람이 나가고 나서 {}번 사람이 나갈 때까지 몇 초 걸렸어"
"""The same by numbers: the time from the one leaving to the other."""
