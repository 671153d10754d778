"""Dagster as other programs see it: its GraphQL API. The API server never imports Dagster itself."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from resources.errors import SentinelError
from resources.retry import Circuit, backoff_s

TRIES = 3
"""Tries of one request, in all, before Dagster counts as away."""
TIMEOUT_S = 5.0
"""Seconds for one request; a person waits for the answer."""
LAUNCH_TIMEOUT_S = 120.0
"""Seconds for the start of a backfill: Dagster looks each of its partitions up."""
RUN_KEY_TAG = "dagster/run_key"
ENDED = frozenset({"SUCCESS", "FAILURE", "CANCELED"})
"""Dagster's `canTerminate` is false of a run that is starting, though it can be cancelled at once."""
RUNS = """
query Runs($filter: RunsFilter!) {
  runsOrError(filter: $filter, limit: 10) {
    __typename
    ... on Runs { results { runId status } }
    ... on PythonError { message }
  }
}
"""
TERMINATE = """
mutation Terminate($runId: String!) {
  terminateRun(runId: $runId, terminatePolicy: MARK_AS_CANCELED_IMMEDIATELY) {
    __typename
    ... on TerminateRunFailure { message }
    ... on PythonError { message }
  }
}
"""
LAUNCH = """
mutation Launch($params: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $params) {
    __typename
    ... on LaunchBackfillSuccess { backfillId }
    ... on PartitionKeysNotFoundError { partitionKeys }
    ... on UnauthorizedError { message }
    ... on PythonError { message }
  }
}
"""
HEALTH = "{ instance { daemonHealth { allDaemonStatuses { daemonType healthy required } } } }"
Json = dict[str, Any]


class DagsterAwayError(SentinelError):
    """Dagster does not answer; its runs go on, they only cannot be asked about."""


@dataclass(frozen=True, slots=True)
class DagsterRun:
    """A run; `status` is Dagster's own word, such as QUEUED, STARTED, SUCCESS, FAILURE, CANCELED."""

    run_id: str
    status: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class DagsterApi:
    """Tries three times with growing pauses, and rests for a while when Dagster is away for longer."""

    base_url: str
    key: str = ""
    circuit: Circuit = field(default_factory=Circuit)
    client: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(timeout=TIMEOUT_S))

    async def runs_of(self, run_key: str) -> tuple[DagsterRun, ...]:
        """The runs of one analysis, newest first: more than one where Dagster has tried again."""
        wanted = {"tags": [{"key": RUN_KEY_TAG, "value": run_key}]}
        found = (await self._ask(RUNS, filter=wanted))["runsOrError"]
        if found["__typename"] != "Runs":
            raise SentinelError(f"Dagster cannot list runs: {found.get('message', found['__typename'])}")
        return tuple(
            DagsterRun(each["runId"], each["status"], each["status"] not in ENDED)
            for each in found["results"]
        )

    async def cancel(self, run_id: str) -> None:
        """Stop a run; raises `SentinelError` with Dagster's words."""
        answer = (await self._ask(TERMINATE, runId=run_id))["terminateRun"]
        if answer["__typename"] not in ("TerminateRunSuccess", "RunNotFoundError"):
            raise SentinelError(f"Dagster cannot stop run {run_id}: {answer.get('message')}")

    async def launch_backfill(
        self, assets: Sequence[str], partitions: Sequence[str], title: str, tags: Mapping[str, str]
    ) -> str:
        """Have some assets made again for some partitions; returns the backfill's id.

        It is asked once: asked again, it might start twice.

        Raises:
            DagsterAwayError: Dagster does not answer.
            SentinelError: Dagster refuses, with its words.
        """
        params = {
            "assetSelection": [{"path": [name]} for name in assets],
            "partitionNames": list(partitions),
            "title": title,
            "tags": [{"key": key, "value": value} for key, value in tags.items()],
        }
        try:
            data = await self._ask_once(LAUNCH, {"params": params}, LAUNCH_TIMEOUT_S)
        except (httpx.TransportError, httpx.HTTPStatusError) as error:
            raise DagsterAwayError(f"Dagster does not answer at {self.base_url} ({error!r})") from error
        answer = data["launchPartitionBackfill"]
        if answer["__typename"] != "LaunchBackfillSuccess":
            raise SentinelError(launch_refusal(answer))
        return str(answer["backfillId"])

    async def ill_daemons(self) -> list[str]:
        """Daemons that should run and do not."""
        health = (await self._ask(HEALTH))["instance"]["daemonHealth"]
        return [
            each["daemonType"]
            for each in health["allDaemonStatuses"]
            if each["required"] and not each["healthy"]
        ]

    async def _ask(self, query: str, **variables: object) -> Json:
        if not self.circuit.lets_through(time.monotonic()):
            raise DagsterAwayError("Dagster has not answered for a while; try again in half a minute.")
        for attempt in range(1, TRIES + 1):
            try:
                data = await self._ask_once(query, variables)
            except (httpx.TransportError, httpx.HTTPStatusError, ValueError) as error:
                self.circuit.failed(time.monotonic())
                if attempt == TRIES:
                    raise DagsterAwayError(f"Dagster does not answer at {self.base_url}") from error
                await asyncio.sleep(backoff_s(attempt, random.random()))  # noqa: S311 - not a secret
            else:
                self.circuit.succeeded()
                return data
        raise AssertionError("unreachable")

    async def _ask_once(self, query: str, variables: Json, timeout_s: float = TIMEOUT_S) -> Json:
        body = {"query": query, "variables": variables}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        response = await self.client.post(
            f"{self.base_url}/graphql", json=body, headers=headers, timeout=timeout_s
        )
        response.raise_for_status()
        answer: Json = response.json()
        if "errors" in answer:
            raise SentinelError(f"Dagster refuses the question: {answer['errors'][0]['message']}")
        data: Json = answer["data"]
        return data

    async def close(self) -> None:
        await self.client.aclose()


def launch_refusal(answer: Json) -> str:
    """Why Dagster starts no backfill, and what to do about it."""
    if unknown := answer.get("partitionKeys"):
        return (
            f"Dagster does not know {len(unknown)} of these recordings, {unknown[0]} for one. "
            "`sentinel retry NUMBER` analyses one of them and makes it known."
        )
    return f"Dagster does not start the backfill: {answer.get('message') or answer['__typename']}"
