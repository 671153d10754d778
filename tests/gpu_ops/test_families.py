"""Boxes and shares of every supported family are those of the library's own processor, model and outputs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch  # noqa: TID253 - what is tested is how tensors are handled

from gpu_ops import object_detector
from gpu_ops.boxes import Moving
from gpu_ops.classify import load_classifier
from gpu_ops.object_detector import load_object_detector
from tests.tiny_detector import tiny_detector
from tests.tiny_families import classifier, d_fine, detr_family, yolos

SHAPES = ((108, 192), (120, 160), (192, 108))
"""16:9, 4:3 and upright."""


def pictures(shapes: tuple[tuple[int, int], ...] = SHAPES) -> list[np.ndarray]:
    draw = np.random.default_rng(4)
    return [draw.integers(0, 256, (*shape, 3)).astype(np.uint8) for shape in shapes]


SAME, ROUNDED = 1e-4, 2e-2
"""How near: through the library's own processor; and where each value of a picture of pure noise may differ
by one of its 255 levels, which random weights make the most of."""
DETECTORS: dict[str, tuple[Callable[[Path], Path], bool]] = {
    "RT-DETR v2": (tiny_detector, True),
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
    names = [model.config.id2label[int(label)] for label in found["labels"]]
    kept = np.array([name in object_detector.CLASSES for name in names])
    height, width = picture.shape[:2]
    return sorted_by_score(
        found["scores"].numpy()[kept], found["boxes"].numpy()[kept] / (width, height, width, height)
    )


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
    for picture, found in zip(shown, detector.find(shown, [Moving.nothing()] * 3), strict=True):
        scores, boxes = expected_boxes(folder, picture)
        ours, own = sorted_by_score(found.scores, found.boxes_xyxy)
        near = ROUNDED if is_fast else SAME
        assert np.allclose(ours, scores, atol=near)
        assert np.allclose(np.sort(own, axis=0), np.sort(boxes, axis=0), atol=near)


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
    for picture, shares in zip(shown, ours.shares(shown), strict=True):
        with torch.inference_mode():
            logits = model(**processor(images=picture[..., ::-1].copy(), return_tensors="pt")).logits[0]
        assert np.allclose(shares, logits.softmax(-1).numpy(), atol=2e-3)
