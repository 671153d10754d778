"""Events close in time and stretches without anybody, with the text that is searched."""

import dagster as dg
from pydantic import Field

from assets.checks import IN_WINDOWS, every_event_in_a_window, spec
from assets.events import events
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from domain.events.quiet import QuietRule
from domain.events.windows import WindowRule, all_windows
from domain.stages import EVENT_WINDOWS
from resources.dagster import DatabaseResource, ObjectStoreResource


class WindowConfig(dg.Config):
    """How this run groups events into windows."""

    max_gap_s: float = Field(
        default=WindowRule().max_gap_s,
        ge=0,
        description="Seconds without events after which the next event begins a new window.",
    )
    max_start_s: float = Field(
        default=WindowRule().max_start_s,
        ge=0,
        description="Seconds from the start of a window within which all of its events begin.",
    )
    overlap_s: float = Field(
        default=WindowRule().overlap_s,
        ge=0,
        description="Seconds that a window reaches back into the one before it; at most half of max_start_s.",
    )
    min_quiet_s: float = Field(
        default=QuietRule().min_s,
        gt=0,
        description="Seconds without anybody that become a window of their own, at least.",
    )
    max_quiet_s: float = Field(
        default=QuietRule().max_s, gt=0, description="Seconds of the longest window without anybody."
    )

    @property
    def rules(self) -> tuple[WindowRule, QuietRule]:
        return (
            WindowRule(self.max_gap_s, self.max_start_s, self.overlap_s),
            QuietRule(self.min_quiet_s, self.max_quiet_s),
        )


@dg.asset(
    partitions_def=videos,
    deps=[events],
    group_name=EVIDENCE,
    owners=OWNERS,
    code_version=EVENT_WINDOWS.code_version,
    kinds={"postgres"},
    check_specs=[spec(IN_WINDOWS, EVENT_WINDOWS)],
)
def event_windows(
    context: dg.AssetExecutionContext,
    config: WindowConfig,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
) -> StageEvents:
    """Events that are close in time, grouped into windows of some ten seconds, and stretches without anybody.

    Their texts, in English and Korean, are from templates and are what search compares.
    """
    rules = config.rules
    with open_stage(context, database, object_store) as stage:
        with stage.final_transaction() as stores:
            stored = stores.events.of_video(stage.video_id)
            people = stores.tracks.of_video(stage.video_id)
            coverage = stores.coverage.of_video(stage.video_id)
            scenes = stores.closer_looks.scenes([stage.video_id]).get(stage.video_id, ())
            windows = all_windows([each.event for each in stored], people, coverage, *rules, scenes)
            stores.windows.replace(stage.video_id, windows, stored, stage.run_id)
            stage.check(every_event_in_a_window(stores.windows.events_outside(stage.video_id)))
        quiet = sum(window.is_quiet for window in windows)
        yield from report_to_dagster(stage, {"windows": len(windows), "without anybody": quiet})
