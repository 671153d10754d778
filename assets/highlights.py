"""Pictures and clips of what matters most."""

import dagster as dg
from pydantic import Field

from analysis.highlights import HighlightWork, make_highlights, signs_of_life
from assets.events import events
from assets.metadata import highlight_facts
from assets.partitions import HIGHLIGHTS, OWNERS, videos
from domain.events.highlights import PICTURE_VERSION, ClipRule
from domain.keys import parse_partition_key
from resources.dagster import DatabaseResource, ObjectStoreResource


class HighlightConfig(dg.Config):
    """How long the clips of this run are."""

    before_s: float = Field(
        default=ClipRule().before_s, ge=0, le=60, description="Seconds of a clip before its event begins."
    )
    after_s: float = Field(
        default=ClipRule().after_s, ge=0, le=60, description="Seconds of a clip after its event has ended."
    )
    most_s: float = Field(
        default=ClipRule().most_s,
        ge=1,
        le=120,
        description="Seconds of a clip at most; of longer events it shows the part around the best moment.",
    )


@dg.asset(
    partitions_def=videos,
    deps=[events],
    group_name=HIGHLIGHTS,
    owners=OWNERS,
    code_version=str(PICTURE_VERSION),
    kinds={"ffmpeg", "postgres"},
    op_tags={"dagster/priority": "-1"},
)
def highlights(
    context: dg.AssetExecutionContext,
    config: HighlightConfig,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
) -> dg.MaterializeResult:
    """The best frame of each incident, a copy with the box drawn in, and a clip of a few seconds.

    It is no stage of the analysis: it runs when the recording can be searched already, and where it fails,
    the recording stays complete. Running it twice changes nothing; leftovers of other events are deleted.
    """
    rule = ClipRule(config.before_s, config.after_s, config.most_s)
    video_id = parse_partition_key(context.partition_key)
    work = HighlightWork(database.connect(), object_store.open(), video_id, context.run_id, rule)
    with signs_of_life(work):
        made = make_highlights(work)
    return dg.MaterializeResult(metadata=highlight_facts(made))
