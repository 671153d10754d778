"""English for which of two: `out of red and blue, who left first`, `longer or shorter than`, `for longer`."""

import re

from domain.understanding.lexicon.rewordings.english.lengths import time_between
from domain.understanding.lexicon.rewordings.rewording import said

MORE = r"(?:first|last|earlier|later|sooner|longer|longest|shorter|shortest|before|after)"
SPAN = r"(?:amount of |length of |period of )?(?:time|while|period|stretch|spell)"
ONE = r"(?:one|person|man|woman|guy|customer|visitor|two)\b"
STEP = r"(?:come|arrive|enter|appear|leave|go|exit|show up|turn up|get there)"


def later_by(match: re.Match[str]) -> str:
    """How long it was from the one to the other."""
    first, last = match["who"], match["other"]
    if match["when"].lower() == "later":
        first, last = last, first
    return time_between(first, last, match["did"])


ENGLISH = (
    said(
        r"^(?P<sign>\W*(?:(?:so|and|ok(?:ay)?|well),? )?)(?:just )?(?:out of|of|between|from|comparing) "
        r"(?P<one>(?!the two\b|them\b|those\b)[^,?]{2,45}?) and (?P<other>[^,?]{2,45}?),? "
        rf"(?:who|which)(?: one| person)?(?: of (?:them|the two))?,? (?P<what>[^?]*\b{MORE}\b[^?]*)",
        r"\g<sign>which of the two \g<what>, \g<one> or \g<other>",
    ),
    said(
        r"\b(?:spent|spends?) (?:the )?(?:more|most|less|least)(?: money)?"
        r"(?! (?:than|time|seconds|minutes|hours|of (?:his|her|their) time))\b",
        "paid",
    ),
    said(
        r"\b(?P<verb>linger(?:ed)?|stay(?:ed)?|wait(?:ed)?|stood|sat|loitered|hung (?:around|about)) "
        r"(?P<more>more|less)(?=\W*$|[:,]| (?:there|in|at)\b)",
        lambda at: f"{at['verb']} {'longer' if at['more'].lower() == 'more' else 'shorter'}",
    ),
    said(
        r"\b(?:spent|gave (?:us|it)) (?P<more>more|less) of (?:his|her|their) time\b",
        lambda at: f"stayed {'longer' if at['more'].lower() == 'more' else 'shorter'}",
    ),
    said(
        r"^(?P<lead>\W*which (?:one|person|visitor|customer) (?:in|wearing|with) [^?,]+? "
        r"(?:stayed|was (?:there|around|in view)|hung around|remained))(?: there)? (?:for )?(?:the )?"
        r"(?P<more>long|short)er(?=\W*$)",
        r"\g<lead> \g<more>est",
    ),
    said(
        rf"^(?P<did>\W*(?:(?:so|and),? )?(?:did|do) more (?:people|visitors|customers) {STEP}(?: "
        rf"(?:in|out|from))?) "
        r"(?P<one>left|right) or (?P<other>left|right)(?=\W*$)",
        r"\g<did> on the \g<one> or on the \g<other>",
    ),
    said(rf"\bfor (?:a )?longer(?: {SPAN})? (?=than\b)", "longer "),
    said(rf"\bfor (?:a )?(?:shorter|less)(?: {SPAN})? (?=than\b)", "shorter "),
    said(
        rf"\b(?:for )?(?:a )?(?P<more>longer|shorter)(?: {SPAN})?,? or (?:for )?(?:a )?"
        rf"(?:longer|shorter|less)(?: {SPAN})? (?=than\b)",
        r"\g<more> ",
    ),
    said(
        rf"\b(?:earlier|sooner|before)(?: than)? or (?:later|after)(?: than)? "
        rf"(?=(?:the )?{ONE}|[a-z]+\W*$)",
        "before or after ",
    ),
    said(rf"\b(?P<when>before|after) the other(?: {ONE})?(?=\W*$)", r"\g<when> the other one did"),
    said(
        rf"\bhow (?:much|many seconds|long|far) (?P<when>earlier|sooner|later) did "
        rf"(?P<who>(?:the )?[^?,]{{2,35}}?) (?P<did>{STEP})(?: (?:in|out))? than (?P<other>[^?,]+?)(?=\W*$)",
        later_by,
    ),
)
"""Comparisons of two."""
