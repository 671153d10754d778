"""Embedding spaces (one model at one version) and the windows' vectors in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import FloatArray
from resources.db.embedding_tables import embedding_space, window_embedding
from resources.db.stores.windows import StoredText
from resources.db.tables import event_window
from resources.db.vector_rows import write_vectors
from resources.errors import SetupError

LOCK = 7_250_117
"""Advisory lock: one transaction at a time makes, switches or drops spaces; those of analyses share it."""
MAX_DEVIATION = 1e-3
"""By how much the length of a vector may differ from one: rounding of 16 bit numbers is below it."""
MAX_STORED_DEVIATION = 2e-3
"""The same of a stored vector: `MAX_DEVIATION`, and the rounding that came after it."""
PRESENT_TEXT = sa.func.encode(
    sa.func.sha256(sa.func.convert_to(event_window.c.text_en, "UTF8")), "hex", type_=sa.Text
)
"""`text_digest` of a window, in SQL."""
CHANGED = """
    age(event_window.xmin)
        <= age((pg_snapshot_xmin(cast(:since as pg_snapshot))::text::numeric % 4294967296)::text::xid)
"""
"""Windows stored or changed by transactions that had not ended at a snapshot, and maybe some more."""
SWITCH = """
    with former as (
        update embedding_space set status = 'retired', retired_at = now()
        where status = 'active' and space_id <> :space_id returning space_id
    )
    update embedding_space set status = 'active', activated_at = now(), retired_at = null
    where space_id = :space_id and (select count(*) from former) >= 0
