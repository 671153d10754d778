"""Every setting, read in one place: from the environment, then from `.env`.

Names are those of the fields in capital letters with `SENTINEL_` in front, except `DATABASE_URL`.
"""

import ipaddress
import os
import secrets
import socket
from functools import cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

GIB = 1024**3
PROJECT_DIR = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What can be configured; the defaults work on a bare laptop."""

    model_config = SettingsConfigDict(
        env_prefix="SENTINEL_", env_file=PROJECT_DIR / ".env", extra="ignore", populate_by_name=True
    )

    state_dir: Path = Field(
        default=Path(".sentinel"), description="Folder for everything that is kept: database, recordings."
    )
    database_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="PostgreSQL 16+ with pgvector 0.8+; empty runs one inside the state folder.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the API and page listen on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port of the API and the page.")
    dagster_port: int = Field(default=3000, ge=1, le=65535, description="Port of Dagster's web UI.")
    public_url: str | None = Field(
        default=None, description="Address that browsers use, where it differs from host and port."
    )
    cors_origins: str = Field(
        default="http://localhost:3000,http://127.0.0.1:3000",
        description="Other web pages that may call the API, separated by commas.",
    )
    inbox_dir: Path | None = Field(
        default=None,
        description="Folder that is watched for recordings; empty means inbox in the state folder.",
    )
    inbox_settle_s: float = Field(
        default=5.0, ge=0, description="Seconds that an inbox file must be left unchanged before it is taken."
    )
    timezone: str = Field(default="UTC", description="Zone of recording times that are given without one.")
    max_upload_bytes: int = Field(default=5 * GIB, gt=0, description="Largest recording that is accepted.")
    upload_expires_s: int = Field(
        default=900, gt=0, description="Seconds that an upload address stays valid."
    )
    media_expires_s: int = Field(default=86400, gt=0, description="Seconds that a media address stays valid.")
    sample_rate_hz: float = Field(
        default=5.0, gt=0, le=60, description="Frames per second of video that are looked at."
    )
    max_concurrent_runs: int = Field(default=2, ge=1, description="Videos that are analysed at once.")
    embedding_model: str = Field(
        default="minilm",
        description="minilm is built in; else a sentence-transformers name or folder.",
    )
    secret: str | None = Field(
        default=None,
        min_length=32,
        description="Key that signs addresses; empty makes one in the state folder.",
    )

    @field_validator("timezone")
    @classmethod
    def zone_exists(cls, name: str) -> str:
        ZoneInfo(name)
        return name

    @model_validator(mode="after")
    def listens_on_loopback_only(self) -> Self:
        if not is_loopback(self.host):
            raise ValueError(
                f"SENTINEL_HOST is {self.host!r}: there is no authentication yet, so only a loopback "
                "address such as 127.0.0.1 is allowed. Put a proxy with a login in front to share it."
            )
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def base_url(self) -> str:
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def dagster_url(self) -> str:
        return f"http://127.0.0.1:{self.dagster_port}"

    @property
    def inbox(self) -> Path:
        return self.inbox_dir or self.state_dir / "inbox"

    @property
    def objects_dir(self) -> Path:
        return self.state_dir / "objects"

    @property
    def dagster_home(self) -> Path:
        return self.state_dir / "dagster"

    @property
    def allowed_origins(self) -> list[str]:
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]

    def signing_key(self) -> bytes:
        """The secret, made and kept on first use when none is set."""
        if self.secret:
            return self.secret.encode()
        return kept_secret(self.state_dir / "secret").encode()


def inherited_environment() -> dict[str, str]:
    """The environment of this process, to be handed on to child programs."""
    return dict(os.environ)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def kept_secret(path: Path) -> str:
    """A random secret in a file that only its owner reads; the first writer wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{socket.gethostname()}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


@cache
def settings() -> Settings:
    """The settings of this process. Relative folders lie in the project, wherever a command is run."""
    loaded = Settings()
    folders = {"state_dir": loaded.state_dir, "inbox_dir": loaded.inbox_dir}
    absolute = {name: PROJECT_DIR / folder.expanduser() for name, folder in folders.items() if folder}
    return loaded.model_copy(update=absolute)
