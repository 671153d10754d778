"""What cameras are set to, with every version of it and who made it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from domain.access import Cameras
from domain.cameras.checks import find_problems
from domain.cameras.documents import from_document, places_digest, to_document
from domain.cameras.overlaps import RecordedSpan
from domain.cameras.settings import CameraSettings
from domain.language.message import texts
from domain.language.messages import cameras as say
from domain.records import VideoRecord
from resources.db.access.tables import account, api_key
from resources.db.camera_tables import camera_version
from resources.db.stores.quiet_summaries import forget_summaries
from resources.db.stores.video_rows import corrected_time, select_videos, video_record
from resources.db.tables import camera, upload, video
from resources.errors import NotFoundError, SentinelError

SETTINGS = (
    camera.c.name,
    camera.c.site,
    camera.c.time_zone,
    camera.c.clock_offset_s,
    camera.c.quiet_hours,
    camera.c.zones,
    camera.c.lines,
)
TIME_COLUMNS = (
    video.c.recorded_at,
    video.c.recorded_local,
    video.c.recorded_at_source,
    video.c.recorded_at_sureness,
)
NEAR = timedelta(days=3)
"""Before and after a recording, where others are looked for that overlap it: longer than files of cameras and
than any two time zones are apart."""
NO_CAMERA = CameraSettings("")
"""What is set of the camera of a recording that has none."""


class ChangedMeanwhileError(SentinelError):
    """Somebody else has changed a camera since the version that a change is made from."""


class NameTakenError(SentinelError):
    """Another camera has this name."""


@dataclass(frozen=True, slots=True)
class CameraRecord:
    """A camera; `version` counts the changes of its settings, 0 before the first."""

    settings: CameraSettings
    version: int
    recordings: int = 0


@dataclass(frozen=True, slots=True)
class CameraVersion:
    """What a camera was set to by whom."""

    version: int
    changed_at: datetime
    changed_by: str
    settings: CameraSettings


@dataclass(frozen=True, slots=True)
class CameraSettingsStore:
    """With `cameras`, only those exist."""

    connection: sa.Connection
    cameras: Cameras = None

    def all(self) -> tuple[CameraRecord, ...]:
        """Every camera, by name."""
        rows = self.connection.execute(self._visible().order_by(camera.c.name)).mappings()
        return tuple(camera_record(row) for row in rows)

    def get(self, name: str, *, lock: bool = False) -> CameraRecord:
        """One camera; `lock` makes others that change it wait. Raises `NotFoundError`."""
        query = self._visible().where(camera.c.name == name)
        rows = self.connection.execute(query.with_for_update(of=camera) if lock else query).mappings()
        row = rows.one_or_none()
        if row is None:
            raise NotFoundError(*texts(say.camera_not_found, name))
        return camera_record(row)

    def of_video(self, video_id: int) -> CameraSettings:
        """The settings of a recording's camera; without a camera nothing is set."""
        query = sa.select(*SETTINGS).join(video, video.c.camera == camera.c.name)
        row = self.connection.execute(query.where(video.c.video_id == video_id)).mappings().one_or_none()
        return NO_CAMERA if row is None else stored_settings(row)

    def change(self, name: str, settings: CameraSettings, version: int, who: str) -> CameraRecord:
        """Set a camera, and keep what it is set to as its next version. The same again changes nothing.

        Args:
            name: Its present name; `settings.name` is the new one.
            settings: What it is to be.
            version: The version that the change was made from.
            who: Whoever changes it.

        Raises:
            NotFoundError: There is no such camera.
            ChangedMeanwhileError: It has another version by now.
            NameTakenError: Its new name is that of another camera.
            SentinelError: Something about the settings is wrong; the text names all of it.
        """
        before = self.get(name, lock=True)
        if before.version != version:
            by = self.versions(name, limit=1)[0].changed_by if before.version else "-"
            raise ChangedMeanwhileError(*texts(say.changed_meanwhile, name, by, before.version, version))
        self.check(settings)
        if settings == before.settings:
            return before
        if settings.name != name:
            self._rename(name, settings.name)
        self._write(settings, version + 1, who)
        if other_quiet_time(before.settings, settings):
            forget_summaries(self.connection, video.c.camera == settings.name)
        return CameraRecord(settings, version + 1, before.recordings)

    def versions(self, name: str, limit: int | None = None) -> tuple[CameraVersion, ...]:
        """What a camera was set to, newest first; raises `NotFoundError` for one that does not exist."""
        self.get(name)
        query = sa.select(camera_version).where(camera_version.c.camera == name)
        rows = self.connection.execute(query.order_by(camera_version.c.version.desc()).limit(limit))
        return tuple(
            CameraVersion(row.version, row.changed_at, row.changed_by, from_document(row.settings))
            for row in rows
        )

    def recordings(self, name: str | None, near: VideoRecord | None = None) -> tuple[RecordedSpan, ...]:
        """When the recordings of a camera were made, as far as that is known; all, or those near to one."""
        columns = (video.c.video_id, *TIME_COLUMNS, camera.c.time_zone, camera.c.clock_offset_s)
        length_s = sa.func.coalesce(video.c.duration_s, video.c.said_duration_s, 0.0).label("length_s")
        query = sa.select(*columns, length_s).join(camera, camera.c.name == video.c.camera)
        query = query.where(video.c.camera == name, video.c.recorded_at.is_not(None))
        if near is not None and near.recorded is not None:
            within = NEAR + timedelta(seconds=abs(near.clock_offset_s))
            earliest, latest = near.recorded.at - within, near.recorded.at + within
            query = query.where(video.c.recorded_at.between(earliest, latest))
        rows = self.connection.execute(query)
        return tuple(
            RecordedSpan(moment, row.length_s, row.video_id)
            for row in rows
            if (moment := corrected_time(row)) is not None
        )

    def newest_recording(self, name: str) -> VideoRecord | None:
        """The newest recording of a camera of which there is a picture."""
        query = select_videos().where(video.c.camera == name, video.c.thumbnail_key.is_not(None))
        order = (video.c.uploaded_at.desc(), video.c.video_id.desc())
        row = self.connection.execute(query.order_by(*order).limit(1)).one_or_none()
        return None if row is None else video_record(row)

    def _visible(self) -> sa.Select[Any]:
        count = (
            sa.select(sa.func.count())
            .where(video.c.camera == camera.c.name)
            .scalar_subquery()
            .label("recordings")
        )
        query = sa.select(*SETTINGS, camera.c.version, count)
        return query if self.cameras is None else query.where(camera.c.name.in_(self.cameras))

    def check(self, settings: CameraSettings) -> None:
        """Raises `SentinelError` with everything that is wrong with some settings."""
        problems = list(find_problems(settings))
        zone = settings.time_zone
        if zone is not None and not problems and not self._is_known_zone(zone):
            problems.append(texts(say.unknown_time_zone, zone))
        if problems:
            raise SentinelError(*(". ".join(each) + "." for each in zip(*problems, strict=True)))

    def _is_known_zone(self, name: str) -> bool:
        """Whether the database knows it too, which selects recordings by it."""
        query = sa.text("select exists (select 1 from pg_timezone_names where name = :name)")
        return bool(self.connection.scalar(query, {"name": name}))

    def _rename(self, old: str, new: str) -> None:
        """Give a camera another name wherever it is named: recordings follow by their foreign key."""
        if self.connection.scalar(sa.select(camera.c.name).where(camera.c.name == new)) is not None:
            raise NameTakenError(*texts(say.name_taken, new))
        self.connection.execute(sa.update(camera).where(camera.c.name == old).values(name=new))
        self.connection.execute(sa.update(upload).where(upload.c.camera == old).values(camera=new))
        for table in (account, api_key):
            renamed = sa.func.array_replace(table.c.cameras, sa.cast(old, sa.Text), sa.cast(new, sa.Text))
            is_named = table.c.cameras.contains(sa.cast([old], ARRAY(sa.Text)))
            self.connection.execute(sa.update(table).where(is_named).values(cameras=renamed))

    def _write(self, settings: CameraSettings, version: int, who: str) -> None:
        document = to_document(settings)
        values = {name: value for name, value in document.items() if name != "name"}
        self.connection.execute(
            sa.update(camera)
            .where(camera.c.name == settings.name)
            .values(**values, places_digest=places_digest(settings), version=version)
        )
        self.connection.execute(
            sa.insert(camera_version).values(
                camera=settings.name, version=version, changed_by=who, settings=document
            )
        )


def other_quiet_time(before: CameraSettings, after: CameraSettings) -> bool:
    """Whether other times of recordings lie in quiet hours: by other hours, or by another clock."""

    def quiet_time(settings: CameraSettings) -> tuple[object, ...]:
        clock = (settings.time_zone, settings.clock_offset_s)
        return (settings.quiet_hours, *clock) if settings.quiet_hours else ()

    return quiet_time(before) != quiet_time(after)


def stored_settings(row: sa.RowMapping) -> CameraSettings:
    return from_document({str(name): value for name, value in row.items()})


def camera_record(row: sa.RowMapping) -> CameraRecord:
    return CameraRecord(stored_settings(row), row["version"], row["recordings"])
