"""`sentinel backfill`: make again what is stale, and only that; `--dry-run` says what and why."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from domain.backfill import (
    BackfillEstimate,
    BackfillGroup,
    Because,
    partition_ranges,
    reasons_by_stage,
)
from domain.keys import partition_key
from resources.errors import SetupError
from resources.settings import Settings, settings

if TYPE_CHECKING:
    from analysis.backfill import BackfillPlan
    from resources.db.engine import Stores
    from resources.db.stores.staleness import RecordingScope

USUAL = [Because.MODEL, Because.CODE, Because.MISSING, Because.PLACES]
SHOWN_CAMERAS = 20
"""Names of cameras in an error text: as many as a person reads."""
TAGS = {"dagster/priority": "-1"}
"""New uploads are analysed before what can be searched already."""


def backfill(
    *,
    because: Annotated[
        list[Because], typer.Option(help="Why: may be given several times; without it, all but `failed`.")
    ] = USUAL,
    camera: Annotated[str | None, typer.Option(help="Only recordings of this camera.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Only recordings of this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Only recordings of this day or before.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; start nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """List what is stale and why, and have exactly that made again by the running system."""
    configured = settings()
    days = parse_days(since, until, configured.zone)
    plan = look_for_stale(configured, camera, days, because)
    started = [] if dry_run else [launch(configured, group, because) for group in plan.groups]
    if as_json:
        typer.echo(json.dumps(to_json(plan, started)))
        return
    lines = describe_plan(plan, configured) if plan.stale else [nothing_stale(because)]
    for line in [*lines, *describe_start(plan, started, configured)]:
        typer.echo(line)


def parse_days(
    since: str | None, until: str | None, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """The times from the start of a day to the end of another; raises `SetupError` for what is no date."""
    first, last = parse_day("--from", since), parse_day("--to", until)
    if first and last and first > last:
        raise SetupError(f"--from {first} is after --to {last}: no recording can be of both.")
    begin = datetime.combine(first, time(), zone) if first else None
    end = datetime.combine(last + timedelta(days=1), time(), zone) if last else None
    return begin, end


def parse_day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SetupError(f"{option} {text!r} is no date; write it as 2026-03-01.") from error


def look_for_stale(
    configured: Settings,
    camera: str | None,
    days: tuple[datetime | None, datetime | None],
    because: list[Because],
) -> "BackfillPlan":
    """What is to be done; raises `SetupError` when the database does not answer or the camera is unknown."""
    from sqlalchemy.exc import OperationalError

    from analysis.backfill import plan_backfill
    from pipelines.cli.doctor import check_connection
    from resources.db.stores.staleness import RecordingScope

    scope = RecordingScope(camera, *days)
    try:
        with check_connection(configured).transaction() as stores:
            check_camera(stores, scope)
            return plan_backfill(stores, configured, scope, because)
    except OperationalError as error:
        raise SetupError(
            f"The database does not answer ({error.orig}). Start the system with `make up`, or examine it "
            "with `sentinel doctor`."
        ) from error


def check_camera(stores: "Stores", scope: "RecordingScope") -> None:
    known = stores.camera_views.names()
    if scope.camera is None or scope.camera in known:
        return
    more = f" and {len(known) - SHOWN_CAMERAS} more" if len(known) > SHOWN_CAMERAS else ""
    named = f"Known are: {', '.join(known[:SHOWN_CAMERAS])}{more}." if known else "No recording names any."
    raise SetupError(f"There is no camera {scope.camera!r}. {named}")


def launch(configured: Settings, group: BackfillGroup, because: list[Because]) -> str:
    """Start the backfill of a group; returns its id."""
    from resources.dagster_api import DagsterApi, DagsterAwayError

    reasons = " and ".join(because)

    async def ask() -> str:
        api = DagsterApi(configured.dagster_url, configured.dagster_key())
        try:
            tags = {**TAGS, "sentinel/because": "_".join(because)}
            keys = [partition_key(video_id) for video_id in group.video_ids]
            return await api.launch_backfill(
                group.stages, keys, f"sentinel backfill because of {reasons}", tags
            )
        finally:
            await api.close()

    try:
        return asyncio.run(ask())
    except DagsterAwayError as error:
        raise SetupError(
            f"{error}. Start the system with `make up`. If it runs and was only slow, the backfill may "
            f"have begun all the same: look at {configured.dagster_url}/runs before you try again."
        ) from error


def describe_plan(plan: "BackfillPlan", configured: Settings) -> Iterator[str]:
    """What is made again and why, asset by asset, and what it takes."""
    for stage, reasons in reasons_by_stage(plan.stale).items():
        count = len({video_id for ids in reasons.values() for video_id in ids})
        yield f"{stage}: {counted(count)}"
        for why, video_ids in reasons.items():
            yield f"    {why}: {counted(len(video_ids))}"
            yield f"        {partition_ranges(video_ids)}"
    yield from describe_estimate(plan.estimate, configured)


def describe_estimate(estimate: BackfillEstimate, configured: Settings) -> Iterator[str]:
    at_once = configured.max_concurrent_runs
    length = f"{estimate.seconds:,.0f} s of work ({in_words(estimate.seconds)})"
    yield f"Estimate: {length}, {at_once} recordings at once: {in_words(estimate.seconds / at_once)}."
    if estimate.unmeasured:
        yield f"    Not measured yet, and left out: {', '.join(estimate.unmeasured)}."
    if estimate.cost_usd is None:
        yield f"    Cost: not known, as no call of {configured.embedding_model} has been counted yet."
    else:
        yield f"    Cost of hosted models: {estimate.cost_usd:.2f} US dollars."


def describe_start(plan: "BackfillPlan", started: list[str], configured: Settings) -> Iterator[str]:
    for group, backfill_id in zip(plan.groups, started, strict=False):
        yield f"Started backfill {backfill_id}: {', '.join(group.stages)} of {counted(len(group.video_ids))}."
        yield f"    Watch it at {watch_url(configured, backfill_id)}"
    if plan.groups and not started:
        runs = sum(len(group.video_ids) for group in plan.groups)
        yield f"Nothing was started. Without --dry-run, this starts {runs} run{'' if runs == 1 else 's'}."


def nothing_stale(because: list[Because]) -> str:
    others = [each for each in Because if each not in because]
    advice = f" Other reasons: {', '.join(others)} (--because)." if others else ""
    return f"Nothing is stale because of {', '.join(because)} among these recordings.{advice}"


def watch_url(configured: Settings, backfill_id: str) -> str:
    return f"{configured.dagster_url}/runs/b/{backfill_id}"


def counted(count: int) -> str:
    return "1 recording" if count == 1 else f"{count:,} recordings"


def in_words(seconds: float) -> str:
    """A length of time as people say it.

    >>> in_words(12), in_words(90), in_words(12_000)
    ('less than a minute', '2 min', '3 h 20 min')
    """
    minutes = round(seconds / 60)
    if seconds < 60:
        return "less than a minute"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def to_json(plan: "BackfillPlan", started: list[str]) -> dict[str, object]:
    """The same for programs: recordings by their numbers."""
    return {
        "stale": reasons_by_stage(plan.stale),
        "backfills": [
            {"assets": group.stages, "video_ids": group.video_ids, "backfill_id": backfill_id}
            for group, backfill_id in zip(plan.groups, [*started, *[None] * len(plan.groups)], strict=False)
        ],
        "seconds": round(plan.estimate.seconds, 1),
        "not_measured": plan.estimate.unmeasured,
        "cost_usd": plan.estimate.cost_usd,
    }
