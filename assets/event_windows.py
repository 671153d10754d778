"""Events close in time, with the text that is searched."""

import dagster as dg
from pydantic import Field

from assets.checks import IN_WINDOWS, every_event_in_a_window, spec
from assets.events import events
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from domain.events.windows import WindowRule, cut_windows
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
    """Events that are close in time, grouped into windows of some ten seconds, with their text to search.

    The text is in English and Korean, from templates.
    """
    rule = WindowRule(config.max_gap_s, config.max_start_s)
    with open_stage(context, database, object_store) as stage:
        with stage.final_transaction() as stores:
            stored = stores.events.of_video(stage.video_id)
            windows = cut_windows([each.event for each in stored], rule)
            stores.windows.replace(stage.video_id, windows, stored, stage.run_id)
            stage.check(every_event_in_a_window(stores.windows.events_outside(stage.video_id)))
        yield from report_to_dagster(stage, {"windows": len(windows)})
