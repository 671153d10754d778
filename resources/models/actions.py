"""The model that looks at pictures for what people do: zero-shot, one that writes, or a hosted one."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np

from domain.actions.answers import ActionAnswer, check_reply
from domain.actions.prompts import PROMPT_VERSION, QUESTION, TASK, zero_shot_classes
from domain.actions.shares import answer_from_probabilities
from gpu_ops.device import is_out_of_memory
from gpu_ops.embed.vision_language import VisionLanguageModel, is_vision_language, load_vision_language
from gpu_ops.embed.zero_shot import ZeroShotClassifier, load_zero_shot
from gpu_ops.previews import jpeg
from gpu_ops.video.frame import Image
from resources.device import current_device
from resources.errors import HostedModelError, SetupError, first_line
from resources.models.bedrock import is_bedrock
from resources.models.language.messages import Picture, Prompt
from resources.models.language.model import OPENAI, LanguageModel, backend_of
from resources.models.weights import WeightsCache, model_folder
from resources.settings import Settings, settings
from resources.time_limit import TooSlowError, all_within

SETTING = "SENTINEL_ACTION_MODEL"
PURPOSE = "actions"
"""What its calls are counted for."""
MAX_TOKENS = 600
"""Tokens of an answer: two sentences and nine actions, three times over."""
HOSTED_AT_ONCE = 4
"""Stretches that a hosted model is asked about at once."""
WRITTEN_AT_ONCE = 4
"""Stretches that a model of this machine writes about at once."""
COMPARED_AT_ONCE = 16
"""Stretches whose pictures are compared with sentences at once, 64 pictures."""
JPEG_QUALITY = 85
"""Of pictures that are sent (0..100): no edge of a hand is lost, at half the bytes of 95."""


@dataclass(frozen=True, slots=True)
class StretchPictures:
    """Of one stretch: the whole frame, and parts of frames in order of time, (H, W, 3) blue-green-red."""

    whole: Image
    parts: tuple[Image, ...]


Outcome = ActionAnswer | HostedModelError | TooSlowError
"""An answer, which may have been refused, or why there is none."""


@dataclass(frozen=True, slots=True)
class ActionModelSource:
    """Which model looks for actions, and within which limits: none where there is no name."""

    name: str
    cache: WeightsCache
    per_hour: float
    min_share: float
    timeout_s: float
    total_s: float

    @property
    def is_hosted(self) -> bool:
        return is_hosted(self.name)

    def load(self) -> "ActionModel":
        """Loaded once per process; raises `SetupError`."""
        return load_action_model(self.name, self.cache, settings())


class ActionModel(Protocol):
    """A model by its name in the settings. `title` has the digest of its weights too, where they are here."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def device(self) -> str: ...
    @property
    def at_once(self) -> int:
        """Stretches that it is given at once."""
        ...

    def look(self, stretches: Sequence[StretchPictures], most_s: float) -> list[Outcome]:
        """What it says of each of some stretches, in `most_s` seconds."""
        ...


@dataclass(frozen=True, slots=True)
class ComparingModel:
    """Compares pictures with sentences: CLIP, SigLIP. It takes well below a second, and is not timed."""

    name: str
    classifier: ZeroShotClassifier
    at_once: int = COMPARED_AT_ONCE

    @property
    def title(self) -> str:
        return f"{self.name} {self.classifier.digest[:12]}"

    @property
    def device(self) -> str:
        return self.classifier.device

    def look(self, stretches: Sequence[StretchPictures], most_s: float) -> list[Outcome]:
        pictures = [part for each in stretches for part in each.parts]
        with told_when_it_fails(self.name):
            rows = self.classifier.probabilities(pictures)
        ends = np.cumsum([len(each.parts) for each in stretches])
        labels = self.classifier.labels
        return [answer_from_probabilities(part, labels) for part in np.split(rows, ends[:-1])]


@dataclass(frozen=True, slots=True)
class WritingModel:
    """Writes about pictures, on this machine."""

    name: str
    model: VisionLanguageModel
    at_once: int = WRITTEN_AT_ONCE

    @property
    def title(self) -> str:
        return f"{self.name} {self.model.digest[:12]}"

    @property
    def device(self) -> str:
        return self.model.device

    def look(self, stretches: Sequence[StretchPictures], most_s: float) -> list[Outcome]:
        began = time.monotonic()
        shown = [(each.whole, *each.parts) for each in stretches]
        with told_when_it_fails(self.name):
            texts = self.model.answer(TASK, QUESTION, shown, max_tokens=MAX_TOKENS, most_s=most_s)
        is_cut = time.monotonic() - began >= most_s
        return [unless_cut(check_reply(text), most_s) if is_cut else check_reply(text) for text in texts]


