"""`sentinel backfill` with a running system: exactly what is stale is made again."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.recordings import variant
from tests.support.running_system import RunningSystem, until

pytestmark = pytest.mark.system
STATUS = """
query Status($id: String!) {
  partitionBackfillOrError(backfillId: $id) {
    ... on PartitionBackfill { status numPartitions title tags { key value } }
  }
}
"""
MADE_BY = "select stage, run_id from stage_result where video_id = {}"


def backfill(system: RunningSystem, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "SENTINEL_STATE_DIR": str(system.folder),
        "SENTINEL_PORT": str(system.port),
        "SENTINEL_DAGSTER_PORT": str(system.dagster_port),
    }
    command = [sys.executable, "-m", "pipelines.cli.main", "backfill", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def made_by(system: RunningSystem, video_id: int) -> dict[str, str]:
    return {row.stage: row.run_id for row in system.sql(MADE_BY.format(video_id))}


def state(system: RunningSystem, backfill_id: str) -> dict[str, Any]:
    found: dict[str, Any] = system.graphql(STATUS, id=backfill_id)["partitionBackfillOrError"]
    return found


def test_only_what_is_stale_is_made_again(system: RunningSystem, walker: Path, tmp_path: Path) -> None:
    stale, fresh = (system.send(variant(walker, tmp_path / f"{at}.mp4", at)) for at in (1, 2))
    for video_id in (stale, fresh):
        assert system.finished(video_id)["is_completed"]
    assert "Nothing is stale" in backfill(system).stdout
    system.change(
        f"update stage_result set analysis_version = '5' where video_id = {stale} and stage = 'event_windows'"
    )
    before = {video_id: made_by(system, video_id) for video_id in (stale, fresh)}
    told = backfill(system, "--because", "code", "--dry-run")
    assert "Without --dry-run, this starts 1 run." in told.stdout
    assert "not measured" not in told.stdout.lower()
    done = backfill(system, "--because", "code")
    assert done.returncode == 0, done.stderr
    started = next(line for line in done.stdout.splitlines() if line.startswith("Started backfill "))
    backfill_id = started.split()[2].rstrip(":")
    assert started.endswith(": event_windows, window_embeddings of 1 recording.")
    assert f"/runs/b/{backfill_id}" in done.stdout
    until(lambda: "COMPLETED" in state(system, backfill_id)["status"], 120, "the backfill is over", 1.0)
    assert state(system, backfill_id)["numPartitions"] == 1
    assert {"key": "dagster/priority", "value": "-1"} in state(system, backfill_id)["tags"]
    after = {video_id: made_by(system, video_id) for video_id in (stale, fresh)}
    changed = {name for name in after[stale] if after[stale][name] != before[stale][name]}
    assert changed == {"event_windows", "window_embeddings"}
    assert after[fresh] == before[fresh]
    assert system.progress(stale)["is_completed"]
    assert "Nothing is stale" in backfill(system).stdout


def test_recordings_that_dagster_does_not_know_are_named(system: RunningSystem) -> None:
    system.change(
        "insert into video (name, object_key, sha256, size_bytes, status) "
        "values ('a', 'a', 'a', 1, 'completed')"
    )
    refused = backfill(system, "--because", "missing")
    assert refused.returncode == 1
    assert "Dagster does not know 1 of these recordings, video-" in refused.stderr
    system.change("delete from video where name = 'a'")
