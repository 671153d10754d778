"""What is read from sentences in both languages."""

import pytest

from analysis.questions.question_set import Kind
from analysis.questions.said import (
    SaidAnswer,
    SaidSentence,
    answer_kind,
    clock_times_in,
    kind_of,
    lengths_in,
    named_words,
    number_in,
    people_in,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Yes, 2 people wore red.", Kind.YES),
        ("네, 2명이 있습니다.", Kind.YES),
        ("네 명이 들어왔습니다.", Kind.NUMBER),  # four people, not a yes
        ("[recording 0c99.mp4] Yes, 1 person fell.", Kind.YES),
        ("[recording 0c99.mp4] Person 1 stayed longest.", None),  # no number in the name
        ("No, nobody fell.", Kind.NO),
        ("아니요, 없습니다.", Kind.NO),
        ("Nobody was seen.", Kind.NO),
        ("아무도 보이지 않았습니다.", Kind.NO),
        ("I did not understand “quickly”, so I cannot answer yes or no.", Kind.UNCLEAR),
        ("‘급하게’: 이 말을 이해하지 못해 답할 수 없습니다.", Kind.UNCLEAR),
        ("Nothing here looks for weapons.", Kind.CANNOT),
        ("알 수 없습니다.", Kind.CANNOT),
        ("That time is not in this recording.", Kind.IMPOSSIBLE),
        ("물어보신 시간은 이 영상에 없습니다.", Kind.IMPOSSIBLE),
        ("Person 2 stayed longest, 21.6 s (00:22-00:44).", None),
        ("가장 오래 머문 사람은 2번 사람입니다(21.6초).", None),
    ],
)
def test_what_a_sentence_does(text: str, kind: Kind | None) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 people came in (00:22-00:44).", 2),
        ("2명이 들어왔습니다.", 2),
        ("Two people came in.", 2),
        ("세 명이 왔습니다.", 3),
        ("Person 4 came in.", None),
        ("Person 2, 22 s (00:20-00:42).", None),
        ("4번 사람이 왔습니다.", None),
        ("세 번째: 3번째로 온 사람", None),
        ("21.6 s in all, 100 %", None),
        ("2026-03-01 22:40:12", None),
        ("The recording “gate 7” was black.", None),
        ("0 people.", 0),
    ],
)
def test_a_number_counts_something(text: str, number: int | None) -> None:
    assert number_in(text) == number


def test_people_times_lengths_and_words_are_found_in_both_languages() -> None:
    assert people_in("Person 2 and person 3; people 4, 5 and 6") == [2, 3, 4, 5, 6]
    assert people_in("2번 사람과 3번 사람, 4번째") == [2, 3]
    assert list(clock_times_in("At 00:31: until 01:02:03.")) == [(0, 31), (1, 2, 3)]
    assert lengths_in("for 1 min 5 s, then 21.6 s and 2 min") == [65.0, 21.6, 120.0]
    assert lengths_in("1분 5초 동안, 그리고 21.6초") == [65.0, 21.6]
    assert named_words("a red top; 파란색 하의", ["red", "blue", "green"]) == {"red", "blue"}
    assert named_words("came in on the left", ["left", "right"]) == {"left"}
    assert named_words("3 people left the shop", ["left"]) == set()


def test_the_first_sentence_decides_and_a_later_refusal_where_it_tells_nothing() -> None:
    refused = SaidSentence("I did not use “quickly”.")
    assert answer_kind(SaidAnswer((SaidSentence("These scenes are similar."), refused))) is Kind.UNCLEAR
    assert answer_kind(SaidAnswer((SaidSentence("Yes, 1 person ran."), refused))) is Kind.YES
    assert answer_kind(SaidAnswer(())) is None
