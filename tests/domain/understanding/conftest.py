"""What questions are read with: Kiwi as it runs, and a context with names."""

from datetime import datetime

import pytest

from domain.query.context import QueryContext
from resources.models.morphemes import MORPHEMES, KoreanMorphemes

NOON = datetime.fromisoformat("2026-11-28 12:00")
"""A Saturday."""


@pytest.fixture(scope="session")
def morphemes() -> KoreanMorphemes:
    return MORPHEMES


@pytest.fixture
def context() -> QueryContext:
    """A detector that knows people, no classifiers; a few names."""
    return QueryContext(
        NOON,
        looked_for=("person",),
        zones=("Counter", "카운터"),
        cameras=("Front door", "1"),
        sites=("Main store",),
    )
