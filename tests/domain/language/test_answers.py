from datetime import UTC, datetime

import pytest

from domain.events.types import EventType
from domain.language.answers import answer
from domain.language.evidence import MAX_CITED, Evidence, LookedAt
from domain.language.question import understand
from domain.people.followed import SeenPerson
from domain.records import Event, StoredEvent, TimeRange, VideoRecord, VideoStatus

ALL = LookedAt(videos=1, videos_ready=1, seconds=60, seconds_analysed=60)
NAMES = {1: "gate.mp4"}


def stored(number: int, start_s: float, kind: EventType, video_id: int = 1) -> StoredEvent:
    event = Event(kind, TimeRange(start_s, start_s + 2), (0, 0, 0.1, 0.5), (number,), 0.9, "left")
    return StoredEvent(100 + number, video_id, event, "run-1")


def person(number: int, start_s: float = 5.0, end_s: float = 11.0) -> SeenPerson:
    return SeenPerson(1, number, TimeRange(start_s, end_s), "run-1")


def video(status: VideoStatus, video_id: int = 1, progress: int = 0, code: str | None = None) -> VideoRecord:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return VideoRecord(video_id, "a.mp4", "k", "s", 5, at, status, progress, error_code=code)


ENTRIES = [stored(number, 10.0 * number, EventType.PERSON_ENTER) for number in (1, 2, 3)]


def evidence(events: list[StoredEvent], **more: object) -> Evidence:
    return Evidence(**{"events": events, "windows": (), "looked": ALL, "names": NAMES, **more})


def say(text: str, events: list[StoredEvent], **more: object) -> str:
    return answer(understand(text), evidence(events, **more)).text


def test_every_event_sentence_cites_its_event() -> None:
    given = answer(understand("When does someone come in?"), evidence(ENTRIES))
    cited = [sentence.citations for sentence in given.sentences]
    assert [len(each) for each in cited] == [3, 1, 1, 1, 0]
    assert [each[0].event_id for each in cited[1:4]] == [101, 102, 103]
    assert cited[1][0].start_s == 10.0


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Did anyone fall?", "Yes: 00:10-00:12 person 1 falls down on the left and stays on the floor."),
        ("쓰러진 사람 있어?", "네, 있습니다: 00:10-00:12 1번 사람이 왼쪽에서 쓰러져 바닥에 있습니다."),
        ("When did someone fall?", "00:10-00:12 Person 1 falls down on the left and stays on the floor."),
        ("How many people fell?", "1 person fell (00:10-00:12)."),
    ],
)
def test_one_event_is_one_sentence_with_its_time_once(text: str, first: str) -> None:
    given = answer(understand(text), evidence([stored(1, 10, EventType.COLLAPSE)]))
    fact, looked = given.sentences
    assert given.text.splitlines()[0] == fact.with_time == first
    assert len(fact.citations) == 1
    assert "00:1" not in fact.text, "the button beside it shows the time"
    assert looked.citations == ()


def test_counting_in_both_languages() -> None:
    assert say("몇 명이 들어왔어?", ENTRIES).startswith("3명이 들어왔습니다.")
    assert say("How many people came in?", ENTRIES).startswith("3 people came in.")


def test_who_appeared_without_coming_in_is_told_and_not_counted() -> None:
    appeared = [stored(4, 40, EventType.PERSON_APPEAR), stored(1, 50, EventType.PERSON_APPEAR)]
    text = say("How many people came in?", ENTRIES[:2], related=appeared)
    assert text.startswith("2 people came in.\n1 more appeared inside the picture (00:40-00:42).")
    text = say("몇 명이 들어왔어?", ENTRIES[:2], related=appeared)
    assert text.startswith("2명이 들어왔습니다.\n그 밖에 1명이 화면 안에 나타났습니다 (00:40-00:42).")
    text = say("How many people came in?", [], related=appeared[:1])
    assert text.startswith(
        "Nothing of that kind was seen (0 entries).\n1 person appeared inside the picture (00:40"
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Is anybody there?", "Yes: 2 people were seen."),
        ("사람이 있어?", "네, 있습니다: 2명이 보였습니다."),
        ("모두 몇 명이 있었어?", "2명이 보였습니다."),
        ("How many people were there?", "2 people were seen."),
        ("what happened?", "2 people were seen."),
    ],
)
def test_whoever_was_followed_was_there_whatever_they_did(text: str, start: str) -> None:
    given = answer(understand(text), evidence([], people=[person(1), person(2, 20, 30)]))
    assert given.text.startswith(start)
    assert [len(sentence.citations) for sentence in given.sentences] == [2, 1, 1, 0]


