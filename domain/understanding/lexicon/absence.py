"""How people ask whether somebody was there all the time: `was there always somebody there?`."""

import re

SOMEBODY = r"(?:some(?:body|one)|any(?:body|one)|a person|people|at least one person)"
THERE = (
    r"(?:there|around|inside|in (?:it|there|view|sight|shot|(?:the )?(?:room|shop|store|picture|frame|view)))"
)
ALWAYS = r"(?:always|constantly|continuously|permanently|at all times)"
ALL_THE_TIME = (
    r"(?:(?:for )?(?:the (?:whole|entire) (?:time|recording|video|clip|way through)|all the time|the whole "
    r"way through)"
    r"|throughout(?: the (?:whole )?(?:recording|video|clip))?|from (?:start|beginning) to (?:finish|end)"
    r"|all along|at all times|without (?:a |any )?(?:break|gap|interruption))"
)
SOMEBODY_ALWAYS = re.compile(
    rf"^\W*(?:so )?was there (?:{ALWAYS} {SOMEBODY} {THERE}?|{SOMEBODY} {THERE} {ALL_THE_TIME}"
    rf"|{SOMEBODY} {ALL_THE_TIME})\W*$"
    rf"|^\W*(?:so )?(?:was|were) {SOMEBODY} (?:{ALWAYS} {THERE}|{THERE} {ALL_THE_TIME})\W*$"
    r"|^\W*(?:그럼 |혹시 )?(?:영상 |녹화 )?(?:내내|계속|항상|줄곧|처음부터 끝까지|시종일관|쉬지 "
    r"않고|끊임없이) "
    r"(?:누군가|누가|사람이|사람은|한 명이라도|누구라도)(?: 계속| 항상| 꼭)? ?(?:화면에 |안에 "
    r")?(?:있|보였|보이)[가-힣]*\W*$",
    re.IGNORECASE,
)
"""Whether there was no time without anybody."""
