"""How long questions take that need no model, over many recordings, beside SQL that was written by hand.

Makes 200 recordings with 4,000 people and 20,000 events in a PostgreSQL of its own, and asks about all of
them through the whole application: the question is understood, looked up, answered and checked for rights.
The statement beside each question finds the same number, or the same rows, and nothing more. Prints as its
last line one JSON object:

    videos, people, events   what is asked about
    questions                different ones, in English and Korean
    p50_ms, p95_ms           of a question about all recordings, over all questions and rounds
    one_p50_ms               of a question about one recording
    sql_p50_ms               of the statements by hand
    ratio_p50                the first over the last
    slowest                  the question that takes longest, and its median in milliseconds
    understood               questions that no word is missing of: it must be all of them
    agreeing                 questions whose number is that of the statement: it must be all that have one

Usage: python -m benchmarks.questions [ROUNDS]; 20 where it is not given.
"""

import asyncio
import json
import logging
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import sqlalchemy as sa

from benchmarks.load.rows import Size, fill, settle
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.models.morphemes import MORPHEMES
from resources.settings import Settings
from serving.app import create_app

SIZE = Size(videos=200, events_per_video=100, sessions=1)
PEOPLE_PER_VIDEO = 20
"""Of each recording, with five events each."""
ASKED_VIDEO = 100
"""The recording that questions about one are about."""
PEOPLE = """
insert into track (video_id, number, label, start_s, end_s, first_box, last_box, confidence, attributes,
                   run_id)
select v, n, 'person', n * 27.5, n * 27.5 + 20 + n % 9, array[0.1, 0.2, 0.3, 0.8],
       array[0.1, 0.2, 0.3, 0.8], 0.9,
       jsonb_build_object(
           'path', (select jsonb_agg(jsonb_build_array(n * 27.5 + p * 0.5, 0.02 + p * 0.024, 0.8))
                    from generate_series(0, 39) p),
           'upper', (array['red', 'blue', 'black', 'grey', null])[1 + (v + n) % 5],
           'lower', (array['blue', 'black', null])[1 + (v * n) % 3],
           'entry_side', 'left', 'exit_side', 'right', 'location', 'center', 'facing', 'right'),
       'run-1'
from generate_series(1, {videos}) v, generate_series(1, {people}) n
"""
OWN_EVENTS = """
update event set track_numbers = array[1 + ((start_s / 5.5)::int - 1) / 5],
                 start_s = start_s + 22, end_s = end_s + 22
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and a statement by hand that finds its answer; `is_counted` where that is a number."""

    text: str
    sql: str
    is_counted: bool = False


CAME = "select count(distinct (video_id, track_numbers[1])) from event where type = 'person_enter'"
IN_SECOND_MINUTE = f"{CAME} and start_s >= 60 and start_s < 120"
ALL = "select count(*) from track where label = 'person'"
RED = "from track where upper = 'red' or lower = 'red'"
FALLS = "select * from event where type = 'collapse' limit 200"
LONGEST = "select * from track order by end_s - start_s desc limit 1"
LONG = "select * from track where end_s - start_s >= 25 order by video_id, start_s limit 200"
LAST_EXIT = "select * from event where type = 'person_exit' order by video_id desc, end_s desc limit 1"
EARLY_EXITS = "select * from event where type = 'person_exit' and end_s < 60 limit 200"
ASKED = (
    Asked("How many people were there?", ALL, is_counted=True),
    Asked("몇 명이 있었어?", ALL, is_counted=True),
    Asked("How many people came in?", CAME, is_counted=True),
    Asked("몇 명이 들어왔어?", CAME, is_counted=True),
    Asked("How many people in red were there?", f"select count(*) {RED}", is_counted=True),
    Asked("빨간 옷 입은 사람 있어?", f"select * {RED} limit 200"),
    Asked("Did anyone fall?", FALLS),
    Asked("쓰러진 사람 있어?", FALLS),
    Asked("Who stayed longest?", LONGEST),
    Asked("누가 가장 오래 있었어?", LONGEST),
    Asked("How many people came in between 1 and 2 minutes?", IN_SECOND_MINUTE, is_counted=True),
    Asked("1분에서 2분 사이에 들어온 사람은 몇 명이야?", IN_SECOND_MINUTE, is_counted=True),
    Asked("Who left in the first minute?", EARLY_EXITS),
    Asked("Who stayed longer than 25 seconds?", LONG),
    Asked("When did the last person leave?", LAST_EXIT),
    Asked("마지막으로 나간 사람은 언제 나갔어?", LAST_EXIT),
)
"""Typical questions that are answered from rows alone."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of the rounds of one question, about all recordings, about one, and of its statement."""

    asked: Asked
    all_ms: list[float]
    one_ms: list[float]
    sql_ms: list[float]
    is_understood: bool
    is_agreeing: bool


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = EmbeddedPostgres(folder / "postgres")
        server.ensure_running()
        try:
            print(json.dumps(measure(server.url, folder, rounds)))
        finally:
            server.stop()


