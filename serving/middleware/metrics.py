"""Metrics of this program's own work for Prometheus. With several workers, all count together.

The names end in their unit, as the Prometheus documentation wants it.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa
from prometheus_client import Counter, Histogram

LATENCY_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Upper bounds of the buckets (seconds): from answers out of memory to the longest that a client waits."""
REQUESTS = Histogram(
    "sentinel_http_request_seconds", "Requests.", ["method", "route", "status"], buckets=LATENCY_S
)
CACHED = Counter("sentinel_cached_answers_total", "Reads that were answered from memory, or not.", ["hit"])
QUERIES = Counter(
    "sentinel_db_queries_total",
    "Statements to PostgreSQL: for data, or for its state.",
    ["kind"],
)
DATA_QUERIES, STATE_QUERIES = QUERIES.labels("data"), QUERIES.labels("state")
LIMITED = Counter("sentinel_refused_requests_total", "Requests that were refused by a limit.", ["limit"])
MODEL_CALLS = Counter("sentinel_model_calls_total", "Calls of models by the API.", ["model"])
MODEL_SECONDS = Counter("sentinel_model_seconds_total", "Time that those calls took.", ["model"])
RERANKED = Counter(
    "sentinel_reranked_searches_total", "Searches by whose order they have: reranked, or fused.", ["order"]
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    series(method if method in METHODS else "other", route, str(status)).observe(seconds)


@cache
def series(method: str, route: str, status: str) -> Histogram:
    return REQUESTS.labels(method, route, status)


def count_queries(engine: sa.Engine) -> None:
    """Count every statement of an engine."""

    def count(*_: Any) -> None:  # noqa: ANN401 - arguments of SQLAlchemy's event
        DATA_QUERIES.inc()

    sa.event.listen(engine, "before_cursor_execute", count)


def count_model_call(model: str, seconds: float) -> None:
    MODEL_CALLS.labels(model).inc()
    MODEL_SECONDS.labels(model).inc(seconds)
