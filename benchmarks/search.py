"""Searches among many windows: how many of the nearest are found, and how long it takes.

Makes the rows by itself on a PostgreSQL of its own: recordings of a hundred windows, each with one event, a
text of the sentences that recordings have in common, and the vector that MiniLM makes of that text, moved a
little, so that no two are the same. Searches are those of the API, in one process, in all recordings and in a
tenth, a hundredth and a thousandth of them. Prints as its last line one JSON object:

    windows         searched
    recall          by share of the recordings: of the ten windows that an exact scan finds nearest, how many
                    the search's ranking by meaning has among its first ten; ties in distance count as found
    p50_ms, p95_ms  a whole search: the question as a vector, words, meaning, fusion, the windows read
    sql_p50_ms      the vector, and one hand-written statement for the ten nearest of the same recordings
    ratio_p50       the first by the last, medians over the same searches by turns
    by_share        the same figures for each share
    peak_rss_mb     of this process, with the model
    index_s         seconds that making the HNSW index took

Usage: python -m benchmarks.search [WINDOWS [SEARCHES]]
"""

import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import sqlalchemy as sa

from analysis.spaces import make_index
from benchmarks.load.rows import settle
from domain.language.wording import plain_sentences
from domain.query.context import QueryContext
from domain.query.query import Query
from domain.records import FloatArray
from domain.understanding.understand import understand
from resources.db.engine import Database, Stores
from resources.db.migrate import migrate
from resources.db.stores.embeddings import Space
from resources.db.vector_rows import write_vectors
from resources.embedded_postgres import EmbeddedPostgres
from resources.models.embedders import MINILM, text_embedder
from resources.models.morphemes import MORPHEMES
from resources.models.query_embedder import QueryVector
from serving.chat.retrieval import CANDIDATES, embed_search_text
from serving.routes.search import SearchRequest, found_moments

WINDOWS_PER_VIDEO = 100
"""Windows of each recording: one of about a quarter of an hour."""
TEXTS = 2000
"""Different texts of windows: real recordings repeat themselves, too."""
SPREAD = 0.35
"""Length of what is added to the unit vector of a text, so that windows of one text differ."""
DEFAULTS = (100_000, 25)
"""Windows, and searches of each share."""
NEAREST = 10
"""Windows that are compared for recall."""
SAME = 1e-4
"""Distances that differ by less are the same: vectors are kept in numbers of 16 bit."""
SHARES = (1.0, 0.1, 0.01, 0.001)
"""Of the recordings that are searched."""
QUESTIONS = (
    "somebody lying on the ground",
    "two people talking to each other",
    "a customer strolling about on the left",
    "somebody hanging around for long",
    "a group of people in the middle",
    "바닥에 누워 있는 손님",
    "someone resting on a bench",
    "persons hurrying through the room",
)
"""In free words, so that meaning is needed."""
VIDEOS = """
insert into video (name, object_key, sha256, size_bytes, status, progress, duration_s, width, height,
                   fps, codec)
select format('gate_%s.mp4', n), format('videos/%s.mp4', n), encode(sha256(n::text::bytea), 'hex'), n,
       'completed', 100, 1000, 1920, 1080, 30, 'h264'
from generate_series(1, {videos}) n
"""
EVENTS = """
insert into event (video_id, type, start_s, end_s, box, track_numbers, confidence, side, run_id)
select v, (array['person_enter', 'walking', 'standing', 'interaction', 'person_exit'])[1 + (e + v) % 5],
       e * 10, e * 10 + 3, array[0.1, 0.2, 0.3, 0.8], array[e], 0.9,
       (array['left', 'center', 'right'])[1 + e % 3], 'run'
from generate_series(1, {videos}) v, generate_series(0, {per_video} - 1) e
"""
WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select video_id, start_s, end_s, (cast(:texts as text[]))[1 + event_id % :count], '사람이 걷습니다.',
       array[event_id], 'run'
