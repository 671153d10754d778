"""Tests that need a card: skipped where there is none, unless one must be there."""

import os

import pytest

from gpu_ops.device import count_usable_cards, has_card_files

MAY_SKIP = os.environ.get("REQUIRE_GPU") != "1"
"""Where a card must be there, as on a machine of its own for these tests, a missing one is a failure."""


def has_card() -> bool:
    return has_card_files() and count_usable_cards() > 0


needs_card = pytest.mark.skipif(
    MAY_SKIP and not has_card(), reason="needs a card; REQUIRE_GPU=1 makes that a failure"
)
needs_no_card = pytest.mark.skipif(has_card(), reason="this machine has a card")
