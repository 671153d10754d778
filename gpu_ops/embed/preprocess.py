"""Turn pictures into the input tensors of a model of `transformers`, in batches that fit into memory.

Every model gets what its own image processor makes. Where that is a fixed size with bilinear scaling, tensor
operations on the model's device give the same faster; this is checked when the model is loaded.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from gpu_ops.device import is_card
from gpu_ops.video.frame import Image

if TYPE_CHECKING:
    import torch

MAX_BATCH = 256
"""Pictures at once, at most; running out of memory halves it."""
TRIAL_SHAPES = ((135, 240), (150, 100))
"""Rows and columns of a wide and of a tall picture on which the fast way is compared with the processor."""
MAX_LEVEL_DIFFERENCE = 1.1
"""Levels (0..255) by which the fast way may differ from the processor: both round once or twice."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class FixedSize:
    """Parameters of the fast way: pictures scaled to `size` (rows, columns), whatever shape they come in.

    Bilinear; then values of 0..255 times `scale`, minus `mean`, divided by `std` (red, green, blue).
    """

    size: tuple[int, int]
    scale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """A model's own image processor; `fixed` are the parameters of the fast way, where it gives the same."""

    processor: Any
    fixed: FixedSize | None

    @classmethod
    def from_folder(cls, folder: Path) -> "Preparation":
        """As the model's folder states; raises `OSError` or `ValueError` where it holds no processor.

        The fast way is used only if it gives the same tensors as the processor on two pictures: other
        processors keep the aspect ratio and pad (DETR), crop (ConvNeXT's `crop_pct`), or resize bicubically.
        """
        from transformers import AutoImageProcessor

        processor = AutoImageProcessor.from_pretrained(str(folder))  # type: ignore[no-untyped-call]
        fixed = read_fixed_size(processor)
        is_usable = fixed is not None and matches_processor(fixed, processor)
        return cls(processor, fixed if is_usable else None)

    def inputs(
        self, pictures: Sequence[Image], device: str, dtype: "torch.dtype"
    ) -> "Iterator[dict[str, torch.Tensor]]":
        """The model's keyword arguments for pictures (H, W, 3) uint8 blue-green-red, for one call or several.

        Tensors are on `device`. With the model's own processor only pictures of one shape go into a call,
        because it pads to the largest.
        """
        if self.fixed is not None:
            yield {"pixel_values": prepare_batch(pictures, self.fixed, device, dtype)}
            return
        for same in split_batches(pictures):
            tensors = run_processor(self.processor, same)
            yield {
                name: value.to(device, dtype if value.is_floating_point() else value.dtype)
                for name, value in tensors.items()
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


def matches_processor(fixed: FixedSize, processor: Any) -> bool:  # noqa: ANN401
    """Whether the fast way differs by no more than rounding, on a wide and on a tall picture of noise."""
    import torch

    draw = np.random.default_rng(0)
    max_difference = MAX_LEVEL_DIFFERENCE * fixed.scale / min(fixed.std)
    for shape in TRIAL_SHAPES:
        noise = draw.integers(0, 256, (*shape, 3)).astype(np.uint8)
        ours = prepare_batch([noise], fixed, "cpu", torch.float32)
        theirs = run_processor(processor, [noise])["pixel_values"]
        if ours.shape != theirs.shape or float((ours - theirs).abs().max()) > max_difference:
            return False
    return True


def run_processor(processor: Any, pictures: Sequence[Image]) -> "dict[str, torch.Tensor]":  # noqa: ANN401
    """The processor's tensors of pictures (H, W, 3) uint8 blue-green-red, on the host."""
    colours = [np.ascontiguousarray(picture[..., ::-1]) for picture in pictures]
    return dict(processor(images=colours, input_data_format="channels_last", return_tensors="pt"))


def call_processor(model: Any, inputs: "dict[str, torch.Tensor]") -> Any:  # noqa: ANN401
    """A model's outputs. Inputs that it does not take, such as masks of some processors, are left out."""
    known = signature(model.forward).parameters
    return model(**{name: value for name, value in inputs.items() if name in known})


@dataclass(slots=True)
class Batches:
    """Splits pictures into batches of `size`; running out of memory halves that for all later batches."""

    size: int = MAX_BATCH

    def map(
        self, pictures: Sequence[Image], work: Callable[[Sequence[Image]], Sequence[Result]]
    ) -> list[Result]:
        """The results of `work`, one for each picture; raises when even one picture is too large."""
        import torch

        results: list[Result] = []
        while len(results) < len(pictures):
            batch = pictures[len(results) : len(results) + self.size]
            try:
                results += work(batch)
            except torch.cuda.OutOfMemoryError:
                if len(batch) == 1:
                    raise
                torch.cuda.empty_cache()
                self.size = max(1, len(batch) // 2)
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
        whole = whole.pin_memory() if is_card(device) else whole
        pixels = whole.to(device, non_blocking=True).flip(-1).permute(0, 3, 1, 2)
        # On bytes the CPU computes as Pillow does; a CUDA device has no kernel for them, and rounds once.
        pixels = pixels if device == "cpu" else pixels.float()
        rows.append(interpolate(pixels, preparation.size, mode="bilinear", antialias=True).float().round_())
    scaled = torch.cat(rows) * preparation.scale
    mean = torch.tensor(preparation.mean, device=device).view(1, 3, 1, 1)
    std = torch.tensor(preparation.std, device=device).view(1, 3, 1, 1)
    return ((scaled - mean) / std).to(dtype)


def split_batches(pictures: Sequence[Image]) -> list[list[Image]]:
    """Consecutive pictures of the same shape together: a stream may change its shape midway."""
    runs: list[list[Image]] = []
    for picture in pictures:
        if runs and runs[-1][0].shape == picture.shape:
            runs[-1].append(picture)
        else:
            runs.append([picture])
    return runs
