"""Questions with their right answers, as they stand in the files of `data`.

A line holds: the question's id, the scene it is asked about (`shop`: all of its recordings), language,
intent, what must be answered (`expects`), the stretches that show it (`cites`), what an answer would be that
ignores a constraint (`without`), the words of the constraints, the question that it follows, and the text.

`expects` is a `Kind` with its value, or several of them separated by `|`: `number 2`, `who first,third`,
`time faller@collapse`, `length 12.5`, `where left`, `words red+blue`. `cites` are references separated by
`;`: `[recording:]role`, `[recording:]role@event_type`, or seconds as `25-50` (`analysis.questions.truth`).
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from domain.language.message import Language
from domain.query.query import Intent

DATA = Path(__file__).parent / "data"
DIGEST_LETTERS = 12
"""Letters of a digest that are kept: enough to tell versions of a set apart."""
TUNING, HELD_OUT, CLIPS = "tuning", "held_out", "clips"
"""Names of the sets: one that rules may be tuned on, one that nothing may be, and one about real clips."""


class Kind(StrEnum):
    """What a right answer does."""

    YES = "yes"
    NO = "no"
    NUMBER = "number"
    TIME = "time"
    LENGTH = "length"
    WHO = "who"
    WHERE = "where"
    WORDS = "words"
    PICK = "pick"
    """Names the first of some choices, not another one of them, and does not call them the same."""
    LIST = "list"
    """Tells of all that is to be cited."""
    HELP = "help"
    CANNOT = "cannot"
    """Says that it cannot be told."""
    UNSURE = "unsure"
    """Says that nobody fits for certain, and that of some it is not certain."""
    UNCLEAR = "unclear"
    """Names the words that it did not use."""
    IMPOSSIBLE = "impossible"
    """Says that there is no such time."""


REFUSALS = frozenset({Kind.CANNOT, Kind.UNSURE, Kind.UNCLEAR, Kind.IMPOSSIBLE})
"""Of questions that must not be answered with yes, no or a number."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One right answer: its kind, and the value where it has one."""

    kind: Kind
    value: str = ""

    @property
    def number(self) -> float:
        return float(self.value)

    @property
    def names(self) -> tuple[str, ...]:
        """Roles, words or sides."""
        return tuple(self.value.replace("+", ",").split(","))


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question and what is right to answer; any of `expects` is."""

    question_id: str
    scene: str
    language: Language
    intent: Intent
    expects: tuple[Expectation, ...]
    cites: tuple[str, ...]
    without: str
    words: tuple[str, ...]
    follows: str
    text: str

    @property
    def is_refused(self) -> bool:
        """Whether neither yes, no nor a number is right."""
        return all(each.kind in REFUSALS for each in self.expects)

    @property
    def is_negative(self) -> bool:
        """Whether `no`, none, or a refusal is right."""
        return self.is_refused or any(is_none(each) for each in self.expects)


def is_none(expected: Expectation) -> bool:
    return expected.kind is Kind.NO or (expected.kind is Kind.NUMBER and expected.number == 0)


def load_questions(name: str) -> tuple[AskedQuestion, ...]:
    """The questions of a set, in the order in which they are asked."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(parse_questions(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)))


def parse_questions(rows: "csv.DictReader[str]") -> Iterator[AskedQuestion]:
    """Questions from lines as above; raises `ValueError` that names the line which cannot be read."""
    for row in rows:
        try:
            yield parse_question(row)
        except (ValueError, KeyError) as error:
            raise ValueError(f"question {row.get('id')!r}: {error}") from error


def parse_question(row: dict[str, str]) -> AskedQuestion:
    return AskedQuestion(
        question_id=row["id"],
        scene=row["scene"],
        language=Language(row["language"]),
        intent=Intent(row["intent"]),
        expects=tuple(parse_expectation(each) for each in row["expects"].split("|")),
        cites=split(row["cites"], ";"),
        without=row["without"],
        words=split(row["words"], ","),
        follows=row["follows"],
        text=row["text"],
    )


def parse_expectation(text: str) -> Expectation:
    kind, _, value = text.partition(" ")
    return Expectation(Kind(kind), value)


def split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(text.split(separator)) if text else ()


def conversations(questions: Sequence[AskedQuestion]) -> tuple[tuple[AskedQuestion, ...], ...]:
    """The same in groups that are asked one after the other in one session."""
    groups: dict[str, list[AskedQuestion]] = {}
    first: dict[str, str] = {}
    for each in questions:
        start = first.get(each.follows, each.question_id)
        first[each.question_id] = start
        groups.setdefault(start, []).append(each)
    return tuple(tuple(group) for group in groups.values())


def questions_in(questions: Sequence[AskedQuestion], containing: str) -> list[AskedQuestion]:
    """The questions about scenes with some text in their name; raises `ValueError` where there are none."""
    found = [each for each in questions if containing in each.scene]
    if not found:
        raise ValueError(f"no question is about a scene with {containing!r} in its name")
    return found


def questions_digest(questions: Sequence[AskedQuestion]) -> str:
    """Changes with every question and what is right to answer."""
    return sha256(repr(questions).encode()).hexdigest()[:DIGEST_LETTERS]
