"""How soon an answer that a language model words begins, and how long checking a sentence of it takes.

A real server of chat completions sends a text word by word, as a model of some speed does. Its first token is
measured by a call of its own; then the same server words an answer. The last line of the output is JSON:
`model_first_token_ms`, `first_sentence_ms` (ours, which waits for no model), `first_token_lag_ms` (the one
after the other; below 0 means before), `checked_after_ms` (from the end of a line of the model to the moment
at which it is shown, checked: median and largest), `sentences`, `left_out`. Times are medians of the runs.
"""

import argparse
import json
import time
from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from domain.answers.answer import answer
from domain.answers.checking.from_model import TASK, facts_json, reworded
from domain.events.types import EventType
from domain.language.evidence import LookedAt
from domain.language.message import Language
from domain.people.followed import SeenPerson
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject
from domain.records import Event, StoredEvent, TimeRange
from resources.models.language.chat_completions import ChatBackend
from resources.models.language.messages import Ending, Prompt
from resources.settings import Settings
from tests.support.model_server import model_server

PEOPLE = 5
"""People in the answer: as many as are told one by one."""
PAUSE_S = 0.02
"""Between two words of the model: 50 tokens a second, as a small model on a card writes."""
ENTER = (EventType.PERSON_ENTER,)
LIE = "Person 2 stole something. [2]"


def findings() -> Findings:
    """Five people who came in, as a database holds them."""
    asked = Query("how many people came in?", Language.ENGLISH, Intent.COUNT, Subject.PEOPLE, ENTER)
    people = [SeenPerson(1, at, TimeRange(10.0 * at, 10.0 * at + 8), "run") for at in range(1, PEOPLE + 1)]
    box = (0.1, 0.1, 0.2, 0.6)
    done = {
        (1, each.number): (
            StoredEvent(
                each.number,
                1,
                Event(
                    ENTER[0], TimeRange(each.range.start_s, each.range.start_s + 2), box, (each.number,), 0.9
                ),
                "run",
            ),
        )
        for each in people
    }
    return Findings(asked, LookedAt(1, 1, 120, 120), {}, people=people, events_of=done)


def text() -> str:
    lines = [f"At 00:{at}0, person {at} came in. [{at}]" for at in range(1, PEOPLE + 1)]
    return "\n".join([*lines, LIE, ""])


class Timed:
    """Pieces of a stream, and when the last end of a line came."""

    def __init__(self, backend: ChatBackend, prompt: Prompt) -> None:
        self.backend, self.prompt = backend, prompt
        self.line_ended = 0.0

    def __iter__(self) -> Iterator[str]:
        for piece in self.backend.stream(self.prompt):
            if not isinstance(piece, Ending):
                if "\n" in piece:
                    self.line_ended = time.perf_counter()
                yield piece


def first_token_ms(backend: ChatBackend, prompt: Prompt) -> float:
    """Until the model's own first token."""
    began = time.perf_counter()
    stream = backend.stream(prompt)
    next(stream)
    took_ms = (time.perf_counter() - began) * 1000
    for _ in stream:
        pass
    return took_ms


def worded(backend: ChatBackend, prompt: Prompt, found: Findings) -> tuple[float, list[float], list[str]]:
    """Milliseconds until the first sentence and from the end of each line to its own, and what was told."""
    pieces = Timed(backend, prompt)
    began, first_ms = time.perf_counter(), 0.0
    lags_ms: list[float] = []
    told: list[str] = []
    for sentence in reworded(found, answer(found), pieces):
        now = time.perf_counter()
        if not told:
            first_ms = (now - began) * 1000
        elif pieces.line_ended and sentence.text.startswith("At "):
            lags_ms.append((now - pieces.line_ended) * 1000)
        told.append(sentence.text)
    return first_ms, lags_ms, told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    found = findings()
    with model_server() as server, TemporaryDirectory() as folder:
        server.says, server.pause_s = text(), PAUSE_S
        backend = ChatBackend("model", f"{server.url}/v1", Settings(state_dir=folder))
        prompt = Prompt(facts_json(found, answer(found)), TASK)
        models = [first_token_ms(backend, prompt) for _ in range(runs)]
        ours = [worded(backend, prompt, found) for _ in range(runs)]
    lags = [lag for _, each, _ in ours for lag in each]
    told = ours[-1][2]
    print("\n".join(told))
    model_ms, first_ms = median(models), median(first for first, _, _ in ours)
    figures = {
        "model_first_token_ms": round(model_ms, 2),
        "first_sentence_ms": round(first_ms, 2),
        "first_token_lag_ms": round(first_ms - model_ms, 2),
        "checked_after_ms": {"p50": round(median(lags), 2), "max": round(max(lags), 2)},
        "sentences": len(told),
        "left_out": sum(each.startswith("Left out") for each in told),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
