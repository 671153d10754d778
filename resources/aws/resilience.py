"""Back-off and a circuit breaker in every client of Amazon's services, through botocore's own events.

botocore asks `needs-retry` after each try how long to wait; it signs again and sends the same body again. Its
own retries are off (decision 0024).
"""

import random
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prometheus_client import Counter

from resources.errors import SentinelError
from resources.retry import Circuit, backoff_s

if TYPE_CHECKING:
    from botocore.client import BaseClient

TRIES = 6
"""Of one call: they wait some three seconds together, as long as a short throttling lasts."""
SERVER_FAULT = 500
"""Status of HTTP from which on the service is at fault and not the call."""
TOO_MANY = 429
"""Status of HTTP for too many calls."""
NOT_IMPLEMENTED = 501
"""A status that no second try changes."""
THROTTLED = {
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
    "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
    "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
    "TransactionInProgressException", "RequestTimeout", "RequestTimeoutException", "InternalError",
    "ServiceUnavailable",
}  # fmt: skip
RETRIES = Counter("sentinel_aws_retries", "Calls of AWS that were tried again.", ["service"])
FAILURES = Counter("sentinel_aws_failures", "Calls of AWS that failed after their last try.", ["service"])
REFUSALS = Counter("sentinel_aws_refusals", "Calls that an open circuit breaker did not let through.",
                   ["service"])  # fmt: skip


Answer = tuple[Any, dict[str, Any]]
"""The HTTP response, and what botocore has read in it."""


class ServiceAwayError(SentinelError):
    """A service of Amazon's has failed so often that it is left alone for a while."""


@dataclass(slots=True)
class Resilience:
    """The circuit of one client, and what happened to its calls; used by several threads."""

    service: str
    tries: int = TRIES
    circuit: Circuit = field(default_factory=Circuit)
    retries: int = 0
    failures: int = 0
    opened: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_open(self) -> bool:
        """Whether the next call would be refused, or be the one trial."""
        return self.circuit.failures >= self.circuit.failures_to_open

    @property
    def state(self) -> str:
        return "open" if self.is_open else "closed"

    def before_call(self, **_: object) -> None:
        """Raises `ServiceAwayError` while the circuit is open."""
        with self.lock:
            if self.circuit.lets_through(time.monotonic()):
                return
        REFUSALS.labels(self.service).inc()
        rest_s = self.circuit.opened_at + self.circuit.rest_s - time.monotonic()
        raise ServiceAwayError(
            f"{self.service} has failed {self.circuit.failures} times in a row, and is tried again in "
            f"{max(rest_s, 0):.0f} s. Look at its address, the network, and the limits of the account."
        )

    def needs_retry(
        self,
        attempts: int,
        operation: Any,  # noqa: ANN401 - botocore's model of it
        response: Answer | None = None,
        caught_exception: Exception | None = None,
        **_: object,
    ) -> float | None:
        """Seconds to wait before the next try; None when there is none."""
        if not (is_fault(response, caught_exception) or is_cut(response, operation)):
            with self.lock:
                self.circuit.succeeded()
            return None
        if attempts < self.tries:
            self.retries += 1
            RETRIES.labels(self.service).inc()
            return backoff_s(attempts, random.random())  # noqa: S311 - not a secret
        self.note_failure()
        return None

    def note_failure(self) -> None:
        FAILURES.labels(self.service).inc()
        with self.lock:
            self.failures += 1
            self.circuit.failed(time.monotonic())
            self.opened += self.circuit.failures == self.circuit.failures_to_open


def is_fault(response: Answer | None, caught: Exception | None) -> bool:
    """Whether a try failed for a reason that may pass: the network, the server, or too many calls."""
    from botocore.exceptions import (
        ConnectionError as NoConnectionError,
        HTTPClientError,
        IncompleteReadError,
        ResponseStreamingError,
    )
    from botocore.parsers import ResponseParserError

    if caught is not None:
        network = (NoConnectionError, HTTPClientError, IncompleteReadError, ResponseStreamingError)
        return isinstance(caught, (*network, ResponseParserError))
    if response is None:
        return False
    http, parsed = response
    code = parsed.get("Error", {}).get("Code", "").rsplit(".", 1)[-1]
    is_servers = http.status_code >= SERVER_FAULT and http.status_code != NOT_IMPLEMENTED
    return is_servers or http.status_code == TOO_MANY or code in THROTTLED


def is_cut(response: Answer | None, operation: Any) -> bool:  # noqa: ANN401
    """Whether a body ended early, which botocore does not notice in JSON: it finds no fields then.

    Bodies that are handed on as streams are checked by those who read them.
    """
    is_stream = operation.has_streaming_output or operation.has_event_stream_output
    if response is None or is_stream or operation.http.get("method") == "HEAD":
        return False
    stated = response[0].headers.get("content-length")
    is_plain = "content-encoding" not in response[0].headers
    return is_plain and stated is not None and len(response[0].content) < int(stated)


KNOWN: dict[int, Resilience] = {}
"""The resilience of each client of this process, by the client's identity; clients live as long as we do."""


def make_resilient(client: "BaseClient", service: str, tries: int = TRIES) -> "BaseClient":
    """The same client, which waits, tries again, and stops trying."""
    made = KNOWN[id(client)] = Resilience(service, tries)
    client.meta.events.register("needs-retry", made.needs_retry)
    client.meta.events.register_first("before-call", made.before_call)
    return client


def resilience_of(client: "BaseClient") -> Resilience:
    return KNOWN[id(client)]
