"""Days of cameras and of sites in a few sentences."""

from datetime import date

import dagster as dg

from analysis.day_summaries import summarise_day
from assets.metadata import day_texts
from assets.partitions import OWNERS, REPORTS, days
from resources.dagster import DatabaseResource
from resources.db.stores.days import Scope
from resources.settings import settings

CODE_VERSION = "1"


@dg.asset(
    partitions_def=days,
    group_name=REPORTS,
    owners=OWNERS,
    code_version=CODE_VERSION,
    kinds={"postgres"},
)
def camera_day_summaries(
    context: dg.AssetExecutionContext, database: DatabaseResource
) -> dg.MaterializeResult:
    """A day of every camera, in English and Korean: what matters first, counts, patterns, what is missing.

    The day is that of the camera's time zone, whatever the clocks were changed to.
    """
    day = date.fromisoformat(context.partition_key)
    made = summarise_day(database.connect(), Scope.CAMERA, day, settings(), context.run_id)
    return dg.MaterializeResult(metadata=day_texts(made))


@dg.asset(
    partitions_def=days,
    group_name=REPORTS,
    owners=OWNERS,
    code_version=CODE_VERSION,
    kinds={"postgres"},
)
def site_day_summaries(context: dg.AssetExecutionContext, database: DatabaseResource) -> dg.MaterializeResult:
    """A day of every site, over all of its cameras, in English and Korean."""
    day = date.fromisoformat(context.partition_key)
    made = summarise_day(database.connect(), Scope.SITE, day, settings(), context.run_id)
    return dg.MaterializeResult(metadata=day_texts(made))
