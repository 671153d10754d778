"""A recording in a few sentences."""

import dagster as dg

from assets.events import events
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from domain.language.summary import summarise
from domain.records import TrackBoxes
from domain.stages import VIDEO_SUMMARY
from domain.tracking.paths import to_tracks
from resources.dagster import DatabaseResource, ObjectStoreResource


@dg.asset(
    partitions_def=videos,
    deps=[events],
    group_name=EVIDENCE,
    owners=OWNERS,
    kinds={"postgres"},
    code_version=VIDEO_SUMMARY.code_version,
)
def video_summary(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    tracks: TrackBoxes,
) -> StageEvents:
    """The recording in a few sentences, in English and Korean, from templates: nothing is invented."""
    with open_stage(context, database, object_store) as stage:
        with stage.final_transaction() as stores:
            happened = [stored.event for stored in stores.events.of_video(stage.video_id)]
            coverage = stores.coverage.of_video(stage.video_id)
            summary = summarise(to_tracks(tracks), happened, coverage)
            stores.videos.set_summary(stage.video_id, summary)
        texts = {"english": summary.text_en, "korean": summary.text_ko}
        yield from report_to_dagster(stage, {name: dg.MetadataValue.md(text) for name, text in texts.items()})
