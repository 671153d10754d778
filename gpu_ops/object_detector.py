"""Find things on batches of frames with a detector of `transformers` (`AutoModelForObjectDetection`).

RT-DETR v2, D-FINE, DETR and their kin. Resizing and scaling are tensor operations on the model's device;
the model's own image processor turns its outputs into boxes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gpu_ops.boxes import Found, Moving
from gpu_ops.picture import Image
from gpu_ops.weights import file_digest

if TYPE_CHECKING:
    import torch

MIN_SCORE = 0.35
"""Weaker boxes are dropped; the tracker's own thresholds lie above."""
CPU_BATCH, CUDA_BATCH, MAX_BATCH = 4, 32, 256
SHARE_OF_FREE_MEMORY = 0.6
CLASSES: Mapping[str, str] = {
    "person": "person",
    "pedestrian": "person",
    **dict.fromkeys(("bicycle", "car", "motorcycle", "motorbike", "bus", "truck", "van"), "vehicle"),
    **dict.fromkeys(("backpack", "handbag", "suitcase"), "bag"),
    **dict.fromkeys(("bird", "cat", "dog", "horse", "sheep", "cow", "bear"), "animal"),
}
"""Names that models give to classes (COCO, Objects365), and ours. Other classes are not kept."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a model wants to see: (H, W) pixels, values of 0..255 times `scale`, less `mean`, over `std`."""

    size: tuple[int, int]
    scale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]

    @classmethod
    def of_folder(cls, folder: Path) -> "Preparation":
        """As the model's `preprocessor_config.json` says; raises `OSError` or `ValueError`."""
        said = json.loads((folder / "preprocessor_config.json").read_text())
        size = said.get("size") or {}
        height = size.get("height") or size.get("shortest_edge")
        if not height:
            raise ValueError(f"{folder / 'preprocessor_config.json'} does not say how large pictures must be")
        is_normal = said.get("do_normalize", True)
        mean = said.get("image_mean") or (0.485, 0.456, 0.406)
        std = said.get("image_std") or (0.229, 0.224, 0.225)
        return cls(
            size=(int(height), int(size.get("width") or height)),
            scale=float(said.get("rescale_factor", 1 / 255)) if said.get("do_rescale", True) else 1.0,
            mean=tuple(mean) if is_normal else (0.0, 0.0, 0.0),
            std=tuple(std) if is_normal else (1.0, 1.0, 1.0),
        )


