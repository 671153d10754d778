"""The table of texts is complete, and there is no other."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from domain.events.types import EventKind, EventType
from domain.language.message import Language, Message, Plural, template, text, texts
from domain.language.messages import refusals
from domain.language.messages.colours import COLOURS
from domain.language.messages.reasons import REASONS
from domain.people.colour import ColourName
from tests.test_architecture import FILES, ROOT

TABLE = ROOT / "domain" / "language" / "messages"
SUBJECTS = sorted(path.stem for path in TABLE.glob("[a-z]*.py"))
WITH_KOREAN = {
    *TABLE.glob("*.py"),
    *(ROOT / "domain" / "events" / "kinds").glob("*.py"),  # what is said of an event stands with its kind
    *(ROOT / "domain" / "understanding" / "lexicon").rglob("*.py"),  # words of questions, the same
    ROOT / "gpu_ops" / "synthetic" / "question_scenes.py",  # a camera's name, as an owner would give it
}
KOREAN_SAYS_LESS = {refusals.foreign_page, refusals.not_operator_for_all}
"""Their Korean does without the name that the English repeats."""
HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
PARTICLE = re.compile(r"\{(\w+)[^}]*\}(?:은|는|이|가|을|를|과|와|으로|로)(?=[\s.,]|$)")
"""A particle that depends on the sound before it, directly after a value."""
ENDS_ALIKE = {"people"}
"""Values that end in 명 or 사람, whatever the number."""


def declared(subject: str) -> dict[str, object]:
    module = import_module(f"domain.language.messages.{subject}")
    return {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, Message | dict) and not name.startswith("__")
    }


def messages_in(name: str, value: object) -> Iterator[tuple[str, Message]]:
    """The messages that a part of the table holds, with where they stand."""
    if isinstance(value, Message):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from messages_in(f"{name}[{key}]", each)
    elif isinstance(value, Plural | EventKind):
        for part in value.__slots__:
            yield from messages_in(f"{name}.{part}", getattr(value, part))


def messages() -> Iterator[tuple[str, Message]]:
    for subject in SUBJECTS:
        yield from messages_in(subject, declared(subject))
    for event_type in EventType:
        yield from messages_in(event_type, event_type.kind)


ALL = dict(messages())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", ALL)
def test_a_message_is_whole_in_both_languages(name: str) -> None:
    each = ALL[name]
    assert each.english.strip()
    assert each.korean.strip()
    assert placeholders(each.english) == set(each.placeholders), "as its parameters say"
    assert placeholders(each.korean) <= set(each.placeholders)
    if each not in KOREAN_SAYS_LESS:
        assert placeholders(each.korean) == placeholders(each.english)
    bare = re.sub(r"\{[^}]*\}", "", each.korean)
    assert HANGUL.search(bare) or not re.search(r"[^\W\d_]", bare), "Korean has Hangul where it has letters"
    assert not HANGUL.search(each.english)
    assert set(PARTICLE.findall(each.korean)) <= ENDS_ALIKE, "write 을(를), or a word before the particle"


def test_there_are_as_many_as_the_table_is_long() -> None:
    assert len(ALL) > 150


def used_in(path: Path) -> Iterator[tuple[str, str]]:
    """Names of the table that a file uses: subject and name."""
    tree = ast.parse(path.read_text())
    subjects = {}
    for node in ast.walk(tree):
        package, _, subject = (getattr(node, "module", "") or "").partition("domain.language.messages")
        if isinstance(node, ast.ImportFrom) and subject and not package:
            yield from ((subject[1:], alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "domain.language.messages":
            subjects |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in subjects:
            yield subjects[ast.unparse(node.value)], node.attr


def test_no_message_is_unused() -> None:
    used = {each for path in FILES if path.parent != TABLE for each in used_in(path)}
    assert {(subject, name) for subject in SUBJECTS for name in declared(subject)} <= used


def strings(path: Path) -> Iterator[str]:
    """String literals of a file, without docstrings and other texts that are not used."""
    tree = ast.parse(path.read_text())
    unused = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unused:
            yield node.value


def test_every_reason_is_given_somewhere() -> None:
    named = {each for path in FILES if path.parent != TABLE for each in strings(path)}
    assert set(REASONS) <= named


def test_every_colour_has_its_words() -> None:
    assert {name: each.english for name, each in COLOURS.items()} == {
        str(each): str(each) for each in ColourName
    }


def test_korean_stands_in_the_table_only() -> None:
    elsewhere = {path: [each for each in strings(path) if HANGUL.search(each)] for path in FILES}
    assert {path for path, found in elsewhere.items() if found} <= WITH_KOREAN


def test_values_are_filled_in_by_place_or_by_name() -> None:
    @template("{count} of {all}", "{all} 중 {count}")
    def share(count: int, all: int) -> None: ...  # noqa: A002

    assert text(share, Language.KOREAN, 1, 2) == text(share, Language.KOREAN, count=1, all=2) == "2 중 1"
    assert texts(share, 1, all=2) == ("1 of 2", "2 중 1")
    with pytest.raises(KeyError):
        text(share, Language.ENGLISH, 1)  # type: ignore[call-arg]
