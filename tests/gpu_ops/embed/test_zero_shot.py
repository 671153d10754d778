"""Pictures compared with sentences, by real but tiny models."""

from pathlib import Path

import numpy as np
import pytest

from domain.actions.prompts import zero_shot_classes
from gpu_ops.embed.zero_shot import load_zero_shot
from tests.support.tiny_classifier import tiny_classifier
from tests.support.tiny_pictures_models import tiny_vision_language, tiny_zero_shot


def grey(level: int, size: tuple[int, int] = (90, 40)) -> np.ndarray:
    return np.full((*size, 3), level, dtype=np.uint8)


@pytest.mark.parametrize(("family", "is_sigmoid"), [("SigLIP", True), ("CLIP", False)])
def test_pictures_are_told_apart_one_by_one_and_together(
    family: str, is_sigmoid: bool, tmp_path: Path
) -> None:
    folder = tiny_zero_shot(tmp_path / "m", "paying", "an empty room", family)
    model = load_zero_shot(folder, "cpu", zero_shot_classes())
    assert model.is_sigmoid is is_sigmoid
    assert len(model.digest) == 64
    shares = model.probabilities([grey(255), grey(0, (60, 60)), grey(252)])
    assert shares.shape == (3, len(zero_shot_classes()))
    assert [model.labels[at] for at in shares.argmax(axis=1)] == ["paying", "an empty room", "paying"]
    assert (shares.max(axis=1) > 0.9).all()
    if not is_sigmoid:
        assert np.allclose(shares.sum(axis=1), 1)
    assert np.allclose(model.probabilities([grey(0, (60, 60))])[0], shares[1], atol=1e-4)
    assert model.probabilities([]).shape == (0, len(zero_shot_classes()))


def test_what_compares_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ViTConfig|Unrecognized"):
        load_zero_shot(tiny_classifier(tmp_path / "classifier"), "cpu", zero_shot_classes())
    with pytest.raises(ValueError, match=r"LlavaConfig|Unrecognized"):
        load_zero_shot(tiny_vision_language(tmp_path / "llava", "x"), "cpu", zero_shot_classes())
