"""An object detector on a CUDA device: from decoded frames on the host to boxes on the host.

Prints as its last line one JSON object:

    device, model, precision   what ran
    batch                      frames at once, chosen by measuring how much memory two batches take
    frames_per_s               of 1080p pictures at that batch, median of the rounds
    frames_per_s_by_batch      the same for smaller batches
    oom_halved                 whether a batch that is too large for the card was halved and went through
    same_boxes                 share of boxes that the CPU finds too (IoU above 0.9), there with float32
    peak_memory_mb             of the card

Usage: python -m benchmarks.gpu_frames [MODEL] [ROUNDS]; MODEL is a folder, hub name or s3:// address. Without
one it builds RT-DETR v2 with a ResNet-50 and random weights, at 640x640: the same work, without sight.
Without a card it runs on the CPU with a small batch, to show that it works.
"""

import json
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from domain.geometry import iou_matrix
from gpu_ops.detect import transformers as object_detector
from gpu_ops.detect.boxes import DetectedBoxes, MovingRegions
from gpu_ops.detect.transformers import ObjectDetector, load_object_detector, measure_batch
from gpu_ops.device import AUTO, find_device
from gpu_ops.video.frame import Image
from resources.models.weights import model_folder, weights_cache
from resources.settings import Settings

FRAME = (1080, 1920)
"""Rows and columns of the frames."""
SAME_IOU = 0.9
"""Intersection over union above which a box of the device and one of the CPU are the same."""
COMPARED_FRAMES = 4
"""Frames whose boxes are compared with those of the CPU, which is slow."""
TILE_PX = 60
"""Side of the squares of one colour on a frame, in pixels."""
FILLED_SHARE = 0.9
"""Share of the device's free memory that is filled before a batch that is too large."""
LARGE_BATCH = 64
"""Frames of that batch."""


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        path = (
            model_folder(name, weights_cache(Settings())) if name else random_rtdetr(Path(folder) / "rtdetr")
        )
        print(json.dumps(measure_detector(path, rounds)))


def random_rtdetr(folder: Path) -> Path:
    """RT-DETR v2 R50 as its paper has it, with random weights."""
    from transformers import RTDetrImageProcessor, RTDetrV2Config, RTDetrV2ForObjectDetection

    names = {0: "person", 1: "car", 2: "backpack"}
    config = RTDetrV2Config(id2label=names, label2id={name: number for number, name in names.items()})
    RTDetrV2ForObjectDetection(config).save_pretrained(folder)
    RTDetrImageProcessor(size={"height": 640, "width": 640}).save_pretrained(folder)
    return folder


def measure_detector(folder: Path, rounds: int) -> dict[str, Any]:
    device = find_device(AUTO)
    detector = load_object_detector(folder, device)
    batch = measure_batch(detector, FRAME)
    frames = pictures(batch)
    sizes = sorted({max(1, batch // part) for part in (1, 2, 4, 8)})
    speeds = {size: speed(detector, frames[:size], rounds) for size in sizes}
    return {
        "device": device_name(device),
        "model": folder.name,
        "precision": str(detector.model.dtype).removeprefix("torch."),
        "batch": batch,
        "frames_per_s": max(speeds.values()),
        "frames_per_s_by_batch": speeds,
        "oom_halved": survives_too_much(detector) if device != "cpu" else None,
        "same_boxes": same_boxes(folder, detector),
        "peak_memory_mb": peak_mb(device),
    }


def pictures(count: int) -> list[Image]:
    """Frames with shapes on them, all different."""
    draw = np.random.default_rng(0)
    tiles = draw.integers(0, 255, (count, FRAME[0] // TILE_PX, FRAME[1] // TILE_PX, 3)).astype(np.uint8)
    return [np.ascontiguousarray(tile.repeat(TILE_PX, axis=0).repeat(TILE_PX, axis=1)) for tile in tiles]


def detect(detector: ObjectDetector, frames: list[Image]) -> list[DetectedBoxes]:
    return detector.find(frames, [MovingRegions.nothing()] * len(frames))


def speed(detector: ObjectDetector, frames: list[Image], rounds: int) -> float:
    """Frames per second, median of the rounds; each ends with the boxes on the host."""
    detect(detector, frames)
    seconds = []
    for _ in range(rounds):
        began = time.monotonic()
        detect(detector, frames)
        seconds.append(time.monotonic() - began)
    return round(len(frames) / statistics.median(seconds), 1)


def survives_too_much(detector: ObjectDetector) -> bool:
    """Whether a large batch gets through when most of the device's memory is filled."""
    import torch

    free, _ = torch.cuda.mem_get_info()
    filling = torch.empty(int(free * FILLED_SHARE), dtype=torch.uint8, device=detector.device)
    frames = pictures(LARGE_BATCH)
    found = replace(detector).find(frames, [MovingRegions.nothing()] * len(frames))
    del filling
    torch.cuda.empty_cache()
    return len(found) == len(frames)


def same_boxes(folder: Path, detector: ObjectDetector) -> float:
    """Share of boxes that the CPU finds too; scores do not count, because random weights are never sure."""
    before, object_detector.MIN_SCORE = object_detector.MIN_SCORE, 0.0
    try:
        frames = pictures(COMPARED_FRAMES)
        ours, theirs = detect(detector, frames), detect(load_object_detector(folder, "cpu"), frames)
    finally:
        object_detector.MIN_SCORE = before
    shares = [
        float((iou_matrix(one.boxes_xyxy, other.boxes_xyxy).max(axis=1) > SAME_IOU).mean())
        for one, other in zip(ours, theirs, strict=True)
        if len(one.scores) and len(other.scores)
    ]
    return round(statistics.mean(shares), 3) if shares else 1.0


def device_name(device: str) -> str:
    import torch

    return torch.cuda.get_device_name() if device != "cpu" else "cpu"


def peak_mb(device: str) -> int:
    import torch

    return round(torch.cuda.max_memory_allocated() / 1e6) if device != "cpu" else 0


if __name__ == "__main__":
    main()
