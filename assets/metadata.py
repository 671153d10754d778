"""What each materialisation shows in Dagster: numbers, and a picture where a picture says more."""

import base64
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import numpy as np

from analysis.actions import CloserLooks
from analysis.evaluation import ClipScore
from analysis.stage import Stage
from domain.clock import time_label
from domain.events.highlights import Highlight
from domain.records import BoxSource, CoverageSpan, Detections, Event
from gpu_ops.previews import contact_sheet, draw_boxes, jpeg, timeline
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frames_at
from resources.db.stores.days import DaySummary
from resources.db.stores.embeddings import EmbeddedTexts
from resources.db.stores.model_uses import ModelUse
from resources.device import DeviceUse

PICTURES = 6
"""Frames on a contact sheet, at most."""
PICTURE_PX = 720
"""Width of a picture in Dagster (pixels), which shows it about as wide."""
SCORES = (
    "clip", "kind", "detector F1", "track-box F1", "IDF1", "HOTA", "people matched", "without a number",
    "false tracks", "ids per person",
)  # fmt: skip


def picture(image: Image) -> dg.MetadataValue:
    encoded = base64.b64encode(jpeg(image)).decode()
    return dg.MetadataValue.md(f"![picture](data:image/jpeg;base64,{encoded})")


def detection_pictures(path: Path, detections: Detections) -> dict[str, dg.MetadataValue]:
    """A few frames with their boxes, spread over the frames that have any."""
    is_box = detections.sources != BoxSource.NONE
    times_s = np.unique(detections.times_s[is_box])
    if len(times_s) == 0:
        return {}
    chosen = times_s[np.unique(np.linspace(0, len(times_s) - 1, PICTURES).round().astype(int))]
    tiles = [
        draw_boxes(
            frame,
            detections.boxes_xyxy[is_box & (detections.times_s == time_s)],
            time_label(float(time_s)),
        )
        for time_s, frame in zip(chosen, frames_at(path, chosen, PICTURE_PX), strict=True)
    ]
    return {"pictures": picture(contact_sheet(tiles))}


def event_timeline(events: tuple[Event, ...], duration_s: float) -> dict[str, dg.MetadataValue]:
    """Every event as a bar over time."""
    if not events:
        return {}
    bars = [(event.type.value, event.range.start_s, event.range.end_s) for event in events]
    return {"timeline": picture(timeline(bars, duration_s))}


def embedding_facts(embedded: Sequence[EmbeddedTexts]) -> dict[str, dg.MetadataValue]:
    """How many windows got a vector, by the model and digest of each space."""
    spaces = {each.space.title: len(each.texts) for each in embedded}
    return {
        "embedded": dg.MetadataValue.int(sum(spaces.values())),
        "spaces": dg.MetadataValue.json(spaces),
    }


def cost_facts(uses: Sequence[ModelUse]) -> dict[str, dg.MetadataValue]:
    """Calls, tokens and cost of hosted models in this step; nothing where none was called."""
    if not any(use.calls for use in uses):
        return {}
    return {
        "model_calls": dg.MetadataValue.int(sum(use.calls for use in uses)),
        "model_tokens": dg.MetadataValue.int(sum(use.tokens_in + use.tokens_out for use in uses)),
        "cost_usd": dg.MetadataValue.float(sum(use.cost_usd for use in uses)),
    }


def closer_look_facts(seen: CloserLooks) -> dict[str, Any]:
    """How many stretches a model has looked at, what failed, and what that cost."""
    return {**seen.facts, **cost_facts(seen.uses)}


def device_facts(stage: Stage, use: DeviceUse) -> dict[str, dg.MetadataValue]:
    """What a step computed on, for how long, and the most memory: torch's on a card, else the process's."""
    peak = {} if use.peak_mb is None else {"peak_memory_mb": dg.MetadataValue.int(use.peak_mb)}
    return {
        "device": dg.MetadataValue.text(stage.device),
        "device_s": dg.MetadataValue.float(round(use.stopwatch.seconds, 3)),
        "device_memory": dg.MetadataValue.text(f"{use.device}: {use.note}"),
        **peak,
    }


def coverage_table(spans: tuple[CoverageSpan, ...]) -> dg.MetadataValue:
    lines = [
        f"| {span.range.start_s:.1f} | {span.range.end_s:.1f} | {span.state} | {span.reason or ''} |"
        for span in spans
    ]
    return dg.MetadataValue.md("\n".join(["| from s | to s | state | reason |", "|---|---|---|---|", *lines]))


def score_table(scores: Sequence[ClipScore]) -> dg.MetadataValue:
    """One line a clip."""
    lines = [
        f"| {each.name} | {'staged' if each.is_staged else 'real'} | {each.boxes.f1:.2f} "
        f"| {each.people.boxes.f1:.2f} | {each.followed.idf1:.2f} | {each.followed.hota:.2f} "
        f"| {each.people.matched} of {each.people.people} | {each.people.without_number} "
        f"| {each.people.false_tracks} of {each.people.tracks} | {each.people.ids_per_person:.2f} |"
        for each in scores
    ]
    head = [f"| {' | '.join(SCORES)} |", "|---" * len(SCORES) + "|"]
    return dg.MetadataValue.md("\n".join([*head, *lines]))


def event_score_table(summary: Mapping[str, Any]) -> dg.MetadataValue:
    """One line a type of events, of the staged scenes."""
    lines = [
        f"| {name} | {each['f1']:.3f} | {each['precision']:.3f} | {each['recall']:.3f} "
        f"| {each['hits'] + each['missed']} | {each['start_error_s']} |"
        for name, each in {"all": summary, **summary["per_type"]}.items()
    ]
    head = ["| type | F1 | precision | recall | true | start error, s |", "|---|---|---|---|---|---|"]
    return dg.MetadataValue.md("\n".join([*head, *lines]))


def day_texts(made: Sequence[DaySummary]) -> dict[str, Any]:
    """How many summaries of a day were made, by what, and their English texts."""
    texts = "\n\n".join(each.written.summary.text_en for each in made)
    return {
        "summaries": len(made),
        "recordings": sum(each.recordings for each in made),
        "written by": ", ".join(sorted({each.written.source for each in made})),
        "faults": sum(each.written.failure is not None for each in made),
        "texts": dg.MetadataValue.md(texts),
    }


def highlight_facts(made: Sequence[Highlight]) -> dict[str, dg.MetadataValue]:
    """How many highlights there are, how their clips were cut, and why pictures are missing."""
    reasons = Counter(each.reason for each in made if each.reason is not None)
    return {
        "highlights": dg.MetadataValue.int(sum(each.reason is None for each in made)),
        "clips_copied": dg.MetadataValue.int(sum(each.is_copy is True for each in made)),
        "clips_encoded": dg.MetadataValue.int(sum(each.is_copy is False for each in made)),
        "without_pictures": dg.MetadataValue.json(dict(reasons)),
    }
