"""English for crowds, all who did something, who was first out, and in which colour."""

from domain.understanding.lexicon.rewordings.english.lengths import CLIP
from domain.understanding.lexicon.rewordings.rewording import said

GROUP = r"(?:crowd|group|gathering|bunch|huddle|cluster)"
ORDER = r"(?P<nth>first|second|third|fourth|last)"
ENDS = r"(?:ends?|ended|finish\w*|stops?|stopped|(?:is|was) over|runs out|ran out)"
NOT_SO_LONG = "".join(
    f"(?<!{each})"
    for each in ("second", "seconds", "secs", "minute", "minutes", r"\d", r"\ds", " s", "just", "right", "ly")
)
"""Not behind a length, or `just`: else every time is before the end."""
SIZES = (
    said(
        rf"\bhow (?:big|large) (?:was|is|did) (?P<which>the|that|this|their) (?P<crowd>{GROUP})"
        r"(?: (?:get|become|grow))?(?=\W*$)",
        r"how many people were in \g<which> \g<crowd>",
    ),
    said(
        rf"\b(?:what (?:was|is)|give me|tell me) the (?:size|headcount) of the (?P<crowd>{GROUP})"
        r"(?: that (?:gathers|gathered|formed|forms)(?: here| there)?)?(?=\W*$)",
        r"how many people were in the \g<crowd>",
    ),
    said(
        r"^(?P<sign>\W*)(?:the )?most people (?:(?:there|inside|in|in view|in shot"
        r"|in the (?:shop|picture|frame)|visible|seen) )?"
        r"(?:at (?:once|the same time|any one time|one time|a time)|together|simultaneously)(?=\W*$)",
        r"\g<sign>how many people at most were in view at once",
    ),
    said(
        rf"\b(?:(?:stood|standing|stand|bunched|huddled)(?: (?:up|about|around|all))* )in a "
        rf"{GROUP}\b",
        "gathered",
    ),
    said(
        rf"\bhow many (?:people|persons|members)? ?(?:did|does) (?P<which>the|that|this) (?P<crowd>{GROUP}) "
        r"(?:consist of|comprise|contain|include|have|count|number)(?=\W*$)",
        r"how many people were in \g<which> \g<crowd>",
    ),
    said(
        rf"\bhow many (?:people|persons) (?:made up|formed|composed|were part of) (?P<which>the|that|this) "
        rf"(?P<crowd>{GROUP})(?=\W*$)",
        r"how many people were in \g<which> \g<crowd>",
    ),
    said(rf"\bthe (?:full|whole|entire|complete) (?P<crowd>{GROUP}) (?=together\b)", r"the \g<crowd> "),
    said(
        r"\bwho (?:broke away|split off|broke off|peeled off|separated) (?P<nth>first|last)(?=\W*$)",
        r"who of the group left \g<nth>",
    ),
    said(
        r"\b(?:when|at what (?:point|time)) did the (?:number|count) of (?:people|visitors|persons) "
        r"peak(?=\W*$)",
        "when were there the most people",
    ),
    said(
        r"\b(?:from )?when were (?:all|the|all of the|all the) (?P<many>three|four|five)(?: of "
        r"(?:them|those))? "
        r"(?:of them )?(?:there|in (?:it|view|there)|together|present)(?=\W*$)",
        r"when were \g<many> people there at once",
    ),
    said(
        r"\b(?:was it|were there|was there) ever (?P<many>(?:(?:more|fewer|less) than|exactly|at "
        r"least|at most) "
        r"(?:one|two|three|four|five|six|\d+)|(?:two|three|four|five|six|\d+))(?: people| persons| visitors)?"
        r"(?: there| in (?:it|view|there))?(?=\W*$)",
        r"were there \g<many> people there at once",
    ),
    said(r"\bfollowed (?P<who>[^?,]{2,30}?) out\b", r"left right after \g<who> left"),
    said(r"\bfollowed (?P<who>[^?,]{2,30}?) in\b", r"came in right after \g<who> came in"),
    said(
        r"\b(?:the )?(?:other (?:two|three|four)|rest)(?: of (?:them|the group))? "
        r"(?P<deed>[^?]*?\b(?:after|when|once) (?:the )?(?:one in |person in )?[a-z]+ (?:one |person "
        r")?(?:had )?"
        r"(?:left|gone|went|came))",
        r"the others \g<deed>",
    ),
    said(rf"\bbelong(?:s|ed)? (?:to|in|with) (?=(?:the|that|this) {GROUP}\b)", "be in "),
)
"""How many a crowd had, and who was of it."""
PLAIN = (
    said(
        r"\b(?P<how>describe|tell me about) (?:everyone|everybody|anyone|anybody|all those|all) "
        r"(?=(?:who|that|in)\b)",
        r"\g<how> the people ",
    ),
    said(
        r"\bcross(?:ed|es)? (?P<line>(?:the |a )?[\w ]{0,20}?line|it) and "
        r"(?:then )?(?:came|went|crossed|walked) (?:out again|back)(?: out| again| over it)*(?=\W*$)",
        r"crossed \g<line> in both directions",
    ),
    said(r"\b(?:tripped|triggered|breached) (?=the [\w ]{0,20}?line\b)", "crossed "),
    said(rf"{NOT_SO_LONG} before the {CLIP} {ENDS}(?=\W*$)"),
    said(
        r"\b(?P<there>there|inside|visible|around|in (?:view|shot|sight|the (?:picture|shop|room))) "
        rf"(?:just|right|shortly|immediately) before the {CLIP} {ENDS}(?=\W*$)",
        r"\g<there> at the end",
    ),
    said(
        r"\b(?P<came>came|come|arrived|entered|showed up|turned up)(?: in)? (?:after|later than) "
        r"(?P<one>[^,?\d]{3,30}?),? (?:and|but) (?:before|earlier than) (?P<other>[^,?\d]{3,30}?)(?=\W*$)",
        r"\g<came> between \g<one> and \g<other>",
    ),
    said(
        r"^(?P<sign>\W*)had (?P<who>[^,?]{3,50}?) (?:already )?gone by the time\b",
        r"\g<sign>had \g<who> already left when",
    ),
    said(r"\b(?:becomes?|became|come into|came into) (?:visible|view)\b", "appeared"),
    said(r"\bthe (?:wearer|one wearing) of (?=(?:the|a) )", "the one in "),
)
"""All who did something, whoever crossed a line there and back, and who came between two others."""
OUT_AND_IN = (
    said(
        rf"\b{ORDER}(?: one| person)? out of (?P<which>the|that|their) (?P<crowd>{GROUP})\b",
        r"\g<nth> of \g<which> \g<crowd> to leave",
    ),
    said(rf"\b{ORDER}(?P<one> one| person)? out\b(?= ?[,.?!;]| ?$| and\b)", r"\g<nth>\g<one> to leave"),
    said(rf"\b{ORDER}(?P<one> one| person)? in\b(?= ?[,.?!;]| ?$| and\b)", r"\g<nth>\g<one> to come in"),
)
"""`Who was first out?`, `the last one in`."""
IN_COLOUR = (
    said(
        r"\b(?:what|which) colou?r (?P<part>top |shirt |clothes )?(?:was|is) (?:the )?"
        r"(?P<nth>first|last)(?: one)? to (?P<deed>leave|come in)(?=\W*$)",
        r"what colour \g<part>did the \g<nth> to \g<deed> wear",
    ),
    said(
        r"\b(?:what|which) colou?r (?P<part>top |shirt |clothes )?(?:left|went out|went|exited) "
        r"(?P<nth>first|last)(?=\W*$)",
        r"what colour \g<part>did the \g<nth> to leave wear",
    ),
    said(
        r"\b(?:what|which) colou?r (?P<part>top |shirt |clothes )?(?:came in|entered|arrived|came) "
        r"(?P<nth>first|last)(?=\W*$)",
        r"what colour \g<part>did the \g<nth> to come in wear",
    ),
)
"""`Which colour left last?` asks what whoever did so wore."""
ENGLISH = (*SIZES, *PLAIN, *OUT_AND_IN, *IN_COLOUR)
