"""A person in words: guesses with their share, and nothing where nothing is known."""

import pytest

from domain.language.message import Language
from domain.language.person import describe_person, describe_way

WOMAN = {
    "gender": {"value": "female", "score": 0.82, "years": None},
    "age_group": {"value": "middle", "score": 0.9, "years": 31},
    "upper": "red",
    "lower": None,
}
OLD_MAN = {
    "gender": {"value": "male", "score": 0.9},  # as stored before version 0.5, without years
    "age_group": {"value": "old", "score": 0.76},
    "upper": "grey",
    "lower": "black",
}


@pytest.mark.parametrize(
    ("known", "english", "korean"),
    [
        (
            WOMAN,
            "probably a woman (0.82), probably about 30 (0.90), in a red top",
            "여성 추정(0.82), 30세 안팎 추정(0.90), 빨간색 상의",
        ),
        (
            OLD_MAN,
            "probably a man (0.90), probably 60 or older (0.76), in a grey top and black trousers or skirt",
            "남성 추정(0.90), 60세 이상 추정(0.76), 회색 상의와 검은색 하의",
        ),
        (
            {"gender": None, "age_group": None, "upper": None, "lower": "blue"},
            "in blue trousers or skirt",
            "파란색 하의",
        ),
        ({}, "", ""),  # before analysis version 3
        (
            {"age_group": {"value": "young", "score": 0.8, "years": 1}},
            "probably about 5 (0.80)",
            "5세 안팎 추정(0.80)",
        ),
    ],
)
def test_a_person_is_described_by_what_is_known(known: dict, english: str, korean: str) -> None:
    assert describe_person(known, Language.ENGLISH) == english
    assert describe_person(known, Language.KOREAN) == korean


def test_texts_to_search_leave_out_the_shares() -> None:
    said = describe_person(WOMAN, Language.ENGLISH, has_shares=False)
    assert said == "probably a woman, probably about 30, in a red top"


@pytest.mark.parametrize(
    ("known", "english"),
    [
        ({"facing": "left", "orientation_deg": 90}, "moving to the left"),
        ({"facing": "back", "orientation_deg": None, "facing_score": 0.8}, "probably facing away (0.80)"),
        ({"facing": "back", "orientation_deg": None}, ""),  # a guess without its share, before version 0.5
        ({"facing": None, "orientation_deg": None}, ""),
    ],
)
def test_the_way_is_told_by_movement_and_guessed_otherwise(known: dict, english: str) -> None:
    assert describe_way(known, Language.ENGLISH) == english
