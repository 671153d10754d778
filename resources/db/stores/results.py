"""The results of each stage of each video: which run made them, with which version of the analysis."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import VideoStatus
from domain.stages import ANALYSIS_VERSION, EVENTS, STAGE_PROGRESS, VIDEO_FILE
from resources.db.tables import analysis_run, stage_result, video


@dataclass(frozen=True, slots=True)
class Provenance:
    """A run whose results of some stages are stored: its version, device and models, by role and digest."""

    run_id: str
    stages: tuple[str, ...]
    analysis_version: str
    device: str
    models: Mapping[str, str]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Basis:
    """What events were made from, as digests: the camera's zones and lines, and all the other results."""

    places: str
    inputs: str


OWN_INPUTS = [VIDEO_FILE.name, *EVENTS.made_from]
"""The stages of a recording that its events are made from."""
EVENT_INPUTS = sa.text("""
with own as (select camera from video where video_id = :video_id),
used as (
    select video_id, stage, run_id, made_at from stage_result
    where video_id = :video_id and stage = any(:stages)
    union all
    select video_id, stage, run_id, made_at
    from own join video using (camera) join stage_result using (video_id)
    where video_id < :video_id and stage = 'tracks'
)
select md5(coalesce(string_agg(
    concat_ws(' ', video_id, stage, run_id, extract(epoch from made_at)), ',' order by video_id, stage
), '')) from used
""")


@dataclass(frozen=True, slots=True)
class ResultStore:
    """Names the results that are stored, while `video.stages` begins again with each analysis."""

    connection: sa.Connection

    def record(self, video_id: int, stage: str, run_id: str) -> None:
        """A run has made a stage's results with the present version."""
        values = {"run_id": run_id, "analysis_version": ANALYSIS_VERSION}
        statement = insert(stage_result).values(video_id=video_id, stage=stage, **values)
        changed = {**values, "made_at": sa.func.now()}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["video_id", "stage"], set_=changed)
        )

    def note_basis(self, video_id: int, stage: str, run_id: str, basis: Basis) -> None:
        """A run has made a stage's results from this."""
        self.record(video_id, stage, run_id)
        values = {"places_digest": basis.places, "inputs_digest": basis.inputs}
        self.connection.execute(sa.update(stage_result).where(self._is_of(video_id, stage)).values(**values))

    def basis(self, video_id: int, stage: str) -> Basis | None:
        """What a stage's results were made from; None where the present version has not made them."""
        query = sa.select(stage_result.c.places_digest, stage_result.c.inputs_digest).where(
            self._is_of(video_id, stage), stage_result.c.analysis_version == ANALYSIS_VERSION
        )
        row = self.connection.execute(query).one_or_none()
        return row and Basis(row.places_digest, row.inputs_digest)

    def event_inputs(self, video_id: int) -> str:
        """A digest of the results that a video's events are made from, whatever its zones and lines.

        Its own, and those of earlier recordings of its camera, in which doors are learned. Results that were
        made again count as others.
        """
        return str(self.connection.scalar(EVENT_INPUTS, {"video_id": video_id, "stages": OWN_INPUTS}))

    def point_to(self, video_id: int, stage: str, object_key: str | None) -> None:
        """Set the object key of a stage's boxes, for stages that keep any."""
        self.connection.execute(
            sa.update(stage_result).where(self._is_of(video_id, stage)).values(object_key=object_key)
        )

    def table_key(self, video_id: int, stage: str) -> str | None:
        """The object key of a stage's boxes; None before the stage was first done."""
        query = sa.select(stage_result.c.object_key).where(self._is_of(video_id, stage))
        found: str | None = self.connection.scalar(query)
        return found

    def provenance(self, video_id: int) -> tuple[Provenance, ...]:
        """The runs that have made what is stored of a video, oldest first."""
        query = (
            sa.select(
                stage_result.c.run_id,
                sa.func.array_agg(stage_result.c.stage).label("stages"),
                sa.func.max(stage_result.c.analysis_version).label("analysis_version"),
                sa.func.max(stage_result.c.made_at).label("made_at"),
                sa.func.coalesce(analysis_run.c.device, "").label("device"),
                analysis_run.c.models,
            )
            .select_from(stage_result.outerjoin(analysis_run, analysis_run.c.run_id == stage_result.c.run_id))
            .where(stage_result.c.video_id == video_id)
            .group_by(stage_result.c.run_id, analysis_run.c.device, analysis_run.c.models)
            .order_by(sa.func.max(stage_result.c.made_at))
        )
        return tuple(
            Provenance(
                run_id=row.run_id,
                stages=in_order(row.stages),
                analysis_version=row.analysis_version,
                device=row.device,
                models=row.models or {},
                made_at=row.made_at,
            )
            for row in self.connection.execute(query)
        )

    def outdated(self, limit: int | None = None) -> tuple[int, ...]:
        """Complete videos with a stage that was made by another version of the analysis."""
        query = (
            sa.select(video.c.video_id)
            .where(video.c.status == VideoStatus.COMPLETED)
            .where(
                sa.select(sa.literal(1))
                .where(stage_result.c.video_id == video.c.video_id)
                .where(stage_result.c.analysis_version != ANALYSIS_VERSION)
                .exists()
            )
            .order_by(video.c.video_id)
            .limit(limit)
        )
        return tuple(self.connection.scalars(query))

    def _is_of(self, video_id: int, stage: str) -> sa.ColumnElement[bool]:
        return sa.and_(stage_result.c.video_id == video_id, stage_result.c.stage == stage)


def in_order(stages: Collection[str]) -> tuple[str, ...]:
    """Stages in the order in which they are made; others, of an earlier version, at the end."""
    order = list(STAGE_PROGRESS)
    return tuple(sorted(stages, key=lambda each: order.index(each) if each in order else len(order)))
