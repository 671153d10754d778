"""Applications for tests: one without authentication, and settings for one with it."""

from collections.abc import AsyncIterator

import pytest

from resources.settings import Settings
from tests.support.api import SERVICE_KEY, Client, client_of


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    """A client of the application; everybody may do everything."""
    async with client_of(settings) as opened:
        yield opened


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    """Settings under which everybody must say who they are."""
    return settings.model_copy(update={"auth": True, "service_key": SERVICE_KEY, "login_attempts": 5})
