"""What English says of a fall: who saw it, who helped, and how long somebody lay there."""

from domain.understanding.lexicon.rewordings.english.company import NAMED
from domain.understanding.lexicon.rewordings.english.reports import COLOUR
from domain.understanding.lexicon.rewordings.rewording import said

FALL = (
    r"(?:(?:the|that|this) (?:fall|collapse|tumble|accident)|(?:some(?:one|body)|the person|it|that) "
    r"(?:fall(?:ing)?|fell|collapse|collapsing|going down|go down|happen(?:ing)?))"
)
SAW = r"(?:saw|witnessed|noticed|watched|observed)"
SEE = r"(?:see|witness|notice|watch|observe)"
ANYBODY = r"(?:any(?:one|body)|some(?:one|body))(?: else)?"
FELL = "when somebody fell"
HELPER = r"the (?:helper|rescuer|(?:one|person|man|woman|guy) (?:who|that) (?:helped|came to help))"
ENGLISH = (
    said(rf"^(?P<sign>\W*)who(?: else)? {SAW} {FALL}(?=\W*$)", rf"\g<sign>who was there {FELL}"),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so),? )?)(?:did|could) (?P<who>{ANYBODY}) {SEE} {FALL}(?=\W*$)",
        rf"\g<sign>was \g<who> there {FELL}",
    ),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so),? )?)(?:did|could) {NAMED} {SEE} {FALL}(?=\W*$)",
        rf"\g<sign>was \g<who> there {FELL}",
    ),
    said(
        r"\b(?:was|were|is) there (?:a |any )?witness(?:es)?(?: to (?:the|that) (?:fall|collapse))?(?=\W*$)",
        f"was anyone there {FELL}",
    ),
    said(
        rf"\b{HELPER}\b(?![^?]*\b(?:before|after|when|while|once|as|than|same|until|till|by|with)\b)",
        "the first person who came in after somebody fell",
    ),
    said(rf"\bthere to {SEE} {FALL}(?=\W*$)", f"there {FELL}"),
    said(
        rf"^(?P<sign>\W*(?:(?:and|so),? )?)(?:did|could) {NAMED} {SEE} "
        rf"(?P<other>(?:the )?(?:one|person) in {COLOUR}|{COLOUR}|person \d+) (?:fall|collapse)(?=\W*$)",
        r"\g<sign>was \g<who> there when \g<other> fell",
    ),
    said(
        r"\b(?:was|did|is) the (?:one|person|man|woman|guy) (?:who|that) (?:fell|collapsed) "
        r"(?:stay |lie |lying |remain |down )*(?:down )?on the (?:floor|ground) (?=for\b|longer|more than)",
        "was anyone on the floor ",
    ),
)
"""Who was there, and for how long somebody lay on the floor."""
