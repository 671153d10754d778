"""Every setting, read in one place: from the environment, then from `.env`.

Names are those of the fields in capital letters with `SENTINEL_` in front, except `DATABASE_URL`.
"""

import hmac
import ipaddress
import logging
import os
from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from resources.adopted_settings import AdoptedSetting, AdoptedSettingsSource, adopted_in
from resources.renamed_settings import RenamedSetting, RenamedSettingsSource, renamed_in
from resources.settings_fields import SettingsFields
from resources.signing_key import is_guessable, stored_secret

METRICS_DIR_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
AWS_CREDENTIALS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE")
"""Read by boto3 itself, and from the environment only."""
PROJECT_DIR = Path(__file__).resolve().parent.parent
logger = logging.getLogger(__name__)


class Settings(SettingsFields):
    """The settings of a process, validated, and what follows from them."""

    model_config = SettingsConfigDict(
        env_prefix="SENTINEL_", env_file=PROJECT_DIR / ".env", extra="ignore", populate_by_name=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, the environment, `.env`, then what either calls by an old name or by one of others."""
        given = variables(env_settings, dotenv_settings)
        renamed = RenamedSettingsSource(settings_cls, given)
        return (
            init_settings,
            env_settings,
            dotenv_settings,
            renamed,
            AdoptedSettingsSource(settings_cls, given),
        )

    @field_validator(
        *("account_quota_bytes", "total_quota_bytes", "daily_budget_usd"),
        *("aws_region", "aws_endpoint", "s3_endpoint", "dagster_config"),
        mode="before",
    )
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("timezone")
    @classmethod
    def zone_exists(cls, name: str) -> str:
        ZoneInfo(name)
        return name

    @model_validator(mode="after")
    def is_safe_in_public(self) -> Self:
        if self.is_public and not self.auth:
            raise ValueError(
                f"{self.public_name} can be reached by others, and SENTINEL_AUTH is off. Set "
                "SENTINEL_AUTH=true and add an account with `sentinel user NAME`, or listen on 127.0.0.1."
            )
        for name, value in (("SENTINEL_SECRET", self.secret), ("SENTINEL_SERVICE_KEY", self.service_key)):
            if value is not None and is_guessable(value):
                raise ValueError(
                    f"{name} can be guessed. Make a new one, for example with `openssl rand -base64 48`."
                )
        return self

    @property
    def is_public(self) -> bool:
        """Whether others than this machine may reach the API, by its own address or through a proxy."""
        outside = urlsplit(self.public_url or "").hostname
        listening = (self.host, self.dagster_listen)
        return any(not is_loopback(name) for name in (*listening, outside or "localhost"))

    @property
    def public_name(self) -> str:
        if not is_loopback(self.host):
            return f"SENTINEL_HOST {self.host!r}"
        if not is_loopback(self.dagster_listen):
            return f"SENTINEL_DAGSTER_LISTEN {self.dagster_listen!r}"
        return f"{self.public_url}"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def base_url(self) -> str:
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def local_url(self) -> str:
        """Where programs on this machine reach the API, whatever others call it."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "localhost") else self.host  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def dagster_url(self) -> str:
        return f"http://{self.dagster_host}:{self.dagster_port}"

    @property
    def dagster_page(self) -> str:
        """Where people find Dagster's page."""
        return (self.dagster_public_url or self.dagster_url).rstrip("/")

    @property
    def inbox(self) -> Path:
        return self.inbox_dir or self.state_dir / "inbox"

    @property
    def metrics_dir(self) -> str | None:
        """The folder of all API workers' counters, from which any of them can report the sum."""
        return os.environ.get(METRICS_DIR_VARIABLE)

    @property
    def objects_dir(self) -> Path:
        return self.state_dir / "objects"

    @property
    def object_cache_dir(self) -> Path:
        return self.state_dir / "object-cache"

    @property
    def dagster_home(self) -> Path:
        return self.state_dir / "dagster"

    @property
    def allowed_origins(self) -> list[str]:
        own = [f"http://{name}:{self.port}" for name in ("localhost", "127.0.0.1")]
        return [*split_list(self.cors_origins), self.base_url, *own]

    @property
    def proxies(self) -> list[str]:
        return split_list(self.trusted_proxies)

    def signing_key(self) -> bytes:
        """The secret; where none is set, one is made on first use and kept."""
        if self.secret:
            return self.secret.encode()
        return stored_secret(self.state_dir / "secret").encode()

    def dagster_key(self) -> str:
        """The key that our own programs send to Dagster's web server."""
        return hmac.new(self.signing_key(), b"dagster", "sha256").hexdigest()


def variables(*sources: PydanticBaseSettingsSource) -> dict[str, str]:
    """Variables of the environment and `.env`, by lower-case name; the first source has precedence."""
    given: dict[str, str] = {}
    for source in reversed(sources):
        if isinstance(source, EnvSettingsSource):  # that of `.env` is one too
            given |= {name: value for name, value in source.env_vars.items() if value is not None}
    return given


def renamed_in_use() -> tuple[RenamedSetting, ...]:
    """The settings that the environment or `.env` call by an old name."""
    return renamed_in(variables(EnvSettingsSource(Settings), DotEnvSettingsSource(Settings)))


def adopted_in_use() -> tuple[AdoptedSetting, ...]:
    """The settings that the environment or `.env` give under a name of another system."""
    return adopted_in(variables(EnvSettingsSource(Settings), DotEnvSettingsSource(Settings)))


def share_counters(settings: Settings) -> None:
    """Let API workers share their counters: Prometheus's client reads this variable when it is imported."""
    if settings.api_workers > 1:
        os.environ.setdefault(METRICS_DIR_VARIABLE, str(settings.state_dir / "metrics"))


def share_credentials() -> None:
    """Let boto3 see credentials that stand in `.env`, unless the environment has some of its own."""
    if not any(os.environ.get(name) for name in AWS_CREDENTIALS):
        given = variables(DotEnvSettingsSource(Settings))
        os.environ.update({name: given[name.lower()] for name in AWS_CREDENTIALS if name.lower() in given})


def share_database(url: str, dagster_url: str) -> None:
    """Tell child processes where the database is."""
    os.environ.update({"DATABASE_URL": url, "DAGSTER_PG_URL": dagster_url})


def split_list(text: str) -> list[str]:
    """The parts of a comma-separated text, without spaces around them and empty ones."""
    return [part.strip() for part in text.split(",") if part.strip()]


def inherited_environment() -> dict[str, str]:
    """A copy of the environment of this process, for child processes."""
    return dict(os.environ)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@cache
def settings() -> Settings:
    """The settings of this process. Relative folders lie in the project, wherever a command is run."""
    loaded = Settings()
    share_credentials()
    for renamed in renamed_in_use():
        logger.warning("%s", renamed.warning)
    names = ("state_dir", "inbox_dir", "evaluation_dir", "dagster_config")
    folders = {name: getattr(loaded, name) for name in names}
    absolute = {name: PROJECT_DIR / folder.expanduser() for name, folder in folders.items() if folder}
    return loaded.model_copy(update=absolute)
