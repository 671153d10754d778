from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.language.summary import summarise
from domain.video.coverage import coverage_spans
from tests.support.made_paths import path

ASKS_AGAIN = ("분석할 이벤트가 없습니다", "감지된 이벤트가 없습니다", "실패", "개의 이벤트가 감지되었습니다")
"""Phrases at which the first front end would ask for a new summary, and 100 letters at least."""


def test_summary_names_people_events_and_what_was_not_seen() -> None:
    people = [path(1, 5, 11, (0.0, 1.0))]
    summary = summarise(people, find_events(people, Scene(60, 16 / 9)), coverage_spans(60, 40, []))
    assert "shows 1 person" in summary.text_en
    assert "- 00:05-00:07 Person 1 comes in on the left." in summary.text_en
    assert "Not looked at: 00:40-01:00 (missing, the file ends early)" in summary.text_en
    assert "66 %" in summary.text_ko
    assert "theft or violence is not looked for" in summary.text_en
    assert "도난이나 폭력은 살피지 않습니다" in summary.text_ko


def test_a_summary_does_not_call_it_entering_when_somebody_appears() -> None:
    people = [path(1, 5, 11, (0.3, 0.6))]
    summary = summarise(people, find_events(people, Scene(60, 16 / 9)), coverage_spans(60, 60, []))
    assert "shows 1 person" in summary.text_en
    assert "1 appearance inside the picture, 1 loss from sight" in summary.text_en
    assert "- 00:05-00:07 Person 1 appears on the left." in summary.text_en
    assert "시야에서 사라집니다" in summary.text_ko
    assert "comes in" not in summary.text_en


def test_every_summary_satisfies_the_first_front_end() -> None:
    for people in ([], [path(1, 5, 11, (0.0, 1.0))]):
        text = summarise(people, find_events(people, Scene(60, 1.7)), coverage_spans(60, 60, [])).text_ko
        assert len(text.strip()) >= 100
        assert not any(phrase in text for phrase in ASKS_AGAIN)