@dataclass(slots=True)
class ObjectDetector:
    """A loaded detector. `batch` frames are looked at together; out of memory halves what goes at once."""

    model: Any
    processor: Any
    preparation: Preparation
    device: str
    digest: str
    batch: int
    height_px: int = 1080
    needs_motion: bool = False
    _at_once: int = MAX_BATCH

    def fresh(self) -> "ObjectDetector":
        """The same weights for another recording."""
        return replace(self)

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Nothing is carried from frame to frame."""

    def find(self, images: Sequence[Image], moving: Sequence[Moving]) -> list[Found]:
        """What is on frames (H, W, 3) uint8 blue-green-red; where something moves does not matter."""
        import torch

        found: list[Found] = []
        while len(found) < len(images):
            several = images[len(found) : len(found) + self._at_once]
            try:
                found += self._find(several)
            except torch.cuda.OutOfMemoryError:
                if len(several) == 1:
                    raise
                torch.cuda.empty_cache()
                self._at_once = max(1, len(several) // 2)
        return found

    def _find(self, images: Sequence[Image]) -> list[Found]:
        import torch

        with torch.inference_mode():
            pixels = prepared(images, self.preparation, self.device, self.model.dtype)
            outputs = self.model(pixel_values=pixels)
            results = self.processor.post_process_object_detection(outputs, threshold=MIN_SCORE)
        return [self._mapped(each) for each in results]

    def _mapped(self, result: "dict[str, torch.Tensor]") -> Found:
        """Boxes of the classes that we keep, under our names."""
        names = [self.model.config.id2label[int(label)] for label in result["labels"]]
        labels = np.array([CLASSES.get(name.lower(), "") for name in names], dtype="U16")
        boxes = result["boxes"].float().cpu().numpy().astype(np.float64).reshape(-1, 4)
        scores = result["scores"].float().cpu().numpy().astype(np.float64)
        return Found(np.clip(boxes, 0.0, 1.0), scores, labels).kept(labels != "")


def prepared(
    images: Sequence[Image], preparation: Preparation, device: str, dtype: "torch.dtype"
) -> "torch.Tensor":
    """Frames (N of (H, W, 3) uint8 blue-green-red) as (N, 3, h, w) red-green-blue on `device`."""
    import torch
    from torch.nn.functional import interpolate

    rows = []
    for same in in_runs(images):
        whole = torch.from_numpy(np.stack(same))
        whole = whole.pin_memory() if device.startswith("cuda") else whole
        pixels = whole.to(device, non_blocking=True).flip(-1).permute(0, 3, 1, 2).to(dtype)
        rows.append(interpolate(pixels, preparation.size, mode="bilinear", antialias=True))
    scaled = torch.cat(rows) * preparation.scale
    mean = torch.tensor(preparation.mean, device=device, dtype=dtype).view(1, 3, 1, 1)
    std = torch.tensor(preparation.std, device=device, dtype=dtype).view(1, 3, 1, 1)
    return (scaled - mean) / std


def in_runs(images: Sequence[Image]) -> list[list[npt.NDArray[np.uint8]]]:
    """Neighbouring frames of the same size together: a stream may change its size midway."""
    runs: list[list[npt.NDArray[np.uint8]]] = []
    for image in images:
        if runs and runs[-1][0].shape == image.shape:
            runs[-1].append(image)
        else:
            runs.append([image])
    return runs


def load_object_detector(folder: Path, device: str) -> ObjectDetector:
    """A detector from a folder with weights, in half precision on a card.

    Raises:
        OSError: The folder holds no model.
        ValueError: It holds one that finds no people, or is none for objects.
    """
    import torch
    from safetensors import SafetensorError
    from transformers import AutoImageProcessor, AutoModelForObjectDetection

    dtype = torch.float16 if device.startswith("cuda") else torch.float32
    try:
        model, loaded = AutoModelForObjectDetection.from_pretrained(
            str(folder), dtype=dtype, output_loading_info=True
        )
    except SafetensorError as error:
        raise OSError(f"the weights are damaged: {error}") from error
    if missing := sorted(loaded["missing_keys"]):
        raise ValueError(f"the weights hold no {missing[0]}, and {len(missing) - 1} more are missing")
    model = model.to(device).eval()
    classes = sorted({str(name) for name in model.config.id2label.values()})
    if not any(CLASSES.get(name.lower()) == "person" for name in classes):
        raise ValueError(f"the model knows no people, only {', '.join(classes[:8])}")
    preparation = Preparation.of_folder(folder)
    processor = AutoImageProcessor.from_pretrained(str(folder))  # type: ignore[no-untyped-call]
    batch = CPU_BATCH if device == "cpu" else CUDA_BATCH
    return ObjectDetector(model, processor, preparation, device, file_digest(folder), batch)


def fitting_batch(detector: ObjectDetector, shape: tuple[int, int]) -> int:
    """How many frames (H, W) fit into a share of the card's free memory, found by trying two numbers."""
    import torch

    if not detector.device.startswith("cuda"):
        return CPU_BATCH
    blank = np.zeros((*shape, 3), dtype=np.uint8)
    peaks = []
    for count in (1, 5):
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        detector.find([blank] * count, [Moving.nothing()] * count)
        peaks.append(torch.cuda.max_memory_allocated() - before)
    each = max(1, (peaks[1] - peaks[0]) // 4)
    free, _ = torch.cuda.mem_get_info()
    return int(max(1, min(MAX_BATCH, SHARE_OF_FREE_MEMORY * free // each)))
