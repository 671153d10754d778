"""Summaries of days, and what the recordings of a day show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.access import Cameras, includes
from domain.records import TimeRange, VideoStatus
from domain.summaries.days import Day, Recorded
from domain.summaries.drafts import Summary, WrittenSummary
from resources.db.stores.coverage import CoverageStore
from resources.db.stores.events import EventStore
from resources.db.stores.tracks import TrackStore
from resources.db.summary_tables import day_summary
from resources.db.tables import camera, stage_result, video
from resources.errors import NotFoundError

SUMMARY_STAGE = "video_summary"
"""The stage whose end says that a recording's events are new."""


class Scope(StrEnum):
    """What a summary of a day is about."""

    CAMERA = "camera"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class CameraPlace:
    """Where a camera stands, and the clock that its days go by. An empty name is that of no camera."""

    name: str
    site: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class DaySummary:
    """A stored summary; `cameras` are those whose recordings it tells of, empty for those without one."""

    scope: Scope
    name: str
    day: date
    time_zone: str
    cameras: tuple[str, ...]
    recordings: int
    digest: str
    written: WrittenSummary


@dataclass(frozen=True, slots=True)
class DayStore:
    connection: sa.Connection
    cameras: Cameras = None

    def places(self, default_zone: ZoneInfo) -> list[CameraPlace]:
        """Every camera, and one place for recordings without one, by name."""
        names = self.connection.scalars(sa.select(camera.c.name).order_by(camera.c.name))
        return [CameraPlace(name, "", default_zone) for name in ("", *names)]

    def recordings(self, name: str, day: Day) -> list[Recorded]:
        """The analysed recordings of a camera that touch a day, with what they show."""
        query = of_day(day).where(video.c.camera == name if name else video.c.camera.is_(None))
        return [self._recorded(row) for row in self.connection.execute(query)]

    def _recorded(self, row: Any) -> Recorded:  # noqa: ANN401 - a row of `of_day`
        events = EventStore(self.connection).of_video(row.video_id)
        people = TrackStore(self.connection).of_video(row.video_id)
        return Recorded(
            video_id=row.video_id,
            camera=row.camera or "",
            recorded_at=row.recorded_at,
            duration_s=row.duration_s,
            events=[stored.event for stored in events],
            stays=[TimeRange(person.range.start_s, person.range.end_s) for person in people],
            coverage=CoverageStore(self.connection).of_video(row.video_id),
        )

    def digest(self, names: Collection[str], day: Day) -> str:
        """What a summary of these cameras' day rests on; another text than before means that it is stale."""
        rows = self.connection.execute(of_day(day))
        return digest_of([row for row in rows if (row.camera or "") in names])

    def stale_days(self, places: Sequence[CameraPlace]) -> list[date]:
        """Days, newest first, whose recordings are others than when their summaries were made."""
        zones = {place.name: place.zone for place in places}
        held: dict[tuple[str, date], list[Any]] = defaultdict(list)
        for row in self.connection.execute(analysed()):
            name = row.camera or ""
            for day in days_touched(row.recorded_at, row.ended_at, zones[name]):
                held[name, day].append(row)
        expected = {key: digest_of(rows) for key, rows in held.items()}
        stored = self._camera_digests()
        changed = {day for (name, day), digest in expected.items() if stored.get((name, day)) != digest}
        emptied = {
            key[1] for key, digest in stored.items() if key not in expected and digest != digest_of([])
        }
        return sorted(changed | emptied, reverse=True)

    def _camera_digests(self) -> dict[tuple[str, date], str]:
        columns = (day_summary.c.name, day_summary.c.day, day_summary.c.digest)
        rows = self.connection.execute(sa.select(*columns).where(day_summary.c.scope == Scope.CAMERA))
        return {(row.name, row.day): row.digest for row in rows}

    def replace(self, day: date, scope: Scope, summaries: Sequence[DaySummary], run_id: str) -> None:
        """Make these the only summaries of a day and scope."""
        names = [each.name for each in summaries]
        of_this = (day_summary.c.day == day, day_summary.c.scope == scope)
        self.connection.execute(sa.delete(day_summary).where(*of_this, day_summary.c.name.not_in(names)))
        for each in summaries:
            values = {**row_of(each), "run_id": run_id}
            statement = insert(day_summary).values(scope=scope, name=each.name, day=day, **values)
            self.connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["scope", "name", "day"],
                    set_={**values, "made_at": sa.func.now()},
                )
            )

    def get(self, scope: Scope, name: str, day: date) -> DaySummary:
        """Raises `NotFoundError` where there is none, or where it tells of cameras that are not visible."""
        query = sa.select(day_summary).where(
            day_summary.c.scope == scope, day_summary.c.name == name, day_summary.c.day == day
        )
        row = self.connection.execute(query).one_or_none()
        if row is None or not includes(self.cameras, tuple(row.cameras)):
            raise NotFoundError(f"no summary of {scope} {name!r} for {day}")
        return to_summary(row)


def analysed() -> sa.Select[Any]:
    """Complete recordings whose time is known, with when their summary was made."""
    ended_at = video.c.recorded_at + sa.func.make_interval(0, 0, 0, 0, 0, 0, video.c.duration_s)
    made = (stage_result.c.video_id == video.c.video_id) & (stage_result.c.stage == SUMMARY_STAGE)
    return (
        sa.select(video, ended_at.label("ended_at"), stage_result.c.made_at)
        .outerjoin(stage_result, made)
        .where(
            video.c.status == VideoStatus.COMPLETED,
            video.c.recorded_at.is_not(None),
            video.c.duration_s.is_not(None),
        )
        .order_by(video.c.recorded_at, video.c.video_id)
    )


def of_day(day: Day) -> sa.Select[Any]:
    ended_at = video.c.recorded_at + sa.func.make_interval(0, 0, 0, 0, 0, 0, video.c.duration_s)
    return analysed().where(video.c.recorded_at < day.end, ended_at > day.start)


def days_touched(start: datetime, end: datetime, zone: ZoneInfo) -> list[date]:
    """The days on the calendar of a zone in which a recording lies; its end does not count."""
    last = max(start, end - timedelta(microseconds=1))
    ordinals = [moment.astimezone(zone).date().toordinal() for moment in (start, last)]
    return [date.fromordinal(ordinal) for ordinal in range(ordinals[0], ordinals[1] + 1)]


def digest_of(rows: Iterable[Any]) -> str:
    """Which recordings rows of `analysed` are, when they began, and when they were last summarised."""
    held = [f"{row.video_id} {row.recorded_at.timestamp()} {row.made_at}" for row in rows]
    return sha256("\n".join(held).encode()).hexdigest()


def row_of(summary: DaySummary) -> Mapping[str, object]:
    written = summary.written
    return {
        "time_zone": summary.time_zone,
        "cameras": list(summary.cameras),
        "recordings": summary.recordings,
        "digest": summary.digest,
        "text_en": written.summary.text_en,
        "text_ko": written.summary.text_ko,
        "source": written.source,
        "failure": written.failure,
    }


def to_summary(row: Any) -> DaySummary:  # noqa: ANN401 - a row of `day_summary`
    written = WrittenSummary(Summary(row.text_en, row.text_ko), row.source, row.failure)
    return DaySummary(
        Scope(row.scope), row.name, row.day, row.time_zone, tuple(row.cameras), row.recordings,
        row.digest, written,
    )  # fmt: skip