from event order by event_id
"""
EXACT = """
with part as materialized (
    select w.window_id, e.embedding::halfvec(384) <=> cast(:vector as halfvec(384)) as distance
    from window_embedding e join event_window w using (window_id)
    where e.space_id = :space_id and w.video_id between :first and :last
)
select * from part order by distance limit 10
"""
"""The part first, and then every distance in it: an index scan would lose rows to the filter."""
BY_INDEX = """
select window_id, embedding::halfvec(384) <=> cast(:vector as halfvec(384)) as distance
from window_embedding where space_id = :space_id
order by embedding::halfvec(384) <=> cast(:vector as halfvec(384)) limit 10
"""
"""What somebody would write for all recordings; for a part of them, `EXACT`."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Recordings `first` to `last`, by number."""

    share: float
    first: int
    last: int

    @property
    def video_ids(self) -> Sequence[int] | None:
        """None for all, as in a search of everything."""
        return None if self.share == 1 else range(self.first, self.last + 1)


@dataclass(slots=True)
class Figures:
    recall: list[float] = field(default_factory=list)
    search_ms: list[float] = field(default_factory=list)
    sql_ms: list[float] = field(default_factory=list)

    def told(self) -> dict[str, float]:
        search, sql = statistics.median(self.search_ms), statistics.median(self.sql_ms)
        return {
            "recall": round(float(np.mean(self.recall)), 4),
            "p50_ms": round(search, 1),
            "p95_ms": round(float(np.percentile(self.search_ms, 95)), 1),
            "sql_p50_ms": round(sql, 1),
            "ratio_p50": round(search / sql, 2),
        }


def fill(database: Database, windows: int) -> Space:
    migrate(database.engine)
    videos, embedder = windows // WINDOWS_PER_VIDEO, text_embedder(MINILM)
    texts = made_texts()
    vectors = np.concatenate([embedder.embed(texts[at : at + 64]) for at in range(0, TEXTS, 64)])
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        stores.connection.exec_driver_sql(f"drop index if exists window_embedding_{space.space_id}_hnsw")
        for statement in (VIDEOS, EVENTS):
            made = statement.format(videos=videos, per_video=WINDOWS_PER_VIDEO)
            stores.connection.exec_driver_sql(made.replace("%", "%%"))
        stores.connection.execute(sa.text(WINDOWS), {"texts": texts, "count": TEXTS})
    rng = np.random.default_rng(0)
    for first in range(1, windows + 1, 5000):
        with database.transaction() as stores:
            numbers = range(first, min(first + 5000, windows + 1))
            rows = [vectors[(1 + number) % TEXTS] for number in numbers]
            write_vectors(
                stores.connection,
                space.space_id,
                [(number, "", each) for number, each in zip(numbers, moved(rows, rng), strict=True)],
            )
    return space


def made_texts() -> list[str]:
    """One to three of the sentences of windows."""
    rng, sentences = np.random.default_rng(1), plain_sentences()
    return [" ".join(rng.choice(sentences, rng.integers(1, 4), replace=False)) for _ in range(TEXTS)]


def moved(vectors: Sequence[FloatArray], rng: np.random.Generator) -> FloatArray:
    """Unit vectors (N, dimension), each near to its own."""
    rows = np.asarray(vectors, dtype=np.float64)
    other = rng.normal(size=rows.shape) * SPREAD / np.sqrt(rows.shape[1])
    return np.asarray((rows + other) / np.linalg.norm(rows + other, axis=1, keepdims=True))


def parts(videos: int, searches: int) -> Iterator[Searched]:
    """The recordings of each search: neighbours, as those of one camera or one day are."""
    rng = np.random.default_rng(2)
    for _ in range(searches):
        for share in SHARES:
            count = max(1, round(videos * share))
            first = int(rng.integers(1, videos - count + 2))
            yield Searched(share, first, first + count - 1)


