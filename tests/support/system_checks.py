"""What tests of a running system wait for and look at."""

from tests.support.running_system import RunningSystem, until

FREE_WORKERS = "select count(*) from pg_locks where locktype = 'advisory' and objsubid = 2"
"""A worker holds a lock of its own while it is free."""


def in_the_middle(system: RunningSystem, video_id: int, behind: int = 5) -> int:
    """Wait until the analysis of a video is so many percent on its way; returns the process that does it."""

    def pid() -> int | None:
        if system.progress(video_id)["progress"] <= behind:
            return None
        rows = system.sql(
            f"select pid from analysis_run where video_id = {video_id} order by started_at desc"
        )
        return rows[0][0] if rows else None

    found = until(pid, 60, f"the analysis of video {video_id} is under way", every_s=0.05)
    assert system.progress(video_id)["progress"] < 70, "it is over already: the recording is too short"
    return int(found)


def assert_one_clean_result(system: RunningSystem, video_id: int, visits: int) -> None:
    """One video, one set of events, each with one vector, whatever happened on the way."""
    assert system.finished(video_id)["status"] == "completed"
    events = system.client.call("GET", f"/db/events?video={video_id}")
    kinds = [event["event_type"] for event in events]
    assert (kinds.count("person_enter"), kinds.count("person_exit")) == (visits, visits)
    assert len({event["run_id"] for event in events}) == 1
    ((windows, vectors),) = system.sql(
        "select count(*), count(e.window_id) from event_window w left join window_embedding e "
        f"using (window_id) where video_id = {video_id}"
    )
    assert windows == vectors > 0
