"""Boxes and shares of every supported family are those of the library's own processor, model and outputs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch  # noqa: TID253 - what is tested is how tensors are handled

from gpu_ops.detect import transformers as object_detector
from gpu_ops.detect.boxes import MovingRegions
from gpu_ops.detect.transformers import load_object_detector
from gpu_ops.embed.image_classifier import load_classifier
from gpu_ops.embed.preprocess import prepare_batch, run_processor
from tests.support.tiny_detector import tiny_detector
from tests.support.tiny_families import classifier, d_fine, detr_family, yolos

SHAPES = ((108, 192), (120, 160), (192, 108))
"""16:9, 4:3 and upright."""
SAME, ROUNDED, MOST = 1e-4, 0.02, 0.9
"""How far results may differ; random weights make much of one level in a few pixels, rounded otherwise,
and may choose another place for the weakest boxes."""


def pictures(shapes: tuple[tuple[int, int], ...] = SHAPES) -> list[np.ndarray]:
    """Blurred noise: as smooth as frames are, and of all colours."""
    draw = np.random.default_rng(4)
    noise = [draw.integers(0, 256, (*shape, 3)).astype(np.float32) for shape in shapes]
    blurred = [cv2.GaussianBlur(each, (0, 0), 3.0) for each in noise]
    return [np.clip(128 + 6 * (each - 128), 0, 255).astype(np.uint8) for each in blurred]


DETECTORS: dict[str, tuple[Callable[[Path], Path], bool]] = {
    "RT-DETR v2": (partial(tiny_detector, classes=("person", "car", "dog")), True),
    "D-FINE": (d_fine, True),
    "DETR": (partial(detr_family, "Detr"), False),
    "Conditional DETR": (partial(detr_family, "ConditionalDetr"), False),
    "Deformable DETR": (partial(detr_family, "DeformableDetr"), False),
    "YOLOS": (yolos, False),
}
"""How a tiny one is made, and whether pictures go through the fast way."""


def expected_boxes(folder: Path, picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores, best first, and boxes in 0..1, as the library's documentation shows how to get them."""
    from transformers import AutoImageProcessor, AutoModelForObjectDetection

    processor = AutoImageProcessor.from_pretrained(str(folder))
    model = AutoModelForObjectDetection.from_pretrained(str(folder)).eval()
    inputs = dict(processor(images=picture[..., ::-1].copy(), return_tensors="pt"))
    if type(model).__name__.startswith("Yolos"):
        inputs.pop("pixel_mask", None)
    with torch.inference_mode():
        outputs = model(**inputs)
    size = torch.tensor([picture.shape[:2]])
    (found,) = processor.post_process_object_detection(outputs, threshold=0.0, target_sizes=size)
    height, width = picture.shape[:2]
    return sorted_by_score(found["scores"].numpy(), found["boxes"].numpy() / (width, height, width, height))


def sorted_by_score(scores: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.lexsort((boxes[:, 0].round(3), -scores.round(4)))
    return scores[order], np.clip(boxes[order], 0, 1)


@pytest.mark.parametrize("family", DETECTORS)
def test_a_detector_finds_what_the_library_finds(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(object_detector, "MIN_SCORE", 0.0)
    make, is_fast = DETECTORS[family]
    folder = make(tmp_path / "model")
    detector = load_object_detector(folder, "cpu")
    assert (detector.preparation.fixed is not None) == is_fast
    shown = pictures()
    for picture, found in zip(shown, detector.find(shown, [MovingRegions.nothing()] * 3), strict=True):
        scores, boxes = expected_boxes(folder, picture)
        ours, own = sorted_by_score(found.scores, found.boxes_xyxy)
        apart = ROUNDED if is_fast else SAME
        assert np.allclose(ours, scores, atol=apart)
        differences = np.abs(own[:, None] - boxes[None]).max(axis=-1).min(axis=1)
        assert (differences < apart).mean() >= (MOST if is_fast else 1.0)


@pytest.mark.parametrize("family", ["RT-DETR v2", "D-FINE"])
def test_the_fast_way_differs_by_one_level_at_most(family: str, tmp_path: Path) -> None:
    preparation = load_object_detector(DETECTORS[family][0](tmp_path / "model"), "cpu").preparation
    assert preparation.fixed is not None
    for picture in pictures():
        ours = prepare_batch([picture], preparation.fixed, "cpu", torch.float32)
        theirs = run_processor(preparation.processor, [picture])["pixel_values"]
        assert ours.shape == theirs.shape
        assert float((ours - theirs).abs().max()) < 1.01 / 255


CLASSIFIERS: dict[str, tuple[str, dict[str, Any], bool]] = {
    "ViT": ("ViT", {"size": {"height": 32, "width": 32}}, True),
    "ViT, bicubic": ("ViT", {"size": {"height": 32, "width": 32}, "resample": 3}, False),
    "ConvNeXT with crop_pct": ("ConvNext", {"size": {"shortest_edge": 32}, "crop_pct": 0.75}, False),
    "Swin": ("Swin", {"size": {"height": 32, "width": 32}}, True),
    "DINOv2, shortest edge and crop": (
        "Dinov2",
        {"size": {"shortest_edge": 40}, "crop_size": {"height": 32, "width": 32}},
        False,
    ),
}
"""Family, what its processor is told, and whether pictures go through the fast way."""


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_a_classifier_says_what_the_library_says(name: str, tmp_path: Path) -> None:
    from transformers import AutoImageProcessor, AutoModelForImageClassification

    family, said, is_fast = CLASSIFIERS[name]
    folder = classifier(family, tmp_path / "model", **said)
    ours = load_classifier(folder, "cpu")
    assert (ours.preparation.fixed is not None) == is_fast
    shown = pictures((*SHAPES, SHAPES[0]))
    processor = AutoImageProcessor.from_pretrained(str(folder))
    model = AutoModelForImageClassification.from_pretrained(str(folder)).eval()
    for picture, shares in zip(shown, ours.probabilities(shown), strict=True):
        with torch.inference_mode():
            logits = model(**processor(images=picture[..., ::-1].copy(), return_tensors="pt")).logits[0]
        assert np.allclose(shares, logits.softmax(-1).numpy(), atol=2e-3)
