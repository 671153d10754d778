"""What follow-ups say again of what was told, and the words of the grammar for it."""

import re

IT_WAS_GONE = re.compile(
    r"\b(?P<when>while|when|before|after|until|till|once) it (?P<verb>was|went|got|is)"
    r"(?: (?:gone|black|dark|off|out|down))?(?=\W*$|,| (?:did|was|were|who|how)\b)",
    re.IGNORECASE,
)
"""A time at which the picture was gone, that was told before; not `once it was back`."""
HOW_LONG_GONE = re.compile(
    r"\bhow long (?:was|did|is|has) it (?:been |stay(?:ed)? |remain(?:ed)? )?"
    r"(?:gone|black|dark|off|out|down)(?: for)?(?: then| in (?:all|total))?(?=\W*$|,)",
    re.IGNORECASE,
)
"""How long the picture was gone, that was told before."""
NOT_SHOWN_KO = re.compile(
    r"(?:안|못) ?(?:나온|보인|찍힌|나오던|보이던|찍히던) (?:게|건|거|시간이|시간은|구간이) (?=몇|얼마)"
    r"|(?:(?<=동안)|(?<=얼마나)) ?(?:안|못) ?(?:나온|보인|찍힌) ?(?:게|건|거|것)\S*"
)
"""What was not in the picture, of which it is asked how long: `an naon ge myeot cho-ya`."""
ONE_LEFT_KO = re.compile(r"남은 ?(?:한 ?(?:명|사람)|사람|손님|쪽|분)(?=[은는이가 ])")
STAYED_ON_KO = re.compile(
    r"(?:남은|나머지|다른) ?(?:한 ?(?:명|사람)|사람|손님|분)(?:은|이)? "
    r"(?:(?:그러고 나서|그 ?뒤로|그 ?후로|상대가? 나가고(?: 나서)?) )?몇 ?(?:초|분)(?:이?나)? 더 "
    r"(?:있|머물)\S*(?: ?(?:나갔|갔)\S*)?"
)
UNTIL_THE_OTHER_LEFT_KO = "그 사람 나가고 나서 다른 한 명이 나갈 때까지 몇 초 걸렸어"
"""How much longer than the one who left the other one stayed, and the same as the time between the two."""
ANOTHER_KO = "다른 한 명"
"""Whoever is left of two, one of whom was told of."""
LYING = re.compile(r"\b(?:lying|left)\b", re.IGNORECASE)
"""What is said of a thing, beside `it`."""
STILL_THERE = re.compile(
    r"(?<!how long )\b(?:(?:is|was) (?:it|that|the (?:bag|thing|item|object)) (?:still )?"
    r"|(?:it|that)(?:['’]s| is| was) still )"
    r"(?:(?:lying |left |sitting |just )?(?:there|here)|in (?:its )?place)"
    r"(?: (?:(?:right )?(?:at|by|until|till|up to) the (?:very )?(?:end|last frame)"
    r"(?: of (?:it|the (?:video|recording|clip|footage)))?"
    r"|when the (?:video|recording|clip|footage) (?:ends|stops|finishes)))?(?=\W*$)"
    r"|^\W*(?P<ko_end>(?:그게 |그건 |그거 |그 물건[은이]? )?(?:영상 |녹화 )?"
    r"(?:끝날 ?때|끝|마지막)(?:까지)?[도는]? ?(?:거기|그대로|그 ?자리에)[가-힣 ]{0,12}"
    r"있[가-힣]*(?: 거)?(?: 맞[가-힣]*)?)(?=\W*$)"
    r"|(?<![가-힣])(?P<ko>(?:그게 |그건 )?아직(?:도)? ?(?:거기|그대로|그 자리에)?(?:에)? ?"
    r"(?:그대로 )?있\S*)(?=\W*$)",
    re.IGNORECASE,
)
"""Whether a thing that was left is where it was."""
LIES_THERE = "is the thing that was left behind still there at the end"
LIES_THERE_KO = "영상 끝에 두고 간 물건 있어?"
"""The same in words of the grammar."""
IT_IS_GONE = re.compile(
    r"\b(?:has it (?:gone|disappeared|vanished)|(?:is|was) it gone"
    r"|did it (?:go|disappear|vanish|get taken))(?: (?:at|by) the end)?(?=\W*$)",
    re.IGNORECASE,
)
"""Whether it is no longer there."""
DID_SO = re.compile(
    r"\b(?P<how>(?:for )?how long)(?: exactly| roughly)? (?:did|was|were|has|have|had) "
    r"(?:he|she|they|that|it|this)(?: all)? "
    r"(?:keep (?:that|it|this) up|keep at it|at it|(?:been )?(?:doing|at) (?:that|it|this)"
    r"|do (?:that|it|this)|(?:been )?going on|go on|carry on(?: with (?:that|it|this))?)(?: for)?(?=\W*$|,)"
    r"|(?<![가-힣])(?:그게 |그걸 |계속 |(?:그 ?)?둘이 |(?:그 ?)?두 사람이 |걔네가? "
    r")?(?:(?:딱 |꼭 )?붙어서 )?(?P<how_ko>얼마나|얼마 ?동안|몇 ?(?:초|분)(?: ?동안)?(?:이?나)?) ?"
    r"(?:오래 )?(?:계속 )?(?:그러고 ?있|그랬|그렇게 ?있)\S*\W*$",
    re.IGNORECASE,
)
"""How long somebody did what was told of before: `how long did they keep that up?`."""
HOW_LONG_STAYED, HOW_LONG_STAYED_KO = "how long did they stay", "그 사람 얼마나 있었어"
"""The same of somebody of whom all was told that they did."""
ONLY_DOUBT = re.compile(
    r"\W*(?:(?:hm+|wait|no|and|so|but|oh)[,.]* )*(?:(?:are|r) (?:you|u) (?:really |quite "
    r"|absolutely |very )?"
    r"(?:sure|certain|positive)(?: (?:about|of) (?:that|this|it))?|really|seriously|is that "
    r"(?:right|so|true)"
    r"|(?:에이|어|음|아니)?,? ?(?:확실(?:해|한가|합니까|하니|한 거)\S*|정말\S{0,3}"
    r"|진짜\S{0,3}|맞아|맞나요|맞습니까))\W*",
    re.IGNORECASE,
)
"""Only whether that is so, which was told: the same is asked once more."""
HOW_LONG_LASTED, HOW_LONG_LASTED_KO = "how long did that last", "얼마나 이어졌어"
"""The same in words of the grammar."""
EMPTY_THEN_KO = re.compile(
    r"(?:그렇게 |그러고 )?(?:계속 )?(?:텅 )?비어 ?있다가,? ?"
    r"(?:(?:바로|그|그러고) ?)?(?:직후에?|뒤에|다음에|나서)?(?= )"
)
"""After the place was empty, as was told before: `geureoke bieo itdaga jikhu-e`."""
AFTER_THAT_KO = "그 뒤에"
THAT_ZONE = re.compile(
    r"\b(?:that|this|the same) (?:zone|area)\b|(?<![가-힣])(?P<ko>[그이] ?)(?=구역)", re.IGNORECASE
)
"""The zone that was told of before: `in that zone`, Korean `geu guyeok`."""
THAT_OTHER = re.compile(r"\bthat other (?P<who>person|one|guy|man|woman|customer|visitor)\b", re.IGNORECASE)
"""Somebody else who was told of before."""
WENT_THERE_KO = re.compile(r"(?<![가-힣])거기(?:에|로|까지)?(?P<too>도)? ?(?P<went>갔|간|가)(?=[가-힣 ?]|$)")
LEFT_WITHOUT_KO = re.compile(r"^(?:그럼 |그러면 )?(?=안 (?:가|들르)고 (?:그냥 |바로 |걍 )?나[가간갔])")
WENT_TO_IT = re.compile(
    r"\b(?P<go>go|went|gone|goes|walk(?:ed)?|get|got|come|came)(?: over| up)? to it\b", re.IGNORECASE
)
"""Going to the zone that was told of before."""
TO_PLACE_KO = "{}에 "
WENT_INTO_KO = "{}에{} 들어{}"
"""Into a zone: its name, Korean `too`, and the verb."""
THAT_DAY = re.compile(r"\b(?:on )?(?:that|the same) day\b|(?<![가-힣])(?:그 ?날|같은 날)", re.IGNORECASE)
"""The day that was told of before."""
NAMED_DAY = re.compile(
    r"\b(?:the day before yesterday|yesterday|today|(?:last |this )?(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day)\b"
    r"|그저께|어제|오늘",
    re.IGNORECASE,
)
"""A day, in what was said of a time."""
OF_THAT_GROUP_KO = re.compile(r"(?<![가-힣])그 ?(?:무리|그룹|일행)(?:에서|(?: ?중| ?가운데)(?:에서?)?) ")
AMONG_THEM_KO = "그중에서 "
"""Of those who were told to be there at the same time."""
IT_LAY = re.compile(
    r"\b(?P<how>how long)(?: (?:has|had|did|was|is)|['’]s|['’]d)? (?:it|that)(?: (?:been|be))? "
    r"(?:(?:just )?(?:sat|sit|sitting|stood|standing|stay(?:ed)?|remain(?:ed)?|left|there)"
    r"(?: (?:there|about|around|here))*)(?: for)?"
    r"(?: (?:by|until|till|at|when) (?:the (?:very )?end(?: of [\w ]+)?"
    r"|(?:the time )?(?:it|(?:the|this) \w+) (?:\w+ out|\w+)))?(?=\W*$)",
    re.IGNORECASE,
)
"""How long a thing that was left has lain there: `how long's it been sat there?`."""
DURING_THAT = re.compile(
    r"\b(?:during|in|over|throughout) (?:that|this)(?: (?:same )?(?:time|period|stretch|span|spell"
    r"|while|gap|interval|window))?\b"
    r"(?P<second>[^?]*?\ba second (?=person|customer|visitor|man|woman|individual))?",
    re.IGNORECASE,
)
"""While what was told of went on; a second one is then another one."""
THAT_STRETCH_KO = re.compile(r"(?<![가-힣])그 ?(?:구간|시간대|기간|틈)(?:에는|에|동안)?(?= )")
THEN_KO = "그때"
IN_THAT_GROUP = re.compile(
    r"(?P<in>\bin )(?:it|there)(?=\W*$)|(?<![가-힣])거기(?:에|에도)? ?(?=끼|섞|속)", re.IGNORECASE
)
IN_GROUP, IN_GROUP_KO = "in the group", "무리에 "
"""What means a stretch, or a crowd, that was told of."""
IT_LIES = "how long was it lying there"
MEANWHILE, ANOTHER, A_SECOND = "meanwhile", "another ", "a second "
THERE_WHILE_BLACK_KO = re.compile(r"(?<![가-힣])(?:거기|그곳)(?:서|에서|에)?(?:는|도)? ")
"""Korean for there, in the time when the picture was black."""
AT_THAT_TIME_KO = "그때 "
WITH_OTHERS_THEN = re.compile(
    r"(?P<others>\b(?:else|others?|another)\b[^?]*?) at the same time(?=\W*$)", re.IGNORECASE
)
"""Whether others were there while the one who was told of was."""
OTHERS_MEANWHILE, OTHERS_WHILE_THERE = r"\g<others> meanwhile", r"\g<others> while they were there"
GOING_THAT_WAY = re.compile(
    r"^(?P<did>(?:and |so |but )?(?:did|has|have)) (?P<who>[^?,]+?) (?P<deed>leave|left|go|gone"
    r"|exit|walk|head|come|enter|arrive)"
    r"(?: (?:in|out|off|away))?(?: too| also)?,? (?:(?:on|by|from|through|to|in) )?(?:that|the same) "
    r"(?:side|way|direction)(?: too| as well| also)?(?=\W*$)",
    re.IGNORECASE,
)
"""Whether somebody else came or went on the side that was told: `did blue leave that way too?`."""
GOING_THAT_WAY_KO = re.compile(
    r"^(?:(?:그럼|그러면|그리고) )?(?P<who>[^?,]+?)(?:도|은|는|이|가) "
    r"(?:(?:그 ?(?:사람|분|손님)|걔)(?:과|와|이랑|랑|하고) )?(?:(?:똑?같은|그) ?(?:쪽|방향)"
    r"|그리)(?:으로|로|에서)?(?:도)? "
    r"(?:들어|나)?(?:갔|가|왔|오|간|온)\S*(?=\W*$)"
)
"""The same in Korean: `paran os-do geujjog-euro nagasseo?`."""
THE_REST_OF_THEM = re.compile(r"^(?:the )?(?:others?|rest)\b|^(?:나머지|다른)", re.IGNORECASE)
"""Several others than the one who was told of."""
SIDE_NAMES = {
    "left": ("on the left", "왼"),
    "right": ("on the right", "오른"),
    "middle": ("in the middle", "가운데 "),
}
"""Sides in both languages."""
CAME_KO, LEFT_KO = "쪽에서 들어왔어", "쪽으로 나갔어"
ON_SIDE_KO, SAME_SIDE_KO, WHICH_SIDE_KO = (
    "{who}도 {side}{way}?",
    "{who}하고 {number}번 사람이 같은 {way}?",
    "{who}은 어느 {way}?",
)
"""Questions about a side: a named one, that of somebody else, and which."""
IN_PERCENT = re.compile(
    r"\b(?:what['’]?s|what is|what was|how much is) (?:that|this|it) (?:in|as a) "
    r"(?:percent(?:age)?|per cent|%)\b[^?]*"
    r"|^(?:and |so )?in (?:percent|per cent|%)\b[^?]*|^(?:그럼 |그러면 )?(?:그게 |그건 )?(?:전체의 "
    r")?몇 ?(?:퍼센트|프로|%)\S*(?=\W*$)",
    re.IGNORECASE,
)
"""How much of all that was told: `what is that in percent?`."""
PERCENT_OF = {"gaps": "what percent was not looked at", "complete": "what percent was looked at"}
"""The same in words of the grammar, by what was told."""
WHICH_OF_THEM, WHO = re.compile(r"^(?:and |so )?which of (?:them|these|those) (?=\w)", re.IGNORECASE), "who "
"""Who is asked for where nobody was told of: all who were there."""
ANY_OF_THEM = re.compile(
    r"(?<!which )(?<!only )(?<!what )\b(?:one|any) of (?:them|these|those)(?: "
    r"people)?\b(?! who)",
    re.IGNORECASE,
)
ANYONE = "anyone"
HOW_MANY_OF_THEM = re.compile(r"\bhow many of (?:them|these|those)(?: people)?\b(?! who)", re.IGNORECASE)
HOW_MANY_PEOPLE = "how many people"
IN_VIEW = (
    r"(?:(?:together )?(?:there|inside|visible|around|together|in (?:view|shot|sight|frame|there)|"
    r"in the (?:room|picture|shop|store|frame))(?: together)?)"
)
BOTH_THERE = re.compile(
    rf"\b(?P<how>(?:for )?how long|(?:for )?how many (?:seconds|minutes)|when) (?:were|are) "
    rf"(?:they both|both|both of them|the two|the two of them) {IN_VIEW}"
    r"(?: at (?:the same time|once)| simultaneously)?(?=\W*$)",
    re.IGNORECASE,
)
TWO_THERE = r"\g<how> were two people there at the same time"
UNTIL_ANOTHER = re.compile(
    r"^\W*(?:(?:and|so) )?how long (?:(?:did it take|was it|passed) )?(?:until|till|before) "
    r"(?:(?:someone|somebody|anyone|anybody) else|(?:another|the next) (?:person|customer|visitor)) "
    r"(?:came(?: in| along)?|arrived|entered|appeared|showed up|turned up)(?=\W*$)",
    re.IGNORECASE,
)
FROM_FIRST_TO_SECOND = "how long after the first person came in did the second person come in"
"""Where nothing was told before, those who are meant are all."""
THE_PERSON = re.compile(
    r"\bthe (?:person|individual|guy|bloke|fella|fellow|customer|visitor)\b(?! "
    r"(?:in|with|wearing|who|that|dressed|after|before|next|behind|on|at|from|of"
    r"|then|by)\b|['’])",
    re.IGNORECASE,
)
THAT_PERSON = "that person"
"""The one who was told of, where nothing else says who is meant."""
THAT_ONE_DOWN_KO = re.compile(r"그 (?:사람|분|손님|양반)(?=[이가]? ?(?:바닥에|쓰러져|넘어져|누워|자빠져))")
SOMEBODY_KO = "사람"
"""Whoever lay there, where nobody was told of before."""
THROUGH_THE_DOOR = re.compile(
    r"\b(?P<verb>c[ao]me|comes|coming|walk(?:ed|s|ing)?|step(?:ped|s|ping)?|got|get)(?: in)? (?:in |inside )?"
    r"through the (?:door|doorway|entrance)\b(?! line)",
    re.IGNORECASE,
)
CAME_IN = r"\g<verb> in"
DOOR = "door"
"""Whoever comes through a door comes in, where no zone or line has its name."""
MADE_IT_THERE = re.compile(
    r"\b(?:(?:make|made|makes) it (?:all the way )?|(?P<go>go|went|gone|walk(?:ed)?|get) )"
    r"(?:up |over )?there\b",
    re.IGNORECASE,
)
"""To the zone that was told of."""
