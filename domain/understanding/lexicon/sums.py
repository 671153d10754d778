"""Words with which several lengths are asked for as one, their sum or their mean, and one as a share."""

import re

ADDED = re.compile(
    r"\b(?:in total|altogether|all together|in all|combined|cumulative(?:ly)?"
    r"|added (?:up|together)|add(?:ing)? (?:it|them|those|these|everything|everybody|everyone)? "
    r"?(?:up|together)"
    r"|total (?:time|length|duration|seconds|minutes|stay)|overall|sum of|summed)\b"
    r"|(?<![가-힣])(?:합치|합쳐|합하|합해|합산|통틀어|도합)",
    re.IGNORECASE,
)
"""Beside other questions the same words only say that all is meant."""
MEAN = re.compile(r"\b(?:average|mean (?:time|length|stay|duration|value))\b|평균", re.IGNORECASE)
OF_EACH = re.compile(
    r"\b(?:each|every\w*|all of (?:them|the)|stay\w*|spen[dt]\w*|visit\w*)\b|(?<![가-힣])(?:각"
    r"|머문|머물|머무|체류)",
    re.IGNORECASE,
)
"""What says that the stays of all are added, and not the time in which anybody was there."""
PERCENT = re.compile(
    r"\b(?:(?:what|which|how many|in) (?:an? )?(?:percent|per cent|share|proportion)|percentage)\b"
    r"|몇 ?(?:퍼센트|프로|%)|비율",
    re.IGNORECASE,
)
"""Beside what was looked at, or was not: how much of all that is."""
