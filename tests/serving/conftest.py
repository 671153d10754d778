"""Applications for tests: in this process, and as a server of its own."""

from collections.abc import AsyncIterator, Iterator

import pytest

from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from tests.support.api import SERVICE_KEY, Client, client_of
from tests.support.running_api import RunningApi


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    """A client of the application; everybody may do everything."""
    async with client_of(settings) as opened:
        yield opened


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    """Settings under which everybody must say who they are."""
    return settings.model_copy(update={"auth": True, "service_key": SERVICE_KEY, "login_attempts": 5})


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    """A server of its own, for one module."""
    with RunningApi.on_new_database(tmp_path_factory.mktemp("api"), postgres) as running:
        yield running
