"""Embed texts as unit vectors with a sentence model, on the CPU or a CUDA device."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gpu_ops.device import CPU, computing
from gpu_ops.embed.weights import file_digest, weights_digest

if TYPE_CHECKING:
    import torch

BATCH_SIZE = 64
"""Texts at once. Larger batches take more memory, and pad short texts to longer ones."""
MAX_TOKENS = 256
"""Tokens after which a text is cut off: the limit of MiniLM."""
MIN_TOKEN_COUNT = 1e-9
"""Smallest number of tokens that is divided by, for texts without any."""
Vectors = npt.NDArray[np.float64]
"""(N, dimension), each of length 1."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """A loaded model: its function, digest of its weights, dimension of its vectors, and its device."""

    encode: Callable[[list[str]], Vectors]
    digest: str
    dimension: int
    device: str = CPU

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (N, dimension) on the host, in the order of the texts."""
        if not texts:
            return np.zeros((0, self.dimension))
        with computing():
            return self.encode(list(texts))


def load_mean_pooling(folder: str, device: str) -> Embedder:
    """A BERT-like model whose sentence vector is the mean of its tokens' (Reimers and Gurevych, 2019).

    Does what sentence-transformers does for MiniLM, and is ready sooner, with less memory: every run and the
    first question wait for it. `benchmarks/embedder_start.py` measures by how much.
    """
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).to(device).eval()

    def encode(texts: list[str]) -> Vectors:
        parts = []
        with torch.inference_mode():
            for start in range(0, len(texts), BATCH_SIZE):
                batch = tokenizer(
                    texts[start : start + BATCH_SIZE],
                    padding=True,
                    truncation=True,
                    max_length=MAX_TOKENS,
                    return_tensors="pt",
                ).to(device)
                parts.append(mean_pool(model(**batch).last_hidden_state, batch["attention_mask"]).cpu())
        return np.asarray(torch.cat(parts).numpy(), dtype=np.float64)

    return Embedder(encode, file_digest(Path(folder)), int(model.config.hidden_size), device)


def mean_pool(hidden: "torch.Tensor", mask: "torch.Tensor") -> "torch.Tensor":
    """Unit vectors (N, D) from token vectors (N, T, D) and a mask (N, T), on their device."""
    import torch

    weights = mask.unsqueeze(-1).to(hidden.dtype)
    means = (hidden * weights).sum(1) / weights.sum(1).clamp(min=MIN_TOKEN_COUNT)
    return torch.nn.functional.normalize(means, dim=1)


def load_sentence_transformer(folder_or_name: str, device: str) -> Embedder:
    """Any sentence-transformers model, from a folder or by its hub name; raises `OSError` when missing."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder_or_name, device=device)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise OSError(f"{folder_or_name} does not state the dimension of its vectors")

    def encode(texts: list[str]) -> Vectors:
        vectors = model.encode(
            texts, batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float64)

    is_folder = Path(folder_or_name).is_dir()
    digest = file_digest(Path(folder_or_name)) if is_folder else weights_digest(model.state_dict())
    return Embedder(encode, digest, int(dimension), device)
