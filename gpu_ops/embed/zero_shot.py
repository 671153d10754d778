"""Compare pictures with sentences by a model of `transformers` (CLIP, SigLIP and their like)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gpu_ops.device import computing
from gpu_ops.embed.preprocess import Batches, Preparation, call_processor
from gpu_ops.embed.weights import file_digest, load_complete
from gpu_ops.video.frame import Image

if TYPE_CHECKING:
    import torch

TEXTS_AT_ONCE = 32
"""Sentences that are embedded at once; a hundred are, once for each model."""
Logits = npt.NDArray[np.float64]
"""(N, classes): the cosine of picture and class, by the model's own temperature and bias."""


@dataclass(slots=True)
class ZeroShotClassifier:
    """A loaded model with its classes, each the mean of its sentences' vectors.

    `is_sigmoid` says that each class has a probability of its own (SigLIP); else they exclude each other.
    """

    model: Any
    preparation: Preparation
    device: str
    digest: str
    labels: tuple[str, ...]
    vectors: "torch.Tensor"
    """(classes, dimension) of length 1, on the device."""
    _batches: Batches = field(default_factory=Batches)

    @property
    def is_sigmoid(self) -> bool:
        return hasattr(self.model, "logit_bias")

    def probabilities(self, pictures: Sequence[Image]) -> Logits:
        """Probabilities (N, classes) of pictures (H, W, 3) uint8 blue-green-red of any size."""
        logits = self.logits(pictures)
        if self.is_sigmoid:
            return np.asarray(np.exp(-np.logaddexp(0.0, -logits)))
        raised = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def logits(self, pictures: Sequence[Image]) -> Logits:
        with computing():
            rows = self._batches.map(pictures, self._logits)
        return np.stack(rows) if rows else np.zeros((0, len(self.labels)))

    def _logits(self, pictures: Sequence[Image]) -> list[npt.NDArray[np.float64]]:
        import torch

        with torch.inference_mode():
            calls = self.preparation.inputs(pictures, self.device, self.model.dtype)
            vectors = torch.cat([picture_vectors(self.model, inputs) for inputs in calls])
            logits = vectors @ self.vectors.T * self.model.logit_scale.exp().float()
            if self.is_sigmoid:
                logits = logits + self.model.logit_bias.float()
        return list(logits.cpu().numpy().astype(np.float64))


def picture_vectors(model: Any, inputs: "dict[str, torch.Tensor]") -> "torch.Tensor":  # noqa: ANN401
    """Vectors (N, dimension) of length 1, in single precision."""
    found = call_processor(FeaturesOf(model.get_image_features), inputs)
    return as_unit(found.pooler_output)


@dataclass(frozen=True, slots=True)
class FeaturesOf:
    """One way through a model that has several, in the form of a model."""

    forward: Any

    def __call__(self, **inputs: "torch.Tensor") -> Any:  # noqa: ANN401 - the library's own record
        return self.forward(**inputs)


def as_unit(vectors: "torch.Tensor") -> "torch.Tensor":
    import torch

    return torch.nn.functional.normalize(vectors.float(), dim=-1)


def load_zero_shot(folder: Path, device: str, classes: Mapping[str, Sequence[str]]) -> ZeroShotClassifier:
    """A model from a folder with weights, in half precision on a CUDA device, with its classes' sentences.

    Raises:
        OSError: The folder holds no model.
        ValueError: It is of another kind, or its weights are not all there.
    """
    from transformers import AutoModelForZeroShotImageClassification, AutoTokenizer

    model = load_complete(AutoModelForZeroShotImageClassification.from_pretrained, folder, device)
    if not hasattr(model, "get_text_features") or not hasattr(model, "logit_scale"):
        raise ValueError("the model does not compare pictures with sentences by vectors; CLIP and SigLIP do")
    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    vectors = class_vectors(model, tokenizer, device, classes)
    return ZeroShotClassifier(
        model, Preparation.from_folder(folder), device, file_digest(folder), tuple(classes), vectors
    )


def class_vectors(
    model: Any,  # noqa: ANN401 - the library's own classes
    tokenizer: Any,  # noqa: ANN401
    device: str,
    classes: Mapping[str, Sequence[str]],
) -> "torch.Tensor":
    """The mean vector of each class's sentences, of length 1 again."""
    import torch

    sentences = [sentence for each in classes.values() for sentence in each]
    with torch.inference_mode(), computing():
        vectors = torch.cat(
            [
                text_vectors(model, tokenizer, device, sentences[first : first + TEXTS_AT_ONCE])
                for first in range(0, len(sentences), TEXTS_AT_ONCE)
            ]
        )
        parts = torch.split(vectors, [len(each) for each in classes.values()])
        return as_unit(torch.stack([part.mean(dim=0) for part in parts]))


def text_vectors(
    model: Any,  # noqa: ANN401 - the library's own classes
    tokenizer: Any,  # noqa: ANN401
    device: str,
    sentences: Sequence[str],
) -> "torch.Tensor":
    """Vectors of length 1. All are padded to the length that the model was trained with.

    SigLIP reads its last token, whatever that is, so shorter rows would mean something else to it.
    """
    longest = model.config.text_config.max_position_embeddings
    rows = tokenizer(
        list(sentences), padding="max_length", max_length=longest, truncation=True, return_tensors="pt"
    )
    inputs = {name: rows[name].to(device) for name in ("input_ids", "attention_mask") if name in rows}
    return as_unit(call_processor(FeaturesOf(model.get_text_features), inputs).pooler_output)
