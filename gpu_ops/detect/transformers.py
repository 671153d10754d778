"""Detect people and things on batches of frames with a detector of `transformers`.

Any `AutoModelForObjectDetection`: RT-DETR v2, D-FINE, DETR and similar models, on the CPU or a CUDA device.
The model's own image processor, or tensor operations that give the same, turns frames into tensors; the
processor turns outputs into boxes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from domain.records import PERSON, THINGS
from gpu_ops.detect.boxes import DetectedBoxes, MovingRegions
from gpu_ops.device import computing, is_card
from gpu_ops.embed.preprocess import MAX_BATCH, Batches, Preparation, call_processor
from gpu_ops.embed.weights import file_digest, load_complete
from gpu_ops.video.frame import Image

if TYPE_CHECKING:
    import torch

MIN_SCORE = 0.35
"""Score (0..1) below which boxes are dropped; the tracker's own thresholds are higher."""
CPU_BATCH = 4
"""Frames at once on the CPU: few, which bounds memory."""
CUDA_BATCH = 32
"""Frames at once on a CUDA device; running out of memory halves it."""
FREE_MEMORY_SHARE = 0.6
"""Share of a device's free memory that a measured batch may take: other processes use the device as well."""
TRIAL_BATCH = 5
"""Frames of the larger of two trial batches (the other has one) that give the memory of a frame."""
CLASSES: Mapping[str, str] = {
    "person": "person",
    "pedestrian": "person",
    **dict.fromkeys(("bicycle", "car", "motorcycle", "motorbike", "bus", "truck", "van"), "vehicle"),
    **dict.fromkeys(("backpack", "handbag", "suitcase"), "bag"),
    **dict.fromkeys(("bird", "cat", "dog", "horse", "sheep", "cow", "bear"), "animal"),
}
"""Class names of models (COCO, Objects365) and our labels for them. Other classes are dropped."""


@dataclass(slots=True)
class ObjectDetector:
    """A loaded detector. It processes `batch` frames at once; running out of memory halves that."""

    model: Any
    preparation: Preparation
    device: str
    digest: str
    batch: int
    height_px: int = 1080
    needs_motion: bool = False
    _batches: Batches = field(default_factory=Batches)

    def fresh(self) -> "ObjectDetector":
        """The same weights for another recording."""
        return replace(self)

    @property
    def labels(self) -> tuple[str, ...]:
        """Our labels that some class of the model means, people first."""
        names = {str(name).lower() for name in self.model.config.id2label.values()}
        known = {CLASSES[name] for name in names & CLASSES.keys()}
        return tuple(label for label in (PERSON, *THINGS) if label in known)

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """No state is carried from frame to frame."""

    def find(self, images: Sequence[Image], moving: Sequence[MovingRegions]) -> list[DetectedBoxes]:
        """Detections on frames (H, W, 3) uint8 blue-green-red; moving regions are not used."""
        with computing():
            return self._batches.map(images, self._find)

    def _find(self, images: Sequence[Image]) -> list[DetectedBoxes]:
        import torch

        results: list[dict[str, torch.Tensor]] = []
        with torch.inference_mode():
            for inputs in self.preparation.inputs(images, self.device, self.model.dtype):
                outputs = call_processor(self.model, inputs)
                processor = self.preparation.processor
                results += processor.post_process_object_detection(outputs, threshold=MIN_SCORE)
        return [self._map_labels(each) for each in results]

    def _map_labels(self, result: "dict[str, torch.Tensor]") -> DetectedBoxes:
        """Boxes of the classes in `CLASSES`, with our labels."""
        names = [self.model.config.id2label[int(label)] for label in result["labels"]]
        labels = np.array([CLASSES.get(name.lower(), "") for name in names], dtype="U16")
        boxes = result["boxes"].float().cpu().numpy().astype(np.float64).reshape(-1, 4)
        scores = result["scores"].float().cpu().numpy().astype(np.float64)
        return DetectedBoxes(np.clip(boxes, 0.0, 1.0), scores, labels).select(labels != "")


def load_object_detector(folder: Path, device: str) -> ObjectDetector:
    """A detector from a folder with weights, in half precision on a CUDA device.

    Raises:
        OSError: The folder holds no model.
        ValueError: It holds one that finds no people, or is none for objects.
    """
    from transformers import AutoModelForObjectDetection

    model = load_complete(AutoModelForObjectDetection.from_pretrained, folder, device)
    classes = sorted({str(name) for name in model.config.id2label.values()})
    if not any(CLASSES.get(name.lower()) == "person" for name in classes):
        raise ValueError(f"the model knows no people, only {', '.join(classes[:8])}")
    preparation = Preparation.from_folder(folder)
    batch = CUDA_BATCH if is_card(device) else CPU_BATCH
    return ObjectDetector(model, preparation, device, file_digest(folder), batch)


def measure_batch(detector: ObjectDetector, shape: tuple[int, int]) -> int:
    """Frames (H, W) that fit into `FREE_MEMORY_SHARE` of the device's memory, measured with two batches."""
    import torch

    if not is_card(detector.device):
        return CPU_BATCH
    blank = np.zeros((*shape, 3), dtype=np.uint8)
    peaks = []
    for count in (1, TRIAL_BATCH):
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(detector.device)
        before = torch.cuda.memory_allocated(detector.device)
        detector.find([blank] * count, [MovingRegions.nothing()] * count)
        peaks.append(torch.cuda.max_memory_allocated(detector.device) - before)
    frame_bytes = max(1, (peaks[1] - peaks[0]) // (TRIAL_BATCH - 1))
    free, _ = torch.cuda.mem_get_info(detector.device)
    return int(max(1, min(MAX_BATCH, FREE_MEMORY_SHARE * free // frame_bytes)))
