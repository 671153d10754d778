"""The drawn scenes are seen, near and far, by the configuration that everybody gets."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.evaluation import SCENES, find_labelled_clips, score_clip, summarise_scores, synthetic_clips
from domain.metrics import Counts
from domain.video.scan_settings import ScanSettings
from pipelines.cli.main import cli
from resources.errors import SentinelError
from resources.models.detectors import configured_detector
from resources.settings import Settings
from tests.support.recordings import staged, walk_through

HOW = configured_detector(Settings()), ScanSettings()


@pytest.fixture
def clips(staged_scenes: Path) -> dict[str, Path]:
    return {path.stem: path for path in synthetic_clips(staged_scenes)}


@pytest.mark.parametrize("name", ["staged-near", "staged-far"])
def test_people_are_boxed_and_followed_at_any_distance(clips: dict[str, Path], name: str) -> None:
    score = score_clip(clips[name], *HOW)
    assert score.boxes.f1 >= 0.80
    assert score.followed.idf1 >= 0.90
    assert score.people.boxes.f1 >= 0.80
    assert score.people.ids_per_person <= 1.3
    assert (score.people.people, score.people.matched, score.people.false_tracks) == (2, 2, 0)


@pytest.mark.parametrize(
    ("name", "f1", "idf1"),
    [
        ("staged-distant", 0.80, 0.85),  # people of 40 to 60 pixels, who cross
        ("staged-night", 0.65, 0.80),  # little light, more noise, headlights
        ("staged-crowd", 0.80, 0.70),  # five people who hide each other; six encodings: 0.75 to 0.93
        ("staged-bumped", 0.65, 0.65),  # the camera is knocked while two people meet
    ],
)
def test_hard_scenes_stay_as_good_as_they_are(
    clips: dict[str, Path], name: str, f1: float, idf1: float
) -> None:
    score = score_clip(clips[name], *HOW)
    assert min(score.boxes.f1, score.people.boxes.f1) >= f1
    assert score.followed.idf1 >= idf1
    assert score.people.matched == score.people.people


def test_truth_that_is_moved_aside_is_not_found(tmp_path: Path) -> None:
    """The measure can fail: the same recording against people who stand elsewhere."""
    path = staged(tmp_path / "walker.mp4", walk_through())
    truth = path.with_suffix(".gt.txt")
    rows = [line.split(",") for line in truth.read_text().splitlines()]
    truth.write_text(
        "\n".join(",".join([row[0], row[1], str(float(row[2]) + 300), *row[3:]]) for row in rows)
    )
    score = score_clip(path, *HOW)
    assert score.boxes.f1 < 0.1
    assert score.followed.idf1 < 0.1


def test_the_summary_keeps_real_clips_and_drawn_ones_apart(clips: dict[str, Path]) -> None:
    """Six good drawn scenes must not hide a real clip on which nobody is followed."""
    drawn = score_clip(clips["staged-near"], *HOW, is_staged=True)
    nobody = replace(drawn.people, boxes=Counts(0, 0, 50), matched=0, without_number=2, tracks=0)
    real = replace(drawn, name="real", people=nobody, is_staged=False)
    summary = summarise_scores([drawn, drawn, real])
    assert set(summary) == {"real", "staged", "clips"}, "nothing that blends them"
    assert summary["real"]["track_boxes_f1"] == 0.0
    assert (summary["real"]["people_matched"], summary["real"]["people_without_number"]) == (0, 2)
    assert summary["staged"]["track_boxes_f1"] == drawn.as_json()["track_boxes"]["f1"]
    assert (summary["staged"]["clips"], summary["staged"]["people"]) == (2, 4)
    assert set(summary["clips"]) == {"staged-near", "real"}
    assert summarise_scores([drawn])["real"] is None


def test_a_folder_without_truth_or_with_a_broken_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(SentinelError, match="no NAME"):
        find_labelled_clips(tmp_path)
    path = staged(tmp_path / "walker.mp4", walk_through(2.0))
    path.with_suffix(".gt.txt").write_text("frame,id,x\n")
    (found,) = find_labelled_clips(tmp_path)
    with pytest.raises(SentinelError, match=r"walker.gt.txt: line 1"):
        score_clip(found, *HOW)


def test_the_command_ends_with_one_json_object(
    clips: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_STATE_DIR", str(tmp_path))
    (tmp_path / "evaluation").symlink_to(clips["staged-near"].parent)
    result = CliRunner().invoke(cli, ["eval", "frames", "--data", str(tmp_path / "none")])
    assert "There is no folder" in str(result.exception)
    result = CliRunner().invoke(cli, ["eval", "frames"])
    last = json.loads(result.output.strip().splitlines()[-1])
    assert set(last) == {"real", "staged", "clips"}
    assert last["real"] is None
    assert last["staged"]["clips"] == len(SCENES)
    assert set(last["clips"]) == set(SCENES)
    near = last["clips"]["staged-near"]
    assert set(near["tracking"]) == {"hota", "idf1", "switches", "ids_per_person"}
    assert near["people_matched"] == near["people"] == 2
    assert "staged staged-near: F1" in result.output
    assert "2 of 2 people matched" in result.output
