"""A model that writes about pictures, real but tiny."""

from pathlib import Path

import numpy as np
import pytest

from gpu_ops.embed.vision_language import is_vision_language, load_vision_language
from tests.support.tiny_pictures_models import tiny_vision_language, tiny_zero_shot


def grey(level: int, size: tuple[int, int] = (90, 40)) -> np.ndarray:
    return np.full((*size, 3), level, dtype=np.uint8)


def test_it_answers_about_groups_of_different_size_together(tmp_path: Path) -> None:
    says = '{"en": "A man.", "ko": "한 남자입니다."}'
    folder = tiny_vision_language(tmp_path / "m", says)
    assert is_vision_language(folder)
    model = load_vision_language(folder, "cpu")
    groups = [[grey(255)], [grey(0), grey(3, (60, 60)), grey(9)], [grey(1)] * 5]
    assert model.answer("Look.", "What?", groups, max_tokens=8, most_s=60) == [says] * 3
    assert model.answer("Look.", "What?", [], max_tokens=8, most_s=60) == []


def test_what_writes_nothing_is_refused(tmp_path: Path) -> None:
    folder = tiny_zero_shot(tmp_path / "m", "paying", "an empty room")
    assert not is_vision_language(folder)
    with pytest.raises(ValueError, match=r"SiglipConfig|Unrecognized"):
        load_vision_language(folder, "cpu")


def test_one_without_the_form_of_a_conversation_is_refused(tmp_path: Path) -> None:
    folder = tiny_vision_language(tmp_path / "m", "x")
    for template in folder.glob("chat_template*"):
        template.unlink()
    with pytest.raises(ValueError, match="no chat template"):
        load_vision_language(folder, "cpu")
