"""What is missing or no longer true, found by the database alone: no model is loaded for it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from domain.backfill import Because, StaleStage, Workload
from domain.language.message import Language
from domain.language.messages.reasons import REASONS
from domain.language.reasons import reason_text
from domain.records import NO_RECORDING, VideoStatus
from domain.stages import ANALYSIS_VERSION, EVENTS, STAGES, WINDOW_EMBEDDINGS
from resources.db.stores.embeddings import Space
from resources.db.stores.stale_stages import (
    LACKING_VECTORS,
    NO_RESULT,
    NOT_DONE,
    OLDER_CODE,
    OTHER_MODEL,
    OTHER_PLACES,
    SECONDS_PER_S,
    WORKLOADS,
)

MOST_COUNTED = 100_000
"""Windows of one space after which counting stops: enough to know that much is to be done."""
COUNTING_MS = 20_000
"""Milliseconds for all spaces together, in equal shares; a schedule has 60 s in all."""
NO_SPACE = -1
"""Stands for the space of a model that has none yet, in which all windows are missing."""

MEASURED_RUNS = 2_000
"""The newest runs, whose median tells how long a stage takes: what was measured long ago says less."""
NAMES = [stage.name for stage in STAGES]
VALID = [
    (stage.name, str(version))
    for stage in STAGES
    for version in range(stage.changed_in, int(ANALYSIS_VERSION) + 1)
]
"""Stages and the versions of the analysis that find the same as the present one."""

SPACES = sa.text("""
select space_id, model from embedding_space
where status in ('active', 'building')
   or space_id = (select max(space_id) from embedding_space where model = :configured and status = 'retired')
order by space_id
""")
"""Those that `reembed_windows` fills: the active one, those being built, and the configured model's."""
MISSING = sa.text("""
select count(*) from (
    select 1 from event_window
    left join window_embedding
        on window_embedding.window_id = event_window.window_id and window_embedding.space_id = :space_id
    where window_embedding.text_sha256
        is distinct from encode(sha256(convert_to(event_window.text_en, 'UTF8')), 'hex')
    limit :most
) as missing
""")


@dataclass(frozen=True, slots=True)
class MissingVectors:
    """How many windows lack a vector of their present text in a model's space; None: not counted in time."""

    model: str
    windows: int | None

    @property
    def text(self) -> str:
        if self.windows is None:
            return f"{self.model}: not counted in time"
        more = " or more" if self.windows == MOST_COUNTED else ""
        return f"{self.model}: {self.windows}{more} windows without a vector of their present text"


@dataclass(frozen=True, slots=True)
class RecordingScope:
    """Recordings of a camera and of a time, from `since` to before `until`; None for any."""

    camera: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WantedSpace:
    """The configured model, whether it has a space yet or not."""

    model: str
    digest: str

    @property
    def title(self) -> str:
        return Space(NO_SPACE, self.model, self.digest, 0).title


