"""Everyday English as it is spoken: who hung about, how long he stopped, or what."""

from domain.understanding.lexicon.rewordings.rewording import said

SPEECH = (
    said(r"\b(?P<was>was|were|is|been) (?:all )?gone through\b", r"\g<was> checked"),
    said(
        r"\bhow many (?P<who>people|persons|customers|visitors)? ?(?:are|is|were"
        r"|was)? ?(?:standing|stood|gathered) together "
        r"(?:as|like|in) (?:a|one) group\b",
        "how many people gathered",
    ),
    said(r"\bthem (?=two|three|four|five)\b", "those "),
    said(r"\ball day (?=yesterday|today)|(?<=yesterday) all day\b"),
    said(r"\bboth cameras\b", "all cameras"),
    said(r",? or (?:anything|something|what|summat|owt|whatever)(?: like that)?(?=\W*$)"),
    said(r",? not (?:the|his|her|their) (?:whole|entire|full) (?:visit|stay|time)(?=\W*$)"),
    said(
        r"\bwho (?:was|came) in(?: there| here)? and what (?:they|he|she|everyone) (?:did|was "
        r"doing|were doing)\b",
        "what happened",
    ),
    said(
        r"\b(?P<how>long|short|earli|lat)est(?P<who>,? (?:the )?[^?,]{3,25} or (?:the "
        r")?[^?,]{3,25})(?=\W*$)",
        lambda said: f"{said['how']}er{said['who']}",
    ),
    said(r"\bremain(?:ed|s)? (?P<how>seated|sitting|lying|standing)\b(?=[^?]*\bafter\b)", r"still \g<how>"),
    said(r"\bhow long did (?P<who>he|she|they|it) stop(?=\W*$)", r"how long did \g<who> stay"),
    said(r"\bstraight (?P<when>after|before)\b", r"right \g<when>"),
    said(r"\bstill (?:hanging|hung|hang|knocking|milling|standing|sat) (?:about|around)\b", "still there"),
    said(
        r"\b(?:was |were )?(?:hung|hang|hanging|stuck|knocking|knocked) (?:about|around)(?: (?:for|the))* "
        r"(?P<long>longer|longest|shorter|shortest)\b",
        r"stayed \g<long>",
    ),
    said(
        r"\b(?P<was>were|was) (?P<who>they|he|she|it) down\b(?! (?:to|in|at|by|there))",
        r"\g<was> \g<who> lying down",
    ),
    said(r"(?<=\w )how long did (?:he|she|they) keep (?:it|that|this) up(?=\W*$)", "how long"),
    said(
        r"\bnever had (?:any(?:body|one)|some(?:body|one)) else (?:in (?:view|sight|shot)|there|around)"
        r"(?: with (?:them|him|her))?\b",
        "was alone the whole time",
    ),
    said(
        r"\bhow much longer (?P<did>did [^?]{2,40}?) (?P<stay>remain|stay|keep)\b(?![^?]*\bthan\b)",
        r"how long \g<did> \g<stay>",
    ),
    said(r"\bhow much longer (?=(?:was|were|is|are) [^?]*\b(?:after|once)\b)(?![^?]*\bthan\b)", "how long "),
    said(
        r",? (?:whatever|regardless of|no matter) (?:their |his |her |the )?(?:clothes|clothing"
        r"|colou?rs?)\b,?"
    ),
    said(
        r"\bkeep(?:s|ing)?(?: on)? walking (?:here and there|to and fro|back and forth|up and down)\b",
        "paced",
    ),
    said(
        r"\bpass(?:ed|es|ing)? (?:through )?(?=(?:the )?[\w ]{3,20} (?:going|on (?:his|her|their) "
        r"way) (?:in|out)\b)",
        "cross ",
    ),
    said(
        r"\b(?P<ask>who \w+ (?:first|last|longer|later|earlier)) (?:of|out of|among|between) "
        r"(?:them|the two|those two|both),? "
        r"(?P<two>the [\w ]{3,20} or the )",
        r"\g<ask>, \g<two>",
    ),
    said(
        r"\b(?P<wear>wore|wear|wearing|worn|in|had) nothing (?=(?:red|blue|green|yellow|black"
        r"|white|gr[ae]y|orange|pink|purple|brown|beige)\b)",
        r"\g<wear> no ",
    ),
    said(r"\b(?:in )?all together(?=\W*$)|\ball together in total\b", "altogether"),
    said(
        r"\bwhat (?P<had>have|has|did|had) (?P<who>[^?]{2,40}?) (?:got|have) on(?=\W*$)",
        r"what did \g<who> wear",
    ),
    said(
        r"(?P<asked>\bwhen (?:was|did|is) [^?,]{2,30}), (?P<talk>(?:near|around|towards?|at|by) the "
        r"(?:very )?(?:end|start|beginning|middle))(?=\W*$)",
        r"\g<asked>",
    ),
    said(
        r"^(?:and )?the (?:person|one|guy|woman|man) (?P<talk>after|next|behind|before), (?:the "
        r"|in (?:the )?)?"
        r"(?P<worn>\w+ (?:top|shirt|jacket|coat|trousers)), (?P<did>did|was|were|has|is) (?:they|he|she)\b",
        r"\g<did> the one in the \g<worn>",
    ),
    said(
        r"(?P<left>\b(?:left|leave|walk(?:ed)? out|gone|went) ?[^,?]{0,20}), (?:they|he"
        r"|she)['’]?(?:re|s) not still "
        r"(?:in )?(?:there|here|inside),? (?:are|is) (?:they|he|she)(?=\W*$)",
        r"\g<left>",
    ),
    said(
        r"\b(?P<thing>something|a thing)(?: (?:is|was|has been))?"
        r"(?: (?:lying|left|sitting))? (?:on|all over) (?:the|my|our) floor\b",
        r"\g<thing> left behind",
    ),
    said(
        r"^(?:so |and |but )?(?P<who>(?:the|that) (?:one|person|guy|man|woman|customer)(?: (?:in"
        r"|with) [^,?]+?)?) "
        r"did (?P<verb>walk|leave|go|come|enter|exit|fall|sit|run|stand|take|put|stay)\b",
        r"did \g<who> \g<verb>",
    ),
    said(
        r"\b(?P<who>(?:that|the) (?:person|one|man|woman|guy|customer)|he|she|they|somebody|someone) "
        r"(?P<was>was|were|is|are) (?:still )?(?:down|on (?:the )?(?:floor|ground))\b(?! (?:to|in"
        r"|at|by|there))",
        r"\g<who> \g<was> lying there",
    ),
    said(
        r"\b(?P<did>left|departed|depart|exited|exit) (?:from )?the (?:room|shop|store|scene"
        r"|premises|frame|picture)\b",
        lambda match: "left" if match["did"].lower() in {"left", "departed", "exited"} else "leave",
    ),
    said(
        r"\bwhich of (?P<them>them|the (?:two|pair)|those two) (?P<did>left|went|came in|arrived"
        r"|entered|fell|sat down) "
        r"(?:ahead of|before|earlier than) the other(?: one)?\b",
        r"which of \g<them> \g<did> first",
    ),
    said(
        r"\bafter (?:they|the (?:two|pair)|both)(?: of them)?(?: had)? (?:separated|parted(?: "
        r"ways)?|split up"
        r"|moved apart|went their (?:own |separate )?ways?)\b",
        "after they stopped standing together",
    ),
    said(
        r"\b(?P<camera>camera (?:failed|broke(?: down)?|cut out|stopped|went down)) or (?:the )?"
        r"(?:picture|image|video|screen|signal) (?:(?:was|got|went|cut) )?(?:lost|black|dark|out"
        r"|blank|dead)\b",
        r"\g<camera>",
    ),
    said(
        r"(?:,? and|,) (?:that )?nothing (?:was|is|has been|had been|went) "
        r"(?:missing|missed|skipped|left out|lost|overlooked)(?=\W*$)"
    ),
    said(
        r"\b(?:could|can) (?:all )?be (?P<seen>viewed|seen|watched|read|examined|checked)(?=\W*$)",
        r"was \g<seen>",
    ),
    said(
        r"(?P<seen>\b(?:watched|checked|viewed|looked at|covered|analy[sz]ed|reviewed|examined)\b[^?,]*?) "
        r"(?:for|over|during|through|throughout) (?:the|all the) (?:full|whole|entire|complete) "
        r"(?:\w+ )?(?:seconds|minutes?|length)(?=\W*$)",
        r"\g<seen> completely",
    ),
    said(
        r"\b(?P<met>(?:stand|stood|standing|were|was|gather\w*)[^?,]{0,20}?) (?:together )?(?:as"
        r"|like) (?:a|one) group\b",
        r"\g<met> together",
    ),
    said(
        r"\b(?:put|set|laid|placed) (?P<thing>(?:the|an?|some)[\w ]*thing|(?:the|an?) \w+) down "
        r"and left (?:it|that)\b",
        r"left \g<thing>",
    ),
    said(
        r"(?P<talk>,? (?:as|while|when) (?:they|he|she) (?:(?:went|walked|came) (?:past|by)|passed(?: by)?"
        r"|(?:was|were) passing(?: by)?)(?: it)?)(?=\W*$)"
    ),
    said(r"\bpick(?P<ed>ed)? (?:it|that) up\b", lambda match: "took it" if match["ed"] else "take it"),
    said(r"(?<!the )(?<!\w)other person (?=(?:is|was|come|came|has|had)\b)", "another person "),
    said(
        r"^(?P<claim>i (?:see|saw|can see|noticed|spotted) [^,.?]+)[,.] which (?:person|one|man|guy|woman) "
        r"(?:is|was) (?:this|that|it)\b",
        r"\g<claim>. who was that",
    ),
    said(
        r",? or (?:did |was |is )?(?:it|the (?:room|shop|place)) (?:stay|remain|be)?(?:ed"
        r"|s)? ?(?:all )?empty"
        r"(?: (?:all|the whole) (?:the )?time)?(?=\W*$)"
    ),
    said(
        r"^(?P<only>(?:so |and )?(?:there (?:were|was) )?only [^,?]+), (?:and )?(?:nobody|no ?one) else"
        r"(?=,? (?:right|correct|yes|no)\W*$|\W*$)",
        r"\g<only>",
    ),
    said(
        r"^(?P<what>some(?:body|one) [^,?]+?),? (?:so )?(?:in|on|by) which camera (?:it is|is it"
        r"|was it|it was)(?=\W*$)",
        r"on which camera was it when \g<what>",
    ),
    said(r"\bhow (?:long|much) time (?P<who>he|she|they|the \w+)\b", r"how long \g<who>"),
    said(
        r"\b(?P<stay>stay(?:ed)?|be|remain(?:ed)?) (?:down )?on the (?:floor|ground)(?=\W*$)",
        r"\g<stay> down",
    ),
    said(
        r"\b(?:had|has|have|was|were|is) already (?:gone|left|out)(?: of [^,?]*?)? (?:at|by) the "
        r"end of the recording\b",
        "left",
    ),
)
"""What people say for staying, leaving, being alone, and words that only fill."""
