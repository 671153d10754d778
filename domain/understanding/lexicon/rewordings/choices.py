"""Who or what is meant, of those named in the same sentence or told before, and which camera."""

from domain.understanding.lexicon.rewordings.rewording import aside, said

SEEN_BY = r"(?:picks? up|picked up|catch(?:es)?|caught|captures?d?|gets?|got|spots?|spotted)"
CAMERAS = (
    said(
        rf"\b(?P<camera>cameras?(?: [\w ]{{1,15}}?)?) {SEEN_BY} "
        r"(?=(?:any|some|every|the|a|an|him|her|them|that|this|person|people|nobody|no one)\b"
        r"|\w+(?:one|body)\b)",
        r"\g<camera> saw ",
    ),
    said(
        r"\b(?P<which>which|what) camera (?:was|is|were) (?P<who>he|she|they|it|that one|that person) "
        r"(?:seen |caught |filmed |recorded |picked up )?(?:on|by)(?=\W*$)",
        r"\g<which> camera saw \g<who>",
    ),
)
"""What a camera saw, in other verbs."""
NAMED = (
    said(
        r"\b(?:out )?of (?:them|those) (?P<many>three|four|five)"
        r"(?: (?:that|who) (?:were|was) (?:(?:stood|standing|all|bunched|huddled|grouped)(?: "
        r"up)? ?)*together)?\b"
        r"(?P<asks>,? (?:who|which)(?: one)?\b)?",
        lambda said: f"{'which ' if said['asks'] else ''}of the {said['many']}",
    ),
    said(
        r"^\W*(?P<talk>[^?.,]{0,20}?)(?P<one>(?:the |person )[^,?]{2,30}?) and "
        r"(?P<other>(?:the |person )[^,?]{2,30}?)\s*[,:;-]+ "
        r"(?:which|who)(?: one)?(?: of (?:them|those|these|the two)(?: two)?)? (?P<what>\w+ [^?]+)",
        r"which of the two \g<what>, \g<one> or \g<other>",
    ),
    said(
        r"^(?P<talk>[^.?!]*?)\b(?:looking for|searching for|after) (?P<who>[^.?!]{4,60})[.!,] "
        r"(?:is there |was there |did you see |seen |see |have we got )?any ?(?:one|body)? ?"
        r"(?:like that|such|matching(?: that)?|that fits|who fits)(?: that)?\b[^?]*\?*$",
        r"was there \g<who>?",
    ),
    said(r"\bwhose (?:exit|departure) (?:comes|came|was|is|happens|happened)\b", "who left"),
    said(r"\bwhose (?:arrival|entry|entrance) (?:comes|came|was|is|happens|happened)\b", "who came in"),
)
"""Two who are named before it is asked of them, and somebody who is looked for."""
LISTS = (
    said(r",? (?:one|a|each on (?:one|a|its own)) line (?:each|per (?:\w+)|apiece)?\b"),
    said(r",? each on (?:its own|a new|a separate) line\b"),
    said(r",? with (?:the |their |its )?(?:entry|arrival|exit|start|end|clock) times?(?=\W*$)"),
    aside(r"(?<=[가-힣]),? (?:(?!몇|누|언제|어디)[^,.?])*포함(?:해서|하여|해)(?:요)?\W*$"),
)
"""How a list is to be written."""
LEFT_THINGS = (
    said(
        r"\b(?P<what>(?:any|some|no)thing|bags?|items?|objects?|stuff)(?P<verb> (?:is|was|been|got"
        r"|get|being))?"
        r"(?P<been> been)? left (?:lying|sitting|standing|just)"
        r"(?: (?:about|around|there|here|on the (?:floor|ground)))?",
        r"\g<what>\g<verb>\g<been> left behind",
    ),
    said(
        r"\bpick(?:ed)? up (?P<it>the (?:bag|thing|item|object|stuff) (?:that|which) )"
        r"(?=(?:was|were|had been|has been|he|she|they|the) )",
        r"take \g<it>",
    ),
    said(
        r"\bpick(?:ed|ing)? (?P<it>it|the (?:bag|thing|item|object)) up and "
        r"(?P<took>take|took|taking|leave with|left with|walk(?:ed)? off with)(?: (?:it|that))?(?: "
        r"away)?\b",
        r"took \g<it> away",
    ),
    said(
        r"(?P<it>(?:두고 간|놓고 간|버려진|버리고 간|남겨진|놓인|그|아까 그) ?(?:물건|짐|가방|것"
        r"|거)(?:을|를|도)?) ?"
        r"(?:다시 )?(?:집어|들고|챙겨|가지고) ?(?P<go>갔|가(?!방)|간)",
        r"\g<it> 가져\g<go>",
    ),
)
"""Things that were left, and taken."""
KOREAN = (
    said(
        r"다른 ?(?:사람|손님)(?:이|은)? ?(?:아무도 |하나도 |한 명도 )?없(?:을|는|던|었을) ?(?:때"
        r"|동안)(?:에)? ",
        "혼자 있을 때 ",
    ),
    said(r"(?P<deed>[온간던은는른진]) 다른 한 ?(?:명|사람|분)", r"\g<deed> 다른 사람"),
    said(r"(?:그 ?(?:장소|현장|자리)에?(?:서)? )?제 ?(?:3|삼)자(?:가|는|를|도)?", "다른 사람이"),
    said(r"(?:당사자|본인)(?: ?(?:말고|외에|이외에|빼고|제외하고))(?:도|는)?,? (?=[^?]*다른 )"),
    said(r"(?<![가-힣])(?:그|바로) ?전날,? (?=그저께|그제)"),
    said(r"불러 ?(?:봐|줘|주세요|봐요|주십시오)(?:요)?", "알려줘"),
    said(r"(?P<did>[가-힣]+고),? (?:그러고|그리고) ?(?:나서|나선)(?: 또)? ", r"\g<did> 나서 "),
    said(
        r"(?P<deed>[가-힣]*[가-힣](?<![있되])[는던])(?: 바로)?(?: 그)? 순간(?:에|엔|에는|에도|,),? "
        r"(?=[^?]*다른[^?]*(?:있|찍혀|보였|보이))(?![^?]*(?:들어|나가|나간|온 |뭐|무슨|언제))",
        r"\g<deed> 때 이미 ",
    ),
    said(r"(?<![가-힣])아까 (?=그(?:거|것|건|게| ))"),
    said(
        r"(?P<after>뒤에?|후에?|다음에?|나서) (?:녹화|영상|화면)(?:이|가)? ?끝날 ?때까지(?:는|도)?",
        r"\g<after>",
    ),
    said(
        r"(?:까만|검은|먹통|어두운) ?화면(?:이)? ?(?:끝나고|끝난 ?(?:뒤|후|다음)),? ?(?:영상"
        r"|화면)(?:이|은)? ?"
        r"(?:다시 )?(?:나온|돌아온|켜진|보인)",
        "화면이 돌아온",
    ),
    said(r"(?P<deed>[는은던])(?: 듯한| 것처럼 보이는| 걸로 보이는| 것 같은) ", r"\g<deed> "),
)
"""The same in Korean."""
KEYWORDS = (
    said(r"\s*\by ?/ ?n\b\W*$", "?"),
    said(r"\b(?:in )?secs?\b(?=\W*$)", "in seconds"),
    said(r"^(?:total )?time (?=(?:on|at|in) (?:the )?\w+)(?!in which)", "how long "),
    said(r"\bexit side (?:of|for) (?P<who>[^?.,]+)", r"which side did \g<who> leave on"),
    said(r"\bentry side (?:of|for) (?P<who>[^?.,]+)", r"which side did \g<who> come in on"),
    said(r"^(?P<what>[^?.()]+?)(?: only)?, count\W*$", r"how many \g<what>"),
    said(
        r"^(?:the )?(?!peak|max)(?P<where>[\w ]{2,25}?) occupancy (?=at|in|on|between|from)",
        r"how many people were at \g<where>",
    ),
    said(r"^(?P<deed>착석|배회|대기|체류|정지) ?시간\W*$", r"\g<deed>한 시간은 몇 초야"),
)
"""Key words as they are typed into a search box."""
