"""The recordings that a search goes through: how many there are, and those that are not analysed."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from domain.access import Cameras
from domain.records import VideoRecord, VideoStatus
from resources.db.stores.video_rows import in_scope, select_videos, video_record
from resources.db.tables import event_window, video


@dataclass(frozen=True, slots=True)
class SearchedVideos:
    """`videos` in all; of these `unready` are not analysed. `newest_window` is the last that was stored."""

    videos: int
    unready: tuple[VideoRecord, ...]
    newest_window: int

    @property
    def ready(self) -> int:
        return self.videos - len(self.unready)


@dataclass(frozen=True, slots=True)
class SearchedStore:
    connection: sa.Connection
    cameras: Cameras = None

    def all(self) -> SearchedVideos:
        """Every recording that may be seen; nothing is read of those that are analysed."""
        wanted = [] if self.cameras is None else [in_scope(self.cameras)]
        videos = self.connection.scalar(sa.select(sa.func.count()).select_from(video).where(*wanted))
        unready = select_videos().where(video.c.status != VideoStatus.COMPLETED, *wanted)
        rows = self.connection.execute(unready.order_by(video.c.video_id.desc()))
        return SearchedVideos(int(videos or 0), tuple(map(video_record, rows)), self._newest_window())

    def one(self, record: VideoRecord) -> SearchedVideos:
        return SearchedVideos(1, () if record.is_ready else (record,), self._newest_window())

    def records(self, video_ids: Collection[int]) -> tuple[VideoRecord, ...]:
        """Some of those that a search found."""
        query = select_videos().where(video.c.video_id.in_(video_ids))
        return tuple(map(video_record, self.connection.execute(query)))

    def _newest_window(self) -> int:
        return int(self.connection.scalar(sa.select(sa.func.max(event_window.c.window_id))) or 0)
