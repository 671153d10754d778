"""Ask questions as people do, through the API of the application, and judge the answers."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx

from analysis.questions.judge import Verdict, is_recalled, judge
from analysis.questions.question_set import AskedQuestion, conversations
from analysis.questions.said import SaidAnswer
from analysis.questions.truth import SHOP
from analysis.questions.worlds import StoredWorld
from domain.query.query import Intent
from resources.errors import SentinelError

Application = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI application."""
ADDRESS = "http://127.0.0.1"
MODEL_TRIES = 120
"""Questions, one a second, until the model that turns questions into vectors is loaded."""
OK = 200
"""The status that every question must be answered with, whatever it is."""
TIMEOUT_S = 60.0
"""Seconds for one answer; none takes as many, but for a machine that hangs."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks about the recordings of a world over an HTTP client."""

    client: httpx.AsyncClient
    stored: StoredWorld

    async def ask_all(self, questions: Sequence[AskedQuestion]) -> list[Verdict]:
        """The verdicts on all answers, in the order of the questions; follow-ups in the session before."""
        await self.wait_for_model()
        return [verdict for each in conversations(questions) for verdict in await self.converse(each)]

    async def converse(self, questions: Sequence[AskedQuestion]) -> list[Verdict]:
        """One question after the other, in one session. One that the API refuses has a wrong answer."""
        session, verdicts = None, []
        for question in questions:
            began = time.perf_counter()
            told = {"prompt": question.text, "session_id": session, **self.where(question)}
            try:
                body = await self.post("/api/prompt", **told)
            except SentinelError as error:
                verdicts.append(Verdict(question, is_correct=False, said=str(error)))
                continue
            seconds, session = time.perf_counter() - began, body["session_id"] or session
            verdict = judge(question, SaidAnswer.of_json(body), self.stored.world)
            recall = await self.search(question)
            verdicts.append(replace(verdict, seconds=seconds, recall=recall))
        return verdicts

    async def search(self, question: AskedQuestion) -> bool | None:
        """Whether a search for a question's text finds what it is about; None for other questions."""
        if question.intent is not Intent.FIND or not question.cites:
            return None
        where = {} if question.scene == SHOP else {"video_id": self.stored.video_id(question.scene)}
        found = await self.post("/api/search", query=question.text, **where)
        return is_recalled(question, found["results"], self.stored.world)

    def where(self, question: AskedQuestion) -> dict[str, object]:
        if question.scene == SHOP:
            return {"scope": "all"}
        return {"video_id": str(self.stored.video_id(question.scene))}

    async def post(self, path: str, **body: object) -> dict[str, Any]:
        """The object that the API returns; raises `SentinelError` for any status but 200."""
        answer = await self.client.post(path, json=body)
        if answer.status_code != OK:
            raise SentinelError(f"{path} {body} was answered with {answer.status_code}: {answer.text[:500]}")
        found: dict[str, Any] = answer.json()
        return found

    async def wait_for_model(self) -> None:
        """Until searches compare meaning, or have been asked often enough."""
        for _ in range(MODEL_TRIES):
            if (await self.post("/api/search", query="somebody"))["notice"] is None:
                return
            await asyncio.sleep(1.0)


async def ask_world(
    application: Application, stored: StoredWorld, questions: Sequence[AskedQuestion]
) -> list[Verdict]:
    """Verdicts on the questions about a world, whose database the application reads."""
    async with running(application), client_of(application) as client:
        return await Asker(client, stored).ask_all(questions)


def client_of(application: Application) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(application)
    return httpx.AsyncClient(transport=transport, base_url=ADDRESS, timeout=TIMEOUT_S)


@asynccontextmanager
async def running(application: Application) -> AsyncIterator[None]:
    """The application between its start and its end, as a server tells it of them."""
    to_app: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    from_app: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    lifetime = asyncio.create_task(run_lifespan(application, scope, to_app.get, from_app.put))
    await to_app.put({"type": "lifespan.startup"})
    await from_app.get()
    try:
        yield
    finally:
        await to_app.put({"type": "lifespan.shutdown"})
        await from_app.get()
        await lifetime


async def run_lifespan(application: Application, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401
    await application(scope, receive, send)
