"""Summaries of days, and what the recordings of a day show."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.access import Cameras, includes
from domain.cameras.settings import QuietHours
from domain.records import VideoStatus
from domain.summaries.days import Day, Recorded
from domain.summaries.drafts import Summary, WrittenSummary
from resources.db.stores.camera_settings import stored_settings
from resources.db.stores.coverage import CoverageStore
from resources.db.stores.events import EventStore
from resources.db.stores.tracks import TrackStore
from resources.db.stores.video_rows import corrected_time
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
    quiet_hours: tuple[QuietHours, ...] = ()

    @property
    def facts(self) -> str:
        """What of it a summary of its days rests on."""
        quiet = " ".join(f"{each.start_min}-{each.end_min}" for each in self.quiet_hours)
        return f"{self.name} {self.site} {self.zone.key} {quiet}".rstrip()


@dataclass(frozen=True, slots=True)
class Analysed:
    """A complete recording whose time is known; it begins by the clock of its camera as that is set now."""

    video_id: int
    camera: str
    start: datetime
    duration_s: float
    made_at: datetime | None

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.duration_s)

    def touches(self, day: Day) -> bool:
        return self.start < day.end and self.end > day.start

    def days_in(self, zone: ZoneInfo) -> list[date]:
        """The days on the calendar of a zone in which it lies; its end does not count."""
        last = max(self.start, self.end - timedelta(microseconds=1))
        first, past = (moment.astimezone(zone).date().toordinal() for moment in (self.start, last))
        return [date.fromordinal(ordinal) for ordinal in range(first, past + 1)]


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
        rows = self.connection.execute(sa.select(camera).order_by(camera.c.name))
        return [CameraPlace("", "", default_zone), *(to_place(row, default_zone) for row in rows)]

    def recordings(self, name: str, day: Day) -> list[Recorded]:
        """The analysed recordings of a camera that touch a day, with what they show."""
        return [self._recorded(each) for each in self._analysed([name]) if each.touches(day)]

    def _recorded(self, found: Analysed) -> Recorded:
        events = EventStore(self.connection).of_video(found.video_id)
        people = TrackStore(self.connection).of_video(found.video_id)
        return Recorded(
            video_id=found.video_id,
            camera=found.camera,
            recorded_at=found.start,
            duration_s=found.duration_s,
            events=[stored.event for stored in events],
            stays=[person.range for person in people],
            coverage=CoverageStore(self.connection).of_video(found.video_id),
        )

    def digest(self, places: Sequence[CameraPlace], day: Day) -> str:
        """What a summary of these cameras' day rests on; another text than before means that it is stale."""
        found = self._analysed([place.name for place in places])
        return digest_of([each for each in found if each.touches(day)], places)

    def stale_days(self, places: Sequence[CameraPlace]) -> list[date]:
        """Days, newest first, whose recordings are others than when their summaries were made."""
        by_name = {place.name: place for place in places}
        held: dict[tuple[str, date], list[Analysed]] = defaultdict(list)
        for each in self._analysed(by_name):
            for day in each.days_in(by_name[each.camera].zone):
                held[each.camera, day].append(each)
        expected = {key: digest_of(found, [by_name[key[0]]]) for key, found in held.items()}
        stored = self._camera_digests()
        changed = {day for (name, day), digest in expected.items() if stored.get((name, day)) != digest}
        emptied = {day for (name, day), digest in stored.items() if digest and (name, day) not in expected}
        return sorted(changed | emptied, reverse=True)

    def _analysed(self, names: Collection[str]) -> list[Analysed]:
        """Complete recordings of some cameras whose time is known, in the order in which they began."""
        rows = self.connection.execute(analysed_rows().where(sa.func.coalesce(video.c.camera, "").in_(names)))
        found = [to_analysed(row) for row in rows]
        return sorted(found, key=lambda each: (each.start, each.video_id))

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


def analysed_rows() -> sa.Select[Any]:
    """Complete recordings with the clocks of their cameras, and when their summaries were made."""
    made = (stage_result.c.video_id == video.c.video_id) & (stage_result.c.stage == SUMMARY_STAGE)
    tables = video.outerjoin(camera, camera.c.name == video.c.camera).outerjoin(stage_result, made)
    return (
        sa.select(video, camera.c.time_zone, camera.c.clock_offset_s, stage_result.c.made_at)
        .select_from(tables)
        .where(
            video.c.status == VideoStatus.COMPLETED,
            video.c.recorded_at.is_not(None),
            video.c.duration_s.is_not(None),
        )
    )


def to_analysed(row: Any) -> Analysed:  # noqa: ANN401 - a row of `analysed_rows`
    start = corrected_time(row) or row.recorded_at
    return Analysed(row.video_id, row.camera or "", start, row.duration_s, row.made_at)


def to_place(row: Any, default_zone: ZoneInfo) -> CameraPlace:  # noqa: ANN401 - a row of `camera`
    settings = stored_settings(row._mapping)
    return CameraPlace(row.name, row.site, settings.zone_or(default_zone), settings.quiet_hours)


def digest_of(found: Sequence[Analysed], places: Sequence[CameraPlace]) -> str:
    """Which recordings these are, when they began and were last summarised, and where; empty for none."""
    if not found:
        return ""
    where = [place.facts for place in places]
    held = [f"{each.video_id} {each.start.timestamp()} {each.made_at}" for each in found]
    return sha256("\n".join([*where, *held]).encode()).hexdigest()


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
