"""English for parts and wholes: out of all, half a minute, once something was over, true or false."""

from domain.understanding.lexicon.rewordings.rewording import said

BARE = r"(?:empty|deserted|alone|black|dark|nobody|no ?one|by (?:him|her|them)sel(?:f|ves))"
ALONE = r"(?:alone|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own|no company(?: at all)?)"
SEEN = r"(?:visible|in (?:view|shot|frame|sight|there|here)|there|here|on (?:camera|screen))"
WHOLES = (
    said(
        r"(?<!not)(?<!without),? (?:counting|including) (?P<talk>(?:the|that) "
        r"(?:one|person|guy|lady|last)[^?,]*)(?=\W*$)"
    ),
    said(
        r"\b(?P<which>first|last|opening|closing|final|next) half[- ](?:a[- ])?minute\b",
        r"\g<which> 30 seconds",
    ),
    said(
        r"^(?P<sign>\W*)(?:out of|among|amongst|from among) "
        r"(?P<who>(?:all|every(?:one|body)?|the|those|these|that|this|your"
        r"|yesterday|today)\b)",
        r"\g<sign>of \g<who>",
    ),
    said(r"\b(?P<who>every(?:body|one)|all of (?:them|these|those)) in this one\b", r"\g<who>"),
    said(
        rf"\b(?:completely|completly|totally|entirely|utterly|absolutely|perfectly|dead) (?=(?:{BARE})\b)",
    ),
    said(
        rf"\b(?P<alone>{ALONE})(?: for)?(?: the (?:whole|entire) time)? (?:while|as long as|when|that)? ?"
        rf"(?:he|she|they) (?:was|were) {SEEN}(?=\W*$)",
        r"\g<alone>",
    ),
    said(rf"\bha(?:d|ve|s) {ALONE}", "was alone"),
    said(
        r"\bha(?:d|ve|s|ving) the (?:\w+ )?(?:place|shop|store|room|picture|floor)(?: all)? to "
        r"(?:him|her|them)sel(?:f|ves)(?: the (?:whole|entire) time(?: (?:he|she|they) (?:was|were) "
        rf"{SEEN})?)?",
        "was alone",
    ),
)
"""Parts of a recording, of all people, and being wholly alone."""
NEIGHBOURS = (
    said(
        r"(?<!who was )(?<!who is )(?<!who were )\bthe (?:very )?(?:next "
        r")?(?:person|one|customer|visitor) (?:right |immediately |just |straight )?"
        r"(?P<way>before(?! person 1\b)|after) person (?P<number>\d{1,3})\b(?! "
        r"(?:came|left|fell|ran|had|was|got|went|sat|stood))",
        lambda at: f"person {int(at['number']) + (1 if at['way'].lower() == 'after' else -1)}",
    ),
)
"""Who came right before or after somebody: people are numbered as they come."""
TRUTHS = (
    said(
        r"^\W*(?:true or false|right or wrong|yes or no|fact or fiction|correct or not|true or not)[:,.?–-]+ "
        r"(?P<claim>[^?.]+?)[.?]*$",
        r"\g<claim>, right?",
    ),
    said(
        r"^(?P<claim>[^?.]+?)[:,.?–-]+ (?:true or false|right or wrong|fact or fiction)\W*$",
        r"\g<claim>, right?",
    ),
)
"""Claims that are to be told true or false."""
AFTERWARDS = (
    said(
        r"\bonce (?=(?:the|he|she|they|it|that|this|those|some(?:one|body)|every(?:one"
        r"|body)|person|red|blue|green"
        r"|yellow|white|black|grey|gray|orange|pink)\b)(?!the (?:recording|video|day))",
        "after ",
    ),
    said(
        r"^(?P<sign>\W*)(?:seconds|secs|time|number of seconds) (?=(?:from|between) )",
        r"\g<sign>how long was it ",
    ),
)
"""Once something was over, and the time since."""
TOGETHER = (
    said(
        r"^(?P<sign>\W*)(?P<asked>who (?:was|were) (?:the )?(?:very "
        r")?(?:first|last|second|third)(?: person| one)? to "
        r"[\w ]{3,20}?) (?:of|among|out of) (?P<those>(?:the people|those|the "
        r"ones|everyone|all) [^?]+?)(?=\W*$)",
        r"\g<sign>of \g<those>, \g<asked>",
    ),
    said(
        r"\bwas there (?:ever )?(?:any|a|some) (?:stretch|period|time|point|moment"
        r"|part) (?:where|when|in which) "
        r"(?P<what>(?:the|my|our) (?:picture|camera|screen|image|feed)) (?:was|is) (?=\w+\W*$)",
        r"was \g<what> at any point ",
    ),
    said(
        r"\bof (?:those|the ones) (?=(?:standing |gathered |who (?:were|stood|gathered) "
        r")?(?:together )?in (?:the|that) "
        r"(?:crowd|group|gathering|huddle)\b)",
        "of the people ",
    ),
    said(
        r"\bof the (?:gang|group|crowd|bunch) (?:that|who) "
        r"(?:stood|hung|were|was|gathered)(?: around| about)? "
        r"together\b",
        "of the people in the crowd",
    ),
    said(
        r"\bwho (?:was|were|is|are) (?P<one>[^?,]{3,40}?) (?:standing|stood) (?:together |about |around )?"
        r"(?:with|next to|beside)(?=\W*$)",
        r"who did \g<one> stand together with",
    ),
    said(r"(?<=people )were standing together (?=in (?:the|a|that) (?:group|crowd)\b)", "were "),
    said(r"\bwent (?P<how>straight|right) across\b", r"walked \g<how> through"),
)
"""Who stood with whom, and who passed through."""
STAYS = (
    said(
        r"\b(?:was|were) gone (?:the )?(?P<how>quicker|quickest|sooner|soonest|faster|fastest)"
        r"(?: after (?:coming|getting) in)?(?=\W*$)",
        lambda match: f"stayed {'shortest' if match['how'].lower().endswith('est') else 'shorter'}",
    ),
    said(
        r"\bspent (?P<how>more|less|the (?:most|least)) time\b",
        lambda match: {
            "more": "stayed longer",
            "less": "stayed shorter",
            "the most": "stayed longest",
            "the least": "stayed shortest",
        }[match["how"].lower()],
    ),
    said(
        r"^\W*(?:the )?difference in (?:time on (?:screen|camera)|length of "
        r"stay|stay|screen time|time) between "
        r"(?P<one>[^?]+?) and (?P<other>[^?]+?)(?:,? in seconds)?(?=\W*$)",
        r"how much longer was \g<one> there than \g<other>",
    ),
    said(r"(?<!one )\b(?:un-?broken|continuous|uninterrupted) (?=(?:stretch|period|gap|spell|time)\b)"),
)
"""Longer and shorter stays."""
THING = r"(?:bag|thing|item|object|package|parcel|suitcase|backpack|box|stuff)"
BEGINNINGS = {"se": "sat down", "si": "sat down", "st": "stood", "ly": "fell", "do": "fell"}
"""What somebody did who has been doing something since, by how the word for it begins."""


