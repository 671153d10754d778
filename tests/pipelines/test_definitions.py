import os
import socket
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from pipelines.definitions import defs
from pipelines.run_launcher import is_dead
from resources.db.stores.runs import Heartbeat, RunProcess

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHAIN = {
    "video_file": set(),
    "detections": {"video_file"},
    "tracks": {"detections"},
    "events": {"tracks"},
    "event_windows": {"events"},
    "window_embeddings": {"event_windows"},
    "video_summary": {"events", "tracks"},
    "frame_evaluation": set(),
}


def test_everything_loads_and_the_graph_is_the_one_we_draw() -> None:
    graph = defs.resolve_asset_graph()
    parents = {
        key.path[-1]: {parent.path[-1] for parent in graph.get(key).parent_keys}
        for key in graph.get_all_asset_keys()
    }
    assert parents == CHAIN
    whole = {key.path[-1] for key in graph.get_all_asset_keys() if graph.get(key).partitions_def is None}
    assert whole == {"frame_evaluation"}


def test_the_card_is_shared_through_its_pool() -> None:
    pools = {key.path[-1]: asset.op.pool for asset in defs.assets or [] for key in getattr(asset, "keys", [])}
    assert {name for name, pool in pools.items() if pool == "gpu"} == {
        "detections", "window_embeddings", "frame_evaluation",
    }  # fmt: skip


def sign(pid: int, age_s: float, host: str | None = None) -> Heartbeat:
    worker = RunProcess(host or socket.gethostname(), pid, "cpu")
    return Heartbeat("run", 1, worker, NOW - timedelta(seconds=age_s))


@pytest.mark.parametrize(
    ("seen", "began_s", "dead"),
    [
        (None, 5, False),  # just started, has not written yet
        (None, 100, True),  # died before its first word
        (sign(os.getpid(), 3), 100, False),
        (sign(2**22 - 1, 3), 100, True),  # its process is gone from this machine
        (sign(2**22 - 1, 3, "elsewhere"), 100, False),  # another machine: only its silence counts
        (sign(2**22 - 1, 90, "elsewhere"), 100, True),
    ],
)
def test_dead_runs_are_recognised(seen: Heartbeat | None, began_s: float, dead: bool) -> None:
    assert is_dead(seen, NOW - timedelta(seconds=began_s), NOW) is dead


def test_sensors_and_schedule_run_by_default() -> None:
    repository = defs.get_repository_def()
    assert all(sensor.default_status is dg.DefaultSensorStatus.RUNNING for sensor in repository.sensor_defs)
    assert {sensor.name for sensor in repository.sensor_defs} == {
        "new_uploads", "inbox", "failed_runs", "canceled_runs",
    }  # fmt: skip
    assert [schedule.name for schedule in repository.schedule_defs] == [
        "daily_sweep",
        "nightly_reanalysis",
        "nightly_reembedding",
        "weekly_evaluation",
    ]
