"""Pictures as tensors, in the size and scale that a model of `transformers` wants, in batches that fit."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from gpu_ops.picture import Image

if TYPE_CHECKING:
    import torch

MAX_BATCH = 256
Result = TypeVar("Result")


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
class Batches:
    """How many pictures go through a model at once; out of memory halves that, for good."""

    at_once: int = MAX_BATCH

    def through(
        self, pictures: Sequence[Image], work: Callable[[Sequence[Image]], Sequence[Result]]
    ) -> list[Result]:
        """What `work` makes of all pictures, one result each; raises when even one picture is too large."""
        import torch

        results: list[Result] = []
        while len(results) < len(pictures):
            several = pictures[len(results) : len(results) + self.at_once]
            try:
                results += work(several)
            except torch.cuda.OutOfMemoryError:
                if len(several) == 1:
                    raise
                torch.cuda.empty_cache()
                self.at_once = max(1, len(several) // 2)
        return results


def prepared(
    pictures: Sequence[Image], preparation: Preparation, device: str, dtype: "torch.dtype"
) -> "torch.Tensor":
    """Pictures (N of (H, W, 3) uint8 blue-green-red) as (N, 3, h, w) red-green-blue on `device`."""
    import torch
    from torch.nn.functional import interpolate

    rows = []
    for same in in_runs(pictures):
        whole = torch.from_numpy(np.stack(same))
        whole = whole.pin_memory() if device.startswith("cuda") else whole
        pixels = whole.to(device, non_blocking=True).flip(-1).permute(0, 3, 1, 2).to(dtype)
        rows.append(interpolate(pixels, preparation.size, mode="bilinear", antialias=True))
    scaled = torch.cat(rows) * preparation.scale
    mean = torch.tensor(preparation.mean, device=device, dtype=dtype).view(1, 3, 1, 1)
    std = torch.tensor(preparation.std, device=device, dtype=dtype).view(1, 3, 1, 1)
    return (scaled - mean) / std


def in_runs(pictures: Sequence[Image]) -> list[list[Image]]:
    """Neighbouring pictures of the same size together: a stream may change its size midway."""
    runs: list[list[Image]] = []
    for picture in pictures:
        if runs and runs[-1][0].shape == picture.shape:
            runs[-1].append(picture)
        else:
            runs.append([picture])
    return runs
