"""English words: base forms, and typing errors that are none."""

import pytest

from domain.understanding.lexicon.book import spelt_words
from domain.understanding.words.english import corrected, edit_distance, lemmas


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("persn", "person"),
        ("mnay", "many"),
        ("colr", "color"),
        ("anyoen", "anyone"),
        ("happend", "happen"),
        ("styaed", "stayed"),
        ("longst", "longest"),
        ("betwen", "between"),
        ("trosers", "trousers"),
    ],
)
def test_typing_errors(written: str, meant: str) -> None:
    assert corrected(written, spelt_words()) == meant


@pytest.mark.parametrize(
    "word",
    [
        "couch",
        "shot",
        "flight",
        "money",
        "knee",
        "waist",
        "plant",
        "house",
        "phone",
        "cold",
    ],
)
def test_real_words_are_no_typing_errors(word: str) -> None:
    assert corrected(word, spelt_words()) is None


@pytest.mark.parametrize("word", ["rd", "wh", "Zoe", "b4d", "Ünal", "quickly", "xx"])
def test_short_and_foreign_words_are_left_alone(word: str) -> None:
    assert corrected(word, spelt_words()) is None


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("persn", "person", 1), ("mnay", "many", 1), ("abc", "xyz", 2), ("same", "same", 0)],
)
def test_edit_distance_up_to_a_limit(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 1) == distance


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("came", "come"),
        ("carries", "carry"),
        ("stopped", "stop"),
        ("leaving", "leave"),
        ("people's", "people's"),
    ],
)
def test_base_forms(word: str, base: str) -> None:
    assert base in lemmas(word)
