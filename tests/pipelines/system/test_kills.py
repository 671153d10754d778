"""Processes of a running system that are killed in the middle of their work."""

from pathlib import Path

import httpx
import psutil
import pytest

from domain.keys import partition_key
from tests.support.recordings import variant
from tests.support.running_system import RunningSystem, until
from tests.support.system_checks import FREE_WORKERS, assert_one_clean_result, in_the_middle

pytestmark = pytest.mark.system
RESUMED = """query($key: String!) { assetNodeOrError(assetKey: {path: ["detections"]}) { ... on AssetNode {
  assetMaterializations(partitions: [$key], limit: 1) { metadataEntries { label
    ... on IntMetadataEntry { intValue } } } } } }"""


def test_kill_9_of_the_run(system: RunningSystem, long_walk: Path, folder: Path) -> None:
    video_id = system.send(variant(long_walk, folder / "kill-run.mp4", 5))
    psutil.Process(in_the_middle(system, video_id, behind=15)).kill()
    assert_one_clean_result(system, video_id, visits=10)
    node = system.graphql(RESUMED, key=partition_key(video_id))["assetNodeOrError"]
    (made,) = node["assetMaterializations"]
    found = {each["label"]: each.get("intValue") for each in made["metadataEntries"]}
    assert found["resumed_segments"] > 0, "what was finished before the kill is not done again"


def test_kill_9_of_the_daemon(system: RunningSystem, long_walk: Path, folder: Path) -> None:
    video_id = system.send(variant(long_walk, folder / "kill-daemon.mp4", 6))
    in_the_middle(system, video_id)
    system.named("dagster-daemon").kill()
    assert_one_clean_result(system, video_id, visits=10)


def test_kill_9_of_postgres(system: RunningSystem, long_walk: Path, folder: Path) -> None:
    video_id = system.send(variant(long_walk, folder / "kill-postgres.mp4", 7))
    in_the_middle(system, video_id)
    system.named("postgres -D").kill()
    until(lambda: "PostgreSQL has stopped" in system.output.read_text(), 20, "the loss is noticed")
    until(lambda: is_ready(system), 60, "the API has recovered by itself")
    assert_one_clean_result(system, video_id, visits=10)
    until(lambda: system.sql(FREE_WORKERS) == [(2,)], 60, "both workers have found the database again")


def is_ready(system: RunningSystem) -> bool:
    return httpx.get(f"{system.client.base_url}/api/ready", timeout=10).status_code == 200


def test_kill_9_of_everything_then_start_again(system: RunningSystem, long_walk: Path, folder: Path) -> None:
    video_id = system.send(variant(long_walk, folder / "kill-all.mp4", 8))
    in_the_middle(system, video_id)
    system.kill_everything()
    system.start()
    assert_one_clean_result(system, video_id, visits=10)
