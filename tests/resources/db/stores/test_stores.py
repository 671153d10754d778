from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from domain.events.types import EventType
from domain.events.windows import WindowRule, cut_windows
from domain.records import CoverageSpan, CoverageState, Event, TimeRange, VideoProbe, VideoStatus
from domain.stages import STAGE_PROGRESS
from resources.db.engine import Database
from resources.db.stores.events import EventFilter
from resources.db.stores.runs import RunProcess
from resources.db.stores.video_rows import select_videos
from resources.db.stores.videos import NewVideo
from resources.db.stores.windows import StoredText
from resources.errors import NotFoundError

WORKER = RunProcess("here", 1, "cpu")


def new_video(sha: str = "a", key: str = "k1") -> NewVideo:
    return NewVideo("문 앞.mp4", key, sha * 64, 10)


def register(database: Database, new: NewVideo | None = None) -> int:
    with database.transaction() as stores:
        return stores.videos.register(new or new_video()).video_id


def event(start_s: float, kind: EventType = EventType.WALKING, side: str = "left") -> Event:
    return Event(kind, TimeRange(start_s, start_s + 2), (0.1, 0.2, 0.3, 0.9), (1,), 0.9, side)


def test_the_same_content_is_one_video_with_one_analysis(database: Database) -> None:
    def work(number: int) -> int:
        return register(database, new_video(key=f"k{number}"))

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(work, range(24)))
    assert len(ids) == 1
    with database.transaction() as stores:
        assert len(stores.jobs.waiting()) == 1
        assert len(stores.videos.newest_first()) == 1


def test_sending_it_again_repeats_an_interrupted_analysis_only(database: Database) -> None:
    video_id = register(database)
    for code, runs in (("not_a_video", 0), ("interrupted", 1)):
        with database.transaction() as stores:
            stores.videos.fail(video_id, code)
            assert stores.jobs.waiting() == ()
        assert register(database, new_video(key="k2")) == video_id
        with database.transaction() as stores:
            assert len(stores.jobs.waiting()) == runs
    with database.transaction() as stores:
        assert stores.jobs.waiting()[0].run_key.endswith(":2")
        assert stores.videos.get(video_id).object_key == "k2"


def test_unknown_video(database: Database) -> None:
    with database.transaction() as stores, pytest.raises(NotFoundError, match="video 7 not found"):
        stores.videos.get(7)


def test_writing_rows_twice_changes_nothing_not_even_their_numbers(database: Database) -> None:
    video_id = register(database)
    events = [event(1), event(5, EventType.COLLAPSE), event(9)]

    def written(run_id: str, these: list[Event]) -> list[int]:
        with database.transaction() as stores:
            stores.events.replace(video_id, these, run_id)
            return [stored.event_id for stored in stores.events.of_video(video_id)]

    first = written("run-1", events)
    assert written("run-2", events) == first
    kept = written("run-3", events[:2])
    assert kept == first[:2]
    with database.transaction() as stores:
        assert {stored.run_id for stored in stores.events.of_video(video_id)} == {"run-3"}
    assert written("run-4", []) == []


def test_events_of_some_types_are_replaced_and_the_others_stay_as_results_of_the_same_run(
    database: Database,
) -> None:
    video_id, other = register(database), register(database, new_video("b", "k2"))
    zone = event(5, EventType.ZONE_ENTER)
    with database.transaction() as stores:
        for each in (video_id, other):
            stores.events.replace(each, [event(1), zone, event(9, EventType.ZONE_EXIT)], "run-1")
        first = stores.events.of_video(video_id)
        moved = event(6, EventType.ZONE_ENTER)
        stores.events.replace_types(
            video_id, [zone, moved], (EventType.ZONE_ENTER, EventType.ZONE_EXIT), "run-2"
        )
        found = stores.events.of_video(video_id)
        assert [stored.event.range.start_s for stored in found] == [1, 5, 6]
        assert [stored.event_id for stored in found][:2] == [stored.event_id for stored in first][:2]
        assert {stored.run_id for stored in found} == {"run-2"}
        assert {stored.run_id for stored in stores.events.of_video(other)} == {"run-1"}
        stores.events.replace_types(video_id, [], (EventType.ZONE_ENTER,), "run-3")
        assert [stored.event.type for stored in stores.events.of_video(video_id)] == [EventType.WALKING]


