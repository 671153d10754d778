"""Turn texts into vectors with a sentence-transformers model."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH_SIZE = 64
CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Embedder:
    """A loaded model with the digest of its weights."""

    model: "SentenceTransformer"
    digest: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """Unit vectors (N, dimension) on the host, in the order of the texts."""
        if not texts:
            return np.zeros((0, self.dimension))
        vectors = self.model.encode(
            list(texts), batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float64)


def load_embedder(folder_or_name: str, device: str) -> Embedder:
    """Load a model from a folder or by its hub name onto `device`; raises `OSError` when it is missing."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder_or_name, device=device)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise OSError(f"{folder_or_name} does not say how long its vectors are")
    return Embedder(model, weights_digest(folder_or_name, model), int(dimension))


def weights_digest(folder_or_name: str, model: "SentenceTransformer") -> str:
    """SHA-256 over the weight files of a folder, or over the loaded weights of a hub model."""
    digest = hashlib.sha256()
    files = sorted(Path(folder_or_name).rglob("*.safetensors")) if Path(folder_or_name).is_dir() else []
    for path in files:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
    if not files:
        for name, tensor in sorted(model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()


def best_device() -> str:
    """`cuda` where a card can be used, else `cpu`."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
