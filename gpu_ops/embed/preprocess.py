"""Pictures as tensors, in the size and scale that a model of `transformers` wants, in batches that fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from gpu_ops.video.frame import Image

if TYPE_CHECKING:
    import torch

MAX_BATCH = 256
TRIED = ((135, 240), (150, 100))
MAX_LEVELS = 1.1
"""By how many levels of 0..255 the fast way may differ: both round once or twice."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class FixedSize:
    """Pictures of one size, whatever shape they come in, as tensor operations on the model's device.

    (H, W) pixels, bilinear; values of 0..255 times `scale`, less `mean`, over `std`.
    """

    size: tuple[int, int]
    scale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a model's own image processor makes tensors of pictures; `fixed` does it faster where it can."""

    processor: Any
    fixed: FixedSize | None

    @classmethod
    def of_folder(cls, folder: Path) -> "Preparation":
        """As the model's folder says; raises `OSError` or `ValueError` where it does not.

        The fast way is taken only when it gives the same tensors as the processor, tried on two pictures:
        other processors keep the shape and pad (DETR), crop (ConvNeXT's `crop_pct`), or resize bicubically.
        """
        from transformers import AutoImageProcessor

        processor = AutoImageProcessor.from_pretrained(str(folder))  # type: ignore[no-untyped-call]
        fixed = read_fixed_size(processor)
        return cls(processor, fixed if fixed is not None and is_same(fixed, processor) else None)

    def inputs(
        self, pictures: Sequence[Image], device: str, dtype: "torch.dtype"
    ) -> "Iterator[dict[str, torch.Tensor]]":
        """What the model is called with, for pictures (H, W, 3) uint8 blue-green-red: one call or several.

        Only pictures of the same shape go into one call where the processor pads to the largest.
        """
        if self.fixed is not None:
            yield {"pixel_values": prepare_batch(pictures, self.fixed, device, dtype)}
            return
        for same in split_batches(pictures):
            made = run_processor(self.processor, same)
            yield {
                name: value.to(device, dtype if value.is_floating_point() else value.dtype)
                for name, value in made.items()
            }


def read_fixed_size(processor: Any) -> FixedSize | None:  # noqa: ANN401 - the library's own classes
    """The size and scale that a processor states; None where it states no height and width."""
    size = processor.size or {}
    height, width = size.get("height"), size.get("width")
    if not height or not width:
        return None
    is_normal = bool(processor.do_normalize)
    return FixedSize(
        size=(int(height), int(width)),
        scale=float(processor.rescale_factor) if processor.do_rescale else 1.0,
        mean=tuple(processor.image_mean) if is_normal else (0.0, 0.0, 0.0),
        std=tuple(processor.image_std) if is_normal else (1.0, 1.0, 1.0),
    )


def is_same(fixed: FixedSize, processor: Any) -> bool:  # noqa: ANN401
    """Whether the fast way differs by no more than rounding, on a wide and on a tall picture of noise."""
    import torch

    draw = np.random.default_rng(0)
    most = MAX_LEVELS * fixed.scale / min(fixed.std)
    for shape in TRIED:
        noise = draw.integers(0, 256, (*shape, 3)).astype(np.uint8)
        ours = prepare_batch([noise], fixed, "cpu", torch.float32)
        theirs = run_processor(processor, [noise])["pixel_values"]
        if ours.shape != theirs.shape or float((ours - theirs).abs().max()) > most:
            return False
    return True


def run_processor(processor: Any, pictures: Sequence[Image]) -> "dict[str, torch.Tensor]":  # noqa: ANN401
    """What the library makes of pictures (H, W, 3) uint8 blue-green-red, on the host."""
    colours = [np.ascontiguousarray(picture[..., ::-1]) for picture in pictures]
    return dict(processor(images=colours, input_data_format="channels_last", return_tensors="pt"))


def call_processor(model: Any, inputs: "dict[str, torch.Tensor]") -> Any:  # noqa: ANN401
    """A model's outputs; of the inputs those that it takes (some processors make masks that it does not)."""
    known = signature(model.forward).parameters
    return model(**{name: value for name, value in inputs.items() if name in known})


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


def prepare_batch(
    pictures: Sequence[Image], preparation: FixedSize, device: str, dtype: "torch.dtype"
) -> "torch.Tensor":
    """Pictures (N of (H, W, 3) uint8 blue-green-red) as (N, 3, h, w) red-green-blue on `device`."""
    import torch
    from torch.nn.functional import interpolate

    rows = []
    for same in split_batches(pictures):
        whole = torch.from_numpy(np.stack(same))
        whole = whole.pin_memory() if device.startswith("cuda") else whole
        pixels = whole.to(device, non_blocking=True).flip(-1).permute(0, 3, 1, 2)
        # On bytes the CPU computes as Pillow does; a card has no kernel for them, and rounds once.
        pixels = pixels if device == "cpu" else pixels.float()
        rows.append(interpolate(pixels, preparation.size, mode="bilinear", antialias=True).float().round_())
    scaled = torch.cat(rows) * preparation.scale
    mean = torch.tensor(preparation.mean, device=device).view(1, 3, 1, 1)
    std = torch.tensor(preparation.std, device=device).view(1, 3, 1, 1)
    return ((scaled - mean) / std).to(dtype)


def split_batches(pictures: Sequence[Image]) -> list[list[Image]]:
    """Neighbouring pictures of the same size together: a stream may change its size midway."""
    runs: list[list[Image]] = []
    for picture in pictures:
        if runs and runs[-1][0].shape == picture.shape:
            runs[-1].append(picture)
        else:
            runs.append([picture])
    return runs