"""
"""The count makes PostgreSQL retire the former space first: there is never a second active one."""


@dataclass(frozen=True, slots=True)
class Space:
    """What an embedding model is known by. `digest` identifies its weights."""

    space_id: int
    model: str
    digest: str
    dimension: int

    @property
    def title(self) -> str:
        """Name and the beginning of the digest, for people."""
        return f"{self.model} {self.digest[:12]}"


@dataclass(frozen=True, slots=True)
class EmbeddedTexts:
    """Vectors (N, dimension) of N windows in one space."""

    space: Space
    texts: Sequence[StoredText]
    vectors: FloatArray


@dataclass(frozen=True, slots=True)
class EmbeddingStore:
    connection: sa.Connection

    def ensure_space(self, model: str, digest: str, dimension: int) -> Space:
        """The space of a model, made on first use; the first space of all becomes the active one."""
        if known := self._known(model, digest):
            return known
        self.lock_exclusively()
        if known := self._known(model, digest):  # made by another while this one waited
            return known
        status = "building" if self.active() else "active"
        values = {"model": model, "digest": digest, "dimension": dimension, "status": status}
        values["activated_at"] = sa.func.now() if status == "active" else None
        statement = insert(embedding_space).values(**values)
        statement = statement.on_conflict_do_update(  # it was dropped once, and begins anew
            index_elements=["model", "digest"],
            set_={"status": status, "dimension": dimension, "retired_at": None, "measured": {}},
        )
        space_id = int(self.connection.execute(statement.returning(embedding_space.c.space_id)).scalar_one())
        self._make_partition(space_id)
        space = Space(space_id, model, digest, dimension)
        if status == "active":
            self.connection.execute(sa.text(index_statement(space)))
        return space

    def lock_exclusively(self) -> None:
        """Until this transaction ends, no other switches spaces or stores vectors with `share_lock`."""
        self.connection.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    def share_lock(self) -> None:
        """Until this transaction ends, the active space stays what it is."""
        self.connection.execute(sa.text("select pg_advisory_xact_lock_shared(:lock)"), {"lock": LOCK})

    def _known(self, model: str, digest: str) -> Space | None:
        query = sa.select(embedding_space).where(
            embedding_space.c.model == model,
            embedding_space.c.digest == digest,
            embedding_space.c.status != "dropped",
        )
        row = self.connection.execute(query).one_or_none()
        return Space(row.space_id, row.model, row.digest, row.dimension) if row else None

    def _make_partition(self, space_id: int) -> None:
        """Without its index: vectors are stored faster before it is made."""
        name = f"window_embedding_{space_id}"
        self.connection.execute(
            sa.text(f"create table {name} partition of window_embedding for values in ({space_id})")
        )

    def active(self) -> Space | None:
        """The space that questions are answered from, None before anything was embedded."""
        query = sa.select(embedding_space).where(embedding_space.c.status == "active")
        row = self.connection.execute(query).one_or_none()
        return Space(row.space_id, row.model, row.digest, row.dimension) if row else None

    def check_complete(self, space: Space, since: str | None = None) -> str:
        """Raise `SetupError` if a window that changed since a snapshot, or of all, has no vector in a space.

        Returns:
            The snapshot of this check (`pg_snapshot`), to look later only at what changed meanwhile.
        """
        snapshot = str(self.connection.scalar(sa.text("select pg_current_snapshot()::text")))
        if videos := self.videos_missing(space, since):
            raise SetupError(
                f"{len(videos)} recordings have no vectors of {space.model} yet; "
                "the job reembed_windows makes them"
            )
        return snapshot

    def switch_to(self, space: Space, since: str | None = None) -> None:
        """From the end of this transaction on, questions are answered from a space; the former one is kept.

        Analyses wait meanwhile: `since`, a snapshot of `check_complete`, makes it short.

        Raises:
            SetupError: A window has no vector there, so that search would no longer find it.
        """
        self.lock_exclusively()
        if self._known(space.model, space.digest) is None:
            raise SetupError(f"The space of {space.title} was dropped: build it again.")
        self.check_complete(space, since)
        if space != self.active():
            self.connection.execute(sa.text(SWITCH), {"space_id": space.space_id})

    def replace_all(self, embedded: Sequence[EmbeddedTexts]) -> None:
        for each in embedded:
            self.replace(each.space, each.texts, each.vectors)

    def replace(self, space: Space, texts: Sequence[StoredText], vectors: FloatArray) -> None:
        """Store vectors (N, dimension) of N windows; vectors of removed windows go with their window.

        Raises:
            SetupError: They are not what the space is made of; nothing is stored.
        """
        check_vectors(space, len(texts), vectors)
        present = self._present([each.window_id for each in texts])
        rows = [
            (stored.window_id, text_digest(stored.text_en), vector)
            for stored, vector in zip(texts, vectors, strict=True)
            if stored in present
        ]
        if rows:
            write_vectors(self.connection, space.space_id, rows)

    def _present(self, window_ids: Sequence[int]) -> set[StoredText]:
        """Which of some windows are as they were; they stay so until this transaction ends."""
        query = sa.select(event_window.c.window_id, event_window.c.text_en)
        query = query.where(event_window.c.window_id.in_(window_ids))
        return set(self._texts(query.with_for_update(read=True)))

    def missing(self, space: Space, video_id: int) -> tuple[StoredText, ...]:
        """Windows of a video without a vector of their present text in a space."""
        query = self._without_vector(space).where(event_window.c.video_id == video_id)
        return self._texts(query.order_by(event_window.c.start_s))

    def missing_before(self, space: Space, window_id: int | None, limit: int) -> tuple[StoredText, ...]:
        """The newest windows below a number, or of all, without a vector of their present text."""
        query = self._without_vector(space)
        if window_id is not None:
            query = query.where(event_window.c.window_id < window_id)
        return self._texts(query.order_by(event_window.c.window_id.desc()).limit(limit))

    def count_missing(self, space: Space) -> int:
        query = self._without_vector(space).with_only_columns(sa.func.count())
        return int(self.connection.scalar(query) or 0)

    def faults_in(self, spaces: Sequence[Space], video_id: int) -> dict[str, dict[str, int]]:
        """How many windows of a video are not as they must be, in the active and other spaces, by fault."""
        active = self.active()
        wanted = {each.space_id: each for each in (*([active] if active else []), *spaces)}
        return {each.title: self._faults(each, video_id) for each in wanted.values()}

    def _faults(self, space: Space, video_id: int) -> dict[str, int]:
        """`space` is what the loaded model says of itself; compared with what is stored."""
        known, vector = embedding_space.c, window_embedding.c.embedding
        model = sa.and_(known.model == space.model, known.digest == space.digest)
        wrong: dict[str, sa.ColumnElement[bool]] = {
            "missing": vector.is_(None),
            "other_text": window_embedding.c.text_sha256 != PRESENT_TEXT,
            "other_model": sa.not_(model),
            "other_dimension": sa.func.vector_dims(vector) != space.dimension,
            "not_of_length_one": sa.func.abs(sa.func.l2_norm(vector) - 1) > MAX_STORED_DEVIATION,
        }
        counts = [sa.func.count().filter(each).label(name) for name, each in wrong.items()]
        rows = event_window.outerjoin(window_embedding, self._of_window(space)).outerjoin(
            embedding_space, known.space_id == window_embedding.c.space_id
        )
        query = sa.select(*counts).select_from(rows).where(event_window.c.video_id == video_id)
        return dict(self.connection.execute(query).mappings().one())

    def videos_missing(self, space: Space, since: str | None = None) -> tuple[int, ...]:
        """Videos with a window, changed since a snapshot or any, without a vector of its present text."""
        query = self._without_vector(space).with_only_columns(event_window.c.video_id).distinct()
        if since is not None:
            query = query.where(sa.text(CHANGED).bindparams(since=since))
        return tuple(sorted(self.connection.scalars(query)))

    def _without_vector(self, space: Space) -> sa.Select[Any]:
        return (
            sa.select(event_window.c.window_id, event_window.c.text_en)
            .outerjoin(window_embedding, self._of_window(space))
            .where(window_embedding.c.text_sha256.is_distinct_from(PRESENT_TEXT))
        )

    def _of_window(self, space: Space) -> sa.ColumnElement[bool]:
        return sa.and_(
            window_embedding.c.window_id == event_window.c.window_id,
            window_embedding.c.space_id == space.space_id,
        )

    def _texts(self, query: sa.Select[Any]) -> tuple[StoredText, ...]:
        return tuple(StoredText(row.window_id, row.text_en) for row in self.connection.execute(query))


def check_vectors(space: Space, count: int, vectors: FloatArray) -> None:
    """Raise `SetupError` unless there are `count` finite unit vectors of the space's dimension."""
    if vectors.size == count == 0:
        return
    if vectors.shape != (count, space.dimension):
        raise SetupError(
            f"The model {space.title} made vectors of shape {vectors.shape} of {count} texts, and its space "
            f"has dimension {space.dimension}. Nothing was stored: put the former model back."
        )
    worst = float(np.abs(np.linalg.norm(vectors, axis=1) - 1).max())
    if not worst <= MAX_DEVIATION:  # also true of NaN
        raise SetupError(
            f"The model {space.title} made vectors whose length differs from one by {worst:.3g}. "
            "Nothing was stored: use a model that gives unit vectors."
        )


def index_statement(space: Space, how: str = "") -> str:
    name = f"window_embedding_{space.space_id}"
    return (
        f"create index {how} if not exists {name}_hnsw on {name} using hnsw "
        f"((embedding::halfvec({space.dimension})) halfvec_cosine_ops)"
    )


def text_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
