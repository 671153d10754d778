"""What English says of what came later: who came back, went back out, turned up later on."""

from domain.understanding.lexicon.rewordings.rewording import said

CAME = r"(?:came|comes|come|turn(?:s|ed)? up|show(?:s|ed)? up|arrive[sd]?|appear(?:s|ed)?|walk(?:s|ed)? in)"
COME = r"(?:come|came|comes|go|went|goes|get|got) back"
LATER = r"(?:later(?: on)?|subsequently|at (?:any|some) (?:later )?(?:stage|point)(?: later)?)"
FOOTAGE = r"(?:recording|video|clip|footage|film)"
BACK = (
    said(
        r"\b(?:any|some)(?:body|one) (?P<come>come|came|comes) back for (?:the|that|their) "
        r"(?P<what>bag|thing|item|object)\b",
        r"the person who left the \g<what> \g<come> back",
    ),
    said(
        r"\b(?P<who>one|person|owner) (?:who|that) (?P<left>left|dropped|put down) it "
        r"(?=(?:come|came|return|get|got)\b)",
        r"\g<who> who \g<left> the thing ",
    ),
    said(
        rf"\b(?P<back>(?:{COME}|return(?:ed)?)(?: (?:for|to) (?:it|the \w+))?) (?:again )?{LATER}"
        rf"(?: (?:in|during|of) (?:the|this) {FOOTAGE})?",
        r"\g<back>",
    ),
    said(rf"\b(?:later|subsequently|afterwards) (?P<back>{COME}|return(?:ed)?)\b", r"\g<back>"),
)
"""Whether somebody came back, which says itself that it was later."""
LATER_ON = (
    said(
        r"\b(?P<left>leave|left|leaving|gone|go|went|exit(?:ed)?)(?P<out> (?:out|away|off|again))? before "
        rf"(?:the (?:very )?end(?: of (?:the|this) {FOOTAGE})?|(?:the|this) {FOOTAGE} "
        r"(?:ended|ends|stopped|stops|finished|was over|is over|cut off))(?=\W*$)",
        r"\g<left>\g<out>",
    ),
    said(rf"\b(?P<came>{CAME}),? later(?: on)?(?=,? (?:while|when|after|before)\b)", r"\g<came>"),
    said(
        r"\b(?P<what>(?:the|that) (?:thing|object|item|bag)) (?:that|which) (?:was|is) "
        r"(?:later |subsequently |then )?(?:found|seen) "
        r"(?:unattended|abandoned|left behind|lying there)",
        r"\g<what> that was left behind",
    ),
)
"""What happened later than something else, where that says no more than the rest does."""
WENT = r"(?:came|went|walked|got|passed|goes|go|crossed|come)"
INWARDS = r"(?:in|inwards?|inside|on the way in)"
OVER = r"(?:through|over|past|across|by)"
LINE = r"(?P<line>(?!(?:right|left)\b)[\w ]{2,20}?(?<!side)(?<!edge))"
IN_AND_OUT = (
    said(
        rf"\bcross(?P<ed>ed|es|ing)? (?:the |that )?{LINE} {INWARDS},? (?:and|but|then) "
        rf"(?:(?:then|later|straight) )*"
        rf"(?:{WENT} |crossed (?:it )?)?(?:right |straight )?(?:back )?(?:out|outwards?)(?: again)?(?: "
        rf"later)?(?=\W|$)",
        r"cross\g<ed> \g<line> in both directions",
    ),
    said(
        r"\bcross(?P<ed>ed|es)? (?:straight |right )?back (?P<way>out|in)(?: again)?(?=\W*$)",
        r"cross\g<ed> the line \g<way>wards",
    ),
    said(
        rf"\b{WENT} in(?:side)? {OVER} (?:the |that )?{LINE},? (?:and|but|then) "
        rf"(?:then |later |straight )*(?:{WENT} |turned )?(?:straight |right )?(?:back )?out"
        rf"(?: (?:of|{OVER}) (?:it|there))?(?: again)?(?: {OVER} it)?(?=\W|$)",
        r"crossed \g<line> in both directions",
    ),
)
"""Who went in over a line and out again."""
