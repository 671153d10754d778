"""What can be configured: one field for each setting, with its default and what it means."""

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field

from resources.settings_aws import AwsSettings
from resources.settings_database import DatabaseSettings
from resources.settings_device import DeviceSettings
from resources.settings_exports import ExportSettings
from resources.settings_models import ModelSettings
from resources.settings_programs import ProgramSettings
from resources.settings_queue import QueueSettings

GIB = 1024**3
"""Bytes."""
HOG = "hog"
"""The detector that is built in (OpenCV's)."""
AUTO_DETECTOR = "auto"
"""The recommended detector where it has been fetched, and else the one that is built in."""
MIN_SECRET = 32
"""Characters. A key of 256 bits in hexadecimal has 64, in base64 44; fewer than 32 are a password."""


class SettingsFields(
    AwsSettings,
    QueueSettings,
    ModelSettings,
    DatabaseSettings,
    ProgramSettings,
    DeviceSettings,
    ExportSettings,
):
    """The defaults work on a bare laptop."""

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
    dagster_public_url: str | None = Field(
        default=None,
        description="Address of Dagster's page for browsers, where it differs from host and port.",
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
    timezone: str = Field(
        default="UTC",
        description="Zone of recording times that are given without one, for cameras with none of their own.",
    )
    max_upload_bytes: int = Field(default=5 * GIB, gt=0, description="Largest recording that is accepted.")
    max_open_upload_bytes: int = Field(
        default=100 * GIB,
        gt=0,
        description="Bytes that an account's unconfirmed uploads may have together.",
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
    scan_mode: Literal["thorough", "fast"] = Field(
        default="thorough",
        description="thorough samples the whole recording, fast its key frames, and more where they change.",
    )
    segment_s: float = Field(
        default=60.0, ge=1, description="Seconds of video after which the analysis of frames is kept."
    )
    detector: str = Field(
        default=AUTO_DETECTOR,
        description="auto is the recommended one once it is fetched, else hog, which is built in; "
        "or an object detector: a hub name, a folder, or s3://bucket/prefix.",
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
        description="Folder of NAME.mp4 with NAME.gt.txt (MOT) or NAME.events.csv, measured weekly too.",
    )
    max_concurrent_runs: int = Field(default=2, ge=1, description="Videos that are analysed at once.")
    worker_idle_s: float = Field(
        default=60.0,
        ge=0,
        description="Seconds that an idle worker keeps code and models loaded; 0 loads them for each video.",
    )
    embedding_model: str = Field(
        default="minilm",
        description="minilm is built in; else a sentence-transformers name or folder, or bedrock:MODEL_ID.",
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
