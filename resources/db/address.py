"""The address of the database, in the form that each driver takes."""

from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import Settings


def database_url(configured: Settings) -> str:
    """Where the database answers; raises `SetupError` when it is ours and does not run."""
    if configured.database_url:
        return configured.database_url
    embedded = EmbeddedPostgres(configured.state_dir / "postgres")
    if not embedded.is_running():
        raise SetupError("The built-in PostgreSQL is not running: start the system with `make up`.")
    return embedded.url


def direct_url(configured: Settings) -> str:
    """The server itself, for what needs a session of its own: migrations, notices, locks, Dagster.

    Raises:
        SetupError: Only the address of a pooler is known.
    """
    if configured.database_url and configured.database_direct_url:
        return configured.database_direct_url
    if configured.database_url and configured.database_pooled:
        raise SetupError(
            "SENTINEL_DATABASE_POOLED is on, and the address of the server behind the pooler is not known: "
            "set DATABASE_DIRECT_URL. Migrations, workers and Dagster hold sessions, which a pooler in "
            "transaction mode takes from them."
        )
    return database_url(configured)


def after_scheme(url: str) -> str:
    """What follows `postgresql://`; accepts what hosts print, `postgres://` and drivers included.

    Raises:
        SetupError: It is the address of something else.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+")[0] not in {"postgresql", "postgres"}:
        raise SetupError(f"The address of the database must begin with postgresql://, not {scheme}://")
    return rest


def psycopg_url(url: str) -> str:
    """For SQLAlchemy with psycopg 3 as driver."""
    return f"postgresql+psycopg://{after_scheme(url)}"


def plain_url(url: str) -> str:
    """For psycopg itself."""
    return f"postgresql://{after_scheme(url)}"


def dagster_url(url: str) -> str:
    """Dagster's address for the same database: its own schema, and its own driver, psycopg 2.

    Its event log may lose the last moments in a crash, which makes runs faster; ours never does.
    """
    rest = after_scheme(url)
    joiner = "&" if "?" in rest else "?"
    options = "-csearch_path%3Ddagster%20-csynchronous_commit%3Doff"
    return f"postgresql+psycopg2://{rest}{joiner}options={options}"
