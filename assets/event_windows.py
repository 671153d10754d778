"""Events close in time, with the text that is searched."""

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from assets.checks import IN_WINDOWS, every_event_in_a_window, spec
from assets.events import events
from assets.partitions import EVIDENCE, videos
from domain.events.windows import WindowRule, cut_windows


class WindowConfig(dg.Config):
    """How events are grouped; see `WindowRule`."""

    max_gap_s: float = WindowRule().max_gap_s
    max_start_s: float = WindowRule().max_start_s


@dg.asset(
    partitions_def=videos,
    deps=[events],
    group_name=EVIDENCE,
    code_version="2",
    kinds={"postgres"},
    check_specs=[spec(IN_WINDOWS, "event_windows")],
)
def event_windows(
    context: dg.AssetExecutionContext, analysis: AnalysisResource, config: WindowConfig
) -> StageEvents:
    """Windows of events with their text in English and Korean."""
    rule = WindowRule(config.max_gap_s, config.max_start_s)
    with analysis.stage(context, "event_windows") as stage:
        with stage.final_transaction() as stores:
            stored = stores.events.of_video(stage.video_id)
            windows = cut_windows([each.event for each in stored], rule)
            stores.windows.replace(stage.video_id, windows, stored, stage.run_id)
            stage.check(every_event_in_a_window(stores.windows.events_outside(stage.video_id)))
        yield from report_to_dagster(stage, {"windows": len(windows)})
