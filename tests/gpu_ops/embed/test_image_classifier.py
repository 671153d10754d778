"""Classifiers of `transformers`, on a real but tiny model."""

from pathlib import Path

import numpy as np
import pytest

from gpu_ops.embed.image_classifier import load_classifier
from tests.support.tiny_classifier import tiny_classifier
from tests.support.tiny_detector import tiny_detector


def grey(level: int, size: tuple[int, int] = (90, 40)) -> np.ndarray:
    return np.full((*size, 3), level, dtype=np.uint8)


def test_shares_tell_pictures_apart_one_by_one_and_together(tmp_path: Path) -> None:
    classifier = load_classifier(tiny_classifier(tmp_path / "m", ("woman", "unknown", "man")), "cpu")
    assert classifier.labels == ("woman", "unknown", "man")
    shares = classifier.probabilities([grey(250), grey(5, (60, 60)), grey(250)])
    assert shares.shape == (3, 3)
    assert np.allclose(shares.sum(axis=1), 1)
    assert shares.argmax(axis=1).tolist() == [0, 2, 0]
    assert np.allclose(classifier.probabilities([grey(5, (60, 60))])[0], shares[1], atol=1e-5)
    assert classifier.probabilities([]).shape == (0, 3)


def test_what_is_no_classifier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"RTDetrV2Config|Unrecognized"):
        load_classifier(tiny_detector(tmp_path / "detector"), "cpu")
    with pytest.raises(ValueError, match="Unrecognized model"):
        load_classifier(tmp_path, "cpu")


def test_one_that_answers_several_questions_is_refused(tmp_path: Path) -> None:
    folder = tiny_classifier(tmp_path / "m")
    config = (folder / "config.json").read_text()
    (folder / "config.json").write_text(
        config.replace("{", '{"problem_type": "multi_label_classification",', 1)
    )
    with pytest.raises(ValueError, match="several questions at once"):
        load_classifier(folder, "cpu")
