"""How English asks with whom somebody was: `who did the one in blue stand with?`."""

from domain.understanding.lexicon.rewordings.english.reports import COLOUR
from domain.understanding.lexicon.rewordings.rewording import said

NAMED = (
    rf"(?P<who>(?:the|that|our) (?:one|person|visitor|customer|guy|man|woman|lady|bloke|guest)"
    rf"(?: (?:in|wearing|with|dressed in) [^?,]+?)?|(?:the )?{COLOUR}(?: (?:top|shirt|one|guy|person))?"
    rf"|person \d+|(?:the )?(?:first|second|third|fourth|fifth|last) (?:one|person|visitor|customer))"
)
LEAD = r"^(?P<lead>\W*(?:(?:and|so|ok(?:ay)?|then|but),? )*)(?:(?:with )?who(?:m)?|which (?:person|one))"
BESIDE = r"(?:with|next to|beside|alongside|close to)"
NOW = r"(?: (?:then|there|in the (?:middle|picture|shop)|at (?:the|that) time))?(?=\W*$)"
WITH = (
    said(
        rf"{LEAD} (?:was|is|were) {NAMED} (?P<standing>standing |stood |waiting )?{BESIDE}{NOW}",
        r"\g<lead>who was standing with \g<who>",
    ),
    said(
        rf"{LEAD} (?:did|does) {NAMED} (?:stand|stop|hang out|hang around|wait|stay) {BESIDE}{NOW}",
        r"\g<lead>who was standing with \g<who>",
    ),
    said(
        rf"{LEAD} (?:was|is|were) {NAMED} (?:talking|speaking|chatting|having a chat|meeting(?: up)?)"
        rf"(?: (?:to|with))?{NOW}",
        r"\g<lead>who did \g<who> meet",
    ),
    said(
        rf"{LEAD} (?:did|does) {NAMED} (?:talk|speak|chat|meet up|get together)(?: (?:to|with))?{NOW}",
        r"\g<lead>who did \g<who> meet",
    ),
    said(
        rf"{LEAD} (?:stood|was standing|stopped|waited|was waiting|was stood) "
        rf"(?:next to|beside|alongside|close to|by) {NAMED}{NOW}",
        r"\g<lead>who was standing with \g<who>",
    ),
)
"""Who was with somebody who is named."""
WENT = r"(?:leave|left|go|come|came|arrived?|enter(?:ed)?|show(?:ed)? up|turn(?:ed)? up|walk(?:ed)?)"
BY_ONESELF = r"(?:alone|by (?:themsel(?:f|ves)|himself|herself)|on (?:their|his|her) own)"
WITH_OTHERS = (
    r"(?:(?:together )?with (?:some(?:one|body)|any(?:one|body)|others|(?:some )?other people|company"
    r"|a (?:friend|group|companion|partner))(?: else)?|accompanied|together|in company)"
)
ALONE = (
    said(
        rf"\b(?P<went>{WENT}(?: (?:in|out|there|inside|off|away))?) "
        rf"{BY_ONESELF},? or {WITH_OTHERS}(?=\W*$)",
        r"\g<went> alone",
    ),
    said(
        rf"\b(?P<went>{WENT}(?: (?:in|out|there|inside|off|away))?) {WITH_OTHERS},? or "
        rf"{BY_ONESELF}(?=\W*$)",
        r"\g<went> alone",
    ),
    said(
        r"\bwait(?:ing|ed|s)? (?:for|on) "
        r"(?=(?:the|that|this) (?:other|one|person|man|woman|guy|lady|bus|taxi)\b|each "
        r"other|some(?:one|body)\b|any(?:one|body)\b|(?:him|her|them)\b)",
        "intending to wait for ",
    ),
)
"""Whether somebody came or left alone, which is one question; whom somebody waited for, which no one sees."""
ANOTHER = (
    said(
        r"^(?P<did>\W*(?:(?:and|so|ok(?:ay)?|then|but),? )*(?:did|was|is|has|had|does)) another "
        r"(?:person|customer|visitor|individual|guy|man|woman)\b",
        r"\g<did> anybody else",
    ),
)
"""Whether there was another one than those who are named behind."""
STILL_THERE = (
    said(
        rf"\b(?P<were>were|was|are) (?P<one>{COLOUR}) and (?P<other>{COLOUR}) (?:both )?(?:still )?"
        r"(?:around|about|there|in there|inside|in (?:view|shot|sight|the picture)) "
        r"(?P<when>when|as|while)\b",
        r"\g<were> \g<one> and \g<other> there \g<when>",
    ),
    said(r"\bended up (?P<how>standing|sitting) together\b", r"\g<how> together"),
)
"""Whether two were still there when something happened, and how things ended up."""
THEY = r"(?:they|the two|those two|the pair|both(?: of them)?|the two (?:of them|people))"
PARTED = (
    r"(?:parted(?: ways)?|split up|separated|went their separate ways|said goodbye"
    r"|(?:stopped|finished) (?:talking|chatting|meeting))"
)
MEETINGS = (
    said(
        rf"\b(?P<when>after|before|once|when|until|till) {THEY} (?:had )?{PARTED}",
        r"\g<when> the meeting ended",
    ),
    said(
        r"\b(?P<who>who|people|person|one) (?:met|spoke to|talked to|stood with|was with) "
        r"(?:nobody|no[- ]one)(?: else)?(?: at all)?\b",
        r"\g<who> never met anyone",
    ),
    said(
        r"\b(?:was|were) (?:not|never) (?:a )?part of (?:the|that) (?:meeting|get-together|chat)",
        "was not in the meeting",
    ),
    said(r"\btook no part in (?:the|that) (?:meeting|get-together|chat)", "was not in the meeting"),
)
"""When two parted, and who met nobody."""
