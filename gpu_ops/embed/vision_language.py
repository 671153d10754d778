"""Ask a vision-language model of `transformers` about pictures (`AutoModelForImageTextToText`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from gpu_ops.device import computing
from gpu_ops.embed.preprocess import Batches
from gpu_ops.embed.weights import file_digest, load_complete
from gpu_ops.video.frame import Image

AT_ONCE = 4
"""Questions that are answered at once; running out of memory halves it. Each holds some five pictures, of
hundreds of tokens each."""


@dataclass(slots=True)
class VisionLanguageModel:
    """A loaded model with its processor, which puts pictures and text into its own form of a conversation."""

    model: Any
    processor: Any
    device: str
    digest: str
    _batches: Batches = field(default_factory=lambda: Batches(AT_ONCE))

    def answer(
        self,
        system: str,
        question: str,
        pictures: Sequence[Sequence[Image]],
        *,
        max_tokens: int,
        most_s: float,
    ) -> list[str]:
        """The model's texts about several groups of pictures (H, W, 3) uint8 blue-green-red.

        Args:
            system: What it is told about its work.
            question: What stands behind the pictures of each group.
            pictures: The groups; each gets an answer of its own.
            max_tokens: Of an answer; a longer one is cut off.
            most_s: Seconds after which a batch is ended with what is written so far.
        """

        def work(groups: Sequence[Any]) -> list[str]:
            return self._answer([conversation(system, question, each) for each in groups], max_tokens, most_s)

        with computing():
            return self._batches.map(pictures, work)  # type: ignore[arg-type]

    def _answer(self, asked: Sequence[list[dict[str, Any]]], max_tokens: int, most_s: float) -> list[str]:
        import torch

        inputs = self.processor.apply_chat_template(
            list(asked),
            add_generation_prompt=True,
            tokenize=True,
            return_dict=True,
            return_tensors="pt",
            processor_kwargs={"padding": True, "padding_side": "left"},
        ).to(self.device, dtype=self.model.dtype)
        with torch.inference_mode():
            tokens = self.model.generate(
                **inputs, max_new_tokens=max_tokens, do_sample=False, max_time=most_s
            )
        written = tokens[:, inputs["input_ids"].shape[1] :]
        return list(self.processor.batch_decode(written, skip_special_tokens=True))


def conversation(system: str, question: str, pictures: Sequence[Image]) -> list[dict[str, Any]]:
    """One turn in the form that `transformers` knows. Models without a turn of a system read it first."""
    shown = [{"type": "image", "image": as_pillow(each)} for each in pictures]
    return [{"role": "user", "content": [*shown, {"type": "text", "text": f"{system}\n{question}"}]}]


def as_pillow(picture: Image) -> Any:  # noqa: ANN401 - the library's own classes
    from PIL import Image as Pillow

    return Pillow.fromarray(np.ascontiguousarray(picture[..., ::-1]))


def load_vision_language(folder: Path, device: str) -> VisionLanguageModel:
    """A model from a folder with weights, in half precision on a CUDA device.

    Raises:
        OSError: The folder holds no model, or no processor.
        ValueError: It is of another kind, its weights are not all there, or it knows no conversations.
    """
    from transformers import AutoModelForImageTextToText, AutoProcessor

    model = load_complete(AutoModelForImageTextToText.from_pretrained, folder, device)
    processor = AutoProcessor.from_pretrained(str(folder))  # type: ignore[no-untyped-call]
    if not getattr(processor, "chat_template", None):
        raise ValueError("the model has no chat template, so it cannot be asked about pictures")
    return VisionLanguageModel(model, processor, device, file_digest(folder))


def is_vision_language(folder: Path) -> bool:
    """Whether a folder holds a model that writes about pictures; raises `OSError` or `ValueError`."""
    from transformers import AutoConfig
    from transformers.models.auto.modeling_auto import MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES as KNOWN

    return AutoConfig.from_pretrained(str(folder)).model_type in KNOWN