def begun(doing: str | None) -> str:
    """What somebody did who has been sitting, standing or lying, or been there, since."""
    return BEGINNINGS.get((doing or "")[:2].lower(), "came in")


SINCE = (
    said(
        rf"\bhow long (?:had|has) (?:the|that|this) {THING} been (?:lying |sitting |left "
        rf"|standing )?(?:there |around |on the floor "
        r"|unattended )?(?:when|before|by the time|until) (?P<then>(?!that\b|it\b)[^?,]+)",
        r"how long was it from when somebody left something behind until \g<then>",
    ),
    said(
        rf"^\W*(?:the|that|this) {THING} (?:had|has) been (?:lying |sitting |left "
        rf"|standing )?(?:there |around |on the floor "
        r"|unattended )?for how long (?:when|before|by the time|until) (?P<then>(?!that\b|it\b)[^?,]+)",
        r"how long was it from when somebody left something behind until \g<then>",
    ),
    said(
        r"\bhow long had (?P<who>(?:the|person|that|he|she|they)\b[^?,]{0,38}?|\w+) been "
        r"(?:(?P<doing>sitting|standing|lying|down)(?: down| there| on the "
        r"floor)?|there|in (?:there|view|the (?:shop"
        r"|store|picture|room)))(?: already)? (?:when|before|by the time) (?P<then>(?!that\b|it\b)[^?,]+)",
        lambda at: f"how long was it from when {at['who']} {begun(at['doing'])} until {at['then']}",
    ),
    said(
        r"\bwhen did (?P<who>(?:the|person)\b[^?,]{0,38}?) (?P<down>sit|fall)(?: down| "
        r"over)? and (?:when did "
        r"(?:they|he|she) )?(?:get|stand)(?: back)? up(?: again)?(?=\W*$)",
        r"from when to when did \g<who> \g<down>",
    ),
)
"""How long something had been going on by then, and from when to when."""
THINGS = (
    said(
        r"\b(?:which|what) side did (?:most|more) (?:of the )?(?P<who>people|customers|visitors|them) "
        r"(?P<do>come|leave|go|enter|exit)(?P<how> in| out)?(?: (?:from|on|to|by|through))?(?=\W*$)",
        r"did more \g<who> \g<do>\g<how> on the left or on the right",
    ),
    said(rf"\b(?P<first>{THING}\b[^?]*?\band )who left it(?=\W*$)", r"\g<first>who left it behind"),
    said(
        r"\b(?:was|were|is|has) (?:there )?(?:some|any)thing (?:been "
        r")?(?:taken|removed|carried off|picked up)(?: away)?"
        r"(?: by (?:any|some)(?:one|body))?(?=\W*$)",
        "was something taken away",
    ),
    said(
        r"\b(?:which|what) day (?:had|saw|got|brought) (?:the )?more "
        r"(?:visitors|people|customers|visits)",
        "on which day did most people come",
    ),
)
"""Things, and days."""
COUNTED = (
    said(
        r"\b(?P<time>time|times|moment|moments|point|stretch|period|part)s? "
        r"(?:when|where|at which|in which|with) "
        r"(?P<number>(?:exactly |at least |only )?(?:two|three|four|five|\d)(?: or more)? "
        r"(?:people|persons|customers|visitors))(?: (?:were|was|are|is) "
        r"(?:there|here|around|visible|in (?:the )?"
        r"(?:view|frame|shot|sight|picture|shop|room|store)))?(?=\W*$)",
        r"\g<time> when \g<number> were there at once",
    ),
    said(
        r"\bhow (?:many seconds|long) (?:had|have|has) (?:passed|gone by|elapsed|gone) "
        r"(?:when|by the time|as) ",
        "when ",
    ),
)
"""How many at once, and how late it was."""
LENGTHS = (
    said(
        r"\b(?P<stay>stay|stayed|remain|remained|linger|lingered) (?:there |in "
        r"(?:view|frame) )?(?:just |at least )?"
        r"as long as (?=(?:the|person|red|blue|green|yellow|white|black|grey|gray|orange"
        r"|pink|he|she|they)\b)",
        r"\g<stay> longer than ",
    ),
    said(
        r"\b(?P<go>leave|left|go|gone|went out|go out)(?: again)? (?P<bound>less "
        r"than|more than|over|under|within) "
        r"(?P<length>(?:an? |\d+ |\w+ )?(?:minutes?|seconds?|secs|half a minute)) after "
        r"(?:coming|getting|walking|"
        r"having come|they came|he came|she came|entering|arriving)(?: in| inside)?(?=\W*$)",
        lambda at: (
            f"{'stayed' if at['go'].lower() in ('left', 'went out', 'gone') else 'stay'} "
            f"{'less than' if at['bound'].lower() in ('within', 'under') else at['bound']} {at['length']}"
        ),
    ),
)
"""How long somebody stayed, beside somebody else or until they left."""
GAPS = (
    said(
        r"\b(?:longest|biggest|largest) (?:gap|time|break|lull|pause|interval|wait"
        r"|stretch) between (?:two |any "
        r"two |successive |consecutive |the )?(?:visitors|visits|customers|people)(?=\W*$)",
        "longest time nobody was there",
    ),
    said(
        r"\b(?P<was>is|was) there (?:ever )?(?:a|any) (?:gap|break|lull|pause) "
        r"(?:between (?:two |any )?(?:visitors"
        r"|people|customers|persons|visits) )?(?:that (?:is|was|lasted) )?(?:longer "
        r"than|of (?:more than|over)"
        r"|over|lasting (?:more than|over)|more than) (?=(?:\d+|\w+) (?:seconds|secs|minutes?|s)\b)",
        r"\g<was> it ever empty for more than ",
    ),
)
"""Time between two visits."""
PLACES = (
    said(r"\b(?:disappeared|went|vanished|walked) off (?=(?:which|what|the (?:left|right))\b)", "left on "),
    said(r"\bcame in (?:past|over|across) (?P<line>the (?:[\w ]+ )?line)\b", r"crossed \g<line> inwards"),
    said(r"\b(?:got|went|made it) (?:as far as|up to|all the way to) (?=the (?!end|left|right))", "went to "),
    said(r"\bget as far as (?=the (?!end|left|right))", "go to "),
    said(r"\bnothing but black\b", "a black picture"),
)
"""Sides, lines and zones."""
ENGLISH = (
    *NEIGHBOURS,
    *TRUTHS,
    *WHOLES,
    *AFTERWARDS,
    *TOGETHER,
    *STAYS,
    *SINCE,
    *THINGS,
    *COUNTED,
    *LENGTHS,
    *GAPS,
    *PLACES,
)
