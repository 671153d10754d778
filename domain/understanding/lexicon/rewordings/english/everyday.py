"""What English says in many ways: numbers, moments, stays, company, stretches of time."""

from domain.understanding.lexicon.rewordings.rewording import aside, said

NUMBERS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
COUNTS = (
    said(rf"(?P<asked>\bhow many\b[^?,]*),? {NUMBERS}(?:,? {NUMBERS})* or {NUMBERS}(?=\?|$)", r"\g<asked>"),
    said(
        r"^\W*(?:and |so |ok(?:ay)?,? )?(?:only |just )?counting (?:only |just )?(?P<who>[^,]+), "
        r"how many (?:is|was|are|does|were)\b[^?]*",
        r"and only \g<who>",
    ),
    said(
        r"\b(?P<asked>how many [\w ]{1,20}?) (?:did|has|have) (?P<camera>(?:the |this |that )"
        r"?[^?]{0,25}?camera) "
        r"(?:pick(?:ed)? up|catch|caught|captured?|record(?:ed)?|see|saw|film(?:ed)?|show)\b",
        r"\g<asked> were seen on \g<camera>",
    ),
    said(r"\b(?P<has>had|has|have) (?:already )?(?:come and gone|been and gone)\b", r"\g<has> left"),
)
"""Numbers that are asked for with a guess, of some alone, or as what a camera saw."""
UNTIL_OR_AT = {"until": "until", "till": "until"}
"""What leads to the end of a recording; all else is at it."""
MOMENTS = (
    said(
        r"\b(?P<until>until|till|when|by the time|by when) (?:the |this )?(?:video|recording"
        r"|footage|film|clip|tape)"
        r" (?:(?:is|was) over|finish(?:es|ed)?|ends?|ended|stops?|stopped)(?=\W*$|,)",
        lambda match: f"{UNTIL_OR_AT.get(match['until'].lower(), 'at')} the end of the recording",
    ),
    said(
        r"[.,] ?(?:the )?(?:clock|exact|precise) time(?: (?:down )?to the second)?(?:,? (?:please"
        r"|pls))?\W*$",
        ", when?",
    ),
    said(
        r"\bwhen (?:was|were|did) (?P<who>[\w ]{2,30}?) (?:go |get )?"
        r"out of (?:view|sight|shot|frame|the (?:picture|frame))\b",
        r"when did \g<who> leave",
    ),
    said(
        r"\b(?P<when>after|before) (?P<who>they|he|she|that one|that person) went\b"
        r"(?! (?:to|in|on|over|up|down|for|there|out|away)\b)",
        r"\g<when> \g<who> left",
    ),
    said(r"\b(?P<when>after|before) that one\b(?! (?:in|with|who))", r"\g<when> them"),
    said(
        r"\bfrom (?:what|which) (?:second|minute|time|point|moment)(?: on(?:wards?)?)?\b(?! (?:to|"
        r"until|till)\b)",
        "when",
    ),
    said(
        r"(?P<sign>[,.?!] |^)(?:down )?to the (?:exact |very )?second\b(?=\W*$| (?:if|please|pls)\b[^?]*$)",
        r"\g<sign>",
    ),
    said(
        r"\bat the (?:very|exact|precise) (?:second|moment|instant|minute)(?: that| when)?(?= \w)",
        "already when",
    ),
    said(
        r"\b(?P<others>else|others?|another)\b(?P<asked>[^?,.]*?) at the (?:second|moment|instant|point)"
        r"(?: that| when)? (?=(?:the|he|she|they|person|that|some\w+|any\w+|our|my)\b)",
        r"\g<others>\g<asked> already when ",
    ),
    said(r"\bonly (?=(?:come|came|arrive|arrived|appear|appeared|enter|entered)\b[^?,]* after\b)"),
    said(r"\bpart ?way through\b"),
    said(
        r"\b(?:from what (?:point|moment|second|time)(?: on)?|when) (?:could|can) (?:you|one|we|i) "
        r"(?:see|make out) "
        r"(?:something|anything|things)(?: again)?",
        "when did the picture come back",
    ),
)
"""Times asked for to the second."""
STAYS = (
    said(
        r"\bhow (?:many (?:seconds|minutes)|long) (?:on camera|in view|in shot|in the picture|visible)\b",
        "how long did they stay",
    ),
    said(r"\b(?:all in all|in all)(?=\W*$)", "in total"),
    said(r"\b(?P<who>people|customers|visitors|persons) (?P<talk>that day)\b", r"\g<who>"),
    said(
        r"\bhow much of (?:that|the|their|his|her|its|this) (?:visit|stay|time) (?:was|were|did \w+|is) "
        r"(?:spen[dt] )?",
        "how long was ",
    ),
    said(
        r"\b(?:spend|spent|spending) (?:any|some|much|a lot of|most of (?:the|their|his|her)) "
        r"(?:of (?:the|their|his|her) )?(?:time|while|stay|visit) (?=\w+ing\b)"
    ),
    said(r"\bstay(?:ed)? (?P<how>sitting|lying) down\b", r"stay \g<how>"),
)
"""How long somebody was there, and what they did of that time."""
VISITS = (
    said(r",? (?:just )?doing nothing(?: else| at all)?\b"),
    said(
        r"\b(?P<asked>how long|when) (?P<was>was|is|did) it (?P<went>go |get |stay )?"
        r"(?:all |completely |totally )?(?P<dark>black|dark)\b",
        r"\g<asked> \g<was> the picture \g<went>\g<dark>",
    ),
    said(
        r"\b(?P<went>go|goes|went|gone|going|turned|turns) (?:all|completely|totally|entirely) "
        r"(?P<dark>black|dark|blank)\b",
        r"\g<went> \g<dark>",
    ),
    said(
        r"\bthe next (?P<who>person|one|customer|visitor)(?: in| through| along)? after "
        r"(?:that(?: one| person)?|them|him|"
        r"her|this one)\b",
        r"the next \g<who>",
    ),
    said(
        r"\bwhich side did (?P<who>\w+) (?:run|walk|go|clear|come|nip|pop)(?: off)? out(?: of)?\b",
        r"which side did \g<who> leave on",
    ),
    said(r"\blater on\b", "later"),
    said(
        r"\bwhile (?P<who>they|he|she) (?:was|were) still (?:there|inside|around|about)\b",
        r"while \g<who> was there",
    ),
    said(r"\bnew arrivals\b", "arrivals"),
    said(r",? nothing outside (?:of )?(?:that|it)\b"),
    said(r",? not the (?:walking|standing|rest|bits?) (?:before|after)(?: (?:or|and) (?:before|after))?\b"),
    said(r"\bonly the (?:stretch|part|bit) (?=in which|where|when)", "the part "),
    said(
        r"\bwearing (?P<worn>trousers|a top|a shirt|a jacket|a coat) (?:of|in) an?y? colou?r other "
        r"than (?P<colour>\w+)",
        r"not wearing \g<colour> \g<worn>",
    ),
    said(r"\bhow much longer (?=(?:was|were|did)\b[^?]*\bstill\b)(?![^?]*\bthan\b)", "how long "),
    said(r"\bdressed (?:entirely|all|completely|head to toe) in\b", "all in"),
    said(r", of those (?:two|three|four|five)(?=\W*$)"),
    said(
        r": how many (?:people|persons|customers) (?:satisfy|meet|match|fulfil)\w*(?: both| all)"
        r"?(?: conditions?)?(?=\W*$)",
        ": how many people",
    ),
    said(r"^still at least\b", "were there still at least"),
    said(
        r"\b(?:made|make|paid|had) (?:the|a) (?P<how>shortest|longest|briefest|quickest) (?:visit|stay)\b",
        r"stayed \g<how>",
    ),
    said(
        r"\b(?P<stay>stay|remain|keep)(?:ed|s|ing)? in (?:view|sight|shot|frame|the (?:picture|"
        r"frame|shot))\b",
        "stay",
    ),
    said(r"\bfor longer than\b", "for more than"),
    said(r"\bfor shorter than\b", "for less than"),
    aside(r"\bwaiting (?:on|for) (?:his|her|their|the) [\w ]{3,15}(?=\W*$)"),
    said(
        r"\b(?:spend|spent) (?:most|the most|the majority|the bulk|much|all) of "
        r"(?:the|their|his|her|its) (?:visit|time|stay)\b",
        "stay",
    ),
    said(
        r"\b(?:spend|spent) (?:any time |time )?(?:with each other|in each other['’]s company)\b",
        "were together",
    ),
    said(r"^(?:and |so )?(?:out )?of that(?: time)?,? (?=how)"),
    said(
        r"\b(?P<number>two|three|four|five) lots (?:of people )?(?=in |with |wearing )", r"\g<number> people "
    ),
    said(r"\bwho was left (?:behind|there|standing|alone)\b", "who was still there"),
    said(r"\b(?:all together|altogether),? (?=how (?:long|many)\b)", "in total "),
    said(
        r"\b(?:have|did|do) (?:we|i|you) (?:got|have|get) in (?:shot|view|frame|the picture)\b", "are there"
    ),
    said(
        r"\b(?:for )?(?:till|until) (?:the )?(?:film|video|recording|clip|footage) (?:stops|ends|"
        r"ended|stopped|finishes)\b",
        "until the end of the recording",
    ),
    said(
        r"\b(?:when|by the time) (?:it|(?:the|this|that) (?:tape|film|video|recording|clip|footage)) "
        r"(?:finish(?:es|ed)|ends?|ended|stops|stopped|runs? out|ran out|is over|cuts off)(?=\W*$)",
        "at the end of the recording",
    ),
    said(r"\b(?P<look>through|at|over|watch(?:ed)?) the (?:whole |entire )?lot\b", r"\g<look> all of it"),
    said(r"\b(?P<look>through|at|over) this (?:one|thing)\b", r"\g<look> this recording"),
    said(r",? or did (?:you|it|they|we) (?:skip|miss|leave out|overlook) [^?]*(?=\?|$)"),
    said(r"\bor (?:get|got|was|be|been) (?P<how>covered|blocked|obstructed)\b", r"or the camera was \g<how>"),
    said(
        r"\bwhat(?:['’]s| is| was) the longest (?:that )?(?P<who>[\w ]{2,25}?) (?:was|were|stood"
        r"|lay) empty\b"
        r"(?: between (?:two|any two|the) (?:customers|visitors|people|persons))?",
        "how long was the longest time without anybody",
    ),
    said(
        r"\bwhile the (?:camera|recording|video|tape) (?:was|is) (?:recording|running|on|filming|rolling)\b"
    ),
    said(
        r"\b(?:any|a) (?:period|time|stretch|moment|point)(?: (?:in|during|over) [^?,]{3,40}?)? "
        r"(?:during|in|at) which\b",
        "a moment when",
    ),
    said(
        r"\b(?P<was>(?:was|is) there (?:ever )?(?:a|any)) (?:time|point|stretch) (?=when\b)",
        r"\g<was> moment ",
    ),
    said(r",? so that nothing (?:could|can) be seen\b"),
    said(r"\bfrom the first (?:second|frame|minute) to the last(?: one)?\b,?", "from start to finish"),
    said(
        r"(?P<ran>\b(?:ran|run|running)\b) (?:rather than|instead of|as opposed to) (?:just |"
        r"merely )?walk(?:ed|ing)?\b",
        r"\g<ran>",
    ),
    said(r"\b(?:never|not) (?:even |once )?bother(?:ed)? (?:to |with )?go(?:ing)?\b", "did not go"),
    said(r"\b(?:have|had|having|take|took) a (?:bit of a )?sit[- ]?down\b", "sit"),
    said(
        r"\b(?P<nth>first|second|third|fourth|fifth|last|next) (?P<who>person|customer|visitor|one)"
        r" through\b(?! the\b)",
        r"\g<nth> \g<who>",
    ),
    said(r"\bonce (?=[^,?]+? (?:had|was|were|has|is) (?:gone|left|out|away)\b)", "after "),
    said(r"\bof the (?:whole |entire )?lot(?: of them)?\b(?! who)", "of all"),
    said(
        r"\bwhat (?P<was>was|is) (?P<who>the next (?:person|one|visitor|customer) after (?:the "
        r")?[^?,]{3,40}) wearing(?=\W*$)",
        r"what clothes did \g<who> have",
    ),
    said(
        r"\bboth (?P<in>came in|come in|entered|enter|arrived?) and (?P<out>left|leave|went out|go "
        r"out|exited?) "
        r"(?P<where>(?:on|by|to|at|through) the (?:left|right)(?: side)?)",
        r"\g<in> \g<where> and \g<out> \g<where>",
    ),
)
"""What somebody did, in other words."""
BESIDES = (
    said(r"\bat the same time as (?=(?:another|any|some|other)\w*\b)", "together with "),
    said(r"\btogether with another (?:person|visitor|customer|one|guest)\b", "together with somebody else"),
    said(r"\beither of (?=those|these|them|the two)\b", "any of "),
    said(
        r"\bwhich (?:top|shirt|jacket|coat|jumper|hoodie|sweater)(?= (?:was|stayed|came|left|went|"
        r"got|hung|arrived)\b)",
        "which one",
    ),
    aside(r",? or (?:was|is) it (?:just|merely|only|simply) [^?]+(?=\?|$)"),
    said(
        r",? or (?:did (?:he|she|they) )?(?:stay|remain|keep)(?:ed|ing)? (?:on (?:his|her|their) "
        r"feet|standing|upright)\b"
    ),
)
"""Who was there with somebody, which of two, and what else might have been."""
SPANS = (
    said(
        r"\bwhat(?:['’]s| is| was) the (?:gap|time|interval|delay|pause|break|length of time)"
        r"(?: in (?:seconds|time))? between\b",
        "how long between",
    ),
    said(r"^(?:and |so )?(?:number of |how many )?seconds (?=between|from)\b", "how long "),
    said(
        r"^(?:and |so )?from (?P<since>[^?,]+?) to (?P<until>[^?,]+), how (?:many seconds|long)"
        r"(?: (?:is|was) (?:that|it))?",
        r"how long from \g<since> until \g<until>",
    ),
    said(r"\bpicture (?:returning|coming back|being back)\b", "picture came back"),
    said(r"\bduring (?=the (?:first|second|last|other|entire|whole)\b)", "in "),
    said(
        r"\b(?:in|during|over|for|throughout) (?:this|the|that) (?:whole|entire|full) (?:minute|"
        r"hour|clip|film)\b",
        "in the whole recording",
    ),
    said(
        r"(?P<did>\b(?:got|gotten|get|gone|left|stood|taken|collected|come)\b[^?,.]*?) by the "
        r"(?:time (?:this|the) (?:recording|video|clip|film|footage) (?:ended|ends|stops|stopped|finished)"
        r"|end(?: of (?:it|(?:the|this) (?:recording|video|clip|film)))?)(?=\W*$)",
        r"\g<did>",
    ),
    said(r"\b(?:the )?recording that (?:began|started|begins|starts)(?: there)? (?=at \d)", "the recording "),
    said(r"\blate (?P<day>yesterday|last|this|in the) evening\b", r"\g<day> night"),
)
"""Stretches of time, and what lies between two things."""
REPORTS = (
    said(r"\b(?:the )?running order\b", "list"),
    said(r",? (?:from )?(?:the )?first to (?:the )?last\b(?=[,.?!]|$| please| with)"),
    said(
        r"\b(?:whatever|everything that|all that|anything that|what all) (?:went on|happened|took "
        r"place|occurred)\b",
        "what happened",
    ),
    said(
        r"\b(?:something|anything|a thing) (?:gets?|got|is|was|has been|being) (?:left|dumped|abandoned)"
        r"(?: lying| sitting)?(?: about| around| there| behind)?\b",
        "something is left behind",
    ),
    said(r"\b(?:by|from) the looks? of (?:it|things)\b"),
)
"""What is to be listed or found."""
