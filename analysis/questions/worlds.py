"""Worlds of recordings that questions are asked about: what was perceived of each, stored as by the pipeline.

Each world has a database of its own on a server that runs for the evaluation only.
"""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from os import getpid
from pathlib import Path
from zoneinfo import ZoneInfo

from analysis.questions.matching import World
from analysis.questions.perceive import Perceived
from analysis.questions.recordings import AskedRecording
from analysis.questions.truth import with_track_numbers
from domain.cameras.settings import CameraSettings
from domain.events.quiet import QuietRule
from domain.events.windows import WindowRule, all_windows
from domain.records import VideoProbe
from domain.stages import STAGE_PROGRESS
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource
from gpu_ops.embed.text import Embedder
from gpu_ops.synthetic.event_scenes import FPS
from gpu_ops.synthetic.question_scenes import Recorded
from resources.db.engine import Database, Stores
from resources.db.scratch import make_scratch_database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from resources.embedded_postgres import EmbeddedPostgres
from resources.locks import hold_lock

RUN, WHO = "evaluation", "evaluation"


@dataclass(frozen=True, slots=True)
class StoredWorld:
    """A world with the address of its database."""

    name: str
    url: str
    world: World

    def video_id(self, recording: str) -> int:
        """The number of a recording; raises `KeyError` for one that it does not have."""
        return {name: number for number, name in self.world.videos.items()}[recording]


@dataclass(frozen=True, slots=True)
class WorldMaker:
    """Stores worlds; texts become vectors of `embedder`, a model of the settings' name `model`."""

    embedder: Embedder
    model: str
    zone: ZoneInfo
    today: datetime

    def make(self, server: EmbeddedPostgres, name: str, recordings: Sequence[AskedRecording]) -> StoredWorld:
        """A world of some recordings, in a database of its own."""
        url = make_scratch_database(server, f"questions_{name}")
        database = Database.at(url)
        videos, truths = {}, {}
        for recording in recordings:
            began, seen = self.began(recording.recorded), recording.perceive()
            with database.transaction() as stores:
                video_id = self.store(stores, recording, seen, began)
            videos[video_id] = recording.name
            truth = with_track_numbers(recording.truth, seen.people)
            truths[recording.name] = replace(truth, began=began)
        database.engine.dispose()
        return StoredWorld(name, url, World(truths, videos))

    def began(self, recorded: Recorded | None) -> datetime | None:
        """The local time at which a recording of so many days ago began."""
        if recorded is None:
            return None
        return datetime.combine(self.today.date() - timedelta(days=recorded.days_ago), recorded.at)

    def store(
        self, stores: Stores, recording: AskedRecording, seen: Perceived, began: datetime | None
    ) -> int:
        """Keep a recording as its analysis leaves it; its number."""
        video_id = stores.videos.register(self.new_video(stores, recording, began)).video_id
        stores.jobs.mark_taken(video_id)
        probe = VideoProbe(seen.duration_s, seen.width, seen.height, FPS, "h264")
        stores.videos.set_probe(video_id, probe)
        stores.videos.set_classified_traits(video_id, (), ())
        stores.coverage.replace(video_id, seen.coverage, RUN)
        stores.tracks.replace(video_id, seen.people, seen.attributes, RUN)
        stores.events.replace(video_id, seen.events, RUN)
        self.store_windows(stores, video_id)
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage(RUN, video_id, stage, RunProcess(socket.gethostname(), getpid(), "cpu"))
            stores.runs.end_stage(RUN, video_id, stage, 1.0, {})
        return video_id

    def new_video(self, stores: Stores, asked: AskedRecording, began: datetime | None) -> NewVideo:
        """A recording whose name says nothing about what is in it."""
        digest = sha256(asked.name.encode()).hexdigest()
        recorded = None
        if began is not None:
            moment = began.replace(tzinfo=self.zone)
            recorded = RecordedTime(moment, TimeSource.METADATA, Sureness.HIGH, began)
        camera = asked.recorded.camera if asked.recorded else f"Camera {digest[:2]}"
        stores.access.know_cameras([camera])
        if asked.zones or asked.lines:
            wanted = CameraSettings(camera, zones=asked.zones, lines=asked.lines)
            stores.camera_settings.change(camera, wanted, 0, WHO)
        name = f"recording {digest[:4]}.mp4"
        return NewVideo(name, f"videos/{digest}", digest, 1, recorded=recorded, camera=camera)

    def store_windows(self, stores: Stores, video_id: int) -> None:
        """Windows with their texts and vectors."""
        stored = stores.events.of_video(video_id)
        people, coverage = stores.tracks.of_video(video_id), stores.coverage.of_video(video_id)
        windows = all_windows([each.event for each in stored], people, coverage, WindowRule(), QuietRule())
        stores.windows.replace(video_id, windows, stored, RUN)
        space = stores.embeddings.ensure_space(self.model, self.embedder.digest, self.embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        if texts:
            vectors = self.embedder.embed([each.text_en for each in texts])
            stores.embeddings.replace(space, texts, vectors)


@contextmanager
def running_server(folder: Path) -> Iterator[EmbeddedPostgres]:
    """A server whose data lies in a folder, for as long as it is needed; a second evaluation waits for it."""
    folder.mkdir(parents=True, exist_ok=True)
    with hold_lock(folder / "evaluation.lock"):
        server = EmbeddedPostgres(folder)
        server.ensure_running()
        try:
            yield server
        finally:
            server.stop()


def by_world(recordings: Sequence[AskedRecording]) -> Mapping[str, Sequence[AskedRecording]]:
    """Recordings by the world that they are part of."""
    worlds: dict[str, list[AskedRecording]] = {}
    for each in recordings:
        worlds.setdefault(each.world, []).append(each)
    return worlds
