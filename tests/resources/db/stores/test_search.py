"""Windows found by words, by events, and within what somebody may see."""

import pytest

from domain.events.types import EventType
from domain.events.window_records import EventWindow
from domain.records import Event, TimeRange
from resources.db.engine import Database, Stores
from resources.db.stores.events import EventFilter
from resources.db.stores.videos import NewVideo


def texts_of(database: Database, texts: list[tuple[str, str]], camera: str | None = None) -> list[int]:
    """An analysed recording of windows with these texts, each with one fall; numbers of the windows."""
    with database.transaction() as stores:
        sha = f"{len(texts)}{texts[0][0]}{camera}".encode().hex().ljust(64, "0")[:64]
        video_id = stores.videos.register(NewVideo(f"{sha}.mp4", sha, sha, 5, camera=camera)).video_id
        box = (0.1, 0.2, 0.3, 0.4)
        events = [
            Event(EventType.COLLAPSE, TimeRange(20 * n, 20 * n + 5), box, (n + 1,), 0.9)
            for n in range(len(texts))
        ]
        stores.events.replace(video_id, events, "r")
        stored = stores.events.of_video(video_id)
        windows = [
            EventWindow(TimeRange(20 * n, 20 * n + 5), english, korean, (n,))
            for n, (english, korean) in enumerate(texts)
        ]
        stores.windows.replace(video_id, windows, stored, "r")
        stores.connection.exec_driver_sql(
            "update video set status = 'completed' where video_id = %s", (video_id,)
        )
        rows = stores.connection.exec_driver_sql(
            "select window_id from event_window where video_id = %s order by start_s", (video_id,)
        )
        return [row.window_id for row in rows]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("walking", [0]), ("walked", [0]), ("walks", [0]), ("shelf", []), ("shelves", [1]),
        ("들어오", [0]), ("들어옵니다", [0]), ("나가", [1]), ("나갔", []), ("선반", [1]), ("counter", [1]),
        ("cou", [1]), ("the", []), ("코끼리", []), ("'", []), ("a:*", []),
    ],
)  # fmt: skip
def test_words_are_found_by_stem_and_by_their_first_letters(
    database: Database, word: str, expected: list[int]
) -> None:
    windows = texts_of(
        database,
        [
            ("A person walks in.", "한 사람이 왼쪽에서 들어옵니다."),
            ("Somebody leaves the shelves near the zone Counter.", "한 사람이 선반 옆으로 나갑니다. Counter"),
        ],
    )

    with database.transaction() as stores:
        assert stores.search.by_words([word], None, 10) == [windows[n] for n in expected]


def test_every_word_must_be_there_where_that_is_asked_for(database: Database) -> None:
    windows = texts_of(database, [("a red top", "빨간 상의"), ("a red top, blue bottoms", "빨간 상의")])

    with database.transaction() as stores:
        assert stores.search.by_words(["red", "blue"], None, 10, every=True) == windows[1:]
        assert set(stores.search.by_words(["red", "blue"], None, 10)) == set(windows)


def test_a_word_that_is_everywhere_finds_the_newest_windows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resources.db.stores.search.WORD_CANDIDATES", 3)
    windows = texts_of(database, [("a person walks", "사람이 걷습니다")] * 8)

    with database.transaction() as stores:
        assert stores.search.by_words(["person"], None, 10) == windows[:4:-1]


def test_nobody_finds_windows_of_cameras_that_they_may_not_see(database: Database) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("insert into camera (name) values ('door'), ('till')")
    door = texts_of(database, [("a person falls", "사람이 쓰러집니다")], "door")
    till = texts_of(database, [("a person falls", "사람이 쓰러집니다")], "till")

    for cameras, expected in ((None, {*door, *till}), (("door",), {*door}), ((), set())):
        with database.engine.begin() as connection:
            stores = Stores(connection, cameras)
            falls = EventFilter(None, [EventType.COLLAPSE])
            assert set(stores.search.by_words(["falls"], None, 10)) == expected
            assert set(stores.search.by_events(falls, 10)) == expected


def test_an_event_in_two_windows_finds_both_and_no_other(database: Database) -> None:
    windows = texts_of(database, [(f"window {n}", "창") for n in range(12)])
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(
            "update event_window set event_ids = event_ids || (select event_ids from event_window"
            " where window_id = %s) where window_id = %s",
            (windows[5], windows[4]),
        )
        stores.connection.exec_driver_sql(
            "update event set type = 'sitting' where event_id ="
            " (select event_ids[1] from event_window where window_id = %s)",
            (windows[5],),
        )
        found = stores.search.by_events(EventFilter(None, [EventType.SITTING]), 10)

    assert found == windows[4:6]
