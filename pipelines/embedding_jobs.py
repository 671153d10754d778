"""The change of the embedding model as a job, step by step."""

from dataclasses import dataclass

import dagster as dg
from pydantic import Field

from analysis.embedding import configured_target, embed_missing
from analysis.spaces import MIN_RECALL, make_index, measure_space, only_change, switch_measured
from assets.partitions import OWNERS
from resources.dagster import DatabaseResource
from resources.dagster_device import DeviceResource

TAGS = {"dagster/kind/postgres": "", "owner": OWNERS[0]}


class ModelChange(dg.Config):
    """Which model is switched to, and how."""

    model: str = Field(description="minilm, a folder, or a sentence-transformers name.")
    per_second: float = Field(0.0, description="Most windows embedded in a second; 0 for no limit.")
    force: bool = Field(
        default=False, description=f"Switch though the index finds less than {MIN_RECALL} of the nearest."
    )


@dataclass(frozen=True, slots=True)
class WantedSpace:
    """What one step tells the next."""

    model: str
    force: bool


@dg.op(tags={"dagster/kind/pytorch": "", **TAGS})
def build_embedding_space(
    context: dg.OpExecutionContext, config: ModelChange, database: DatabaseResource, device: DeviceResource
) -> WantedSpace:
    """Embeds all windows by the model, newest first, beside the active space; run again, it goes on."""
    connected = database.connect()
    with device.use():
        target = configured_target(connected, config.model)
        embed_missing(connected, target, context.log.info, config.per_second or None)
    return WantedSpace(config.model, config.force)


@dg.op(tags=TAGS)
def index_embedding_space(
    wanted: WantedSpace, database: DatabaseResource, device: DeviceResource
) -> WantedSpace:
    """Makes the HNSW index of the space, while searches go on."""
    connected = database.connect()
    with device.use():
        make_index(connected, configured_target(connected, wanted.model).space)
    return wanted


@dg.op(tags=TAGS)
def measure_embedding_space(
    context: dg.OpExecutionContext, wanted: WantedSpace, database: DatabaseResource, device: DeviceResource
) -> WantedSpace:
    """Measures what the index finds, and how far stored questions find the same as in the active space."""
    connected = database.connect()
    with device.use():
        measured = measure_space(connected, configured_target(connected, wanted.model).space)
    context.add_output_metadata({name: str(value) for name, value in measured.items()})
    return wanted


@dg.op(tags=TAGS)
def switch_embedding_space(wanted: WantedSpace, database: DatabaseResource, device: DeviceResource) -> None:
    """Answers questions from the space from now on, unless its figures or a missing window forbid it."""
    connected = database.connect()
    with device.use():
        space = configured_target(connected, wanted.model).space
    with only_change(connected):
        switch_measured(connected, space, force=wanted.force)


@dg.job(executor_def=dg.in_process_executor, owners=OWNERS, tags={"owner": OWNERS[0]})
def switch_embedding_model() -> None:
    """Builds, indexes and measures another embedding model's space, then switches search to it."""
    switch_embedding_space(measure_embedding_space(index_embedding_space(build_embedding_space())))