def unless_cut(answer: ActionAnswer, most_s: float) -> Outcome:
    """An answer of a batch that was ended: those that were whole by then hold."""
    return TooSlowError(f"no answer within {most_s:g} s") if answer.rejected else answer


@dataclass(frozen=True, slots=True)
class HostedModel:
    """Asks a server about pictures, several stretches at once; its calls are counted and limited."""

    model: LanguageModel
    device: str = "hosted"
    at_once: int = HOSTED_AT_ONCE

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def title(self) -> str:
        return self.model.name

    def look(self, stretches: Sequence[StretchPictures], most_s: float) -> list[Outcome]:
        calls: list[Callable[[], ActionAnswer]] = [partial(self.ask, each) for each in stretches]
        outcomes = all_within(most_s, calls)
        for each in outcomes:
            if not isinstance(each, Outcome):
                raise each
        return [each for each in outcomes if isinstance(each, Outcome)]

    def ask(self, stretch: StretchPictures) -> ActionAnswer:
        pictures = tuple(Picture(jpeg(each, JPEG_QUALITY)) for each in (stretch.whole, *stretch.parts))
        reply = self.model.complete(Prompt(QUESTION, TASK, pictures, MAX_TOKENS), PURPOSE)
        if reply.is_cut:
            return ActionAnswer(rejected=f"too_long: more than {MAX_TOKENS} tokens")
        return check_reply(reply.text)


def is_hosted(name: str) -> bool:
    """Whether a name is that of a model that others run."""
    return is_bedrock(name) or name.startswith(OPENAI)


def load_action_model(name: str, cache: WeightsCache, configured: Settings) -> ActionModel:
    """The model that a name stands for, loaded once per process. Raises `SetupError`."""
    if is_hosted(name):
        hosted = hosted_settings(configured, name)
        return HostedModel(LanguageModel(name, backend_of(name, hosted, SETTING), hosted))
    with told_when_it_fails(name):
        return load_local(name, model_folder(name, cache), cache)


@contextmanager
def told_when_it_fails(name: str) -> Iterator[None]:
    """Whatever the code of a model raises becomes a `SetupError`, but for memory that is used up."""
    try:
        yield
    except SetupError:
        raise
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError, RuntimeError) as error:
        if is_out_of_memory(error):
            raise
        raise SetupError(
            f"The action model {name!r} cannot be used: {first_line(error)}. Empty {SETTING}, or name a "
            "model of transformers that compares pictures with sentences (SigLIP, CLIP) or writes about them."
        ) from error


def load_local(name: str, folder: Path, cache: WeightsCache) -> ActionModel:
    device, key = current_device(), (name, cache)
    if is_vision_language(folder):
        return WritingModel(name, device.load(PURPOSE, key, partial(load_vision_language, folder)))
    load = partial(load_zero_shot, folder, classes=zero_shot_classes())
    return ComparingModel(name, device.load(PURPOSE, key, load))


def hosted_settings(configured: Settings, name: str) -> Settings:
    """Those of the language model with the action model's in their place, for the layer that both use.

    A key goes to the server that it was given for: another address without a key of its own gets none.
    """
    url = configured.action_model_url or configured.language_model_url
    shares_server = url == configured.language_model_url
    return configured.model_copy(
        update={
            "language_model": name,
            "language_model_url": url,
            "language_model_key": configured.action_model_key
            or (configured.language_model_key if shares_server else None),
            "language_model_timeout_s": configured.action_timeout_s,
            "language_model_price_in_usd": configured.action_price_in_usd,
            "language_model_price_out_usd": configured.action_price_out_usd,
        }
    )


def check_action_model(configured: Settings, cache: WeightsCache) -> str:
    """Load the model and let it look at grey pictures; says what it is, or raises `SetupError`."""
    model = load_action_model(configured.action_model, cache, configured)
    grey = np.full((240, 320, 3), 127, dtype=np.uint8)
    (outcome,) = model.look([StretchPictures(grey, (grey,))], configured.action_timeout_s)
    if not isinstance(outcome, ActionAnswer):
        raise SetupError(f"The action model {model.name!r} does not answer: {outcome}")
    if outcome.rejected:
        raise SetupError(
            f"The action model {model.name!r} does not answer as it is asked: {outcome.rejected}"
        )
    return f"{model.title} on {model.device} answers, prompts {PROMPT_VERSION}"
