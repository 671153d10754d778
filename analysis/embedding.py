"""Embed windows as vectors: in which spaces, by which models, and which windows still lack one.

Search reads the active space. Every window has a vector there, in the configured model's space and in those
that are built beside the active one until an operator switches to them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

from analysis.stage import Stage, setup_failure
from domain.language.reasons import AnalysisError
from gpu_ops.embed.text import Embedder
from gpu_ops.video.prefetch import prefetch
from resources.db.engine import Database, Stores
from resources.db.stores.embeddings import EmbeddedTexts, Space
from resources.db.stores.windows import StoredText
from resources.errors import BudgetError, HostedModelError, SetupError
from resources.models.embedders import text_embedder
from resources.models.query_embedder import space_embedder

BATCH_WINDOWS = 512
"""Windows that are embedded and stored in one transaction: a second or two on a CPU, 1.5 MB of vectors."""
BATCHES_AHEAD = 1
"""Batches that wait to be embedded, and to be stored, while another is."""
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class EmbeddingTarget:
    """A space that windows get vectors in, and its loaded model."""

    space: Space
    embedder: Embedder

    def embed(self, texts: Sequence[StoredText]) -> EmbeddedTexts:
        return EmbeddedTexts(self.space, texts, self.embedder.embed([each.text_en for each in texts]))


def embedding_targets(database: Database, configured: str) -> Iterator[EmbeddingTarget]:
    """The configured model's space, made on first use, then the active one where that is another.

    Raises:
        SetupError: A model cannot be loaded, or is not what the active space was built with.
    """
    target = configured_target(database, configured)
    yield target
    with database.transaction() as stores:
        active = stores.embeddings.active()
        building = [each.space for each in stores.spaces.all("building")]
    if active is not None and active != target.space:
        yield EmbeddingTarget(active, space_embedder(active))
    for space in building:
        if space not in (active, target.space):
            with suppress(SetupError):  # search does not need it yet, and no switch to it can succeed
                yield EmbeddingTarget(space, space_embedder(space))


def configured_target(database: Database, configured: str) -> EmbeddingTarget:
    embedder = text_embedder(configured)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(configured, embedder.digest, embedder.dimension)
    return EmbeddingTarget(space, embedder)


def embed_video(stage: Stage, configured: str) -> list[EmbeddedTexts]:
    """Vectors for the windows of a stage's video that have none of their present text, for each space.

    Raises:
        AnalysisError: A model cannot be loaded, or is not what the active space was built with.
    """
    try:
        spaces = list(embedding_targets(stage.database, configured))
    except SetupError as error:
        raise setup_failure(error, "no_text_model") from error
    stage.made_with({}, spaces[0].embedder.device)
    with stage.transaction() as stores:
        missing = [stores.embeddings.missing(each.space, stage.video_id) for each in spaces]
    try:
        return [target.embed(texts) for target, texts in zip(spaces, missing, strict=True)]
    except BudgetError as error:
        raise AnalysisError("budget_spent", str(error)) from error
    except HostedModelError as error:
        raise AnalysisError("hosted_model_failed", str(error)) from error


def store_vectors(stores: Stores, embedded: Sequence[EmbeddedTexts], video_id: int) -> list[Space]:
    """Store what was embedded, and in the active space too where another was switched to meanwhile.

    No switch comes between this and the end of the transaction: it would not see these windows. Returns the
    spaces in which the video's windows have vectors now.
    """
    stores.embeddings.share_lock()
    stores.embeddings.replace_all(embedded)
    spaces, active = [each.space for each in embedded], stores.embeddings.active()
    if active is not None and active not in spaces:
        target = EmbeddingTarget(active, space_embedder(active))
        stores.embeddings.replace_all([target.embed(stores.embeddings.missing(active, video_id))])
        spaces.append(active)
    return spaces


def embed_all(database: Database, configured: str, report: Report) -> dict[str, int]:
    """Give every window of every video its vector in each space; returns how many got one, by space.

    The configured model's space comes first: where the active one's model is gone, it can be switched to.

    Raises:
        SetupError: A model cannot be loaded, or is not what the active space was built with.
    """
    done = {}
    for target in embedding_targets(database, configured):
        done[target.space.title] = embed_missing(database, target, report)
    return done


def embed_missing(
    database: Database, target: EmbeddingTarget, report: Report, per_second: float | None = None
) -> int:
    """Give every window of every video its vector in one space; returns how many got one.

    While the model embeds a batch, the next is read and the one before is stored, on two connections at
    most. Each batch has a transaction of its own: after an interruption only the rest is left to do, and
    after an error nothing that came behind it is stored.
    """
    began, done = time.monotonic(), 0
    with embedded_ahead(database, target) as batches:
        for embedded in batches:
            with database.transaction() as stores:
                stores.embeddings.replace_all([embedded])
            done += len(embedded.texts)
            report(f"{done} windows have a vector of {target.space.title} now")
            if per_second:
                time.sleep(max(0.0, began + done / per_second - time.monotonic()))
    return done


@contextmanager
def embedded_ahead(database: Database, target: EmbeddingTarget) -> Iterator[Iterator[EmbeddedTexts]]:
    """What a space lacks, read in a thread and embedded in another; both have ended when this is left."""
    with (
        closing(prefetch(missing_batches(database, target.space), BATCHES_AHEAD)) as texts,
        closing(prefetch(map(target.embed, texts), BATCHES_AHEAD)) as embedded,
    ):
        yield embedded


def missing_batches(database: Database, space: Space) -> Iterator[tuple[StoredText, ...]]:
    """Windows without a vector of their present text, newest first, each once."""
    before: int | None = None
    while True:
        with database.transaction() as stores:
            texts = stores.embeddings.missing_before(space, before, BATCH_WINDOWS)
        if not texts:
            return
        yield texts
        before = texts[-1].window_id
