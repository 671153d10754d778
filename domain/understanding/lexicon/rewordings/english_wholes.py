"""English for parts and wholes: out of all, half a minute, once something was over, true or false."""

from domain.understanding.lexicon.rewordings.rewording import said

BARE = r"(?:empty|deserted|alone|black|dark|nobody|no ?one|by (?:him|her|them)sel(?:f|ves))"
ALONE = r"(?:alone|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own|no company(?: at all)?)"
SEEN = r"(?:visible|in (?:view|shot|frame|sight|there|here)|there|here|on (?:camera|screen))"
WHOLES = (
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
        r"(?P<own>(?:him|her|them)sel(?:f|ves))(?: the (?:whole|entire) time(?: (?:he|she|they) (?:was|were) "
        rf"{SEEN})?)?",
        "was alone",
    ),
)
"""Parts of a recording, of all people, and being wholly alone."""
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
GAPS = (
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
ENGLISH = (*TRUTHS, *WHOLES, *AFTERWARDS, *TOGETHER, *STAYS, *GAPS, *PLACES)
