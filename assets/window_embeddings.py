"""Windows as vectors, for search by meaning."""

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from analysis.embedding import embed_video
from assets.checks import (
    EMBEDDED,
    UNIT_VECTORS,
    every_window_embedded,
    spec,
    vectors_have_length_one,
)
from assets.event_windows import event_windows
from assets.metadata import embedding_facts
from assets.partitions import EVIDENCE, videos
from resources.gpu_slots import GPU_POOL


@dg.asset(
    partitions_def=videos,
    deps=[event_windows],
    group_name=EVIDENCE,
    pool=GPU_POOL,
    code_version="2",
    kinds={"pytorch", "postgres"},
    check_specs=[spec(EMBEDDED, "window_embeddings"), spec(UNIT_VECTORS, "window_embeddings")],
)
def window_embeddings(context: dg.AssetExecutionContext, analysis: AnalysisResource) -> StageEvents:
    """Vectors in pgvector of the windows that have none of their present text, in each space in use."""
    names = {"embedding": analysis.settings.embedding_model}
    with analysis.stage(context, "window_embeddings", names) as stage:
        embedded = embed_video(stage)
        spaces = [each.space for each in embedded]
        stage.check(vectors_have_length_one([each.vectors for each in embedded]))
        with stage.final_transaction() as stores:
            stores.embeddings.replace_all(embedded)
            stage.check(every_window_embedded(stores.embeddings.missing_in(spaces, stage.video_id)))
        yield from report_to_dagster(stage, embedding_facts(embedded))
