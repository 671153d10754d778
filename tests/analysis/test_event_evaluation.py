"""Events are measured with the real parts of the pipeline, on a staged scene and on a clip with truth."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.event_evaluation import (
    EventReader,
    filmed,
    find_clips,
    score_clips,
    score_line,
    score_scenes,
)
from analysis.event_summary import summarise_events
from domain.events.types import EventType
from domain.video.scan_settings import ScanSettings
from gpu_ops.synthetic.event_scenes import HELD_OUT, EventScene, make_scenes
from pipelines.cli.main import cli
from resources.errors import SentinelError
from resources.models.detectors import configured_detector
from resources.settings import Settings
from tests.support.recordings import staged, walk_through

READER = EventReader(configured_detector(Settings()), ScanSettings())
SCENE = "fall-1"
"""The one scene that is filmed here: short, with a fall."""
HEAD = "type,start_s,end_s\n"


@pytest.fixture(scope="module")
def scene() -> EventScene:
    return next(each for each in make_scenes(HELD_OUT) if each.name.endswith(SCENE))


def test_a_staged_fall_is_found_and_scored(event_scenes: Path) -> None:
    (score,) = score_scenes(READER, HELD_OUT, event_scenes, SCENE)
    hits = {match.truth.type for match in score.matching.matches}
    assert {EventType.PERSON_ENTER, EventType.COLLAPSE, EventType.WALKING} <= hits
    assert (score.people, score.is_ordinary) == (1, False)
    assert f"held_out-{SCENE}: {len(score.matching.matches)} found, F1" in score_line(score)


def test_a_scene_is_filmed_once_and_again_when_its_script_has_changed(
    event_scenes: Path, scene: EventScene, tmp_path: Path
) -> None:
    path = filmed(scene, event_scenes)
    written_ns = path.stat().st_mtime_ns
    assert filmed(scene, event_scenes).stat().st_mtime_ns == written_ns
    for name in (path.name, f"{scene.name}.0123456789ab.mp4"):
        (tmp_path / name).symlink_to(path)
    assert filmed(scene, tmp_path) == tmp_path / path.name
    truth = json.loads(path.with_suffix(".events.json").read_text())
    assert {"collapse", "person_enter"} <= {each["type"] for each in truth}


def test_an_outdated_film_is_removed_when_the_present_one_is_made(scene: EventScene, tmp_path: Path) -> None:
    outdated = tmp_path / f"{scene.name}.0123456789ab.mp4"
    outdated.write_bytes(b"an earlier script")
    settings = replace(scene.settings, duration_s=1.0)
    short = EventScene(scene.name, walk_through(1.5), scene.camera, settings)
    assert filmed(short, tmp_path).exists()
    assert not outdated.exists()


def test_own_clips_are_scored_on_the_types_that_were_labelled(tmp_path: Path) -> None:
    path = staged(tmp_path / "walker.mp4", walk_through())
    path.with_suffix(".events.csv").write_text(f"{HEAD}person_enter,1.0,2.0\nperson_exit,6.0,7.0\n")
    (score,) = score_clips(READER, tmp_path)
    assert (score.counts.hits, score.counts.misses, score.counts.false_alarms) == (2, 0, 0)
    assert score.people is None
    path.with_suffix(".events.csv").write_text(f"{HEAD}person_enter,4.0,5.0\nperson_exit,2.0,3.0\n")
    (moved,) = score_clips(READER, tmp_path)
    assert (moved.counts.hits, moved.counts.f1) == (0, 0.0), "the measure can fail"


def test_truth_that_cannot_be_read_is_said_before_anything_is_scored(tmp_path: Path) -> None:
    with pytest.raises(SentinelError, match=r"no NAME.mp4 with a NAME.events.csv"):
        find_clips(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.mp4").write_bytes(b"no recording")
    (tmp_path / "a.events.csv").write_text(HEAD)
    (tmp_path / "b.events.csv").write_text(f"{HEAD}person_enter,soon,2\n")
    with pytest.raises(SentinelError, match=r"b.events.csv: line 2: start_s must be seconds"):
        next(score_clips(READER, tmp_path))


def test_a_name_that_no_scene_has_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SentinelError, match="No staged scene of the set held_out has 'dance' in its name"):
        next(score_scenes(READER, HELD_OUT, tmp_path, "dance"))


def test_the_command_ends_with_one_json_object(
    event_scenes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "state" / "evaluation").mkdir(parents=True)
    (tmp_path / "state" / "evaluation" / "events").symlink_to(event_scenes)
    path = staged(tmp_path / "walker.mp4", walk_through())
    path.with_suffix(".events.csv").write_text(f"{HEAD}person_enter,1.0,2.0\n")
    missing = CliRunner().invoke(cli, ["eval", "events", "--data", str(tmp_path / "none")])
    assert "There is no folder" in str(missing.exception)
    result = CliRunner().invoke(cli, ["eval", "events", "--json", "--scenes", SCENE, "--data", str(tmp_path)])
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.strip().splitlines()
    found = json.loads(line)
    assert f"held_out-{SCENE}" in result.stderr, "progress is told beside"
    assert found["set"] == "held_out"
    assert 0 < found["f1"] <= 1
    assert found["per_type"]["collapse"]["f1"] == 1.0
    assert found["start_error_s"] <= 1.0
    assert (found["false_incidents_per_hour"], found["quiet_hours"]) == (0.0, 0.0)
    assert found["people_count_error"] is not None
    assert 0 <= found["calibration_error"] <= 1
    assert sum(each["count"] for each in found["calibration"]["curve"]) == found["hits"] + found["false"]
    assert len(found["start_errors_s"]) == found["hits"]
    assert (found["real"]["hits"], set(found["real"]["recordings"])) == (1, {"walker"})


def test_nothing_at_all_has_scores_too() -> None:
    empty = summarise_events("held_out", [])
    assert (empty["f1"], empty["start_error_s"], empty["calibration"], empty["real"]) == (
        1.0,
        None,
        None,
        None,
    )
