"""Build a receipt from what was kept with an answer, and what is known of the runs that made it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from domain.clock import wall_clock_at
from domain.language.message import Language, texts
from domain.language.messages import receipts as say
from domain.language.wording import describe_event
from domain.people.colour import ColourName, colour_word
from domain.records import Box, CoverageSpan, CoverageState, StoredEvent, TimeRange, VideoRecord
from resources.db.chat.receipts import Receipt
from resources.db.engine import Stores
from resources.db.stores.events import stored_event
from resources.db.stores.results import in_order
from resources.db.stores.run_facts import RunFacts, day_costs, run_facts
from serving.auth import Caller
from serving.receipt_schemas import (
    ReceiptCostOut,
    ReceiptEventOut,
    ReceiptOut,
    ReceiptPersonOut,
    ReceiptRecordingOut,
    ReceiptRunOut,
    ReceiptWindowOut,
)
from serving.recorded_time import NoteOut
from serving.schemas import SpanOut

Json = Mapping[str, Any]
OF_RUNS = frozenset({"run_id", "track_id", "best", "event_ids", "context_ids"})
"""What another run of the analysis changes where it finds the same."""


def build_receipt(stores: Stores, receipt: Receipt, caller: Caller) -> ReceiptOut:
    """The receipt for whoever may see its recording."""
    kept, video = receipt.kept, stores.videos.get(receipt.video_id)
    by_run = stages_by_run(kept["stages"])
    facts = run_facts(stores.connection, by_run)
    is_older, still_holds = kept["stages"] != receipt.now["stages"], holds(kept, receipt.now)
    return ReceiptOut(
        receipt_id=receipt.receipt_id,
        sentence=receipt.text,
        question=receipt.prompt,
        session_id=receipt.session_id,
        made_at=receipt.made_at.astimezone(video.zone_or(caller.zone)),
        start_s=receipt.start_s,
        end_s=receipt.end_s,
        is_older=is_older,
        still_holds=still_holds,
        note=note_of(is_same=still_holds) if is_older else None,
        recording=describe_recording(receipt, video, caller),
        window=ReceiptWindowOut(**kept["window"]) if kept["window"] else None,
        events=[describe_stored(each) for each in kept_events(receipt)],
        people=[describe_person(each) for each in kept["people"]],
        coverage=[describe_span(each) for each in kept["coverage"]],
        frame_url=f"{caller.base_url}/api/receipts/{receipt.receipt_id}/frame",
        frame_s=round(best_picture(receipt)[0], 3),
        runs=[describe_run(run_id, stages, facts.get(run_id), caller) for run_id, stages in by_run.items()],
        costs=[
            ReceiptCostOut(
                day=each.day, model=each.model, purpose=each.purpose, calls=each.calls, cost_usd=each.cost_usd
            )
            for each in day_costs(stores.connection, facts.values())
        ],
    )


def holds(kept: Json, now: Json) -> bool:
    """Whether the present analysis has found the same, whichever run has made it."""
    compared = ("events", "people", "coverage") if kept["events"] else ("window", "people", "coverage")
    return all(without_runs(kept[name]) == without_runs(now[name]) for name in compared)


def without_runs(value: object) -> object:
    if isinstance(value, list):
        return [without_runs(each) for each in value]
    if isinstance(value, dict):
        return {name: each for name, each in value.items() if name not in OF_RUNS}
    return value


def note_of(*, is_same: bool) -> NoteOut:
    english, korean = texts(say.OLDER_SAME if is_same else say.OLDER_OTHER)
    return NoteOut(en=english, ko=korean)


def describe_recording(receipt: Receipt, video: VideoRecord, caller: Caller) -> ReceiptRecordingOut:
    zone, kept = video.zone_or(caller.zone), receipt.kept["recording"]
    began = video.recorded_at
    return ReceiptRecordingOut(
        video_id=receipt.video_id,
        name=kept["name"],
        camera=kept["camera"],
        sha256=kept["sha256"],
        recorded_from=wall_clock_at(began, receipt.start_s, zone) if began else None,
        recorded_until=wall_clock_at(began, receipt.end_s, zone) if began else None,
        time_zone=zone.key,
    )


def kept_events(receipt: Receipt) -> list[StoredEvent]:
    return [stored_event(SimpleNamespace(**each)) for each in receipt.kept["events"]]


def describe_stored(stored: StoredEvent) -> ReceiptEventOut:
    event = stored.event
    return ReceiptEventOut(
        event_id=stored.event_id,
        event_type=event.type.value,
        text_en=f"{describe_event(event, Language.ENGLISH)}.",
        text_ko=f"{describe_event(event, Language.KOREAN)}.",
        start_s=event.range.start_s,
        end_s=event.range.end_s,
        track_numbers=list(event.track_numbers),
        confidence=event.confidence,
        source=event.source,
        run_id=stored.run_id,
    )


def describe_person(kept: Json) -> ReceiptPersonOut:
    worn = {f"{part}_ko": korean_colour(kept[part]) for part in ("upper", "lower")}
    return ReceiptPersonOut(**kept, **worn)


def korean_colour(name: str | None) -> str | None:
    return colour_word(ColourName(name), Language.KOREAN) if name else None


def describe_span(kept: Json) -> SpanOut:
    span = TimeRange(kept["start_s"], kept["end_s"])
    return SpanOut.of(CoverageSpan(span, CoverageState(kept["state"]), kept["reason"]))


def best_picture(receipt: Receipt) -> tuple[float, Box | None]:
    """The moment that shows best what a receipt is of, and the box to draw there.

    That of its first event; else the best of the longest that its person did, or where that person was first
    seen; else the middle, without a box.
    """
    for stored in kept_events(receipt):
        return stored.event.best_moment_s, stored.event.box
    for person in receipt.kept["people"]:
        best = person["best"] or {"at_s": person["start_s"], "box": person["first_box"]}
        x1, y1, x2, y2 = best["box"]
        return float(best["at_s"]), (x1, y1, x2, y2)
    return (receipt.start_s + receipt.end_s) / 2, None


def stages_by_run(stages: Mapping[str, str]) -> dict[str, list[str]]:
    """Runs with the stages that each has made, in the order of the analysis."""
    found: dict[str, list[str]] = defaultdict(list)
    for stage in in_order(stages):
        found[stages[stage]].append(stage)
    return dict(found)


def describe_run(run_id: str, stages: Sequence[str], facts: RunFacts | None, caller: Caller) -> ReceiptRunOut:
    seconds = facts.stage_seconds if facts else {}
    return ReceiptRunOut(
        run_id=run_id,
        stages=list(stages),
        dagster_url=f"{caller.services.settings.dagster_page}/runs/{run_id}",
        analysis_version=facts.analysis_version if facts else None,
        device=facts.device if facts else None,
        started_at=facts.started_at if facts else None,
        models=facts.models if facts else {},
        settings=facts.settings if facts else {},
        seconds={stage: seconds[stage] for stage in stages if stage in seconds},
    )
