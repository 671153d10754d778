"""What an answer says: yes, no, a number, or that it cannot say; and the times, people and colours it names.

It reads sentences as somebody does who looks for key words (`data/said.tsv`), and shares nothing with the
part that wrote them.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from analysis.questions.question_set import DATA, Kind
from domain.records import TimeRange

CLOCK = re.compile(r"(?<![\d:.])\d{1,3}:\d{2}(?::\d{2})?(?!\d|:\d)")
RECORDING = re.compile(r"^\[[^\]]*\] *")
"""The name of its recording, which a sentence about one of several begins with."""
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SECONDS_PER_MINUTE = 60
"""Seconds of a minute, and minutes of an hour."""
LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of a recording that a sentence rests on, in seconds."""

    video_id: int
    range: TimeRange


@dataclass(frozen=True, slots=True)
class SaidSentence:
    text: str
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """An answer as the API gave it."""

    sentences: tuple[SaidSentence, ...]

    @classmethod
    def of_json(cls, body: Mapping[str, Any]) -> Self:
        """From the object that `POST /api/prompt` returns."""
        return cls(
            tuple(
                SaidSentence(each["text"], tuple(cited_of(one) for one in each["citations"]))
                for each in body["sentences"]
            )
        )

    @classmethod
    def of_results(cls, results: Sequence[Mapping[str, Any]]) -> Self:
        """The results of a search, as if an answer cited them."""
        return cls((SaidSentence("", tuple(cited_of(one) for one in results)),))

    @property
    def first(self) -> SaidSentence:
        return self.sentences[0] if self.sentences else SaidSentence("")

    @property
    def text(self) -> str:
        return " ".join(each.text for each in self.sentences)

    @property
    def cited(self) -> list[Cited]:
        """All citations, in the order in which they are read."""
        return [one for each in self.sentences for one in each.cited]


def cited_of(one: Mapping[str, Any]) -> Cited:
    """A citation, or a result of a search."""
    return Cited(int(one["video_id"]), TimeRange(float(one["start_s"]), float(one["end_s"])))


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """What sentences of a kind hold, in either language."""
    with (DATA / "said.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [row["pattern"] for row in rows if row["kind"] == kind]
    return re.compile("|".join(found), re.IGNORECASE)


NUMBER_WORDS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), digits)
    for words, digits in (
        ("half a minute|half-minute|half minute", "30 seconds"),
        ("one|a(?= (?:minute|second))", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("twelve", "12"),
        ("fifteen", "15"),
        ("twenty", "20"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("sixty", "60"),
        (r"secs?(?=\W|$)", "seconds"),
    )
)
"""English words for numbers in questions, with their digits: an answer may repeat them either way."""


@cache
def named_counts() -> dict[int, re.Pattern[str]]:
    """Numbers that are written as words."""
    with (DATA / "said.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        kinds = {row["kind"] for row in rows if row["kind"].startswith("count:")}
    return {int(kind.removeprefix("count:")): phrases(kind) for kind in sorted(kinds)}


@cache
def words() -> dict[str, re.Pattern[str]]:
    """Colours and places, by their English names, as either language says them."""
    with (DATA / "words.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["word"]: re.compile(f"{row['en']}|{row['ko']}", re.IGNORECASE) for row in rows}


def says(kind: str, text: str) -> bool:
    return phrases(kind).search(text) is not None


def kind_of(text: str) -> Kind | None:
    """What a sentence does, by how it begins and the words it holds; None where it only tells something."""
    plain = RECORDING.sub("", text)
    for kind in (Kind.YES, Kind.NO, Kind.UNCLEAR, Kind.IMPOSSIBLE, Kind.CANNOT):
        if says(kind.value, plain):
            return kind
    if says("nothing", plain):
        return Kind.NO
    return Kind.NUMBER if number_in(plain) is not None else None


def answer_kind(answer: SaidAnswer) -> Kind | None:
    """What an answer does: its first sentence decides, or the first that refuses where that shows nothing."""
    kind = kind_of(answer.first.text)
    if kind is not None or answer.first.cited:
        return kind
    refusals = (Kind.UNCLEAR, Kind.CANNOT, Kind.IMPOSSIBLE)
    return next((found for each in answer.sentences if (found := kind_of(each.text)) in refusals), None)


def number_in(text: str) -> int | None:
    """The first number that counts something: no time, no length, no share, and nobody's number."""
    plain = DATE.sub(" ", RECORDING.sub("", text))
    plain = CLOCK.sub(" ", plain)
    for kind in ("ignored", "duration", "person"):
        plain = phrases(kind).sub(" ", plain)
    plain = re.sub(r"[“‘\"'][^”’\"']*[”’\"']|\d+(?:\.\d+)? ?%", " ", plain)
    found = re.search(r"(?<![\w.])\d+(?![\d.]*\d)", plain)
    if found:
        return int(found.group())
    return next((number for number, pattern in named_counts().items() if pattern.search(plain)), None)


def people_in(text: str) -> list[int]:
    """Numbers of people that a text names, in order and once each."""
    found = list(phrases("person").finditer(text))
    numbers = [int(each) for match in found for each in re.findall(r"\d+", match.group())]
    return list(dict.fromkeys(numbers))


def in_digits(text: str) -> str:
    """A question with its numbers written as digits: `more than ten seconds`, `half a minute`."""
    for pattern, digits in NUMBER_WORDS:
        text = pattern.sub(digits, text)
    return text


def lengths_in(text: str) -> list[float]:
    """Lengths of time in seconds that a text names."""
    return [
        length for match in phrases("duration").finditer(text) if (length := length_of(match)) is not None
    ]


def length_of(match: re.Match[str]) -> float | None:
    groups = list(match.groups())
    half = len(groups) // len(LANGUAGES)
    for minutes, seconds, only in (groups[:half], groups[half:]):
        if seconds is not None:
            return float(seconds) + SECONDS_PER_MINUTE * float(minutes or 0)
        if only is not None:
            return SECONDS_PER_MINUTE * float(only)
    return None


def clock_times_in(text: str) -> Iterator[tuple[int, ...]]:
    """Times as they are written: (minutes, seconds), or (hours, minutes, seconds)."""
    for match in CLOCK.finditer(DATE.sub(" ", text)):
        yield tuple(int(part) for part in match.group().split(":"))


def named_words(text: str, names: Sequence[str]) -> set[str]:
    """Those of some words that a text holds, in either language."""
    known = words()
    return {
        name
        for name in names
        if (known[name].search(text) if name in known else name.lower() in text.lower())
    }
