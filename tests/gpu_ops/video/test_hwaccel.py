"""Decoding on a card; where there is none, that is said before any recording is touched."""

import os

import av
import pytest

from gpu_ops.video.hwaccel import try_decoding
from resources.errors import SetupError
from resources.models.decoders import check_decoder


def has_card() -> bool:
    try:
        av.codec.hwaccel.HWAccel("cuda").create(av.Codec("h264", "r"))
    except OSError:
        return False
    return True


MAY_SKIP = os.environ.get("REQUIRE_GPU") != "1"
"""Where a card must be there, as on a machine of its own for these tests, a missing one is a failure."""


def test_the_cpu_decodes() -> None:
    try_decoding("cpu")
    assert check_decoder("cpu") == "decodes on cpu"


@pytest.mark.skipif(has_card(), reason="this machine has a card")
def test_without_a_card_the_setting_is_refused_in_words() -> None:
    with pytest.raises(
        SetupError, match=r"SENTINEL_DECODER=cuda, but a card cannot decode here: .*SENTINEL_DECODER=cpu"
    ):
        check_decoder("cuda")


@pytest.mark.skipif(MAY_SKIP and not has_card(), reason="needs a card; REQUIRE_GPU=1 makes that a failure")
def test_a_card_decodes() -> None:
    assert check_decoder("cuda") == "decodes on cuda"
