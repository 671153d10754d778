"""A recording in a few sentences."""

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from assets.events import events
from assets.partitions import EVIDENCE, videos
from domain.language.summary import summarise
from domain.records import TrackBoxes
from domain.tracking.paths import to_tracks


@dg.asset(partitions_def=videos, deps=[events], group_name=EVIDENCE, code_version="2", kinds={"postgres"})
def video_summary(
    context: dg.AssetExecutionContext, analysis: AnalysisResource, tracks: TrackBoxes
) -> StageEvents:
    """The summary in English and Korean, from templates."""
    with analysis.stage(context, "video_summary") as stage:
        with stage.final_transaction() as stores:
            happened = [stored.event for stored in stores.events.of_video(stage.video_id)]
            coverage = stores.coverage.of_video(stage.video_id)
            summary = summarise(to_tracks(tracks), happened, coverage)
            stores.videos.set_summary(stage.video_id, summary)
        texts = {"english": summary.text_en, "korean": summary.text_ko}
        yield from report_to_dagster(stage, {name: dg.MetadataValue.md(text) for name, text in texts.items()})
