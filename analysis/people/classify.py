"""Classify tracked people with the configured classifiers.

They get the best pictures of each person, cut out of the recording.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.stage import Stage, setup_failure
from domain.people.traits import Prediction, best_moments, combine_predictions
from domain.records import Box, Track
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frames_at
from resources.errors import SetupError
from resources.models.classifiers import ClassifierModels, PersonClassifier

MIN_HEIGHT_PX = 48
"""Rows of a person's picture, at least; lower ones show neither age nor gender."""
PICTURE_PX = 1080
"""Rows of the frames that people are cut out of, at most; larger ones cost time and gain no detail."""
MARGIN = 0.05
"""Room around a person's box in the picture, as a share of its size."""
PEOPLE_AT_ONCE = 30
"""People whose pictures are in memory at once."""


def classify_people(
    stage: Stage, people: Sequence[Track], models: ClassifierModels
) -> list[list[Prediction]]:
    """The predictions that some classifiers are sure of, for each person of the stage's recording.

    Raises:
        AnalysisError: A classifier cannot be used.
    """
    try:
        classifiers = models.load()
    except SetupError as error:
        raise setup_failure(error, "no_model") from error
    if not classifiers:
        return [[] for _ in people]
    stage.made_with({"classifiers": str(models.titles)}, classifiers[0].classifier.device)
    with stage.recording() as path:
        return predict_people(path, people, classifiers)


def predict_people(
    path: Path, people: Sequence[Track], classifiers: Sequence[PersonClassifier]
) -> list[list[Prediction]]:
    """Predictions for each person, `PEOPLE_AT_ONCE` at a time, so that memory stays constant."""
    groups = [people[first : first + PEOPLE_AT_ONCE] for first in range(0, len(people), PEOPLE_AT_ONCE)]
    return [predictions for group in groups for predictions in predict_group(path, group, classifiers)]


def predict_group(
    path: Path, people: Sequence[Track], classifiers: Sequence[PersonClassifier]
) -> list[list[Prediction]]:
    """The same for few people, whose pictures go through each classifier together."""
    found = list(best_pictures(path, people))
    person_of, pictures = np.array([index for index, _ in found]), [picture for _, picture in found]
    probabilities = [each.classifier.probabilities(pictures) for each in classifiers]
    return [
        [
            prediction
            for each, rows in zip(classifiers, probabilities, strict=True)
            if (prediction := combine_predictions(rows[person_of == index], each.traits, each.years))
            is not None
        ]
        for index in range(len(people))
    ]


def best_pictures(path: Path, people: Sequence[Track]) -> Iterator[tuple[int, Image]]:
    """(index in `people`, picture of that person), in the order of the recording."""
    moments = sorted(
        (time_s, index, box) for index, track in enumerate(people) for time_s, box in best_moments(track)
    )
    frames = frames_at(path, (time_s for time_s, _, _ in moments), PICTURE_PX)
    for (_, index, box), frame in zip(moments, frames, strict=True):
        picture = crop(frame, box)
        if len(picture) >= MIN_HEIGHT_PX:
            yield index, picture


def crop(frame: Image, box: Box) -> Image:
    """The part of a frame (H, W, 3) inside a box, with a small margin."""
    height, width = frame.shape[:2]
    x1, y1, x2, y2 = box
    across, down = MARGIN * (x2 - x1), MARGIN * (y2 - y1)
    left, right = int(max(0.0, x1 - across) * width), int(np.ceil(min(1.0, x2 + across) * width))
    top, bottom = int(max(0.0, y1 - down) * height), int(np.ceil(min(1.0, y2 + down) * height))
    return np.ascontiguousarray(frame[top:bottom, left:right])
