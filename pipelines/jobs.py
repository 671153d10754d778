"""What can be run as one piece."""

import dagster as dg

from analysis.embedding import embed_all
from assets.partitions import EVIDENCE, HIGHLIGHTS, OWNERS, REPORTS, days, videos
from resources.dagster import DatabaseResource, TextEmbedderResource
from resources.dagster_device import DeviceResource

ANALYZE = "analyze_video"
REEMBED = "reembed_windows"
EVALUATE = "evaluate_frames"
EVALUATE_EVENTS = "evaluate_events"
EVALUATE_ANSWERS = "evaluate_answers"
SUMMARISE_DAY = "summarise_day"
PICTURE = "make_highlights"

analyze_video = dg.define_asset_job(
    ANALYZE,
    selection=dg.AssetSelection.groups(EVIDENCE, HIGHLIGHTS),
    partitions_def=videos,
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Analyses one recording, from its file to what search, summary and answers are made of; then "
    "makes pictures and clips of its incidents.",
)

make_highlights = dg.define_asset_job(
    PICTURE,
    selection=dg.AssetSelection.groups(HIGHLIGHTS),
    partitions_def=videos,
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Makes missing pictures and clips of one recording's incidents, and deletes those of events "
    "that are gone.",
)


@dg.op(tags={"dagster/kind/pytorch": "", "dagster/kind/postgres": "", "owner": OWNERS[0]})
def embed_missing_windows(
    context: dg.OpExecutionContext,
    database: DatabaseResource,
    text_embedder: TextEmbedderResource,
    device: DeviceResource,
) -> None:
    """Embeds the windows of all recordings that lack a vector of their present text, batch by batch.

    It takes no slot of the card's pool: it may take an hour, in which recordings are still analysed.
    """
    with device.use():
        context.add_output_metadata(embed_all(database.connect(), text_embedder.name, context.log.info))


@dg.job(name=REEMBED, executor_def=dg.in_process_executor, owners=OWNERS)
def reembed_windows() -> None:
    """Gives all windows that lack one a vector, as after a change of the texts or of the embedding model."""
    embed_missing_windows()


summarise_day = dg.define_asset_job(
    SUMMARISE_DAY,
    selection=dg.AssetSelection.groups(REPORTS),
    partitions_def=days,
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Tells a day of every camera and of every site in a few sentences.",
)

evaluate_frames = dg.define_asset_job(
    EVALUATE,
    selection=dg.AssetSelection.assets("frame_evaluation"),
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Measures the configured detector and tracker on recordings with known truth.",
)

evaluate_events = dg.define_asset_job(
    EVALUATE_EVENTS,
    selection=dg.AssetSelection.assets("event_evaluation"),
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Measures which events are found on held-out staged scenes and on recordings of your own.",
)

evaluate_answers = dg.define_asset_job(
    EVALUATE_ANSWERS,
    selection=dg.AssetSelection.assets("answer_evaluation"),
    executor_def=dg.in_process_executor,
    owners=OWNERS,
    description="Measures how held-out questions are answered, over the API, about staged scenes.",
)
