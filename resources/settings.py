"""Every setting, read in one place: from the environment, then from `.env`.

Names are those of the fields in capital letters with `SENTINEL_` in front, except `DATABASE_URL`.
"""

import hmac
import ipaddress
import os
from functools import cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from resources.signing_key import is_guessable, stored_secret

GIB = 1024**3
HOG = "hog"
METRICS_DIR_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
MIN_SECRET = 32
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
    dagster_hosts: str = Field(
        default="",
        description="More names than this machine's own by which Dagster may be asked for, with commas.",
    )
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
    open_upload_bytes: int = Field(
        default=100 * GIB, gt=0, description="Bytes of uploads that an account has begun and not confirmed."
    )
    account_quota_bytes: int | None = Field(
        default=None, gt=0, description="Bytes of recordings that an account may send; empty sets no limit."
    )
    total_quota_bytes: int | None = Field(
        default=None, gt=0, description="Bytes that all recordings may take; empty leaves it to the disk."
    )
    min_free_bytes: int = Field(
        default=GIB, ge=0, description="Bytes that stay free on the disk: what would leave less is refused."
    )
    warn_free_bytes: int = Field(
        default=5 * GIB, ge=0, description="Free bytes on the disk below which /api/ready warns."
    )
    upload_expires_s: int = Field(
        default=900, gt=0, description="Seconds that an upload address stays valid."
    )
    media_expires_s: int = Field(default=86400, gt=0, description="Seconds that a media address stays valid.")
    sample_rate_hz: float = Field(
        default=5.0, gt=0, le=60, description="Frames per second of video that are looked at."
    )
    looking: Literal["thorough", "fast"] = Field(
        default="thorough",
        description="thorough looks all through a recording, fast at key frames and where they change.",
    )
    segment_s: float = Field(
        default=60.0, ge=1, description="Seconds of video after which the analysis of frames is kept."
    )
    detector: str = Field(
        default=HOG,
        description="hog is built in; else an object detector: a hub name, a folder, or s3://bucket/prefix.",
    )
    decoder: Literal["cpu", "cuda"] = Field(
        default="cpu", description="Where recordings are decoded: cpu, or cuda for a card's NVDEC."
    )
    person_classifiers: str = Field(
        default="",
        description="Classifiers of age, gender or facing, named as detectors are, separated by commas.",
    )
    evaluation_dir: Path | None = Field(
        default=None,
        description="Folder of NAME.mp4 with NAME.gt.txt (MOT) that the weekly evaluation measures too.",
    )
    s3_endpoint: str | None = Field(
        default=None, description="Address of another S3 than Amazon's, such as MinIO."
    )
    max_concurrent_runs: int = Field(default=2, ge=1, description="Videos that are analysed at once.")
    gpu_slots: int | None = Field(
        default=None,
        ge=1,
        description="Steps that look at frames at once; empty means one for each card, or for each core.",
    )
    warm_s: float = Field(
        default=60.0,
        ge=0,
        description="Seconds that code and models stay loaded for the next video; 0 loads them for each.",
    )
    embedding_model: str = Field(
        default="minilm",
        description="minilm is built in; else a sentence-transformers name or folder.",
    )
    preload_text_model: bool = Field(
        default=True,
        description="Load the text model when the API starts (400 MB a worker); else at the first question.",
    )
    secret: str | None = Field(
        default=None,
        min_length=MIN_SECRET,
        description="Key that signs addresses; empty makes one in the state folder.",
    )
    auth: bool = Field(
        default=False, description="Ask for a login or key; false is allowed on loopback addresses only."
    )
    service_key: str | None = Field(
        default=None,
        min_length=MIN_SECRET,
        description="A key with the rights of an operator, for a front end whose proxy sends it along.",
    )
    api_key: str | None = Field(
        default=None, description="Key that this command line shows to the API, where it asks for one."
    )
    api_workers: int = Field(default=1, ge=1, le=64, description="Processes that serve the API and the page.")
    rate_limit_per_s: float = Field(
        default=200.0, gt=0, description="Requests per second of one client, per worker, before it gets 429."
    )
    login_attempts: int = Field(
        default=10,
        ge=1,
        description="Wrong passwords in ten minutes, per account and address; ten times as many per address.",
    )
    questions_per_minute: int = Field(
        default=120, ge=1, description="Questions and searches of one client in a minute, over all workers."
    )
    uploads_per_minute: int = Field(
        default=300, ge=1, description="Uploads that one client may begin in a minute, over all workers."
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses of proxies whose X-Forwarded-For is believed, with commas; empty is none.",
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="text for people, json for log collectors: one object per line."
    )
    otel_endpoint: str | None = Field(
        default=None, description="OTLP/HTTP address for traces; empty sends none. Needs the extra `otel`."
    )

    @field_validator("gpu_slots", "account_quota_bytes", "total_quota_bytes", mode="before")
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
        return not is_loopback(self.host) or (outside is not None and not is_loopback(outside))

    @property
    def public_name(self) -> str:
        return f"SENTINEL_HOST {self.host!r}" if not is_loopback(self.host) else f"{self.public_url}"

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
        return f"http://127.0.0.1:{self.dagster_port}"

    @property
    def inbox(self) -> Path:
        return self.inbox_dir or self.state_dir / "inbox"

    @property
    def metrics_dir(self) -> str | None:
        """Where workers keep their counters, so that any of them can tell those of all."""
        return os.environ.get(METRICS_DIR_VARIABLE)

    @property
    def objects_dir(self) -> Path:
        return self.state_dir / "objects"

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
        """The secret, made and kept on first use when none is set."""
        if self.secret:
            return self.secret.encode()
        return stored_secret(self.state_dir / "secret").encode()

    def dagster_key(self) -> str:
        """What our own programs show to Dagster's web server, where it asks for one."""
        return hmac.new(self.signing_key(), b"dagster", "sha256").hexdigest()


def share_counters(settings: Settings) -> None:
    """Let several workers count together: Prometheus's client reads this when it is imported."""
    if settings.api_workers > 1:
        os.environ.setdefault(METRICS_DIR_VARIABLE, str(settings.state_dir / "metrics"))


def share_database(url: str, dagster_url: str) -> None:
    """Tell child processes where the database is."""
    os.environ.update({"DATABASE_URL": url, "DAGSTER_PG_URL": dagster_url})


def split_list(text: str) -> list[str]:
    """The parts of a text with commas, without blanks and empty ones."""
    return [part.strip() for part in text.split(",") if part.strip()]


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


@cache
def settings() -> Settings:
    """The settings of this process. Relative folders lie in the project, wherever a command is run."""
    loaded = Settings()
    names = ("state_dir", "inbox_dir", "evaluation_dir")
    folders = {name: getattr(loaded, name) for name in names}
    absolute = {name: PROJECT_DIR / folder.expanduser() for name, folder in folders.items() if folder}
    return loaded.model_copy(update=absolute)
