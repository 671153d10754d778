"""What is said around a question, taken back or said in other words, as the words that the grammar reads."""

import pytest

from domain.understanding.words.plain_words import in_plain_words

REPAIRS = [
    ("who hung about longer the blue top no sorry I mean the white top", "who stayed longer the white top"),
    ("what time did he nip in no sorry nip out", "what time did he nip out"),
    ("그 빨간 아니다 초록색 윗도리 입은 사람 언제 들어왔어", "초록색 윗도리 입은 사람 언제 들어왔어"),
    ("왼쪽 말고 오른쪽으로 나간 사람은 몇 명이야", "오른쪽으로 나간 사람은 몇 명이야"),
    ("노란 거 입은 사람 왔었어 안 왔었어", "노란 거 입은 사람 왔었어"),
    ("그저께 거 말고 어제 거만 정리해줘", "어제 정리해줘"),
]
MEASURES = [
    ("What's the peak headcount?", "What's how many people at most at once?"),
    ("Sum up dwell time at Counter over all visitors.", "how long did people stay at Counter in total."),
    ("Dwell time of the grey top visitor", "how long did the grey top visitor stay"),
    ("두 번째 손님 체류 시간 계산해줘", "두 번째 손님 체류 시간은 몇 초야"),
    ("running event y/n", "running event?"),
    ("Front door line, inward crossings only, count", "how many Front door line, inward crossings"),
]
CHOICES = [
    ("which camera picked up the visitor?", "which camera saw the visitor?"),
    (
        "The red top and the green top, which of them came first?",
        "which of the two came first, The red top or the green top?",
    ),
    ("누워 있는 동안 들어온 다른 한 명은 누구야", "누워 있는 동안 들어온 다른 사람은 누구야"),
    (
        "who was hanging about longest, the blue top or the grey top",
        "who stayed longer, the blue top or the grey top",
    ),
]
KEPT = [
    "I'd like to know who came in",
    "is there someone like that?",
    "how long did the grey top visitor stay?",
    "red trousers don't count",
]


@pytest.mark.parametrize(("text", "plain"), [*REPAIRS, *MEASURES, *CHOICES])
def test_what_is_said_in_other_words_is_read_in_plain_ones(text: str, plain: str) -> None:
    assert in_plain_words(text)[0] == plain


@pytest.mark.parametrize("text", KEPT)
def test_what_says_something_is_kept(text: str) -> None:
    assert in_plain_words(text)[0] == text