def search(database: Database, text: str, space: Space, part: Searched) -> QueryVector:
    """All that a request to the API does for a search, except for HTTP."""
    question = understood(text)
    meant = QueryVector(embed_search_text(question.search_text, space), space=space)
    with database.transaction() as stores:
        body = SearchRequest(query=text)
        found_moments(stores, body, question, meant, ZoneInfo("Asia/Seoul"), part.video_ids)
    return meant


def understood(text: str) -> Query:
    return understand(text, QueryContext(datetime(2026, 3, 1)), MORPHEMES)  # noqa: DTZ001 - on a wall


def by_hand(stores: Stores, vector: FloatArray, space: Space, part: Searched) -> None:
    values = {"vector": as_text(vector), "space_id": space.space_id, "first": part.first, "last": part.last}
    if part.share == 1:
        stores.connection.execute(sa.text("set local hnsw.ef_search = 200"))
    stores.connection.execute(sa.text(BY_INDEX if part.share == 1 else EXACT), values).all()


def as_text(vector: FloatArray) -> str:
    return "[" + ",".join(f"{value:.6f}" for value in vector) + "]"


def exact(stores: Stores, vector: FloatArray, space: Space, part: Searched) -> list[float]:
    values = {"vector": as_text(vector), "space_id": space.space_id, "first": part.first, "last": part.last}
    return [row.distance for row in stores.connection.execute(sa.text(EXACT), values)]


def recall(database: Database, vector: FloatArray, space: Space, part: Searched) -> float:
    with database.transaction() as stores:
        found = stores.search.by_meaning(space, vector, part.video_ids, CANDIDATES)[:NEAREST]
    with database.transaction() as stores:
        right = exact(stores, vector, space, part)
    return sum(1 - cosine <= right[-1] + SAME for _, cosine in found) / len(right)


def measure(database: Database, space: Space, videos: int, searches: int) -> dict[float, Figures]:
    found = {share: Figures() for share in SHARES}
    for text in QUESTIONS:  # also loads what takes Korean texts apart, as the API does at its start
        search(database, text, space, Searched(1.0, 1, videos))
    for number, part in enumerate(parts(videos, searches)):
        figures, text = found[part.share], QUESTIONS[number // len(SHARES) % len(QUESTIONS)]
        began = time.perf_counter()
        meant = search(database, text, space, part)
        searched = time.perf_counter()
        vector = embed_search_text(understood(text).search_text, space)
        with database.transaction() as stores:
            by_hand(stores, vector, space, part)
        figures.search_ms.append((searched - began) * 1000)
        figures.sql_ms.append((time.perf_counter() - searched) * 1000)
        assert meant.vector is not None
        figures.recall.append(recall(database, meant.vector, space, part))
    return found


def indexed(database: Database, space: Space) -> float:
    """Seconds that making the index took; then everything is settled."""
    began = time.perf_counter()
    make_index(database, space)
    took = time.perf_counter() - began
    settle(database)
    return took


def main(windows: int, searches: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedPostgres(Path(folder) / "postgres")
        server.ensure_running()
        try:
            database = Database.at(server.url)
            space = fill(database, windows)
            index_s = indexed(database, space)
            found = measure(database, space, windows // WINDOWS_PER_VIDEO, searches)
        finally:
            server.stop()
    search_ms = [each for figures in found.values() for each in figures.search_ms]
    sql_ms = [each for figures in found.values() for each in figures.sql_ms]
    whole = Figures([1.0], search_ms, sql_ms).told()
    by_share = {f"{share:g}": figures.told() for share, figures in found.items()}
    print(
        json.dumps(
            {
                "windows": windows,
                "recall": {share: each["recall"] for share, each in by_share.items()},
                **{name: whole[name] for name in ("p50_ms", "p95_ms", "sql_p50_ms", "ratio_p50")},
                "by_share": by_share,
                "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "index_s": round(index_s, 1),
            }
        )
    )


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*given, *DEFAULTS[len(given) :])
