"""Find things on batches of frames with a detector of `transformers` (`AutoModelForObjectDetection`).

RT-DETR v2, D-FINE, DETR and their kin. The model's own image processor makes tensors of frames, or tensor
operations that give the same; it turns the outputs into boxes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpu_ops.detect.boxes import DetectedBoxes, MovingRegions
from gpu_ops.embed.preprocess import MAX_BATCH, Batches, Preparation, call_processor
from gpu_ops.embed.weights import file_digest, load_whole
from gpu_ops.video.frame import Image

if TYPE_CHECKING:
    import torch

MIN_SCORE = 0.35
"""Weaker boxes are dropped; the tracker's own thresholds lie above."""
CPU_BATCH, CUDA_BATCH = 4, 32
SHARE_OF_FREE_MEMORY = 0.6
CLASSES: Mapping[str, str] = {
    "person": "person",
    "pedestrian": "person",
    **dict.fromkeys(("bicycle", "car", "motorcycle", "motorbike", "bus", "truck", "van"), "vehicle"),
    **dict.fromkeys(("backpack", "handbag", "suitcase"), "bag"),
    **dict.fromkeys(("bird", "cat", "dog", "horse", "sheep", "cow", "bear"), "animal"),
}
"""Names that models give to classes (COCO, Objects365), and ours. Other classes are not kept."""


@dataclass(slots=True)
class ObjectDetector:
    """A loaded detector. `batch` frames are looked at together; out of memory halves what goes at once."""

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

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Nothing is carried from frame to frame."""

    def find(self, images: Sequence[Image], moving: Sequence[MovingRegions]) -> list[DetectedBoxes]:
        """What is on frames (H, W, 3) uint8 blue-green-red; where something moves does not matter."""
        return self._batches.through(images, self._find)

    def _find(self, images: Sequence[Image]) -> list[DetectedBoxes]:
        import torch

        results: list[dict[str, torch.Tensor]] = []
        with torch.inference_mode():
            for inputs in self.preparation.inputs(images, self.device, self.model.dtype):
                outputs = call_processor(self.model, inputs)
                processor = self.preparation.processor
                results += processor.post_process_object_detection(outputs, threshold=MIN_SCORE)
        return [self._mapped(each) for each in results]

    def _mapped(self, result: "dict[str, torch.Tensor]") -> DetectedBoxes:
        """Boxes of the classes that we keep, under our names."""
        names = [self.model.config.id2label[int(label)] for label in result["labels"]]
        labels = np.array([CLASSES.get(name.lower(), "") for name in names], dtype="U16")
        boxes = result["boxes"].float().cpu().numpy().astype(np.float64).reshape(-1, 4)
        scores = result["scores"].float().cpu().numpy().astype(np.float64)
        return DetectedBoxes(np.clip(boxes, 0.0, 1.0), scores, labels).kept(labels != "")


def load_object_detector(folder: Path, device: str) -> ObjectDetector:
    """A detector from a folder with weights, in half precision on a card.

    Raises:
        OSError: The folder holds no model.
        ValueError: It holds one that finds no people, or is none for objects.
    """
    from transformers import AutoModelForObjectDetection

    model = load_whole(AutoModelForObjectDetection.from_pretrained, folder, device)
    classes = sorted({str(name) for name in model.config.id2label.values()})
    if not any(CLASSES.get(name.lower()) == "person" for name in classes):
        raise ValueError(f"the model knows no people, only {', '.join(classes[:8])}")
    preparation = Preparation.of_folder(folder)
    batch = CPU_BATCH if device == "cpu" else CUDA_BATCH
    return ObjectDetector(model, preparation, device, file_digest(folder), batch)


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
        detector.find([blank] * count, [MovingRegions.nothing()] * count)
        peaks.append(torch.cuda.max_memory_allocated() - before)
    each = max(1, (peaks[1] - peaks[0]) // 4)
    free, _ = torch.cuda.mem_get_info()
    return int(max(1, min(MAX_BATCH, SHARE_OF_FREE_MEMORY * free // each)))
