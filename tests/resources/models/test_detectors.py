"""The detector that settings name: found, fetched, tried, and refused in words."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import numpy as np
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from analysis.frames.detect import scan_settings
from analysis.frames.probe import probe_recording
from analysis.frames.scan import scan_recording
from gpu_ops.detect.boxes import MovingRegions
from pipelines.cli.main import cli
from resources.errors import SetupError
from resources.models.detectors import check_detector, configured_detector
from resources.models.weights import cache_folder, pull_model, weights_cache
from resources.settings import Settings
from tests.support.recordings import clip, raw_h264
from tests.support.tiny_detector import tiny_detector


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_detector(tmp_path_factory.mktemp("detector"))


@pytest.fixture
def bucket(model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that speaks S3, with the model in it; its address."""
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    address = f"http://{host}:{port}"
    client = boto3.client("s3", endpoint_url=address)
    client.create_bucket(Bucket="weights")
    for path in model.iterdir():
        client.upload_file(str(path), "weights", f"tiny/v1/{path.name}")
    yield address
    server.stop()


def test_any_detector_scans_a_recording(model: Path, walker: Path) -> None:
    settings = Settings(detector=str(model))
    scan = scan_recording(
        walker,
        probe_recording(walker),
        scan_settings(settings),
        configured_detector(settings).for_recording(),
    )
    assert len(scan.detections.sample_times_s) == 40
    assert scan.facts["frames_looked_at"] == 40
    assert (scan.detections.boxes_xyxy <= 1).all()


def test_a_stream_that_changes_its_shape_goes_through_in_batches(model: Path, tmp_path: Path) -> None:
    path = tmp_path / "zoom.h264"
    wide, tall = (
        clip(tmp_path / f"{w}x{h}.mp4", frames=33, fps=10, size=(w, h)) for w, h in ((160, 120), (120, 160))
    )
    path.write_bytes(raw_h264(wide) + raw_h264(tall))
    for settings in (Settings(detector=str(model)), Settings()):
        scan = scan_recording(
            path,
            probe_recording(path),
            scan_settings(settings),
            configured_detector(settings).for_recording(),
        )
        assert scan.facts["frames_decoded"] == 66


def test_names_hold_the_digest_of_the_weights(model: Path, tmp_path: Path) -> None:
    other = tiny_detector(tmp_path / "other", ("person",))
    names = {
        configured_detector(Settings(detector=str(folder))).title.rsplit(" ", 1)[1]
        for folder in (model, other)
    }
    assert len(names) == 2
    assert configured_detector(Settings()).title.startswith("opencv-hog 4.")


def test_a_model_is_fetched_from_a_bucket_once(bucket: str, tmp_path: Path) -> None:
    settings = Settings(detector="s3://weights/tiny/v1", s3_endpoint=bucket, state_dir=tmp_path)
    assert "on cpu" in check_detector(settings)
    kept = cache_folder(settings.detector, weights_cache(settings))
    assert sorted(path.name for path in kept.iterdir())[:2] == ["config.json", "model.safetensors"]
    assert [path.name for path in kept.parent.iterdir()] == [kept.name], "no half-fetched folder is left"
    found = configured_detector(Settings(detector="s3://weights/tiny/v1", state_dir=tmp_path)).for_recording()
    assert len(found.find([np.zeros((50, 50, 3), np.uint8)], [MovingRegions.nothing()])) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("s3://weights/nothing-here", "holds no config.json"),
        ("s3://no-such-bucket/x", "NoSuchBucket"),
    ],
)
def test_a_bucket_without_the_model_says_so(bucket: str, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(SetupError, match=reason):
        pull_model(name, weights_cache(Settings(s3_endpoint=bucket, state_dir=tmp_path)))
    assert list((tmp_path / "models").iterdir()) == []


def test_a_broken_or_missing_model_is_refused_before_any_video(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    broken = tiny_detector(tmp_path / "broken")
    weights = broken / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(SetupError, match=r"cannot be loaded.*SENTINEL_DETECTOR"):
        configured_detector(Settings(detector=str(broken))).for_recording()
    with pytest.raises(SetupError, match="cannot be loaded"):
        configured_detector(Settings(detector=str(tmp_path))).for_recording()
    with pytest.raises(SetupError, match="neither a folder here nor"):
        configured_detector(Settings(detector="nobody/nothing", state_dir=tmp_path)).for_recording()


def test_the_commands_list_and_check(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_STATE_DIR", str(tmp_path))
    listed = CliRunner().invoke(cli, ["models", "list"])
    assert "ships with OpenCV" in listed.output
    assert "SENTINEL_DETECTOR" in listed.output
    checked = CliRunner().invoke(cli, ["models", "check"])
    assert checked.exit_code == 0, checked.output
    assert "384 numbers a text" in checked.output
    monkeypatch.setenv("SENTINEL_DETECTOR", str(tmp_path / "gone"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from resources import settings as settings_module

    settings_module.settings.cache_clear()
    failed = CliRunner().invoke(cli, ["models", "check"])
    assert "Not usable: person detector" in str(failed.exception)
