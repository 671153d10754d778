"""Recordings, and the status of each."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, insert

from domain.access import Cameras
from domain.keys import derived_from
from domain.language.message import texts
from domain.language.messages import refusals as say
from domain.records import PERSON, VideoProbe, VideoRecord, VideoStatus
from domain.summaries.drafts import Summary
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource
from resources.db.stores.analysis_jobs import AnalysisJobStore
from resources.db.stores.video_rows import in_scope, select_videos, video_record
from resources.db.tables import video
from resources.errors import NotFoundError

RETRIED_ON_UPLOAD = (
    "interrupted",
    "canceled",
    "internal",
    "file_missing",
    "altered",
    "setup",
    "cloud_away",
    "disk_full",
    "check_failed",
    "no_text_model",
    "no_device",
    "device_full",
    "hosted_model_failed",
    "budget_spent",
)
"""Failures that have nothing to do with the file: sending it again starts a new analysis."""


@dataclass(frozen=True, slots=True)
class NewVideo:
    """A recording that has arrived in the object store."""

    name: str
    object_key: str
    sha256: str
    size_bytes: int
    recorded: RecordedTime | None = None
    camera: str | None = None
    thumbnail_key: str | None = None
    said_duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class VideoChanges:
    """What people may change about a recording; a field of None stays as it is, an empty text clears it."""

    name: str | None = None
    recorded_at: datetime | None = None
    camera: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class VideoPage:
    """Part of a list: at most `limit` videos, after a position in the order of time and number."""

    limit: int | None = None
    after: tuple[datetime, int] | None = None


WHOLE_LIST = VideoPage()


@dataclass(frozen=True, slots=True)
class Registered:
    """The video of some content. `is_new` is False when the same content was there before."""

    video_id: int
    object_key: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class VideoStore:
    connection: sa.Connection
    cameras: Cameras = None

    def register(self, new: NewVideo) -> Registered:
        """Store a recording and add its analysis job, once per content, in one transaction."""
        statement = insert(video).values(
            name=new.name,
            object_key=new.object_key,
            sha256=new.sha256,
            size_bytes=new.size_bytes,
            **time_columns(new.recorded),
            camera=new.camera,
            thumbnail_key=new.thumbnail_key,
            said_duration_s=new.said_duration_s,
        )
        video_id = self.connection.scalar(
            statement.on_conflict_do_nothing(index_elements=["sha256"]).returning(video.c.video_id)
        )
        if video_id is not None:
            self._jobs.enqueue(video_id)
            return Registered(video_id, new.object_key, is_new=True)
        return self._known(new)

    def _known(self, new: NewVideo) -> Registered:
        query = sa.select(video).where(video.c.sha256 == new.sha256).with_for_update()
        row = self.connection.execute(query).one()
        if row.status != VideoStatus.FAILED or row.error_code not in RETRIED_ON_UPLOAD:
            return Registered(row.video_id, row.object_key, is_new=False)
        self._update(row.video_id, object_key=new.object_key)
        self._jobs.enqueue(row.video_id)
        return Registered(row.video_id, new.object_key, is_new=False)

    def get(self, video_id: int, *, lock: bool = False) -> VideoRecord:
        """One video; raises `NotFoundError`."""
        query = self._visible().where(video.c.video_id == video_id)
        row = self.connection.execute(query.with_for_update(of=video) if lock else query).one_or_none()
        if row is None:
            raise NotFoundError(*texts(say.video_not_found, video_id))
        return video_record(row)

    def looked_for(self) -> frozenset[str]:
        """What was looked for in any analysed video, as `VideoRecord.looked_for`."""
        nothing = sa.cast([], ARRAY(sa.Text))
        names = sa.func.coalesce(video.c.detected_labels, nothing).concat(
            sa.func.coalesce(video.c.classified_traits, nothing)
        )
        query = sa.select(sa.func.unnest(names)).where(video.c.status == VideoStatus.COMPLETED).distinct()
        if self.cameras is not None:
            query = query.where(in_scope(self.cameras))
        return frozenset({PERSON, *self.connection.scalars(query)})

    def is_visible(self, video_id: int) -> bool:
        """Whether a video may be seen. To those who see all cameras, one that does not exist may."""
        if self.cameras is None:
            return True
        query = sa.select(video.c.video_id).where(video.c.video_id == video_id, in_scope(self.cameras))
        return self.connection.scalar(query) is not None

    def with_object(self, object_key: str) -> VideoRecord:
        """The video whose recording lies under a key; raises `NotFoundError`."""
        row = self.connection.execute(self._visible().where(video.c.object_key == object_key)).first()
        if row is None:
            raise NotFoundError(f"object {object_key} not found")
        return video_record(row)

    def is_hidden(self, object_key: str, cameras: Cameras) -> bool:
        """Whether an object belongs to a recording that somebody with these cameras does not see."""
        if cameras is None:
            return False
        is_its = sa.or_(
            video.c.object_key == object_key,
            video.c.thumbnail_key == object_key,
            video.c.video_id == derived_from(object_key),
        )
        is_other = sa.or_(video.c.camera.is_(None), video.c.camera.not_in(cameras))
        return self.connection.scalar(sa.select(video.c.video_id).where(is_its, is_other)) is not None

    def newest_first(self, page: VideoPage = WHOLE_LIST) -> tuple[VideoRecord, ...]:
        order = (video.c.uploaded_at, video.c.video_id)
        query = self._visible().order_by(*(column.desc() for column in order)).limit(page.limit)
        if page.after is not None:
            uploaded_at, video_id = page.after
            place = (sa.literal(uploaded_at), sa.literal(video_id, sa.BigInteger))
            query = query.where(sa.tuple_(*order) < sa.tuple_(*place))
        return tuple(video_record(row) for row in self.connection.execute(query))

    def _visible(self) -> sa.Select[Any]:
        query = select_videos()
        return query if self.cameras is None else query.where(in_scope(self.cameras))

    def change(self, video_id: int, changes: VideoChanges) -> VideoRecord:
        """Change what people may change; raises `NotFoundError`."""
        self.get(video_id, lock=True)
        given = {name: value for name, value in asdict(changes).items() if value is not None}
        if "camera" in given:
            given["camera"] = given["camera"] or None
        if changes.recorded_at is not None:
            edited = RecordedTime(changes.recorded_at, TimeSource.EDIT, Sureness.HIGH)
            given |= time_columns(edited)
        if given:
            self._update(video_id, **given)
        return self.get(video_id)

    def set_probe(self, video_id: int, probe: VideoProbe) -> None:
        self._update(
            video_id,
            duration_s=round(probe.duration_s, 3),
            width=probe.width,
            height=probe.height,
            fps=probe.fps,
            codec=probe.codec,
            rotation=probe.rotation,
            is_variable_rate=probe.is_variable_rate,
        )

    def set_recorded(self, video_id: int, recorded: RecordedTime | None) -> None:
        """Keep when its file says that a recording began, unless somebody has said so.

        Raises `NotFoundError`.
        """
        known = self.get(video_id, lock=True).recorded
        if recorded is None:
            return
        if known is None or known.source not in (TimeSource.UPLOAD, TimeSource.EDIT):
            self._update(video_id, **time_columns(recorded))

    def has_thumbnail(self, key: str) -> bool:
        """Whether some video shows this picture."""
        return bool(self.connection.scalar(sa.select(sa.exists().where(video.c.thumbnail_key == key))))

    def set_thumbnail(self, video_id: int, key: str) -> None:
        self._update(video_id, thumbnail_key=key)

    def set_summary(self, video_id: int, summary: Summary) -> None:
        self._update(video_id, summary_en=summary.text_en, summary_ko=summary.text_ko)

    def set_detected_labels(self, video_id: int, labels: Sequence[str]) -> None:
        """Note what the detector of a recording knows, whether or not it saw any of it."""
        self._update(video_id, detected_labels=list(labels))

    def set_classified_traits(
        self, video_id: int, kinds: Sequence[str], seen_labels: Collection[str]
    ) -> None:
        """Note which kinds of traits classifiers were asked for.

        The boxes of a recording that an earlier version looked through show what its detector knows:
        `seen_labels` count where nothing is noted.
        """
        labels = sa.func.coalesce(video.c.detected_labels, sa.cast(sorted(seen_labels), ARRAY(sa.Text)))
        self._update(video_id, classified_traits=list(kinds), detected_labels=labels)

    def delete(self, video_id: int) -> VideoRecord:
        """Remove a video with everything that was made of it; returns what it was."""
        record = self.get(video_id, lock=True)
        self.connection.execute(sa.delete(video).where(video.c.video_id == video_id))
        return record

    def fail(self, video_id: int, code: str, detail: str = "") -> None:
        """Mark as failed; `code` is one of `domain.language.reasons`. What was cancelled stays so."""
        self._jobs.mark_taken(video_id)
        before = sa.select(video.c.error_code).where(video.c.video_id == video_id).with_for_update()
        if (self.connection.scalar(before), code) == ("canceled", "interrupted"):
            return
        progress = sa.func.least(video.c.progress, 99)
        failed = {"status": VideoStatus.FAILED, "error_code": code, "error_detail": detail[:2000]}
        self._update(video_id, **failed, progress=progress)

    @property
    def _jobs(self) -> AnalysisJobStore:
        return AnalysisJobStore(self.connection, self.cameras)

    def _update(self, video_id: int, **values: object) -> None:
        self.connection.execute(sa.update(video).where(video.c.video_id == video_id).values(**values))


def time_columns(recorded: RecordedTime | None) -> dict[str, object]:
    """When a recording began, as its columns hold it."""
    if recorded is None:
        return {}
    return {
        "recorded_at": recorded.at,
        "recorded_local": recorded.local,
        "recorded_at_source": recorded.source.value,
        "recorded_at_sureness": recorded.sureness.value,
    }
