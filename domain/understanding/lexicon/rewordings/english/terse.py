"""English of notes and of who asks in few words: sides, moments, who came next, what is left out."""

import re

from domain.understanding.lexicon.rewordings.english.reports import COLOUR, TOP
from domain.understanding.lexicon.rewordings.rewording import said

WHOM = r"[\w'’ -]{2,45}?"
"""Somebody, in some words."""
PERSON = r"(?:person|customer|individual|visitor|one|guy|man|woman|lady|fella|fellow|guest|shopper)"
PRONOUN = r"(?:him|her|them)"
CALLED = rf"(?:the {PERSON}|the {COLOUR} |{COLOUR} (?:{TOP}|{PERSON})|they|he|she|that {PERSON})"
"""How somebody's name begins."""
PAST = ("took", "made", "left", "went", "got")
"""Verbs in the past that do not end in `ed`."""


def leave(verb: str) -> str:
    """`leave` in the tense of a verb that says it otherwise."""
    word = verb.lower().split()[0]
    if word.endswith("ing"):
        return "leaving"
    if word in PAST or word.endswith("ed"):
        return "left"
    return "leaves" if word.endswith("s") else "leave"


def left(match: re.Match[str]) -> str:
    return leave(match["verb"])


WENT = (
    said(r"\b(?P<verb>took|takes|taking|take) off\b(?! (?:his|her|their|the|a|an|my|your)\b)", left),
    said(
        r"\b(?P<verb>clear(?:s|ed|ing)?(?= off(?! out "
        r"of))|peel(?:s|ed|ing)?|push(?:ed|ing)?) off\b(?! (?:his|her|their)\b)",
        left,
    ),
    said(r"\b(?P<verb>duck(?:s|ed|ing)?|slip(?:s|ped|ping)?) out\b(?! of)", left),
    said(r"\b(?P<verb>made|makes?|making) (?:his|her|their|its|an) (?:exit|way out|departure)\b", left),
    said(r"\bthe faller\b", "the one who fell"),
    said(rf"\bpoor (?={PERSON}|soul|lad|thing\b)"),
)
"""Coming and going."""
MOMENT = r"(?:minute|second|moment|point|instant|hour|time)"
MOMENTS = (
    said(
        r"\bwhat (?:(?:did|does) the clock (?:say|show|read)|(?:is|was|['’]s) the clock(?: reading)?)"
        r"(?: then)?,? (?=when|as)",
        "what time was it ",
    ),
    said(
        r"\bthe clock (?:of|on) the (?:video|recording|camera|footage) "
        r"(?:reads?|said|says|showed?|shows) ",
        "it was ",
    ),
    said(
        rf"\bat (?:what|which) (?:{MOMENT})(?: in (?:time|the \w+))?\b(?= "
        rf"(?:did|does|was|were|is|do)\b)",
        "when",
    ),
    said(
        rf"^(?P<talk>(?:(?:can|could|would|will) you )?(?:please )?)(?:i (?:need|want|am after) |"
        rf"(?:give|tell|find|show|get|note)(?: me)? )"
        rf"(?:the )?(?:exact |precise )?(?:{MOMENT})(?: (?:in|on|of) the \w+)? "
        rf"(?:(?:where|when|that|at which|in which) |(?={CALLED}|some(?:one|body)\b))",
        r"when ",
    ),
    said(
        r"^(?P<sign>\W*)how far (?:in|into (?:the|this) "
        r"(?:recording|video|clip|footage|tape|film))(?: is it when)?(?= )",
        r"\g<sign>when",
    ),
    said(r"\bhow late was it when\b", "what time was it when"),
    said(
        rf"^(?P<sign>\W*)(?:the )?time of (?:exit|departure|leaving)(?: (?:of|for) "
        rf"(?P<who>{WHOM}))?(?=\W*$)",
        lambda match: f"when did {match['who'] or 'they'} leave",
    ),
    said(
        rf"^(?P<sign>\W*)(?:the )?time of (?:entry|arrival|entering)(?: (?:of|for) "
        rf"(?P<who>{WHOM}))?(?=\W*$)",
        lambda match: f"when did {match['who'] or 'they'} come in",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)(?:left|gone|out) (?:at what time|when)(?=\W*$)",
        r"\g<sign>when did they leave",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)(?:came in|entered|arrived|in) when(?=\W*$)",
        r"\g<sign>when did they come in",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)(?:stayed|there|in view|visible) (?:for )?how "
        r"long(?=\W*$)",
        r"\g<sign>how long did they stay",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)(?:the )?departure was (?:at what time|when)(?=\W*$)",
        r"\g<sign>when did they leave",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)(?:the )?arrival was (?:at what time|when)(?=\W*$)",
        r"\g<sign>when did they come in",
    ),
    said(
        r"^(?P<sign>\W*(?:and )?)until when (?:was|were) (?P<who>they|he|she)(?: "
        r"(?:there|in|inside))?(?=\W*$)",
        r"\g<sign>when did \g<who> leave",
    ),
)
"""When something was."""