@dataclass(frozen=True, slots=True)
class StalenessStore:
    connection: sa.Connection

    def of_older_code(self, scope: RecordingScope) -> Iterator[StaleStage]:
        """Stages of complete recordings that were made by a version that found something else."""
        stages, versions = zip(*VALID, strict=True)
        wanted = {"stages": NAMES, "of": list(stages), "valid": list(versions)}
        now = {stage.name: stage.code_version for stage in STAGES}
        for row in self._ask(OLDER_CODE, scope, wanted):
            why = f"made by analysis version {row.analysis_version}; its code is of version {now[row.stage]}"
            yield StaleStage(row.video_id, row.stage, Because.CODE, why)

    def without_result(self, scope: RecordingScope) -> Iterator[StaleStage]:
        """Stages that were never made for a complete recording, as those of a later version."""
        for row in self._ask(NO_RESULT, scope, {"stages": NAMES}):
            yield StaleStage(row.video_id, row.stage, Because.MISSING, "never made")

    def of_other_model(
        self, scope: RecordingScope, stage: str, role: str, titles: str | None
    ) -> Iterator[StaleStage]:
        """Results of a stage that models of other digests have made; `titles` are those in use."""
        for row in self._ask(OTHER_MODEL, scope, {"stage": stage, "role": role, "titles": titles}):
            why = f"made by {row.made_by or 'no model'}; in use now: {titles or 'none'}"
            yield StaleStage(row.video_id, stage, Because.MODEL, why)

    def of_other_places(self, scope: RecordingScope, digest: str | None = None) -> Iterator[StaleStage]:
        """Events with other zones and lines than their camera has now, or would have with a digest."""
        for row in self._ask(OTHER_PLACES, scope, {"stage": EVENTS.name, "digest": digest}):
            why = "the zones or lines of its camera have changed"
            yield StaleStage(row.video_id, row.stage, Because.PLACES, why)

    def lacking_vectors(self, scope: RecordingScope, configured: WantedSpace) -> Iterator[StaleStage]:
        """Recordings with windows that lack a vector of their present text in a space in use."""
        for row in self._ask(LACKING_VECTORS, scope, self._spaces_in_use(configured)):
            reasons = (
                (row.other_model, Because.MODEL, f"vectors of another model than {configured.title}"),
                (row.other_text, Because.MISSING, "windows whose text has changed since"),
                (row.without, Because.MISSING, "windows without a vector"),
            )
            for count, because, why in reasons:
                if count:
                    yield StaleStage(row.video_id, WINDOW_EMBEDDINGS.name, because, why, row.windows)

    def _spaces_in_use(self, configured: WantedSpace) -> dict[str, object]:
        """The spaces that windows must have vectors in, and the others that are kept, by their numbers."""
        rows = self.connection.execute(sa.text("select * from embedding_space where status <> 'dropped'"))
        known = {row.space_id: row for row in rows}
        title = (configured.model, configured.digest)
        own = next((key for key, row in known.items() if (row.model, row.digest) == title), NO_SPACE)
        used = {key for key, row in known.items() if row.status in ("active", "building")} | {own}
        return {"configured": own, "spaces": sorted(used), "others": sorted(known.keys() - {own})}

    def not_done(self, scope: RecordingScope) -> Iterator[StaleStage]:
        """What analyses that failed have not come to, where trying again can help."""
        wanted = {"stages": NAMES, "hopeless": sorted(NO_RECORDING)}
        for row in self._ask(NOT_DONE, scope, wanted, VideoStatus.FAILED):
            why = reason_text(row.error_code, Language.ENGLISH) if row.error_code in REASONS else "unknown"
            yield StaleStage(row.video_id, row.stage, Because.FAILED, f"failed: {why}")

    def _ask(
        self,
        query: sa.TextClause,
        scope: RecordingScope,
        wanted: dict[str, Any],
        status: VideoStatus = VideoStatus.COMPLETED,
    ) -> sa.CursorResult[Any]:
        filters = {"camera": scope.camera, "since": scope.since, "until": scope.until}
        return self.connection.execute(query, {**filters, **wanted, "status": status.value})

    def seconds_per_s(self) -> dict[str, float]:
        """The median of seconds that a stage took for a second of video, by stage, in the newest runs."""
        rows = self.connection.execute(SECONDS_PER_S, {"runs": MEASURED_RUNS})
        return {row.stage: float(row.median) for row in rows}

    def workloads(self, video_ids: Collection[int]) -> dict[int, Workload]:
        """How long recordings are, and how many windows they have."""
        rows = self.connection.execute(WORKLOADS, {"video_ids": sorted(video_ids)})
        return {row.video_id: Workload(float(row.duration_s), int(row.windows)) for row in rows}

    def missing_vectors(self, configured: str) -> tuple[MissingVectors, ...]:
        """For each space in use, how many windows lack a vector.

        The configured model counts by its name: whether its weights have changed is known to the run, which
        loads them. A model that has no space yet lacks all windows.
        """
        rows = self.connection.execute(SPACES, {"configured": configured}).all()
        spaces = [(row.model, row.space_id) for row in rows]
        if configured not in {model for model, _ in spaces}:
            spaces.append((configured, NO_SPACE))
        share_ms = COUNTING_MS // len(spaces)
        return tuple(MissingVectors(model, self._missing_in(space, share_ms)) for model, space in spaces)

    def _missing_in(self, space_id: int, time_ms: int) -> int | None:
        """None when counting took too long; the transaction goes on either way."""
        wanted = {"space_id": space_id, "most": MOST_COUNTED}
        try:
            with self.connection.begin_nested():
                self.connection.exec_driver_sql(f"set local statement_timeout = {time_ms}")
                return int(self.connection.execute(MISSING, wanted).scalar_one())
        except OperationalError as error:
            if not isinstance(error.orig, psycopg.errors.QueryCanceled):
                raise
            return None