def measure(url: str, folder: Path, rounds: int) -> dict[str, object]:
    database = Database.at(url)
    migrate(database.engine)
    fill_with_people(database)
    settings = Settings(
        state_dir=folder / "state",
        database_url=url,
        rate_limit_per_s=1e6,
        questions_per_minute=10**6,
        _env_file=None,
    )
    MORPHEMES.begin()
    timed = asyncio.run(ask_all(settings, database, rounds))
    database.engine.dispose()
    return report(timed)


def fill_with_people(database: Database) -> None:
    """The rows, and people whose the events are."""
    fill(database, SIZE)
    with database.transaction() as stores:
        for statement in (PEOPLE, OWN_EVENTS):
            filled = statement.format(videos=SIZE.videos, people=PEOPLE_PER_VIDEO)
            stores.connection.exec_driver_sql(filled.replace("%", "%%"))
    settle(database)


async def ask_all(settings: Settings, database: Database, rounds: int) -> list[Timed]:
    logging.getLogger("httpx").setLevel(logging.WARNING)  # what the client writes is not the application's
    app = create_app(settings, settings.database_url or "")
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=settings.base_url) as client:
        return [await time_question(client, database, asked, rounds) for asked in ASKED]


async def time_question(client: httpx.AsyncClient, database: Database, asked: Asked, rounds: int) -> Timed:
    everywhere, here = {"prompt": asked.text, "scope": "all"}, {"prompt": asked.text, "video_id": ASKED_VIDEO}
    answer = await ask(client, everywhere)  # statements are compiled and prepared by the first ones
    await ask(client, here)
    all_ms, one_ms, sql_ms = [], [], []
    with database.engine.connect() as connection:
        for _ in range(rounds):
            all_ms.append(await milliseconds(client, everywhere))
            one_ms.append(await milliseconds(client, here))
            began = time.perf_counter()
            rows = connection.execute(sa.text(asked.sql)).all()
            sql_ms.append((time.perf_counter() - began) * 1000)
    first = answer["sentences"][0]["text"]
    said = [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", first)]
    is_agreeing = not asked.is_counted or rows[0][0] in said
    return Timed(
        asked, all_ms, one_ms, sql_ms, "understand" not in first and "이해하지" not in first, is_agreeing
    )


async def ask(client: httpx.AsyncClient, body: Mapping[str, object]) -> dict[str, list[dict[str, str]]]:
    answer = await client.post("/api/prompt", json=body)
    answer.raise_for_status()
    given: dict[str, list[dict[str, str]]] = answer.json()
    return given


async def milliseconds(client: httpx.AsyncClient, body: Mapping[str, object]) -> float:
    began = time.perf_counter()
    await ask(client, body)
    return (time.perf_counter() - began) * 1000


def report(timed: list[Timed]) -> dict[str, object]:
    everywhere = [ms for each in timed for ms in each.all_ms]
    by_hand = statistics.median(ms for each in timed for ms in each.sql_ms)
    slowest = max(timed, key=lambda each: statistics.median(each.all_ms))
    for each in timed:
        medians = (statistics.median(some) for some in (each.all_ms, each.one_ms, each.sql_ms))
        print(each.asked.text, *(f"{ms:.1f}" for ms in medians), file=sys.stderr)
    return {
        "videos": SIZE.videos,
        "people": SIZE.videos * PEOPLE_PER_VIDEO,
        "events": SIZE.events,
        "questions": len(timed),
        "p50_ms": round(statistics.median(everywhere), 1),
        "p95_ms": round(float(np.percentile(everywhere, 95)), 1),
        "one_p50_ms": round(statistics.median(ms for each in timed for ms in each.one_ms), 1),
        "sql_p50_ms": round(by_hand, 2),
        "ratio_p50": round(statistics.median(everywhere) / by_hand, 1),
        "slowest": [slowest.asked.text, round(statistics.median(slowest.all_ms), 1)],
        "understood": sum(each.is_understood for each in timed),
        "agreeing": sum(each.is_agreeing for each in timed),
    }


if __name__ == "__main__":
    main()
