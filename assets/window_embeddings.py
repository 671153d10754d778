"""Windows as vectors, for search by meaning."""

import dagster as dg

from assets.checks import (
    EMBEDDED,
    UNIT_VECTORS,
    every_window_embedded,
    spec,
    vectors_have_length_one,
)
from assets.event_windows import event_windows
from assets.partitions import EVIDENCE, videos
from resources.dagster_resources import AnalysisResource
from resources.models import text_embedder
from resources.slots import GPU_POOL


@dg.asset(
    partitions_def=videos,
    deps=[event_windows],
    group_name=EVIDENCE,
    pool=GPU_POOL,
    code_version="1",
    kinds={"pytorch", "postgres"},
    check_specs=[spec(EMBEDDED, "window_embeddings"), spec(UNIT_VECTORS, "window_embeddings")],
)
def window_embeddings(context: dg.AssetExecutionContext, analysis: AnalysisResource) -> dg.MaterializeResult:
    """Vectors in pgvector of the windows that have none of their present text in the model's space."""
    name = analysis.settings.embedding_model
    with analysis.stage(context, "window_embeddings", {"embedding": name}) as stage:
        embedder = text_embedder(name)
        with stage.transaction() as stores:
            space = stores.embeddings.ensure_space(name, embedder.digest, embedder.dimension)
            texts = stores.embeddings.missing(space, stage.video_id)
            vectors = embedder.embed([each.text_en for each in texts])
            stores.embeddings.replace(space, texts, vectors)
            missing = len(stores.embeddings.missing(space, stage.video_id))
        return dg.MaterializeResult(
            check_results=[every_window_embedded(missing), vectors_have_length_one(vectors)],
            metadata={"embedded": len(texts), "model": name, "digest": space.digest},
        )
