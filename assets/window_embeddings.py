"""Windows as vectors, for search by meaning."""

import dagster as dg

from analysis.embedding import embed_video, store_vectors
from assets.checks import (
    EMBEDDED,
    UNIT_VECTORS,
    every_window_embedded,
    spec,
    vectors_have_length_one,
)
from assets.event_windows import event_windows
from assets.metadata import cost_facts, device_facts, embedding_facts
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster, version_of
from domain.stages import WINDOW_EMBEDDINGS
from resources.dagster import DatabaseResource, ObjectStoreResource, TextEmbedderResource
from resources.dagster_device import DeviceResource
from resources.gpu_slots import GPU_POOL
from resources.models.spending import noted_uses


@dg.asset(
    partitions_def=videos,
    deps=[event_windows],
    group_name=EVIDENCE,
    owners=OWNERS,
    pool=GPU_POOL,
    code_version=WINDOW_EMBEDDINGS.code_version,
    kinds={"pytorch", "postgres"},
    check_specs=[spec(EMBEDDED, WINDOW_EMBEDDINGS), spec(UNIT_VECTORS, WINDOW_EMBEDDINGS)],
)
def window_embeddings(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    text_embedder: TextEmbedderResource,
    device: DeviceResource,
) -> StageEvents:
    """The texts of windows as vectors, by which search finds what is meant in other words.

    Every window gets a vector in the space that search reads, and in that of the configured model, where
    that is another one.
    """
    names = {"embedding": text_embedder.name}
    with open_stage(context, database, object_store, names) as stage, device.use() as use:
        with noted_uses() as uses:
            embedded = embed_video(stage, text_embedder.name)
        stage.check(vectors_have_length_one([each.vectors for each in embedded]))
        with stage.final_transaction() as stores:
            spaces = store_vectors(stores, embedded, stage.video_id)
            stage.check(every_window_embedded(stores.embeddings.faults_in(spaces, stage.video_id)))
            texts = stores.windows.texts_digest(stage.video_id)
        version = version_of(stage, {"embedding": ", ".join(each.title for each in spaces)}, texts)
        facts = embedding_facts(embedded) | cost_facts(uses) | device_facts(stage, use)
        yield from report_to_dagster(stage, facts, version=version)
