"""Metrics for Prometheus: this program's own work, and that of the pipeline as the database knows it."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from resources.db.stores.announced import ServiceState
from resources.db.stores.model_uses import ModelUse
from resources.db.stores.usage_stats import UsageStats
from serving.auth import Viewer, require_all_cameras

router = APIRouter(tags=["health"])
GPU_QUERY = ["--query-gpu=index,memory.used,memory.total", "--format=csv,noheader,nounits"]
MIB = 1024 * 1024
"""Bytes of a mebibyte, the unit of `nvidia-smi`."""
PLAIN_TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}}
}


@router.get("/api/metrics", response_class=Response, responses={**PLAIN_TEXT})
async def read_metrics(caller: Viewer) -> Response:
    """Everything, in Prometheus's text format. Needs a key like any other read, of somebody who sees all."""
    require_all_cameras(caller)
    services = caller.services
    figures, states, refusals = await services.database.read(
        lambda stores: (stores.figures.read(), stores.announced.states(), stores.announced.refusals())
    )
    gpus = await run_in_threadpool(gpu_memory)
    text = await run_in_threadpool(
        render_metrics,
        services.settings.metrics_dir,
        [*metric_families(figures), *intake_families(states, refusals), *gpus],
    )
    return Response(text, media_type=CONTENT_TYPE_LATEST)


def render_metrics(metrics_dir: str | None, extra: Iterable[Metric]) -> bytes:
    """Counters of all workers together, then what the database knows."""
    registry = CollectorRegistry() if metrics_dir else REGISTRY
    if metrics_dir:
        MultiProcessCollector(registry, metrics_dir)  # type: ignore[no-untyped-call]
    own = CollectorRegistry()
    own.register(FixedMetrics(list(extra)))
    return generate_latest(registry) + generate_latest(own)


class FixedMetrics(Collector):
    """Metrics that were read before."""

    def __init__(self, metrics: list[Metric]) -> None:
        self.metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self.metrics


def metric_families(figures: UsageStats) -> Iterator[Metric]:
    yield gauge("sentinel_videos", "Recordings by status.", "status", figures.videos)
    yield gauge("sentinel_coverage_seconds", "Seconds of video by how they were looked at.", "state",
                figures.coverage_s)  # fmt: skip
    yield plain_gauge(
        "sentinel_analysis_queue_length", "Analyses that nobody has taken up.", figures.queue_length
    )
    yield plain_gauge(
        "sentinel_analysis_queue_age_seconds", "Age of the oldest of them.", figures.queue_age_s
    )
    seconds = {each.stage: each.seconds / each.runs for each in figures.stages}
    speeds = {each.stage: each.video_s / each.seconds for each in figures.stages if each.seconds > 0}
    yield gauge("sentinel_stage_seconds", "Mean time of a stage in the last hour.", "stage", seconds)
    yield gauge("sentinel_stage_realtime_ratio", "Seconds of video per second of work.", "stage", speeds)
    yield from hosted_models(figures.model_uses)


def hosted_models(uses: Iterable[ModelUse]) -> Iterator[Metric]:
    """What all processes together have used, as the database counts it."""
    keys = ["model", "purpose"]
    calls = CounterMetricFamily("sentinel_hosted_model_calls", "Calls of hosted models.", labels=keys)
    tokens = CounterMetricFamily("sentinel_hosted_model_tokens", "Their tokens.", labels=[*keys, "direction"])
    cost = CounterMetricFamily("sentinel_hosted_model_cost_usd", "Their cost, in US dollars.", labels=keys)
    for use in uses:
        names = [use.model, use.purpose]
        calls.add_metric(names, use.calls)
        tokens.add_metric([*names, "in"], use.tokens_in)
        tokens.add_metric([*names, "out"], use.tokens_out)
        cost.add_metric(names, use.cost_usd)
    yield from (calls, tokens, cost)


def intake_families(states: Sequence[ServiceState], refusals: Mapping[str, int]) -> Iterator[Metric]:
    """What the daemon has noted while it took in recordings from buckets."""
    if not states:
        return
    yield gauge("sentinel_intake_circuit_open", "Whether a service is left alone for a while.", "service",
                {each.service: each.state != "closed" for each in states})  # fmt: skip
    yield gauge("sentinel_intake_retries", "Calls that were tried again.", "service",
                {each.service: each.retries for each in states})  # fmt: skip
    yield gauge("sentinel_intake_failures", "Calls that failed after their last try.", "service",
                {each.service: each.failures for each in states})  # fmt: skip
    yield gauge("sentinel_intake_refused", "Objects that became no recording.", "reason", refusals)


def gauge(name: str, text: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, text, labels=[label])
    for key, value in values.items():
        family.add_metric([key], float(value))
    return family


def plain_gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=value)


def gpu_memory() -> list[Metric]:
    """Memory of the cards of this machine in bytes; nothing where there is none."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return []
    done = subprocess.run(  # noqa: S603 - a fixed command
        [program, *GPU_QUERY], capture_output=True, text=True, timeout=5, check=False
    )
    used = GaugeMetricFamily("sentinel_gpu_memory_used_bytes", "Memory in use on a card.", labels=["gpu"])
    total = GaugeMetricFamily("sentinel_gpu_memory_total_bytes", "Memory of a card.", labels=["gpu"])
    for line in done.stdout.splitlines() if done.returncode == 0 else []:
        index, used_mib, total_mib = (part.strip() for part in line.split(","))
        used.add_metric([index], float(used_mib) * MIB)
        total.add_metric([index], float(total_mib) * MIB)
    return [used, total]
