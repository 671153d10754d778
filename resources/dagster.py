"""What runs use, as Dagster resources: shown on its Resources page, and replaced by others in tests.

Dagster prepares every resource of a run before its first step. A model that cannot be loaded would fail the
run there, before any stage could note why. So models are loaded on first use, once per process.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import dagster as dg
from pydantic import Field

from domain.keys import parse_partition_key
from domain.records import Detections, TrackBoxes
from domain.video.scan_settings import ScanMode, ScanSettings
from resources.dagster_aws import AwsResource
from resources.db.address import database_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import DIRECT, Database
from resources.errors import NotFoundError
from resources.models.actions import ActionModelSource
from resources.models.classifiers import ClassifierModels
from resources.models.detectors import DetectorModel, detector_model
from resources.models.embedders import preload_embedder
from resources.models.weights import WeightsCache
from resources.settings import settings
from resources.settings_aws import CACHE_BYTES
from resources.storage.box_tables import from_parquet
from resources.storage.object_cache import ObjectCache
from resources.storage.objects import ObjectStore
from resources.storage.opening import open_store


def open_database(url: str, rules: ConnectionRules = DIRECT) -> Database:
    """One pool of connections for each address, shared by all runs of a process."""
    return shared_database(url, rules)


shared_database = cache(Database.at)


class DatabaseResource(dg.ConfigurableResource):
    """PostgreSQL, with all that is known about recordings: their state, people, events and vectors."""

    url: str | None = Field(
        default=None,
        description="Address of the database. Empty means the one in DATABASE_URL, or else the built-in "
        "server in the state folder. An address holds a password: give it as an EnvVar, which is shown by "
        "its name only.",
    )

    def connect(self) -> Database:
        """Raises `SetupError` when it is the built-in server and that does not run."""
        if self.url:
            return open_database(self.url)
        configured = settings()
        return open_database(database_url(configured), ConnectionRules.of(configured))


class LocalTimeResource(dg.ConfigurableResource):
    """How times without an offset are read, as recorders write them into names of files."""

    time_zone: str = Field(
        description="Of cameras that have no time zone of their own; a name of the IANA list "
        "(SENTINEL_TIMEZONE)."
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class ObjectStoreResource(dg.ConfigurableResource):
    """The files: recordings as they were received, thumbnails, and boxes as Parquet."""

    location: str = Field(
        description="Folder, or s3://bucket/prefix, below which all objects are kept (SENTINEL_OBJECTS)."
    )
    cache_folder: str = Field(
        description="Folder in which copies of a bucket's objects lie while they are worked on."
    )
    cache_bytes: int = Field(
        default=CACHE_BYTES, description="Bytes of these copies together (SENTINEL_OBJECT_CACHE_BYTES)."
    )
    aws: AwsResource

    def open(self) -> ObjectStore:
        """The store; raises `SetupError` on first use where the bucket is not there."""
        folder = Path(self.cache_folder)
        cache = ObjectCache(folder, self.cache_bytes)
        return open_store(self.location, self.aws.connection, cache, folder.with_name("objects"))


class ModelsResource(dg.ConfigurableResource):
    """Models of a folder, of the Hugging Face hub, or of a bucket. Loaded once per process."""

    cache_folder: str = Field(description="Folder in which fetched models are kept.")
    aws: AwsResource

    @property
    def weights(self) -> WeightsCache:
        return WeightsCache(Path(self.cache_folder), self.aws.connection)


class DetectorResource(ModelsResource):
    """The model that finds people on frames. It is loaded by the first step that uses it."""

    name: str = Field(
        description="auto is the recommended one once it is fetched, else hog, which is built in; or an "
        "object detector of transformers: a hub name, a folder, or s3://bucket/prefix (SENTINEL_DETECTOR)."
    )

    @property
    def model(self) -> DetectorModel:
        return detector_model(self.name, self.weights)


class PersonClassifiersResource(ModelsResource):
    """Models that tell the age group, gender or facing of people from pictures of them; none by default."""

    names: list[str] = Field(
        description="Image classifiers of transformers, named as detectors are (SENTINEL_PERSON_CLASSIFIERS)."
    )

    @property
    def models(self) -> ClassifierModels:
        return ClassifierModels(tuple(self.names), self.weights)


class ActionModelResource(ModelsResource):
    """A model that looks for actions in pictures of a few stretches that rules choose; none by default."""

    name: str = Field(
        description="A model of transformers (SigLIP, CLIP, or one that writes), named as detectors are, or "
        "a hosted one: bedrock:MODEL_ID or openai:MODEL; empty is none (SENTINEL_ACTION_MODEL)."
    )
    budget_per_hour: float = Field(
        description="Stretches of an hour of recording that it looks at (SENTINEL_ACTION_BUDGET_PER_HOUR)."
    )
    min_share: float = Field(
        description="Share (0..1) from which on what it sees is an event (SENTINEL_ACTION_MIN_SHARE)."
    )
    timeout_s: float = Field(
        description="Seconds for one answer, or one batch of them (SENTINEL_ACTION_TIMEOUT_S)."
    )
    total_s: float = Field(description="Seconds for one recording (SENTINEL_ACTION_TOTAL_S).")

    @property
    def source(self) -> ActionModelSource:
        limits = (self.budget_per_hour, self.min_share, self.timeout_s, self.total_s)
        return ActionModelSource(self.name, self.weights, *limits)


class TextEmbedderResource(dg.ConfigurableResource):
    """The model that turns texts into vectors. Runs that embed load it while frames are still decoded."""

    name: str = Field(
        description="minilm is built in; else a name or folder of sentence-transformers, or bedrock:MODEL_ID "
        "(SENTINEL_EMBEDDING_MODEL)."
    )
    is_preloaded: bool = Field(
        default=True, description="Whether runs that embed begin to load the model before they need it."
    )

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """Not where the run names another device than the settings: the model would lie on two."""
        if self.is_preloaded and not names_device(context):
            preload_embedder(self.name)


def names_device(context: dg.InitResourceContext) -> bool:
    """Whether the configuration of a run replaces that of the resource `device`."""
    resources = context.run.run_config.get("resources") if context.run else None
    return isinstance(resources, Mapping) and "device" in resources


class ScanResource(dg.ConfigurableResource):
    """How recordings are looked through: how often, at which frames, and on what they are decoded."""

    rate_hz: float = Field(
        description="Frames per second of video that are looked at (SENTINEL_SAMPLE_RATE_HZ)."
    )
    mode: Literal["thorough", "fast"] = Field(
        description="thorough looks all through a recording, fast at key frames and where they change."
    )
    segment_s: float = Field(
        description="Seconds of video after which what was found is kept, so that a run that is cut off can "
        "continue from there (SENTINEL_SEGMENT_S)."
    )
    decoder: Literal["cpu", "cuda"] = Field(
        description="Where recordings are decoded: cpu, or cuda for a card's NVDEC (SENTINEL_DECODER)."
    )

    @property
    def settings(self) -> ScanSettings:
        return ScanSettings(self.rate_hz, ScanMode(self.mode), self.segment_s, self.decoder)


class InboxResource(dg.ConfigurableResource):
    """A folder that is watched: recordings that are dropped into it are taken in."""

    folder: str = Field(description="The folder (SENTINEL_INBOX_DIR); a missing one counts as empty.")
    settle_s: float = Field(
        description="Seconds that a file must be left unchanged before it is taken (SENTINEL_INBOX_SETTLE_S)."
    )


TRUTH_ENDINGS = BOXES_TRUTH, EVENTS_TRUTH = (".gt.txt", ".events.csv")
"""How files with truth end that lie beside labelled recordings: of boxes, and of events."""


class EvaluationClipsResource(dg.ConfigurableResource):
    """Labelled recordings that detection, tracking and events are measured on."""

    scenes_folder: str = Field(description="Folder of the drawn scenes, which are made on first use.")
    own_folder: str | None = Field(
        default=None,
        description="Folder of NAME.mp4 with NAME.gt.txt (MOT) or NAME.events.csv of your own "
        "(SENTINEL_EVALUATION_DIR).",
    )

    @property
    def scenes(self) -> Path:
        return Path(self.scenes_folder)

    @property
    def event_scenes(self) -> Path:
        return self.scenes / "events"

    def own_with(self, ending: str) -> Path | None:
        """Your own folder, unless there is none or all its truth is of the other kind."""
        folder = Path(self.own_folder) if self.own_folder else None
        if folder is None or any(folder.glob(f"*{ending}")):
            return folder
        return None if any(any(folder.glob(f"*{other}")) for other in TRUTH_ENDINGS) else folder


class ParquetIOManager(dg.ConfigurableIOManager):
    """Reads the boxes that stages keep as Parquet in the object store, one object per asset and recording."""

    database: DatabaseResource
    object_store: ObjectStoreResource

    def handle_output(self, context: dg.OutputContext, obj: Detections | TrackBoxes) -> None:
        """Nothing is left to do: stages keep their boxes together with their rows."""

    def load_input(self, context: dg.InputContext) -> Detections | TrackBoxes:
        """Raises `NotFoundError` where the asset was never made for this video."""
        asset, video_id = context.asset_key.path[-1], parse_partition_key(context.partition_key)
        with self.database.connect().transaction() as stores:
            key = stores.results.table_key(video_id, asset)
        if key is None:
            raise NotFoundError(f"No {asset} of video {video_id} are kept: materialise {asset} first")
        record = from_parquet(self.object_store.open().get(key))
        if not isinstance(record, Detections | TrackBoxes):
            raise TypeError(f"{key} holds {type(record).__name__}, and {asset} are boxes")
        return record
