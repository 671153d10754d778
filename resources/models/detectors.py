"""The detector that the settings name, ready to look."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version

import numpy as np

from domain.geometry import FrameView
from domain.records import PERSON, FloatArray
from domain.video.person_scale import CANDIDATES, HEIGHT_RANGE, typical_person_height, view_for_person
from gpu_ops.detect.boxes import MovingRegions
from gpu_ops.detect.hog import HogDetector, hog
from gpu_ops.detect.people_scan import Detector
from gpu_ops.detect.transformers import ObjectDetector, load_object_detector
from gpu_ops.device import CPU
from resources.device import current_device
from resources.errors import SetupError, first_line
from resources.models.recommended import resolve_detector
from resources.models.weights import WeightsCache, model_folder, weights_cache
from resources.settings import Settings
from resources.settings_fields import HOG


@dataclass(frozen=True, slots=True)
class DetectorModel:
    """The detector that a name stands for. Its weights are loaded on first use, once per process.

    Everything but the name raises `SetupError` where the detector is missing or broken.
    """

    name: str
    cache: WeightsCache

    def for_recording(self, person_height: float | None = None) -> Detector:
        """A detector for one recording.

        Args:
            person_height: How high people are in the camera's picture (0..1 of the frame), if known.
        """
        if self.name != HOG:
            return load_detector(self.name, self.cache).fresh()
        view = view_for_person(person_height) if person_height else None
        return HogDetector(CANDIDATES, view_for_boxes, view)

    @property
    def title(self) -> str:
        """The detector with its version and the digest of its weights, as it is noted beside its results."""
        if self.name == HOG:
            return f"opencv-hog {version('opencv-python')} {hog_digest()[:12]}"
        return f"{self.name} {load_detector(self.name, self.cache).digest[:12]}"

    @property
    def labels(self) -> tuple[str, ...]:
        """What the detector knows, as labels of boxes: people, and maybe things."""
        return (PERSON,) if self.name == HOG else load_detector(self.name, self.cache).labels

    @property
    def device(self) -> str:
        """What the detector computes on."""
        return CPU if self.name == HOG else load_detector(self.name, self.cache).device


def configured_detector(settings: Settings) -> DetectorModel:
    """The detector that the settings name."""
    return detector_model(settings.detector, weights_cache(settings))


def detector_model(name: str, cache: WeightsCache) -> DetectorModel:
    """The detector that a name or a short name stands for."""
    return DetectorModel(resolve_detector(name, cache), cache)


def default_person_height(detector: Detector) -> float | None:
    """The usual height of people that a detector has worked out, for the camera's next recording."""
    if not isinstance(detector, HogDetector) or detector.view is None:
        return None
    return detector.view.heights[0] / HEIGHT_RANGE[0]


@cache
def hog_digest() -> str:
    """SHA-256 of the weights that OpenCV ships."""
    return sha256(np.asarray(hog().svmDetector).tobytes()).hexdigest()


def view_for_boxes(boxes_xyxy: FloatArray, trust: FloatArray) -> FrameView | None:
    height = typical_person_height(boxes_xyxy[:, 3] - boxes_xyxy[:, 1], trust)
    return view_for_person(height) if height else None


def load_detector(name: str, cache: WeightsCache) -> ObjectDetector:
    """A detector with its weights, loaded once per process and device; raises `SetupError`."""
    try:
        return current_device().load(
            "detector", (name, cache), lambda device: load_object_detector(model_folder(name, cache), device)
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise SetupError(
            f"The detector {name!r} cannot be loaded: {first_line(error)}. "
            "Set SENTINEL_DETECTOR to hog, or to an object detector of transformers that knows people."
        ) from error


def check_detector(settings: Settings) -> str:
    """Load the configured detector and let it look at a frame; says what it is, or raises `SetupError`."""
    model = configured_detector(settings)
    blank = np.zeros((240, 320, 3), dtype=np.uint8)
    place = np.array([[0.2, 0.2, 0.8, 0.8]])
    model.for_recording().find([blank], [MovingRegions(place, place)])
    return f"{model.title} on {model.device}"
