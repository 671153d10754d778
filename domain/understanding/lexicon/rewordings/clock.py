"""Times of day as English says them in words: `half past three`, `at ten to four`."""

import re

from domain.understanding.lexicon.rewordings.rewording import said

HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MINUTES = {
    "five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty-five": 25,
    "twenty five": 25, "half": 30,
}  # fmt: skip
"""Minutes past an hour, or before it."""
HOUR_MIN = 60
"""Minutes of an hour."""
COUNTED = "people|persons|customers|visitors|seconds|minutes|times"
"""What numbers count that are no hours."""
HOUR = rf"(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])(?! (?:{COUNTED})|:)"
MINUTE = rf"(?P<minute>{'|'.join(sorted(MINUTES, key=len, reverse=True))})"


def in_digits(match: re.Match[str]) -> str:
    """`3:30` of `half past three`, with the word that stands before it."""
    hour = match["hour"].lower()
    number = HOURS.index(hour) + 1 if hour in HOURS else int(hour)
    minutes = MINUTES[match["minute"].lower()]
    if match["side"].lower() in ("to", "till"):
        number, minutes = number - 1 or len(HOURS), HOUR_MIN - minutes
    return f"{match['before']}{number}:{minutes:02d}"


TENS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
"""Seconds as English says them behind minutes: `one minute ten`."""


def with_seconds(match: re.Match[str]) -> str:
    second = match["second"].lower()
    return f"{match['minutes']} {TENS.get(second, second)} seconds"


CLOCK = (
    said(
        rf"\b(?P<minutes>(?:{'|'.join(HOURS)}|\d{{1,2}}) ?(?:minutes?|mins?)) (?:and )?"
        rf"(?P<second>{'|'.join(TENS)}|[1-5]?\d)(?=\W*$|,| (?:in|into|on|to|and|mark|was|were|did|is)\b)",
        with_seconds,
    ),
    said(rf"(?P<before>\b){MINUTE} (?P<side>past) {HOUR}\b", in_digits),
    said(
        rf"(?P<before>\b(?:at|around|about|by|before|after|since|until|nearly|roughly) ){MINUTE} "
        rf"(?P<side>to|till|after) {HOUR}\b",
        in_digits,
    ),
)
"""`To` and `after` are of a time only behind a word for when: `from ten to twelve` is a stretch."""
