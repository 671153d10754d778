"""`sentinel models pull` as people run it, over HTTP, from a hub on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.models.detectors import configured_detector
from resources.models.recommended import DETECTOR, recommendation
from resources.models.weights import cache_folder, weights_cache
from resources.settings import Settings
from tests.support.hub_server import REVISION, Hub, running_hub
from tests.support.tiny_detector import tiny_detector


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tiny_detector(tmp_path_factory.mktemp("hub") / "dfine", ("person", "car", "handbag"))
    (folder / "pytorch_model.bin").write_bytes(b"code may hide in such files")
    return folder


@pytest.fixture
def hub(model: Path) -> Iterator[Hub]:
    with running_hub({DETECTOR: (model, "apache-2.0"), "other/model": (model, "cc-by-nc-4.0")}) as running:
        yield running


def pull(
    hub_url: str, state: Path, *words: str, answer: str = "", timeout_s: float = 120
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HF_ENDPOINT": hub_url,
        "HF_HOME": str(state / "hf"),
        "SENTINEL_STATE_DIR": str(state),
    }
    environment.pop("HF_HUB_OFFLINE", None)
    command = [sys.executable, "-m", "pipelines.cli.main", "models", "pull", *words]
    return subprocess.run(
        command,
        env=environment,
        input=answer,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout_s,
    )


def test_the_recommended_detector_is_fetched_after_a_yes_and_used_by_default(
    hub: Hub, tmp_path: Path, model: Path
) -> None:
    settings = Settings(state_dir=tmp_path)
    cache = weights_cache(settings)
    assert configured_detector(settings).title.startswith("opencv-hog")
    assert "sentinel models pull recommended" in str(recommendation("auto", cache))
    assert recommendation("hog", cache) is None, "who chose is not asked again"

    done = pull(hub.url, tmp_path, "recommended", answer="y\n")
    assert done.returncode == 0, done.stderr
    size = sum(path.stat().st_size for path in model.iterdir() if path.suffix in (".json", ".safetensors"))
    assert f"Fetching {DETECTOR}, {size / 1e6:.1f} MB, licence apache-2.0" in done.stdout
    kept = cache_folder(DETECTOR, cache)
    assert {path.name for path in kept.iterdir() if path.is_file()} == {
        "config.json",
        "model.safetensors",
        "preprocessor_config.json",
    }
    assert any(f"/resolve/{REVISION}/" in path for path in hub.asked), "what was described is what is fetched"
    assert recommendation("auto", cache) is None
    used = configured_detector(settings)
    assert used.title.startswith(DETECTOR)
    assert used.labels == ("person", "vehicle", "bag")
    assert configured_detector(Settings(state_dir=tmp_path, detector="hog")).labels == ("person",)


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_nothing_is_fetched_without_a_yes(hub: Hub, tmp_path: Path, answer: str) -> None:
    done = pull(hub.url, tmp_path, "recommended", answer=answer)
    assert done.returncode == 1
    assert "Nothing was fetched" in done.stderr
    assert not any("/resolve/" in path for path in hub.asked)


def test_under_another_licence_it_is_not_fetched_by_its_short_name(model: Path, tmp_path: Path) -> None:
    with running_hub({DETECTOR: (model, "agpl-3.0")}) as hub:
        done = pull(hub.url, tmp_path, "recommended", "--yes")
        assert done.returncode == 1
        assert "'agpl-3.0'" in done.stderr
        assert not any("/resolve/" in path for path in hub.asked)


def test_a_model_by_its_own_name_says_its_licence_and_is_fetched(hub: Hub, tmp_path: Path) -> None:
    done = pull(hub.url, tmp_path, "other/model")
    assert done.returncode == 0, done.stderr
    assert "licence cc-by-nc-4.0" in done.stdout
    assert "Name it in SENTINEL_DETECTOR" in done.stdout


@pytest.mark.parametrize("name", ["nobody/nothing", "no hub name"])
def test_what_the_hub_does_not_have_is_said_in_one_line(hub: Hub, tmp_path: Path, name: str) -> None:
    done = pull(hub.url, tmp_path, name)
    assert done.returncode == 1
    assert f"The hub does not say anything about {name!r}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_hub_that_cannot_be_reached_is_said_too(tmp_path: Path) -> None:
    done = pull("http://127.0.0.1:9", tmp_path, "recommended", "--yes")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "name its folder or s3:// address" in done.stderr
