"""Traces of requests for OpenTelemetry, where somebody collects them. FastAPI makes the spans itself.

Answers from memory reach no route and have no span.
"""

from typing import Any

from fastapi.telemetry import TelemetryConfig

from resources.errors import SetupError
from resources.settings import Settings

SERVICE = "deepsentinel-api"
"""The name under which spans are shown."""
SIGNED_PATHS = "/api/media/"
"""Left out of traces: these addresses hold what is needed to read a recording."""


def telemetry(settings: Settings) -> TelemetryConfig:
    """Spans to `SENTINEL_OTEL_ENDPOINT`, or nothing; raises `SetupError` when the SDK is not installed."""
    if settings.otel_endpoint is None:
        return TelemetryConfig(tracing=False, metrics=False, logs=False)
    return TelemetryConfig(
        tracer_provider=make_provider(settings.otel_endpoint),
        metrics=False,
        logs=False,
        exclude=lambda scope: scope["path"].startswith(SIGNED_PATHS),
    )


def stop_exporter(config: TelemetryConfig) -> None:
    """Send what still waits, at the end."""
    provider: Any = config.get("tracer_provider")
    if provider is not None:
        provider.shutdown()


def make_provider(endpoint: str) -> Any:  # noqa: ANN401 - of a package that need not be there
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise SetupError(
            "SENTINEL_OTEL_ENDPOINT is set, and OpenTelemetry is not installed: pip install -e '.[otel]'"
        ) from error
    provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
    exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider
