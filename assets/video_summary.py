"""A recording in a few sentences."""

import dagster as dg

from analysis.summaries import draft_of, write_summary
from assets.events import events
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from assets.tracks import tracks
from domain.stages import VIDEO_SUMMARY
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.settings import settings


@dg.asset(
    partitions_def=videos,
    deps=[events, tracks],
    group_name=EVIDENCE,
    owners=OWNERS,
    kinds={"postgres"},
    code_version=VIDEO_SUMMARY.code_version,
)
def video_summary(
    context: dg.AssetExecutionContext, database: DatabaseResource, object_store: ObjectStoreResource
) -> StageEvents:
    """The recording in a few sentences, in English and Korean, from templates or a language model.

    What a model writes is checked against the templates' text. That stands instead where the model tells of a
    time, number or event that is not in it, and where no model answers.
    """
    with open_stage(context, database, object_store) as stage:
        with stage.transaction() as stores:
            stores.summaries.claim(stage.video_id, stage.run_id)
            draft = draft_of(stores, stage.video_id, settings().zone)
        written = write_summary(draft, settings())
        with stage.final_transaction() as stores:
            stores.summaries.complete(stage.video_id, written, stage.run_id)
        texts = {"english": written.summary.text_en, "korean": written.summary.text_ko}
        shown = {name: dg.MetadataValue.md(text) for name, text in texts.items()}
        yield from report_to_dagster(stage, {**shown, "written by": written.source, "fault": written.failure})
