from domain.answers import Evidence, Looked, answer
from domain.question import understand
from domain.records import Event, EventType, StoredEvent, TimeRange

ALL = Looked(videos=1, videos_ready=1, seconds=60, seconds_analysed=60)


def stored(number: int, start_s: float, kind: EventType, video_id: int = 1) -> StoredEvent:
    event = Event(kind, TimeRange(start_s, start_s + 2), (0, 0, 0.1, 0.5), (number,), 0.9, "left")
    return StoredEvent(100 + number, video_id, event, "run-1")


ENTRIES = [stored(number, 10.0 * number, EventType.PERSON_ENTER) for number in (1, 2, 3)]


def say(
    text: str, events: list[StoredEvent], looked: Looked = ALL, names: dict[int, str] | None = None
) -> str:
    evidence = Evidence(events, (), looked, names or {1: "gate.mp4"})
    return answer(understand(text), evidence).text


def test_every_event_sentence_cites_its_event() -> None:
    evidence = Evidence(ENTRIES, (), ALL, {1: "gate.mp4"})
    given = answer(understand("When does someone come in?"), evidence)
    cited = [sentence.citations for sentence in given.sentences]
    assert [len(each) for each in cited] == [3, 1, 1, 1, 0]
    assert [each[0].event_id for each in cited[1:4]] == [101, 102, 103]
    assert cited[1][0].start_s == 10.0


def test_counting_in_both_languages() -> None:
    assert say("몇 명이 들어왔어?", ENTRIES).startswith("3명이 들어왔습니다.")
    assert say("How many people came in?", ENTRIES[:1]).startswith("1 person was seen coming in.")


def test_people_are_counted_once_and_each_is_shown_once() -> None:
    meeting = Event(EventType.INTERACTION, TimeRange(12, 20), (0, 0, 1, 1), (1, 4), 0.9, "center")
    events = [*ENTRIES, StoredEvent(200, 1, meeting, "run-1"), stored(1, 50, EventType.PERSON_EXIT)]
    text = say("모두 몇 명이 있었어?", events)
    assert text.startswith("4명이 보였습니다.")
    assert text.count("1번 사람이") == 1


def test_no_is_said_with_what_was_looked_at() -> None:
    text = say("Did anyone fall?", [])
    assert text.startswith("No: nothing of that kind was seen (0 falls).")
    assert "Looked at 01:00 of 01:00 (100 %)" in text
    assert say("쓰러진 사람 있어?", []).startswith("아니요, 그런 일은 보이지 않았습니다 (쓰러짐 0건).")


def test_what_was_not_looked_at_is_said() -> None:
    text = say("Did anyone fall?", [], Looked(2, 1, 120, 59.9))
    assert "(49 %) in 1 of 2 videos" in text
    assert "may hold more" in text


def test_a_topic_nobody_looks_for_is_never_denied() -> None:
    text = say("도난 장면이 있어?", [])
    assert "도난" in text
    assert "보이지 않았습니다" not in text


def test_long_lists_are_cut_and_say_so() -> None:
    many = [stored(number, number, EventType.PERSON_ENTER) for number in range(1, 15)]
    assert "And 4 more, see the timeline." in say("When does someone come in?", many)


def test_the_video_is_named_only_where_there_are_several() -> None:
    assert "[gate.mp4]" not in say("Who came in?", ENTRIES)
    assert "[gate.mp4]" in say("Who came in?", ENTRIES, names={1: "gate.mp4", 2: "door.mp4"})
