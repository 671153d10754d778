"""Questions as vectors of a space, by the very model that the space was built with."""

from dataclasses import dataclass

from domain.records import FloatArray
from gpu_ops.embed.text import Embedder
from resources.db.stores.embeddings import Space
from resources.errors import SetupError
from resources.models.embedders import text_embedder


class OtherModelError(SetupError):
    """The weights under a model's name are not those that a space was built with."""


@dataclass(frozen=True, slots=True)
class QueryVector:
    """A text as a vector (dimension,), or None and the reason why search must use words alone.

    `order` is that of a reranker, best first, by window; without one, it may say why.
    """

    vector: FloatArray | None = None
    reason: str | None = None
    space: Space | None = None
    """Of whose model the vector is; it must be compared with vectors of no other."""
    order: tuple[int, ...] = ()
    order_reason: str | None = None

    @property
    def notice(self) -> str | None:
        """The reason that people are told."""
        return self.reason or self.order_reason


def space_embedder(space: Space) -> Embedder:
    """The model that a space was built with.

    Raises:
        OtherModelError: Its name stands for other weights now.
        SetupError: It cannot be loaded.
    """
    embedder = text_embedder(space.model)
    if (embedder.digest, embedder.dimension) != (space.digest, space.dimension):
        raise OtherModelError(
            f"The embedding model {space.model!r} is not the one that search is built on: its weights have "
            f"digest {embedder.digest[:12]} and vectors of {embedder.dimension}, not {space.digest[:12]} and "
            f"{space.dimension}. Put the former weights back, or run `sentinel models switch`."
        )
    return embedder
