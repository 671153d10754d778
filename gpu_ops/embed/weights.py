"""Weights of models: load them completely, and compute a digest that tells two models apart."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gpu_ops.device import is_card

if TYPE_CHECKING:
    import torch

CHUNK_BYTES = 1024 * 1024
"""Bytes of a weight file that are hashed at once; bounds memory."""
WEIGHTS = ("*.safetensors", "*.bin")
"""Names of weight files."""


def load_complete(load: Callable[..., Any], folder: Path, device: str) -> Any:  # noqa: ANN401 - as `load` says
    """A model from a folder, in half precision on a CUDA device.

    `load` is `from_pretrained` of one of the `AutoModelFor…` of `transformers`.

    Raises:
        OSError: The weights cannot be read.
        ValueError: It holds another kind of model, or not all weights; the library would set those at random.
    """
    import torch
    from safetensors import SafetensorError

    dtype = torch.float16 if is_card(device) else torch.float32
    try:
        model, loaded = load(str(folder), dtype=dtype, output_loading_info=True)
    except SafetensorError as error:
        raise OSError(f"the weights are damaged: {error}") from error
    if missing := sorted(loaded["missing_keys"]):
        raise ValueError(f"the weights hold no {missing[0]}, and {len(missing) - 1} more are missing")
    return model.to(device).eval()


def file_digest(folder: Path) -> str:
    """SHA-256 over the weight files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in WEIGHTS for path in folder.rglob(pattern)):
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
    return digest.hexdigest()


def weights_digest(weights: "dict[str, torch.Tensor]") -> str:
    """SHA-256 over loaded weights, by name."""
    digest = hashlib.sha256()
    for name, tensor in sorted(weights.items()):
        digest.update(name.encode())
        digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()
