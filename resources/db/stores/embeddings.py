"""Embedding spaces (one model at one version) and the windows' vectors in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from domain.records import FloatArray
from resources.db.stores.windows import StoredText
from resources.db.tables import embedding_space, event_window, window_embedding
from resources.errors import SetupError

LOCK = 7_250_115
"""Advisory lock: one transaction at a time makes or switches spaces."""


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
        self.connection.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if known := self._known(model, digest):  # made by another while this one waited
            return known
        status = "building" if self.active() else "active"
        space_id = self.connection.execute(
            sa.insert(embedding_space)
            .values(model=model, digest=digest, dimension=dimension, status=status)
            .returning(embedding_space.c.space_id)
        ).scalar_one()
        self._make_partition(int(space_id), int(dimension))
        return Space(space_id, model, digest, dimension)

    def _known(self, model: str, digest: str) -> Space | None:
        query = sa.select(embedding_space).where(
            embedding_space.c.model == model, embedding_space.c.digest == digest
        )
        row = self.connection.execute(query).one_or_none()
        return Space(row.space_id, row.model, row.digest, row.dimension) if row else None

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

    def switch_to(self, space: Space) -> None:
        """From the end of this transaction on, questions are answered from a space; the former one is kept.

        Raises:
            SetupError: A window has no vector there, so that search would no longer find it.
        """
        self.connection.execute(sa.text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if videos := self.videos_missing(space):
            raise SetupError(
                f"{len(videos)} recordings have no vectors of {space.model} yet; "
                "the job reembed_windows makes them"
            )
        is_this = embedding_space.c.space_id == space.space_id
        retired = sa.update(embedding_space).where(embedding_space.c.status == "active", ~is_this)
        self.connection.execute(retired.values(status="retired"))
        self.connection.execute(sa.update(embedding_space).where(is_this).values(status="active"))

    def replace_all(self, embedded: Sequence[EmbeddedTexts]) -> None:
        for each in embedded:
            self.replace(each.space, each.texts, each.vectors)

    def replace(self, space: Space, texts: Sequence[StoredText], vectors: FloatArray) -> None:
        """Store vectors (N, dimension) of N windows; vectors of removed windows go with their window."""
        alive = self._alive([each.window_id for each in texts])
        rows = [
            {
                "space_id": space.space_id,
                "window_id": stored.window_id,
                "text_sha256": text_digest(stored.text_en),
                "embedding": vector.tolist(),
            }
            for stored, vector in zip(texts, vectors, strict=True)
            if stored.window_id in alive
        ]
        if not rows:
            return
        statement = insert(window_embedding)
        changed = {name: statement.excluded[name] for name in ("text_sha256", "embedding")}
        self.connection.execute(
            statement.on_conflict_do_update(index_elements=["space_id", "window_id"], set_=changed), rows
        )

    def _alive(self, window_ids: Sequence[int]) -> set[int]:
        """Which windows were not removed while they were embedded; they stay until this transaction ends."""
        query = sa.select(event_window.c.window_id).where(event_window.c.window_id.in_(window_ids))
        return set(self.connection.scalars(query.with_for_update(read=True, key_share=True)))

    def missing(self, space: Space, video_id: int) -> tuple[StoredText, ...]:
        """Windows of a video without a vector of their present text in a space."""
        query = self._without_vector(space).where(event_window.c.video_id == video_id)
        return self._texts(query.order_by(event_window.c.start_s))

    def missing_after(self, space: Space, window_id: int, limit: int) -> tuple[StoredText, ...]:
        """The next windows of any video without a vector of their present text in a space."""
        query = self._without_vector(space).where(event_window.c.window_id > window_id)
        return self._texts(query.order_by(event_window.c.window_id).limit(limit))

    def missing_in(self, spaces: Sequence[Space], video_id: int) -> dict[str, int]:
        """How many windows of a video lack a vector of their present text, in the active and other spaces."""
        active = self.active()
        wanted = {each.space_id: each for each in (*spaces, *([active] if active else []))}
        return {each.title: len(self.missing(each, video_id)) for each in wanted.values()}

    def videos_missing(self, space: Space) -> tuple[int, ...]:
        """Videos with a window that has no vector of its present text in a space."""
        query = self._without_vector(space).with_only_columns(event_window.c.video_id).distinct()
        return tuple(sorted(self.connection.scalars(query)))

    def _without_vector(self, space: Space) -> sa.Select[Any]:
        joined = sa.and_(
            window_embedding.c.window_id == event_window.c.window_id,
            window_embedding.c.space_id == space.space_id,
        )
        digest = sa.func.encode(sa.func.sha256(sa.func.convert_to(event_window.c.text_en, "UTF8")), "hex")
        return (
            sa.select(event_window.c.window_id, event_window.c.text_en)
            .outerjoin(window_embedding, joined)
            .where(window_embedding.c.text_sha256.is_distinct_from(digest))
        )

    def _texts(self, query: sa.Select[Any]) -> tuple[StoredText, ...]:
        return tuple(StoredText(row.window_id, row.text_en) for row in self.connection.execute(query))


def text_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
