"""Embedding spaces (one model at one version) and the windows' vectors in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import FloatArray
from resources.db.tables import embedding_space, event_window, window_embedding
from resources.db.windows import StoredText

LOCK = 7_250_115


@dataclass(frozen=True, slots=True)
class Space:
    """What an embedding model is known by. `digest` identifies its weights."""

    space_id: int
    model: str
    digest: str
    dimension: int


@dataclass(frozen=True, slots=True)
class EmbeddingStore:
    connection: sa.Connection

    def ensure_space(self, model: str, digest: str, dimension: int) -> Space:
        """The space of a model, made on first use; the first space of all becomes the active one."""
        self.connection.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        query = sa.select(embedding_space).where(
            embedding_space.c.model == model, embedding_space.c.digest == digest
        )
        row = self.connection.execute(query).one_or_none()
        if row is not None:
            return Space(row.space_id, row.model, row.digest, row.dimension)
        status = "building" if self.active() else "active"
        space_id = self.connection.execute(
            sa.insert(embedding_space)
            .values(model=model, digest=digest, dimension=dimension, status=status)
            .returning(embedding_space.c.space_id)
        ).scalar_one()
        self._make_partition(int(space_id), int(dimension))
        return Space(space_id, model, digest, dimension)

    def _make_partition(self, space_id: int, dimension: int) -> None:
        name = f"window_embedding_{space_id}"
        self.connection.execute(
            sa.text(f"create table {name} partition of window_embedding for values in ({space_id})")
        )
        self.connection.execute(
            sa.text(
                f"create index {name}_hnsw on {name} using hnsw "
                f"((embedding::halfvec({dimension})) halfvec_cosine_ops)"
            )
        )

    def active(self) -> Space | None:
        """The space that questions are answered from, None before anything was embedded."""
        query = sa.select(embedding_space).where(embedding_space.c.status == "active")
        row = self.connection.execute(query).one_or_none()
        return Space(row.space_id, row.model, row.digest, row.dimension) if row else None

    def replace(self, space: Space, texts: Sequence[StoredText], vectors: FloatArray) -> None:
        """Store vectors (N, dimension) of N windows; vectors of removed windows go with their window."""
        rows = [
            {
                "space_id": space.space_id,
                "window_id": stored.window_id,
                "text_sha256": text_digest(stored.text_en),
                "embedding": vector.tolist(),
            }
            for stored, vector in zip(texts, vectors, strict=True)
        ]
        if not rows:
            return
        statement = insert(window_embedding)
        changed = {name: statement.excluded[name] for name in ("text_sha256", "embedding")}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["space_id", "window_id"], set_=changed), rows
        )

    def missing(self, space: Space, video_id: int) -> tuple[StoredText, ...]:
        """Windows of a video without a vector of their present text in a space."""
        joined = sa.and_(
            window_embedding.c.window_id == event_window.c.window_id,
            window_embedding.c.space_id == space.space_id,
        )
        digest = sa.func.encode(sa.func.sha256(sa.func.convert_to(event_window.c.text_en, "UTF8")), "hex")
        query = (
            sa.select(event_window.c.window_id, event_window.c.text_en)
            .outerjoin(window_embedding, joined)
            .where(event_window.c.video_id == video_id)
            .where(window_embedding.c.text_sha256.is_distinct_from(digest))
            .order_by(event_window.c.start_s)
        )
        return tuple(StoredText(row.window_id, row.text_en) for row in self.connection.execute(query))

    def videos_missing(self, space: Space) -> tuple[int, ...]:
        """Videos with a window that has no vector in a space."""
        has_vector = (
            sa.select(sa.literal(1))
            .where(window_embedding.c.window_id == event_window.c.window_id)
            .where(window_embedding.c.space_id == space.space_id)
            .exists()
        )
        query = sa.select(event_window.c.video_id).distinct().where(~has_vector)
        return tuple(sorted(self.connection.scalars(query)))


def text_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
