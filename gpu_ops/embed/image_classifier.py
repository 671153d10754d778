"""Classify pictures with a model of `transformers` (`AutoModelForImageClassification`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gpu_ops.device import computing
from gpu_ops.embed.preprocess import Batches, Preparation, call_processor
from gpu_ops.embed.weights import file_digest, load_complete
from gpu_ops.video.frame import Image

Probabilities = npt.NDArray[np.float64]
"""(N, classes): softmax of the logits; rows add up to 1."""


@dataclass(slots=True)
class Classifier:
    """A loaded classifier; `labels` are its classes in the order of the probabilities."""

    model: Any
    preparation: Preparation
    device: str
    digest: str
    labels: tuple[str, ...]
    _batches: Batches = field(default_factory=Batches)

    def probabilities(self, pictures: Sequence[Image]) -> Probabilities:
        """Class probabilities of pictures (H, W, 3) uint8 blue-green-red of any size."""
        with computing():
            rows = self._batches.map(pictures, self._probabilities)
        return np.stack(rows) if rows else np.zeros((0, len(self.labels)))

    def _probabilities(self, pictures: Sequence[Image]) -> list[npt.NDArray[np.float64]]:
        import torch

        with torch.inference_mode():
            calls = self.preparation.inputs(pictures, self.device, self.model.dtype)
            logits = torch.cat([call_processor(self.model, inputs).logits.float() for inputs in calls])
        return list(logits.softmax(dim=-1).cpu().numpy().astype(np.float64))


def load_classifier(folder: Path, device: str) -> Classifier:
    """A classifier from a folder with weights, in half precision on a CUDA device.

    Raises:
        OSError: The folder holds no model.
        ValueError: Its weights are not all there, or its classes do not exclude each other.
    """
    from transformers import AutoModelForImageClassification

    model = load_complete(AutoModelForImageClassification.from_pretrained, folder, device)
    if model.config.problem_type == "multi_label_classification":
        raise ValueError("the model answers several questions at once; one that chooses one class is needed")
    labels = tuple(str(model.config.id2label[place]) for place in range(len(model.config.id2label)))
    return Classifier(model, Preparation.from_folder(folder), device, file_digest(folder), labels)
