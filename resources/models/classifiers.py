"""The classifiers of people that the settings name: loaded once per process, and tried."""

from dataclasses import dataclass

import numpy as np

from domain.people.traits import Trait, parse_traits, parse_years, trait_kind
from gpu_ops.embed.image_classifier import Classifier, load_classifier
from resources.device import current_device
from resources.errors import SetupError, first_line
from resources.models.weights import WeightsCache, model_folder, weights_cache
from resources.settings import Settings


@dataclass(frozen=True, slots=True)
class PersonClassifier:
    """A classifier, and what its classes mean to us."""

    name: str
    classifier: Classifier
    traits: tuple[Trait | None, ...]

    @property
    def title(self) -> str:
        """Name and digest of the weights, as they are noted beside what it says."""
        return f"{self.name} {self.classifier.digest[:12]}"

    @property
    def years(self) -> tuple[float | None, ...]:
        """The ages that its classes are named after."""
        return tuple(parse_years(label) for label in self.classifier.labels)


@dataclass(frozen=True, slots=True)
class ClassifierModels:
    """The classifiers that some names stand for."""

    names: tuple[str, ...]
    cache: WeightsCache

    def load(self) -> list[PersonClassifier]:
        """All of them, loaded once per process; raises `SetupError`."""
        return [load_person_classifier(name, self.cache) for name in self.names]

    @property
    def titles(self) -> str | None:
        """All of them as they are noted beside what they say; None where there are none."""
        return ", ".join(each.title for each in self.load()) or None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of traits that any of them tells apart, by their names in `trait_kind`."""
        found = {trait_kind(trait) for each in self.load() for trait in each.traits if trait is not None}
        return tuple(sorted(found))


def load_person_classifier(name: str, cache: WeightsCache) -> PersonClassifier:
    try:
        classifier = current_device().load(
            "classifier", (name, cache), lambda device: load_classifier(model_folder(name, cache), device)
        )
        return PersonClassifier(name, classifier, parse_traits(classifier.labels))
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise SetupError(
            f"The classifier {name!r} cannot be used: {first_line(error)}. "
            "Take it out of SENTINEL_PERSON_CLASSIFIERS, or name one of transformers that tells ages, "
            "genders or facings apart."
        ) from error


def check_person_classifier(settings: Settings, name: str) -> str:
    """Load one classifier and let it look at a picture; says what it is, or raises `SetupError`."""
    judge = load_person_classifier(name, weights_cache(settings))
    judge.classifier.probabilities([np.zeros((120, 60, 3), dtype=np.uint8)])
    return f"{judge.title} on {judge.classifier.device}, tells {', '.join(judge.classifier.labels[:4])} apart"