def test_very_many_rows_are_written_whole_and_known_to_the_planner(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resources.db.stores.upsert.DOCUMENT_ROWS", 7_000)
    video_id = register(database)
    with database.transaction() as stores:
        for count in (15_000, 14_999):
            stores.events.replace(video_id, [event(at) for at in range(count)], "run")
            starts = [stored.event.range.start_s for stored in stores.events.of_video(video_id)]
            assert starts == list(range(count))
        known = stores.connection.exec_driver_sql("select reltuples from pg_class where relname = 'event'")
        assert known.scalar_one() >= 14_999


def test_of_two_events_with_one_key_the_later_one_is_kept(database: Database) -> None:
    video_id = register(database)
    with database.transaction() as stores:
        stores.events.replace(video_id, [event(1, side="left"), event(1, side="right")], "run-1")
        (found,) = stores.events.of_video(video_id)
    assert found.event.side == "right"


def test_incidents_of_a_list_are_read_from_their_own_index(database: Database) -> None:
    with database.transaction() as stores:
        for number in range(4):
            video_id = stores.videos.register(new_video(f"{number}", f"k{number}")).video_id
            walks = [event(at) for at in range(2000)]
            stores.events.replace(video_id, [*walks, event(1, EventType.COLLAPSE)], "run")
        stores.connection.exec_driver_sql("analyze event")
        query = select_videos().compile(stores.connection, compile_kwargs={"render_postcompile": True})
        plan = "\n".join(stores.connection.exec_driver_sql(f"explain {query}").scalars())
    assert "event_incident" in plan
    assert "Seq Scan on event" not in plan


def test_events_are_found_by_kind_time_and_side(database: Database) -> None:
    video_id = register(database)
    with database.transaction() as stores:
        stores.events.replace(
            video_id, [event(1), event(5, EventType.COLLAPSE, "right"), event(50, side="right")], "r"
        )

        def starts(**wanted: object) -> list[float]:
            found = stores.events.matching(EventFilter(video_ids=(video_id,), **wanted))
            return [stored.event.range.start_s for stored in found]

        assert starts(types=(EventType.COLLAPSE,)) == [5]
        assert starts(range=TimeRange(2.5, 6)) == [1, 5]
        assert starts(range=TimeRange(30, float("inf"))) == [50]
        assert starts(side="right") == [5, 50]
        assert stores.events.counts(video_id) == {"walking": 2, "collapse": 1}


def test_coverage_is_added_up(database: Database) -> None:
    video_id = register(database)
    spans = (
        CoverageSpan(TimeRange(0, 20), CoverageState.ANALYSED),
        CoverageSpan(TimeRange(20, 30), CoverageState.UNREADABLE, "ends_early"),
    )
    with database.transaction() as stores:
        stores.coverage.replace(video_id, spans, "r")
        assert stores.coverage.of_video(video_id) == spans
        assert stores.coverage.seconds([video_id]) == (30, 20)
        assert stores.coverage.seconds([]) == (0, 0)


def test_a_video_is_complete_when_every_stage_has_ended(database: Database) -> None:
    video_id = register(database)
    seen = []
    for stage in STAGE_PROGRESS:
        with database.transaction() as stores:
            stores.runs.begin_stage("run-1", video_id, stage, WORKER)
            stores.runs.end_stage("run-1", video_id, stage, 0.5, {"detector": "x"})
            video = stores.videos.get(video_id)
            seen.append(video.progress)
            assert (video.status is VideoStatus.COMPLETED) == (stage == list(STAGE_PROGRESS)[-1])
    assert seen == sorted(seen)
    assert seen[-1] == 100


def test_progress_never_falls_within_a_run_and_repeating_a_late_stage_keeps_a_video_complete(
    database: Database,
) -> None:
    test_a_video_is_complete_when_every_stage_has_ended(database)
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
        stores.runs.begin_stage("run-2", video.video_id, "events", WORKER)
        assert stores.videos.get(video.video_id).status is VideoStatus.COMPLETED
        stores.jobs.mark_taken(video.video_id)
        key = stores.jobs.enqueue(video.video_id)
        assert stores.jobs.enqueue(video.video_id) == key, "asking twice is asking once"
        assert stores.videos.get(video.video_id).progress == 0
        stores.runs.begin_stage("run-3", video.video_id, "video_file", WORKER)
        stores.runs.report_progress(video.video_id, 40)
        stores.runs.report_progress(video.video_id, 20)
        assert stores.videos.get(video.video_id).progress == 40


def test_a_run_that_ended_decides_only_while_no_later_attempt_is_under_way(database: Database) -> None:
    video_id = register(database)
    with database.transaction() as stores:
        (waiting,) = stores.jobs.waiting()
        assert stores.runs.is_current(["never-began"], video_id, waiting.run_key), (
            "died before its first word"
        )
        stores.jobs.mark_taken(video_id)
        stores.runs.begin_stage("run-1", video_id, "video_file", WORKER)
        assert stores.runs.is_current(["run-1"], video_id, waiting.run_key)
        stores.jobs.enqueue(video_id)
        assert not stores.runs.is_current(["run-1"], video_id, waiting.run_key), "a later attempt waits"
    with database.transaction() as stores:
        stores.jobs.mark_taken(video_id)
        stores.runs.begin_stage("run-2", video_id, "video_file", WORKER)
        assert not stores.runs.is_current(["run-1"], video_id, waiting.run_key), "a later attempt has begun"
        assert stores.runs.is_current(["run-2"], video_id, None)


def test_probe_facts_come_back_as_they_were(database: Database) -> None:
    video_id = register(database)
    probe = VideoProbe(12.5, 768, 432, 9.97, "h264", 90, is_variable_rate=True)
    with database.transaction() as stores:
        stores.videos.set_probe(video_id, probe)
        assert stores.videos.get(video_id).probe == probe


def fill_windows(database: Database, video_id: int, count: int) -> list[int]:
    with database.transaction() as stores:
        stores.events.replace(video_id, [event(at * 10) for at in range(count)], "r")
        stored = stores.events.of_video(video_id)
        windows = cut_windows([each.event for each in stored], WindowRule())
        stores.windows.replace(video_id, windows, stored, "r")
        assert stores.windows.events_outside(video_id) == 0
        return [text.window_id for text in stores.windows.texts(video_id)]


def test_only_windows_without_a_present_vector_are_embedded(database: Database) -> None:
    video_id = register(database)
    ids = fill_windows(database, video_id, 3)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space("m", "d", 4)
        assert stores.embeddings.ensure_space("m", "d", 4) == space
        texts = stores.embeddings.missing(space, video_id)
        assert [text.window_id for text in texts] == ids
        stores.embeddings.replace(space, texts, np.eye(4)[:3])
        assert stores.embeddings.missing(space, video_id) == ()
        stores.connection.exec_driver_sql(
            "update event_window set text_en = 'new' where window_id = %s", (ids[1],)
        )
        assert stores.embeddings.missing(space, video_id) == (StoredText(ids[1], "new"),)
        other = stores.embeddings.ensure_space("m2", "d", 4)
        assert stores.embeddings.videos_missing(other) == (video_id,)
        assert stores.embeddings.active() == space, "a second model does not take over by itself"


def test_a_filter_never_loses_rows_against_an_exact_scan(database: Database) -> None:
    """The filter leaves 1 % of the rows, which an index scan with a filter after it would lose."""
    rng = np.random.default_rng(5)
    videos = [register(database, new_video(sha=letter, key=letter)) for letter in "abcdef"]
    by_video = {video: fill_windows(database, video, 60) for video in videos}
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space("m", "d", 16)
        vectors = {}
        for video in videos:
            texts = stores.windows.texts(video)
            made = rng.normal(size=(len(texts), 16))
            made /= np.linalg.norm(made, axis=1, keepdims=True)
            stores.embeddings.replace(space, texts, made)
            vectors |= dict(zip(by_video[video], made, strict=True))
        query = rng.normal(size=16)
        query /= np.linalg.norm(query)
        found = stores.search.by_meaning(space, query, [videos[3]], limit=10)
        exact = sorted(by_video[videos[3]], key=lambda window: -float(vectors[window] @ query))[:10]
        assert [window for window, _ in found] == exact
        assert found[0][1] == pytest.approx(float(vectors[exact[0]] @ query), abs=1e-3)


def test_words_are_found_in_both_languages(database: Database) -> None:
    video_id = register(database)
    fill_windows(database, video_id, 2)
    with database.transaction() as stores:
        assert len(stores.search.by_words(["walk"], [video_id], 10)) == 2
        assert len(stores.search.by_words(["왼쪽"], [video_id], 10)) == 2
        assert stores.search.by_words(["elephant"], [video_id], 10) == []
        assert stores.search.by_words(["'; drop", ":*"], [video_id], 10) == []
        (found, _) = stores.search.windows(stores.search.by_words(["walk"], [video_id], 10))
        assert found.events[0].event.type is EventType.WALKING


def test_deleting_a_video_takes_everything_with_it(database: Database) -> None:
    video_id = register(database)
    fill_windows(database, video_id, 2)
    with database.transaction() as stores:
        stores.sessions.open(video_id)
        stores.connection.exec_driver_sql("delete from video")
        for table in ("event", "event_window", "analysis_job", "prompt_session"):
            assert stores.connection.exec_driver_sql(f"select count(*) from {table}").scalar() == 0


def test_session_numbers_count_on_under_load(database: Database) -> None:
    video_id = register(database)

    def work(_: int) -> str:
        with database.transaction() as stores:
            return stores.sessions.open(video_id)

    with ThreadPoolExecutor(6) as pool:
        sessions = list(pool.map(work, range(12)))
    with database.transaction() as stores:
        numbers = (
            stores.connection.exec_driver_sql("select number from prompt_session order by 1").scalars().all()
        )
        assert numbers == list(range(1, 13))
        assert stores.sessions.video_of(sessions[0]) == video_id