def side_of(match: re.Match[str]) -> str:
    who = (match["who"] or "they").strip(" ,:-–")
    is_exit = match["way"].lower() in ("exit", "departure")
    return f"which side did {who} {'leave on' if is_exit else 'come in from'}"


WAY = r"(?P<way>exit|departure|entry|entrance|arrival)"
GONE = r"(?:left|went (?:out|off|away)|exited|departed|walked (?:out|off)|leaves|exits)"
COME = r"(?:came in|turned up|entered|arrived|showed up|appeared|walked in|enters|comes in)"
SIDES = (
    said(rf"^\W*(?:and )?(?P<who>(?:{WHOM}[,:]? ?[-–]? ?)?){WAY} side(?=\W*$)", side_of),
    said(rf"^\W*(?:the )?side of {WAY}(?: (?:of|for) (?P<who>{WHOM}))?(?:,? please)?(?=\W*$)", side_of),
    said(
        rf"(?P<lead>\b(?:know|tell me|show me|need|see|give me) )the (?P<side>side|edge|direction|way)"
        rf"(?: of the (?:picture|frame|screen))? (?:(?:where|on|from|in|at)(?: which)? |that )?(?={CALLED})",
        r"\g<lead>which \g<side> ",
    ),
    said(
        rf"^\W*(?:when|as) (?P<who>{WHOM}) {GONE},? (?:on |to )?(?:which|what) (?:side|way) (?:was|is) "
        r"(?:it|that)(?: on)?(?=\W*$)",
        r"which side did \g<who> leave on",
    ),
    said(
        rf"^\W*(?:when|as) (?P<who>{WHOM}) {COME},? (?:from |on )?(?:which|what) (?:side|way) (?:was|is) "
        r"(?:it|that)(?: from| on)?(?=\W*$)",
        r"which side did \g<who> come in from",
    ),
    said(
        r"^\W*(?P<sides>left or right|right or left) ?[-–:,] "
        r"?(?P<asked>(?:where|which|on|to|from|did)\b[^?]+?)(?=\W*$)",
        r"\g<asked>, \g<sides>",
    ),
    said(
        r"^\W*(?:and )?(?:on (?:the|his|her|their) way out|(?:when|on|upon) leaving),? "
        r"(?:(?:which|what) (?:way|side|direction)|where) (?:was|were|did|is) "
        rf"(?P<who>{WHOM}) (?:headed|heading|head|go(?:ing)?|turn(?:ing)?)(?=\W*$)",
        r"which side did \g<who> leave on",
    ),
    said(
        r"^\W*(?:and )?(?:on (?:the|his|her|their) way out|(?:when|on|upon) leaving),? did "
        rf"(?P<who>{WHOM}) (?:turn|go|head) (?P<sides>left or right|right or left)(?=\W*$)",
        r"did \g<who> leave on the \g<sides>",
    ),
    said(
        r"\b(?:which|what) (?P<side>direction|way|side) (?P<did>did (?:he|she|they)|\w+ "
        r"(?:he|she|they)) t(?:ake|ook)"
        r"(?: (?:when|on|while|upon) leaving| to leave| on the way out)(?=\W*$)",
        r"which side did they leave on",
    ),
)
"""On which side somebody came or went."""
CAME_NEXT = "who came in next"
JUST = r"(?:(?:directly|right|immediately|straight|just) )?"
NEXT = (
    said(
        r"\bwho (?:was it that )?(?:followed|(?:came|walked|turned up|showed up|entered)(?: in)? "
        r"(?:(?:directly|right|immediately|straight|just) after|behind)) "
        rf"(?:{PRONOUN}|(?:that|this) {PERSON})"
        r"(?: (?:in|into) (?:the )?(?:shop|store|picture|frame|room)| in| there)?(?=\W*$)",
        CAME_NEXT,
    ),
    said(
        rf"^(?!\W*(?:and )?(?:the )?(?:next|following) one\W*$)(?P<sign>\W*(?:(?:and|so|then|ok),? )?)"
        rf"(?:who (?:is|was|['’]s) )?(?:the )?(?:very )?(?:next|following) {PERSON}"
        rf"(?: in(?: line)?)?(?: {JUST}after (?:{PRONOUN}|that(?: {PERSON})?|this(?: {PERSON})?))?(?=\W*$)",
        rf"\g<sign>{CAME_NEXT}",
    ),
    said(rf"\bwho the (?:next|following) {PERSON} (?:was|is)(?=\W*$)", CAME_NEXT),
    said(
        r"^(?P<sign>\W*)then who (?:entered|came in|arrived|showed up|walked in|was next)(?=\W*$)",
        rf"\g<sign>{CAME_NEXT}",
    ),
    said(
        rf"\b(?:who|which {PERSON}) (?:entered|came in|arrived|walked in) "
        r"(?:immediately|directly|right|straight|just) afterwards?(?=\W*$)",
        CAME_NEXT,
    ),
    said(
        rf"\bwho (?:is|was|['’]s) the (?:very )?next (?:{PERSON} )?to (?:enter|come "
        rf"in|arrive|show up|walk in)\b",
        CAME_NEXT,
    ),
    said(
        rf"\bwho followed (?P<who>(?:the|that) {WHOM}) (?:in|into (?:the "
        rf")?(?:shop|store|room|place)|inside|through the door)"
        r"(?=\W*$)",
        r"who came in next after \g<who>",
    ),
    said(
        rf"\bwho (?:is|was|['’]s) the (?:very )?next {PERSON} (?:in "
        rf")?(?:following|behind|after) (?=(?:the|that) |\w+ {TOP})",
        "who came in next after ",
    ),
    said(
        rf"\b(?:which|what) {PERSON} (?:entered|came in|arrived|was) (?:the )?next(?: one)?,? (?:in )?"
        r"(?:following|behind|after) (?=the |that )",
        "who came in next after ",
    ),
    said(rf"\b{JUST}after (?:this|that) {PERSON}\b", "after them"),
    said(rf"\b(?:later than|subsequent to) (?:{PRONOUN}|(?:this|that) {PERSON})\b", "after them"),
    said(r"\blater than (?:they|he|she) did\b", "after them"),
    said(rf"\b(?:before|prior to|ahead of|earlier than) (?:this|that) {PERSON}\b", "before them"),
    said(rf"\b(?:prior to|ahead of|earlier than) {PRONOUN}\b", "before them"),
    said(
        rf"^(?P<sign>\W*)(?:the )?(?:previous|preceding|earlier) {PERSON}s?(?=\W*$)",
        r"\g<sign>who was there before them",
    ),
    said(
        r"\bhow many (?:other |further |more )?(?P<who>people|persons|customers|visitors|folks) "
        rf"(?:were|are|was)(?: there)? after (?:{PRONOUN}|(?:this|that)(?: {PERSON})?)(?=\W*$)",
        r"how many \g<who> came in after them",
    ),
    said(rf"\bwho preceded {PRONOUN}(?=\W*$)", "who was there before them"),
    said(
        r"\b(?P<many>how many|any) (?:further|additional|extra) "
        r"(?=(?:people|persons?|customers?|visitors?|folks?)\b)",
        r"\g<many> ",
    ),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so|but|then),? )?)(?:which {PERSON}|who(?: exactly)?) "
        rf"(?:was|is|would) (?:that|it)"
        r"(?: be)?(?: exactly)?(?=\W*$)",
        r"\g<sign>who was it",
    ),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so),? )?)who was the (?:unlucky|poor|lucky) "
        rf"(?:{PERSON}|soul|thing)(?=\W*$)",
        r"\g<sign>who was it",
    ),
    said(
        r"^(?P<sign>\W*)(?:the )?identity of (?P<who>the (?:one|person) who \w+)(?=\W*$)",
        r"\g<sign>who was \g<who>",
    ),
)
"""Who came before or after, and who it was."""
ENGLISH = (*WENT, *MOMENTS, *SIDES, *NEXT)
