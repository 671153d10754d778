"""Detectors of `transformers`, on a real but tiny model."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch  # noqa: TID253 - what is tested is how tensors are handled

from benchmarks.gpu_frames import measure_detector
from gpu_ops.detect import transformers as object_detector
from gpu_ops.detect.boxes import MovingRegions
from gpu_ops.detect.transformers import ObjectDetector, load_object_detector
from gpu_ops.embed.preprocess import FixedSize, Preparation, prepare_batch
from tests.tiny_detector import tiny_detector


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_detector(tmp_path_factory.mktemp("model"))


@pytest.fixture
def detector(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ObjectDetector:
    monkeypatch.setattr(object_detector, "MIN_SCORE", 0.0)  # random weights are never sure
    return load_object_detector(folder, "cpu")


def frames(count: int, size: tuple[int, int] = (120, 200)) -> list[np.ndarray]:
    draw = np.random.default_rng(1)
    return [draw.integers(0, 255, (*size, 3)).astype(np.uint8) for _ in range(count)]


NOTHING = MovingRegions.nothing()


def test_boxes_are_in_the_frame_and_classes_are_ours(detector: ObjectDetector) -> None:
    (found,) = detector.find(frames(1), [NOTHING])
    assert len(found.scores) > 0
    assert ((found.boxes_xyxy >= 0) & (found.boxes_xyxy <= 1)).all()
    assert (found.boxes_xyxy[:, 2:] >= found.boxes_xyxy[:, :2]).all()
    assert set(found.labels) <= {"person", "vehicle"}, "toasters are not kept"


def test_a_batch_finds_what_single_frames_find(detector: ObjectDetector) -> None:
    several = frames(5)
    together = detector.find(several, [NOTHING] * 5)
    for frame, found in zip(several, together, strict=True):
        (alone,) = detector.find([frame], [NOTHING])
        assert np.allclose(np.sort(alone.scores), np.sort(found.scores), atol=1e-4)


def test_frames_of_several_sizes_go_together(detector: ObjectDetector) -> None:
    mixed = [*frames(2), *frames(1, (90, 160)), *frames(1)]
    assert len(detector.find(mixed, [NOTHING] * 4)) == 4


def test_preparation_is_what_the_models_own_processor_does(detector: ObjectDetector) -> None:
    smooth = cv2.GaussianBlur(frames(1, (240, 320))[0], (0, 0), 5)
    assert detector.preparation.fixed is not None
    ours = prepare_batch([smooth], detector.preparation.fixed, "cpu", torch.float32)[0]
    theirs = detector.preparation.processor(images=[smooth[..., ::-1].copy()], return_tensors="pt")[
        "pixel_values"
    ][0]
    assert ours.shape == theirs.shape == (3, 160, 160)
    assert (ours - theirs).abs().max() < 0.02


class SmallCard:
    """Stands in for a card with room for so many frames: runs the real model, and refuses larger batches."""

    def __init__(self, model: Any, room: int) -> None:
        self.model, self.room, self.tried = model, room, []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)

    def __call__(self, pixel_values: torch.Tensor) -> Any:
        self.tried.append(len(pixel_values))
        if len(pixel_values) > self.room:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory")
        return self.model(pixel_values=pixel_values)


def test_out_of_memory_halves_the_batch_and_goes_on(detector: ObjectDetector) -> None:
    several = frames(11)
    whole = detector.find(several, [NOTHING] * 11)
    card = SmallCard(detector.model, room=3)
    small = replace(detector, model=card).find(several, [NOTHING] * 11)
    assert card.tried == [11, 5, 2, 2, 2, 2, 2, 1]
    assert [len(each.scores) for each in small] == [len(each.scores) for each in whole]
    with pytest.raises(torch.cuda.OutOfMemoryError):
        replace(detector, model=SmallCard(detector.model, room=0)).find(several[:1], [NOTHING])


AS_IT_IS = FixedSize((640, 480), 1 / 255, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


@pytest.mark.parametrize(
    ("processor", "said", "expected"),
    [
        ("ViT", {"size": {"height": 640, "width": 480}, "do_normalize": False}, AS_IT_IS),
        (
            "Detr",
            {"size": {"shortest_edge": 800, "longest_edge": 1333}},
            None,
        ),  # keeps the shape of a picture
    ],
)
def test_what_a_model_wants_to_see_is_read_from_its_folder(
    tmp_path: Path, processor: str, said: dict[str, Any], expected: FixedSize | None
) -> None:
    said = {"image_processor_type": f"{processor}ImageProcessor", **said}
    (tmp_path / "preprocessor_config.json").write_text(json.dumps(said))
    assert Preparation.from_folder(tmp_path).fixed == expected


def test_a_model_without_an_image_processor_is_refused(tmp_path: Path) -> None:
    folder = tiny_detector(tmp_path / "m")
    (folder / "preprocessor_config.json").unlink()
    with pytest.raises((OSError, ValueError), match=r"image processor|preprocessor_config"):
        load_object_detector(folder, "cpu")


def test_a_model_without_people_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no people, only car, toaster"):
        load_object_detector(tiny_detector(tmp_path / "m", ("car", "toaster")), "cpu")


def test_weights_that_are_not_all_there_are_refused(tmp_path: Path) -> None:
    """The library would fill the gap with random numbers, and only warn."""
    from safetensors.torch import load_file, save_file

    folder = tiny_detector(tmp_path / "m")
    weights = load_file(folder / "model.safetensors")
    weights.pop(next(name for name in weights if name.startswith("model.encoder")))
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ValueError, match="the weights hold no"):
        load_object_detector(folder, "cpu")


def test_the_benchmark_for_cards_runs_without_one(folder: Path) -> None:
    found = measure_detector(folder, rounds=1)
    assert found["frames_per_s"] > 0
    assert found["same_boxes"] == 1.0
    assert (found["oom_halved"] is None) == (found["device"] == "cpu")