def test_somebody_who_only_stands_is_what_happened() -> None:
    text = say("What happened?", [stored(1, 10, EventType.STANDING)], people=[person(1)])
    assert text.startswith("00:10-00:12 Person 1 stands on the left.")


def test_nobody_is_said_with_what_was_looked_at() -> None:
    assert say("Is anybody there?", []).startswith("No: nobody was seen there.\nLooked at 01:00 of 01:00")
    assert say("사람이 있어?", []).startswith("아니요, 아무도 보이지 않았습니다.")


def test_no_is_said_with_what_was_looked_at() -> None:
    text = say("Did anyone fall?", [])
    assert text.startswith("No: nothing of that kind was seen (0 falls).")
    assert "Looked at 01:00 of 01:00 (100 %)" in text
    assert say("쓰러진 사람 있어?", []).startswith("아니요, 그런 일은 보이지 않았습니다 (쓰러짐 0건).")


def test_what_was_not_looked_at_is_said() -> None:
    text = say("Did anyone fall?", [], looked=LookedAt(2, 1, 120, 59.9))
    assert "(49 %) in 1 of 2 videos" in text
    assert "may hold more" in text


@pytest.mark.parametrize(
    ("record", "english", "korean"),
    [
        (video(VideoStatus.PENDING), "not analysed yet: it waits for its turn", "아직 분석되지 않았고"),
        (video(VideoStatus.PROCESSING, progress=40), "being analysed (40 % done)", "분석 중입니다(40 %)"),
        (video(VideoStatus.FAILED, code="no_picture"), "The file holds no picture", "파일에 화면이 없습니다"),
    ],
)
def test_a_recording_that_is_not_analysed_is_said_to_be_so(
    record: VideoRecord, english: str, korean: str
) -> None:
    not_ready = {"looked": LookedAt(1, 0, 60, 0), "unready": [record]}
    for text in ("Did anyone fall?", "Is anybody there?", "how many people came in?", "a red bag"):
        given = say(text, [], **not_ready)
        assert english in given
        assert "seen" not in given, "nothing was looked at, so nothing was seen or not seen"
        assert "0 %" not in given.replace("40 %", "")
    assert korean in say("쓰러진 사람 있어?", [], **not_ready)


def test_recordings_that_an_answer_leaves_out_are_counted() -> None:
    others = [
        video(VideoStatus.PENDING, 2),
        video(VideoStatus.PROCESSING, 3, 10),
        video(VideoStatus.FAILED, 4, code="empty"),
    ]
    looked = LookedAt(4, 1, 240, 60)
    text = say("Did anyone fall?", [], looked=looked, unready=others)
    assert "3 of 4 recordings are not analysed and left out of this answer" in text
    assert "(waiting 1, being analysed 1, failed 1)" in text
    text = say("쓰러진 사람 있어?", [], looked=looked, unready=others)
    assert "영상 4개 중 3개는 분석이 끝나지 않아" in text
    assert say("did anyone fall?", [], looked=LookedAt(0, 0, 0, 0)) == "There are no recordings yet."


def test_a_topic_nobody_looks_for_is_never_denied() -> None:
    text = say("도난 장면이 있어?", [])
    assert "도난" in text
    assert "보이지 않았습니다" not in text


def test_long_lists_are_cut_and_every_event_is_cited() -> None:
    many = [stored(number, number, EventType.PERSON_ENTER) for number in range(1, 15)]
    given = answer(understand("When does someone come in?"), evidence(many))
    assert "And 4 more; see the timeline." in given.text
    assert [len(sentence.citations) for sentence in given.sentences] == [14, *[1] * 10, 4, 0]


def test_what_is_too_much_to_cite_says_what_is_cited() -> None:
    many = [stored(number, number, EventType.PERSON_ENTER) for number in range(1, 301)]
    given = answer(understand("When does someone come in?"), evidence(many))
    assert "And 290 more, the first 190 of them cited here; see the timeline." in given.text
    assert max(len(sentence.citations) for sentence in given.sentences) == MAX_CITED
    assert "처음 190건만 표시" in say("언제 사람이 들어와?", many)


def test_the_video_is_named_only_where_there_are_several() -> None:
    assert "[gate.mp4]" not in say("Who came in?", ENTRIES)
    assert "[gate.mp4] 00:10-00:12 Person 1" in say("Who came in?", ENTRIES, names={1: "gate.mp4", 2: "b"})


def test_more_than_was_read_is_at_least_so_many() -> None:
    assert say("How many people came in?", ENTRIES, is_cut=True).startswith("At least 3 people came in.")
    assert say("몇 명이 있었어?", [], people=[person(1), person(2)], is_cut=True).startswith(
        "적어도 2명이 보였"
    )
    assert say("Did anyone come in?", ENTRIES, is_cut=True).startswith("Yes: at least 3 entries.")
