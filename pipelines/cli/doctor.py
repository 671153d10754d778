"""`sentinel doctor`: look at every part, say what is wrong, and what to do about it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlalchemy.exc import SQLAlchemyError

from analysis.model_registry import configured_models
from pipelines.cli.doctor_bucket import bucket_state
from pipelines.cli.doctor_database import connection_state
from pipelines.cli.doctor_queue import queue_state
from resources.db.address import database_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database
from resources.db.migrate import check_vector, current_revision, newest_revision, schema_differences
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SentinelError, SetupError, first_line
from resources.models.embedders import check_is_here
from resources.models.query_embedder import space_embedder
from resources.settings import Settings, adopted_in_use, renamed_in_use
from resources.settings_aws import FOLDER
from resources.settings_fields import GIB
from resources.storage.objects import PROBE
from resources.storage.opening import object_store

DAEMON_QUERY = "{ instance { daemonHealth { allDaemonStatuses { daemonType healthy required } } } }"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not well."""

    name: str
    is_well: bool
    facts: str
    advice: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Every part of the system as it is configured here, in the order that they depend on each other."""
    yield finding("video libraries", check_decoding, "Run `make up` again: it repairs the installation.")
    yield finding("settings", describe_names, "Keep one of the two names.")
    yield finding(
        "state folder", lambda: check_writable(settings), "Free some space, or set SENTINEL_STATE_DIR."
    )
    for model in configured_models(settings):
        yield finding(
            model.role, model.try_out, f"Fetch it with `sentinel models pull`, or mend {model.setting}."
        )
    yield finding("database", lambda: check_server(settings), "Start the system with `make up`.")
    yield finding(
        "connections", lambda: connection_state(settings), "See docs/operations.md, PostgreSQL elsewhere."
    )
    yield finding(
        "schema", lambda: schema_state(settings), "Start the system: it applies missing migrations."
    )
    yield finding("search", lambda: search_state(settings), "Run `sentinel models switch`.")
    yield from examine_address(settings.local_url)
    if settings.objects != FOLDER:
        advice = "`sentinel doctor --fix` sets the CORS rule; see docs/operations.md, Recordings in a bucket."
        yield finding("bucket", lambda: bucket_state(settings), advice)
    if settings.queue_url:
        advice = "See docs/operations.md, Recordings announced by a queue."
        yield finding("queue", lambda: queue_state(settings, check_connection(settings)), advice)
    yield finding("dagster", lambda: daemons(settings), "Start the system with `make up`.")


def examine_address(url: str) -> Iterator[Finding]:
    """What can be seen of a running system from outside."""
    yield finding("api", lambda: health(url), f"Is the system running, and reachable at {url}?")


def finding(name: str, look: Callable[[], str], advice: str) -> Finding:
    try:
        return Finding(name, is_well=True, facts=look())
    except (SentinelError, SQLAlchemyError, httpx.HTTPError, OSError, ImportError) as error:
        return Finding(name, is_well=False, facts=first_line(error), advice=advice)


def check_decoding() -> str:
    """Write a tiny recording and read it back, which needs every library that videos pass through."""
    from gpu_ops.synthetic.draw import Camera
    from gpu_ops.synthetic.film import FilmSettings, film
    from gpu_ops.video.decode import probe

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.mp4"
        film(path, Camera(width=160, height=90), lambda _: [], FilmSettings(duration_s=0.5))
        facts = probe(path)
    return f"h264 is written and read back ({facts.width}x{facts.height})"


def describe_names() -> str:
    """Which settings have names that a later version does not read any more, or names of others."""
    warnings = [each.warning for each in renamed_in_use()]
    adopted = [f"{each.name} is read as {each.new_name}." for each in adopted_in_use()]
    return " ".join((*warnings, *adopted)) or "all have the names of this version"


def check_writable(settings: Settings) -> str:
    store = object_store(settings)
    store.put(PROBE, b"ok")
    store.delete(PROBE)
    place = "" if settings.objects == FOLDER else f"objects in {store.location}; "
    free = shutil.disk_usage(settings.state_dir).free
    if free < settings.warn_free_bytes:
        raise SetupError(f"Only {free / GIB:.1f} GiB are free in {settings.state_dir}")
    return f"{place}{settings.state_dir}, {free / GIB:.0f} GiB free"


def check_connection(settings: Settings) -> Database:
    return Database.at(database_url(settings), ConnectionRules.of(settings))


def check_server(settings: Settings) -> str:
    with check_connection(settings).engine.connect() as connection:
        check_vector(connection)
        version = connection.exec_driver_sql("show server_version").scalar()
        vector = connection.exec_driver_sql(
            "select extversion from pg_extension where extname='vector'"
        ).scalar()
    return f"PostgreSQL {version} with pgvector {vector}" + postgres_account(settings)


def postgres_account(settings: Settings) -> str:
    """As whom our own server runs."""
    if settings.database_url:
        return ""
    return f", run by {EmbeddedPostgres(settings.state_dir / 'postgres').runner}"


def schema_state(settings: Settings) -> str:
    with check_connection(settings).engine.connect() as connection:
        revision, newest = current_revision(connection), newest_revision()
        if revision != newest:
            raise SetupError(f"The schema is at {revision}, and the code is at {newest}")
        differences = list(schema_differences(connection))
    if differences:
        raise SetupError(f"The schema differs from the code: {'; '.join(differences)}")
    return f"at {revision}, as the code wants it"


def search_state(settings: Settings) -> str:
    """Whether the models are here that new recordings and questions need."""
    check_is_here(settings.embedding_model)
    with check_connection(settings).transaction() as stores:
        active = stores.embeddings.active()
    if active is None:
        return f"{settings.embedding_model} is here; nothing was embedded yet"
    space_embedder(active)
    return f"questions are answered from {active.title}"


def health(url: str) -> str:
    response = httpx.get(f"{url}/api/health", timeout=5.0)
    body = response.json()
    if response.status_code != httpx.codes.OK:
        raise SetupError(f"{body['status']}: {body['details']}")
    return f"{url} is {body['status']}"


def daemons(settings: Settings) -> str:
    headers = {"Authorization": f"Bearer {settings.dagster_key()}"}
    asked = {"query": DAEMON_QUERY}
    response = httpx.post(f"{settings.dagster_url}/graphql", json=asked, headers=headers, timeout=10.0)
    response.raise_for_status()
    statuses = response.json()["data"]["instance"]["daemonHealth"]["allDaemonStatuses"]
    ill = [each["daemonType"] for each in statuses if each["required"] and not each["healthy"]]
    if ill:
        raise SetupError(f"Not running: {', '.join(ill)}")
    return f"{settings.dagster_url}, {len(statuses)} daemons are healthy"
