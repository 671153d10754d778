"""English for who was not somewhere, marks and counts, and somebody named twice."""

from domain.understanding.lexicon.rewordings.english.terse import COME, GONE, PERSON, WHOM
from domain.understanding.lexicon.rewordings.rewording import said

NOT_AT = (
    said(
        r"\b(?P<who>who|which (?:one|customer|person|visitor)s?|(?:any|every)(?:one"
        r"|body) (?:who|that)) (?:was|were) (?:never|not once) (?P<where>(?:at|by|near) "
        r"[\w ]+?)(?=\W*$)",
        r"\g<who> never went to \g<where>",
    ),
    said(r"(?<=never went to )(?:at|by|near) ", ""),
    said(
        r"\b(?:skipped|avoided|bypassed) (?P<where>the (?!camera|picture|line|rest|others)\w+)"
        r"(?: (?:altogether|completely|entirely))?(?=\W|$)",
        r"never went to \g<where>",
    ),
    said(r"\bgave (?P<where>the \w+) a miss\b", r"never went to \g<where>"),
    said(
        r"\b(?:stayed|kept) (?:well )?away from (?P<where>the \w+)(?: the "
        r"(?:entire|whole) time)?",
        r"never went to \g<where>",
    ),
    said(
        r"\b(?:did not|didn['’]?t) (?:approach|go near|come near|visit|bother with) "
        r"(?P<where>the \w+)(?: (?:even once|at all|once|ever))?",
        r"never went to \g<where>",
    ),
    said(
        rf"\b(?P<who>{PERSON}s?|people|persons) (?:with no|with zero|without (?:a|any)) "
        rf"(?P<where>\w+) visits?\b",
        r"\g<who> who never went to the \g<where>",
    ),
    said(r"\bhad (?:no|zero) visits? to (?P<where>the \w+)", r"never went to \g<where>"),
    said(
        r"^(?P<sign>\W*)some of them never went to (?P<where>the \w+)(?: at all)?[,;:]? "
        r"?[-–]? ?(?:which|who)(?: ones?)?(?=\W*$)",
        r"\g<sign>who never went to \g<where>",
    ),
    said(
        r"^(?P<sign>\W*)anyone who never went to (?P<where>the \w+)[?.,] (?:tell me "
        r")?(?:which|who)(?: ones?)?(?=\W*$)",
        r"\g<sign>who never went to \g<where>",
    ),
    said(r"\bof all (?:those|the|these) people,? (?=who)", ""),
    said(
        r"\b(?:out )?of all (?P<many>two|three|four|five|six|[2-9])(?: (?:of them|people))?,? (?=who|which)",
        r"of the \g<many>, ",
    ),
)
"""Who was not somewhere."""
FIGURES = (
    said(
        r"\b(?P<did>did|has|have|was|were) every(?P<one>one|body) but (?=the |those "
        r"|person )",
        r"\g<did> every\g<one> except ",
    ),
    said(
        rf"\bdid (?P<who>{WHOM}) (?:stay|remain|hang around|stick around)(?: there| in "
        rf"the (?:shop|store|picture))? "
        r"(?:until|till|up to) (?P<time>(?:second |the )?\d[\d:]*(?:(?:st|nd|rd|th) "
        r"second| ?(?:s|secs?|seconds?|min|minutes?))?)"
        r"(?=\W*$)",
        r"was \g<who> there at \g<time>",
    ),
    said(
        rf"\b(?P<was>was|were) (?P<who>(?!any|some|nobody|no one|people){WHOM}) (?:still )?there "
        r"(?:until|till|up to) "
        r"(?P<time>(?:second )?\d[\d:]*(?: ?(?:s|secs?|seconds?|min|minutes?))?)(?=\W*$)",
        r"\g<was> \g<who> there at \g<time>",
    ),
    said(
        r"\bthere from the (?:off|get-?go|start|outset|jump|very beginning|beginning|word go)(?=\W*$)",
        "there at the start",
    ),
    said(r"^\W*(?:good )?(?:morning|afternoon|evening)[,!.]+ (?=\w)"),
    said(
        r"^(?P<sign>\W*)(?P<who>(?:people|customers|visitors|folks|shoppers|persons) "
        r"[^?,:]{4,60}?)[,:-]+ ?how many(?: (?:of (?:those|them)|were there|was "
        r"it))?(?=\W*$)",
        r"\g<sign>how many \g<who>",
    ),
    said(r"\bpart of (?=(?:that|the|this) (?:crowd|gathering|group|bunch|huddle)\b)", "in "),
    said(r"(?<=seconds) only\b|(?<=minute) only\b"),
    said(r"\bfor a (?:few|couple of) (?:secs|seconds|moments)\b(?! (?:before|after|more|less))"),
    said(r"\bthe (?:one[- ])?minute mark\b", "1 minute"),
    said(
        r"^(?P<left>\W*(?:(?:and|so) )?(?:who|which)\b[^?]*?\b(?:left|went|broke away|was gone)) "
        r"(?:before|ahead of) (?:all )?the (?:rest|others)(?=\W*$)",
        r"\g<left> first",
    ),
    said(
        r"\bhow big (?:is|was) the gap with (?:nobody|no one) (?:around|there|in)(?:,)? "
        r"(?=between)",
        "how long was it empty ",
    ),
)
"""Greetings, marks and counts."""
DISLOCATED = (
    said(
        rf"^(?P<sign>\W*(?:so |and |ok(?:ay)? )?)(?P<who>(?:the|that|this) "
        rf"[^,?.]{{3,45}}), (?:he|she|they) (?=(?:{COME}|{GONE}|showed|stayed|fell|sat"
        rf"|stood|ran|walked)\b)",
        r"\g<sign>\g<who> ",
    ),
    said(
        rf"^(?P<sign>\W*)(?P<who>the {WHOM}) (?P<verb>left|came in|went "
        rf"out|exited|entered) (?:to|toward|towards|on|by|from|over|through) (?:the "
        rf")?(?P<sides>left or (?:the )?right|right or (?:the )?left)(?: side)?(?=\W*$)",
        lambda match: (
            f"{match['sign']}did {match['who']} "
            f"{'leave on' if match['verb'].lower() in ('left', 'went out', 'exited') else 'come in from'} "
            f"the {match['sides']}"
        ),
    ),
)
"""Somebody named first, and again by a pronoun; a choice of sides told as a statement."""
ENGLISH = (*NOT_AT, *FIGURES, *DISLOCATED)
HAPPENING = (
    r"(?:the (?:\w+ )?(?:blackout|outage|black (?:picture|screen)|fall|collapse|accident|meeting|gap))"
)
BESIDE = (
    said(
        rf"\bthe (?P<who>one|person|man|woman|visitor|customer|guy) after (?={HAPPENING}\b)",
        r"the \g<who> who came in after ",
    ),
    said(
        rf"\bthe (?P<who>one|person|man|woman|visitor|customer|guy) before (?={HAPPENING}\b)",
        r"the \g<who> who was there before ",
    ),
    said(r"(?<!not) at all(?=\W*$)"),
    said(r"\bjust (?=(?:walk|pass|go|wander|stroll|cross)(?:ed|ing)? (?:through|past|by|across)\b)"),
    said(
        r"\b(?:was|were|is) (?P<who>[^?,]{3,40}?) (?:already )?gone (?:by the time|when|before|by when) ",
        r"did \g<who> leave before ",
    ),
)
"""Who was there before or after something, and small words that narrow nothing."""
STEPS_OUT = r"(?:left|gone|went|gone out|walked out|exited|departed)"
NTH = {"two": "second", "three": "third", "four": "fourth", "five": "fifth"}
WAYS = {"in": "come in", "out": "leave"}
EVERYDAY = (
    said(
        r"\b(?P<verb>stay(?:ed)?|stand|stood|sit|sat|be|was|were|wait(?:ed)?) on (?:their|his|her) own\b",
        r"\g<verb> alone",
    ),
    said(
        r"\b(?:right|straight|immediately) away,? (?:after|when|once)\b"
        r"|\b(?:immediately|directly|straight|shortly|not long) after\b",
        "right after",
    ),
    said(
        r"\b(?:in|during|for) the (?:last|final|closing) (?:few|couple of) (?:seconds|moments)\b",
        "at the end",
    ),
    said(
        r"\b(?:in|during|for) the (?:first|opening|initial) (?:few|couple of) (?:seconds|moments)\b",
        "at the start",
    ),
    said(
        r"\b(?P<who>who|how many(?: people)?|which (?:person|people|visitors?)) "
        r"(?:made it|lasted|held out|stuck it out|stayed on) (?:right )?(?:to|until|till) the (?:very )?end"
        r"(?=\W*$)",
        r"\g<who> was still there at the end",
    ),
    said(
        r"^(?P<sign>\W*)on (?:the|their|his|her) way (?P<way>in|out),? (?:which|what) "
        r"(?:side|way|door) did "
        r"(?P<who>[^?,]+?) (?:take|use|go|choose|turn)(?=\W*$)",
        lambda at: f"{at['sign']}which side did {at['who']} {WAYS[at['way'].lower()]} on",
    ),
    said(
        r"\b(?:by when|by what time|when|at what point) had (?:the first |all )?(?P<many>two|three|four|five)"
        rf"(?: of them| people| visitors)? (?:already )?{STEPS_OUT}(?=\W*$)",
        lambda at: f"when did the {NTH[at['many'].lower()]} person leave",
    ),
    said(
        r"\bwhat (?:was|were|is|did|does|has|had) (?P<who>[^?,]{2,40}?) "
        r"(?:wear(?:ing)?|have on|had on|got on|in)"
        r"(?: (?:on|for) (?:the|their|his|her) (?:bottom|lower)(?: half| part)?| (?:down )?below| underneath)"
        r"(?=\W*$)",
        r"what trousers did \g<who> wear",
    ),
    said(
        r"\bwhat colou?r(?:ed)? (?:was|were|is|are) (?P<who>[^?]+?)['’]s (?P<what>trousers|top|shirt"
        r"|clothes)(?=\W*$)",
        r"what colour \g<what> did \g<who> wear",
    ),
    said(
        r"^(?P<sign>\W*)(?:did|were there|was there|have) (?:a lot of|lots of|many|a number of) "
        r"(?P<who>people|visitors|customers)(?: there)?\b",
        r"\g<sign>how many \g<who> were there who",
    ),
    said(
        r"\bwas (?:there )?(?:nobody|no one)(?: (?:there|around|inside|in (?:it|there|view)))? "
        r"at (?:some|any|one) (?:point|time|stage|moment)(?=\W*$)",
        "was it ever empty",
    ),
)
"""What people say every day: on their own, right away, made it to the end, on the way out."""
