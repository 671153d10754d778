"""Kiwi as it runs: what questions need of it, and what it does while it loads."""

import threading
import time

import pytest

from resources.errors import SetupError
from resources.models import morphemes
from resources.models.morphemes import MORPHEMES, KoreanMorphemes


def forms(text: str, *, corrects: bool = False) -> list[str]:
    return [each.form for each in MORPHEMES(text, corrects=corrects)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("빨간 옷 입은 사람 있어?", ["빨갛", "옷", "입", "사람", "있"]),
        ("쓰러진사람있나요", ["쓰러지", "사람", "있"]),  # without spaces
        ("누가 안 나갔어?", ["누구", "안", "나가"]),
        ("카운터에서 1분 넘게 머문 사람", ["카운터", "분", "넘", "머물", "사람"]),
    ],
)
def test_words_are_found_in_their_dictionary_form(text: str, wanted: list[str]) -> None:
    found = forms(text)
    assert [each for each in found if each in wanted] == wanted


def test_typing_errors_are_put_right_where_that_is_wanted() -> None:
    assert "들어오" not in forms("드러온 사람")
    assert "들어오" in forms("드러온 사람", corrects=True)
    assert any(each.is_corrected for each in MORPHEMES("드러온 사람", corrects=True))


def test_morphemes_say_where_they_stand() -> None:
    text = "왼쪽에 사람"
    found = [text[each.start : each.end] for each in MORPHEMES(text)]
    assert found == ["왼쪽", "에", "사람"]


def test_a_question_waits_while_it_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    kiwi = MORPHEMES.loaded.result() if MORPHEMES.has_begun else morphemes.load_kiwi()
    may_go_on = threading.Event()

    def slowly() -> object:
        may_go_on.wait(10)
        return kiwi

    monkeypatch.setattr(morphemes, "load_kiwi", slowly)
    loading = KoreanMorphemes()
    assert loading.state == "not loaded"
    loading.begin()
    assert loading.state == "loading"
    threading.Timer(0.05, may_go_on.set).start()
    assert [each.form for each in loading("사람")] == ["사람"]
    assert loading.state == "ok"


def test_what_cannot_be_loaded_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError("Cannot open model file 'cong.mdl'")

    monkeypatch.setattr(morphemes, "load_kiwi", missing)
    broken = KoreanMorphemes()
    with pytest.raises(
        SetupError, match=r"cong\.mdl.*Install the packages kiwipiepy and kiwipiepy_model again"
    ):
        broken("사람")
    deadline = time.monotonic() + 5
    while broken.state != "failed" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert broken.state == "failed"
