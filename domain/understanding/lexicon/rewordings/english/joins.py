"""English that joins one thing to another: after, before, while, next, in all, the whole time."""

import re

from domain.understanding.lexicon.rewordings.english.terse import PERSON, leave
from domain.understanding.lexicon.rewordings.rewording import said

SOMEBODY = (
    r"(?!the (?:picture|image|screen|video|view|camera|recording|footage)\b)(?="
    r"(?:the|that|this|they|he|she|his|her|their|some|any|\w+ "
    r"(?:left|came|fell|went))\b)"
)
"""A clause about somebody follows."""
RANGE = r"(?![^?]*\b(?:until|till|up to|to when)\b)"
POINT = r"(?:time|moment|minute|point|instant|second(?= (?:when|where|that)))"
MOVING = (
    "went", "go", "goes", "turn", "turned", "turns", "head", "headed", "left", "exit", "exited", "out",
    "from", "move", "moved", "walk", "walked", "run", "ran",
)  # fmt: skip
"""Words before `right` where it is a side: `turned right at the end`."""
AFTERS = (
    said(rf"\b(?:from when|from the {POINT}(?: (?:when|where|that|on))?) {SOMEBODY}{RANGE}", "after "),
    said(
        rf"\b(?:following|past|after|beyond) the {POINT}(?: (?:when|where|that|at "
        rf"which))? {SOMEBODY}",
        "after ",
    ),
    said(
        rf"\b(?:before|prior to|up to|until) the {POINT}(?: (?:when|where|that|at "
        rf"which))? {SOMEBODY}",
        "before ",
    ),
    said(r"\b(?:sometime|some time|later on,|afterwards,|at some point) (?=(?:after|before|while|once)\b)"),
    said(r"\b(?:earlier on|earlier),? (?=before\b)"),
    said(rf"\b(?:right )?(?:up until|up to when|up till) {SOMEBODY}", "before "),
    said(rf"\bfrom the (?:start|beginning) until {SOMEBODY}", "before "),
    said(rf"\bere {SOMEBODY}", "before "),
    said(
        rf"\b(?:soon as|directly|immediately) {SOMEBODY}(?=[^?]* "
        rf"(?:left|went|came|fell|got|sat)\b)",
        "as soon as ",
    ),
    said(
        rf"(?P<came>\b(?:come in|came in|enter(?:ed)?|arrived?|show(?:ed)? up|walk(?:ed)? in)) the (?:very )?"
        rf"(?:moment|minute|instant|second)(?: that| when)? {SOMEBODY}",
        r"\g<came> as soon as ",
    ),
    said(
        rf"\b(?:in|over|for|within|during|throughout)(?: all)? the (?:whole |entire "
        rf"|very )?(?:time|period|interval|"
        rf"duration|window|minutes|seconds|part|frames|section|stretch)(?: of (?:the "
        rf")?(?:footage|video|recording))?"
        rf"(?: (?:when|that|where|in which))? {SOMEBODY}(?=[^?]* "
        rf"(?:was|were|is|are|lay|lie|lies|sat|stood|stayed)\b)",
        "while ",
    ),
    said(
        rf"\b(?:at (?:the|a) time(?: when)?|even as|in the meantime,? while) "
        rf"{SOMEBODY}(?=[^?]* (?:was|were|lay|sat|stood)\b)",
        "while ",
    ),
    said(
        rf"(?<!the )(?<!far )(?<!to )(?<!or )(?<!on ){''.join(f'(?<!{each} )' for each in MOVING)}"
        r"\bright (?=at (?:the|that)\b|behind\b|up (?:to|until)\b|until\b|on the (?:heels|tail)\b|as\b"
        r"|near the (?:end|start|beginning)\b)"
    ),
)
"""After, before and while."""
NEXT_AFTER = (
    said(
        r"\b(?P<who>who (?:came|walked|stepped|got|was)(?: in)?) "
        r"(?:(?:right|just|directly|immediately|next|hard|straight) behind|"
        r"(?:straight|right) away after|(?:immediately|directly|next) following|next up "
        r"after|next in (?:line|sequence|order) "
        r"(?:after|behind)|one (?:place|position|spot) (?:after|behind)|(?:right |hot "
        r"|hard )?on the (?:heels|tail) of|in the wake of|"
        r"in immediate succession to|with nobody in between after|behind) (?=(?:the|that) )",
        r"\g<who> next after ",
    ),
    said(
        r"\b(?P<who>who (?:came|arrived|entered|got (?:here|there)|was there|showed up|left)(?: in| out)?),? "
        r"(?:in )?(?:before|ahead of|earlier than|sooner than|prior to|in advance "
        r"of|afore) the other(?: one| person| did)?",
        r"\g<who> first",
    ),
    said(
        r"\b(?P<who>who (?:came|arrived|left)(?: in| out)?) (?:up first|first up|first "
        r"off|firstly|beforehand|at an earlier point|before(?=,))"
        r"(?=,? the (?:one|person|guy)\b)",
        r"\g<who> first",
    ),
    said(
        rf"\b(?:any|some)(?:one|body) (?:else )?(?:besides|apart from|other "
        rf"than|but|except(?: for)?|aside from|bar|in addition to) "
        rf"(?:them|him|her|that {PERSON})\b",
        "anyone else",
    ),
    said(r"\ba person other than (?:them|him|her)\b", "somebody else"),
    said(r"\b(?P<who>any|some)(?P<one>one|body) different\b", r"\g<who>\g<one> else"),
    said(r"\b(?:a|any) third party\b", "somebody else"),
    said(
        r"\bwho (?:was|is) (?:still )?(?:in|inside) (?:the )?(?:shop|store) the moment\b",
        "who was still there when",
    ),
)
"""Who came next, and who else."""
WHOLE = (
    r"(?:at all times|always|constantly|continuously|continually|consistently"
    r"|permanently|unbrokenly|ceaselessly|incessantly|non-?stop|"
    r"without (?:a |any )?(?:break|pause|interruption|let-?up)s?|with no "
    r"(?:interruption|break)s?|all (?:the|this) while|the whole while|all along|"
    r"from end to end|end to end|from first to last|every (?:single "
    r")?(?:second|minute|moment)(?: of it)?|(?:100|a hundred) ?(?:%|percent|per "
    r"cent) of the time|"
    r"(?:for|over|during) the (?:full|entire|whole) (?:length|duration) of the "
    r"(?:recording|video|footage|clip)|right (?:the way )?through|the full time|"
    r"the whole (?:bloody|damn) time|in one unbroken stretch|from go to whoa|the "
    r"entire way through|throughout the (?:recording|video|footage|clip)|throughout)"
)
ADVERBS = (
    said(
        rf"^(?P<asked>(?!.*\b(?:whole|entire|throughout|all of)\b.*\b(?:without|with "
        rf"no)\b).*)(?<![a-z]-)\b{WHOLE}(?=\W*$)",
        r"\g<asked>the whole time",
    ),
    said(
        rf"\b(?P<was>was|were|is) (?P<who>[^?,]{{3,45}}?) {WHOLE} (?P<how>alone|on "
        rf"(?:his|her|their) own|by (?:himself|herself|themselves))(?=\W*$)",
        r"\g<was> \g<who> \g<how> the whole time",
    ),
    said(
        r",? \b(?:in sum|all up|all in all|totalled up|tallied up|lumped "
        r"together|cumulatively|in (?:the )?aggregate|in toto|(?:the )?sum total|(?:as "
        r"a )?grand total|"
        r"in its entirety|(?:if|when) you (?:add|put|sum) it all "
        r"(?:up|together)|counting (?:everything|all the times)|across the "
        r"(?:entire|whole) (?:video|recording|clip))"
        r"(?=\W*$)",
        " in total",
    ),
    said(
        r"\b(?:add up|work out|count up|calculate|compute|measure|figure "
        r"out|determine|establish|tot up)(?: for (?:me|us))? "
        r"(?=how\b|when\b|which\b|where\b)"
    ),
    said(
        r"\b(?:add up|work out|count up|calculate|compute|measure|figure "
        r"out|determine|establish|tot up)(?: for (?:me|us))? (?:the )?(?:total |full "
        r"|whole )?"
        r"(?:on-screen |screen )?(?:amount of )?time (?:that "
        r")?(?=(?:the|that|they|he|she|pink|blue|yellow|red|green|white|black|grey)\b)",
        "how long ",
    ),
    said(r"\b(?:the )?(?:full|total|whole) (?:on-screen|screen) time (?:of|for) ", "how long was "),
)
"""The whole time, in all."""
ASKS = (
    said(r"^(?P<sign>\W*(?:and |so )?)(?:exactly|just|precisely) when\b", r"\g<sign>when"),
    said(
        r"^(?P<sign>\W*(?:and |so )?)(?:during which second|at (?:how many|which number "
        r"of) seconds|at what minute and second|after how (?:many seconds|long)|how "
        r"many seconds in) "
        r"(?=(?:did|does|was|were|is)\b)",
        r"\g<sign>when ",
    ),
    said(r"\bhow long,? (?:in seconds|to the second),? (?=(?:did|was|were|is|does)\b)", "how long "),
    said(r"\bhow long a (?:spell|while|time|stretch) (?=(?:did|was|were)\b)", "how long "),
    said(r"\bfor what (?:stretch|interval|length|amount|period) of time\b", "how long"),
    said(r"\bfor what number of (?:seconds|minutes)\b", "how long"),
    said(
        r"^(?P<sign>\W*(?:and |so )?)(?:off|out of|over|past|by|through|via) which "
        r"(?:edge|end|side|border)(?: of the (?:frame|picture|image|screen))? "
        r"(?=did|does)",
        r"\g<sign>which side ",
    ),
    said(r"\b(?:on|by|from|at) which of the two (?:sides|edges|ends)\b", "on which side"),
    said(r"\b(?:at|by|over) which (?:border|end) of the (?:image|frame|picture|screen)\b", "on which side"),
    said(r"\b(?:on |over |via )?the (?P<s>left|right)[- ]hand (?:edge|border|end|part)\b", r"on the \g<s>"),
    said(r"\bwho(?:m)? (?:exactly|in the world|on earth|the devil|the hell)\b", "who"),
    said(r"\b(?:just|exactly|precisely) how (?=many|long)", "how "),
    said(r"\bhow (?:large|great|big|high) (?:a|was the|is the) number of (?=\w)", "how many "),
    said(
        r"\b(?P<went>left|leave|go|went|walk(?:ed)?|got|get|exit(?:ed)?|disappear(?:ed)?"
        r"|depart(?:ed)?) (?:out|off|away|past|over)"
        r"(?: to| by| at| on| through| over)?(?: the)? (?P<side>left|right)"
        r"(?:[- ]hand)?(?: side| edge| border| end)?(?=\W*$)",
        lambda match: f"{leave(match['went'])} on the {match['side']}",
    ),
    said(
        r"\b(?P<went>left|leave|exit(?:ed)?|depart(?:ed)?|went out|go out) "
        r"(?P<side>left|right)(?=\W*$)",
        r"\g<went> on the \g<side>",
    ),
    said(r"\bin a (?P<s>left|right)ward direction\b", r"to the \g<s>"),
    said(r"\bon the viewer['’]s (?P<s>left|right)\b", r"on the \g<s>"),
    said(
        rf"\b(?P<was>(?:was|is) [^?,]{{3,45}}?) the (?:only|sole|lone) "
        rf"(?:one|person|soul|occupant|{PERSON})(?: (?:there|around|about|in the "
        rf"(?:shop|store)))?(?=\W*$)",
        r"\g<was> alone",
    ),
    said(
        r"(?<!talk )(?<!talking )(?<!chat )(?<!speak )(?<!chatting )\b(?:there )?(?:in "
        r"company )?with (?:each other|one another)(?=\W|$)",
        "together",
    ),
    said(
        r"\b(?:keeping each other company|accompany(?:ing)? each other|accompanied by "
        r"each other|a (?:pair|twosome)|co-present)(?=\W*$)",
        "together",
    ),
    said(
        r"\b(?P<who>longer|shorter|less long|for a (?:longer|shorter) time|for "
        r"longer|more time|less time) than (?:any(?:one|body)(?: else)?|any (?:of the "
        r")?other(?:s|"
        rf" {PERSON})?|every(?:one|body)(?: else)?|all the others|the others)(?=\W*$)",
        lambda match: (
            "shortest" if re.match(r"short|less|for a short", match["who"], re.IGNORECASE) else "longest"
        ),
    ),
)
"""How questions begin, and sides."""
OBJECT = r"(?:it|(?:the|that|this) (?:\w+ )?(?:bag|item|thing|object|parcel|package|stuff))"
TAKES = (
    said(
        rf"\b(?P<did>did|has|does) (?:any|some)(?:one|body)(?: else)? (?:(?:come|came) "
        rf"and )?(?:take|taken|pick|picked|carry|carried|walk(?:ed)? (?:off|away) "
        rf"with|g[eo]t?(?: off with)?|made? (?:off|away) with|"
        rf"gr?ab(?:bed)?|fetch(?:ed)?|collect(?:ed)?|retrieved?|recover(?:ed)?|removed?"
        rf"|claim(?:ed)?|nick(?:ed)?|swiped?|snaffled?|scoop(?:ed)?|snatch(?:ed)?|cart"
        rf"(?:ed)?|haul(?:ed)?|bear|spirit(?:ed)?|"
        rf"take possession of|take custody of|help themselves to)(?: up| away| off)? "
        rf"{OBJECT}(?: up| away| off)?(?: with (?:them|him|her))?(?:,? "
        rf"(?:afterwards?|later(?: on)?|after that|since))(?=\W*$)",
        r"\g<did> anyone take it",
    ),
)
"""A thing that was left is only taken afterwards: said first, where nothing was told before."""
ENGLISH = (*AFTERS, *NEXT_AFTER, *ADVERBS, *ASKS)
