"""English for spans of time, and for two people who stand together."""

import re

from domain.understanding.lexicon.rewordings.english.reports import COLOUR, TOP
from domain.understanding.lexicon.rewordings.rewording import said

NUMBER = (
    r"(?:\d{1,3}|ten|fifteen|twenty|thirty|forty|fifty|sixty|(?:twenty|thirty|forty"
    r"|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|fifty-five)"
)
WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
ORDINALS = {"tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SECOND = r"(?:st|nd|rd|th)?"


def number(text: str) -> int:
    """A number in digits or English words below 100."""
    if text.isdigit():
        return int(text)
    ten, _, one = text.lower().replace("-", " ").partition(" ")
    return WORDS[ten] + (ONES.index(one) + 1 if one else 0)


def span(match: re.Match[str]) -> str:
    return f"between {number(match['start'])} seconds and {number(match['end'])} seconds"


SPANS = (
    said(
        rf"\b(?:from |between |in |for |during |over |check )?(?:the )?(?:fifteen "
        rf"seconds )?(?:seconds?|sec|secs) (?P<start>{NUMBER})"
        rf"(?: to| and| until| till| through| up to|-|–) (?:second |the )?(?P<end>{NUMBER})\b(?! seconds)",
        span,
    ),
    said(
        rf"\b(?:from|between) (?:the )?(?P<start>{NUMBER}){SECOND}(?: seconds?)? "
        rf"(?:to|and|until|till|through) (?:the )?(?P<end>{NUMBER})(?:st|nd|rd|th) "
        rf"second\b",
        span,
    ),
    said(rf"\b(?:from )?t ?= ?(?P<start>{NUMBER}) ?s? (?:to|until|-|–) ?t ?= ?(?P<end>{NUMBER}) ?s?\b", span),
    said(
        rf"\bstarting at (?P<start>{NUMBER})(?: seconds)? and ending at "
        rf"(?P<end>{NUMBER})(?: seconds)?\b",
        span,
    ),
    said(rf"\bfor the (?:\w+) seconds from (?P<start>{NUMBER}) to (?P<end>{NUMBER})\b", span),
    said(r"\b(?:at )?t ?= ?(?P<at>\d+) ?s(?:ec(?:onds?)?)?\b", r"at \g<at> seconds"),
    said(
        rf"\b(?:at|in|to|look at|go to) (?:the )?(?P<at>{'|'.join(ORDINALS)}) second\b",
        lambda match: f"at {ORDINALS[match['at'].lower()]} seconds",
    ),
)
"""From one second to another."""
WORN = rf"(?:{COLOUR} (?:{TOP})|{COLOUR})"
ONE = (
    rf"(?:(?:the |a )?(?:one|person|guy|fella|fellow|individual|customer|visitor) "
    rf"(?:in|wearing|with) (?:the |a )?{WORN}|(?:the )?{WORN}(?: one| person| guy)?)"
)
TOGETHER = (
    said(
        rf"\bthe (?:ones|people|persons|two|pair)(?:,? (?:one )?(?:dressed )?)? ?in "
        rf"(?P<one>{COLOUR}) and (?:the other )?(?:in )?(?P<other>{COLOUR})\b",
        r"the one in \g<one> and the one in \g<other>",
    ),
    said(
        rf"^\W*(?P<one>{ONE}) and (?P<other>{ONE})[,:]? ?[-–]? ?how long (?:did "
        rf"they|were they|they) (?:stay|stand|stood|be|are)? ?(?:standing "
        rf")?together(?=\W*$)",
        r"how long did \g<one> and \g<other> stand together",
    ),
    said(
        rf"\b(?:the )?(?:duration|length) of (?:the |their "
        rf")?(?:meeting|get-together|encounter|chat|time together) (?:between|of) "
        rf"(?P<one>{ONE}) and (?P<other>{ONE})(?=\W*$)",
        r"how long did \g<one> and \g<other> stand together",
    ),
    said(
        rf"^\W*(?:so )?(?P<one>{ONE}) (?:was|stood|is|were) (?:close |together |standing "
        rf")?(?:with|next to|beside|by) (?P<other>{ONE}),? (?:and )?"
        r"(?:for )?(?:how long(?: did (?:that|it) last| was (?:that|it))?|what length of time)(?=\W*$)",
        r"how long did \g<one> and \g<other> stand together",
    ),
    said(
        rf"\bhow (?:long|many seconds) (?:was|were|did) (?P<one>{ONE}) "
        rf"(?:and|with|beside|next to) (?P<other>{ONE}) "
        rf"(?:standing|stand|stood|stay|be)? ?"
        r"(?:together|beside (?:him|her|each other)|next to each other)(?=\W*$)",
        r"how long did \g<one> and \g<other> stand together",
    ),
    said(
        rf"\b(?:the )?(?:length of )?time (?:that |when )?(?P<one>{ONE}) "
        rf"(?:was|stood|and) (?:close to|beside|next to|with)? ?(?P<other>{ONE})(?: "
        rf"stood)?(?: close to each other| together)?(?=\W*$)",
        r"how long did \g<one> and \g<other> stand together",
    ),
    said(
        rf"^\W*time (?:spent )?together[,:]? (?P<one>{COLOUR}) and "
        rf"(?P<other>{COLOUR})(?: persons?| people)?(?=\W*$)",
        r"how long did the one in \g<one> and the one in \g<other> stand together",
    ),
)
"""Two people who stand together."""
ENGLISH = (*SPANS, *TOGETHER)
