"""Where models come from: a folder, a bucket, or a hub; kept below the state folder once fetched."""

import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from resources.aws.clients import AwsConnection, aws_connection
from resources.errors import SetupError, first_line
from resources.settings import Settings

BUCKET = "s3://"
CONFIG = "config.json"
HUB_FILES = ("*.json", "*.safetensors", "*.txt")
"""What is fetched of a hub's model: no code, and no weights that could hold any."""


@dataclass(frozen=True, slots=True)
class WeightsCache:
    """Where fetched models are kept, and where the buckets are that some come from."""

    folder: Path
    aws: AwsConnection


def weights_cache(settings: Settings) -> WeightsCache:
    return WeightsCache(settings.state_dir / "models", aws_connection(settings))


def model_folder(name: str, cache: WeightsCache) -> Path:
    """The local folder of a model, fetched if need be; raises `SetupError` with what to do."""
    own = Path(name).expanduser()
    if own.is_dir():
        return own
    kept = cache_folder(name, cache)
    if not (kept / CONFIG).is_file():
        pull_model(name, cache)
    return kept


def cache_folder(name: str, cache: WeightsCache) -> Path:
    return cache.folder / re.sub(r"[^\w.-]+", "_", name).strip("_")


def pull_model(name: str, cache: WeightsCache, revision: str | None = None) -> Path:
    """Fetch a model again; its folder appears when it is complete. Raises `SetupError`.

    `revision` is a commit of the hub, the newest one as a rule.
    """
    kept = cache_folder(name, cache)
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_name(f".{kept.name}.{secrets.token_hex(4)}")
    try:
        if name.startswith(BUCKET):
            fetch_from_bucket(name, draft, cache)
        else:
            fetch_from_hub(name, draft, revision)
        if not (draft / CONFIG).is_file():
            raise SetupError(f"{name!r} holds no {CONFIG}, so it is no model of transformers.")
        shutil.rmtree(kept, ignore_errors=True)
        draft.replace(kept)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return kept


def fetch_from_bucket(name: str, folder: Path, cache: WeightsCache) -> None:
    """Every object below `s3://bucket/prefix`; credentials and region are those of the environment."""
    from botocore.exceptions import BotoCoreError, ClientError

    parts = urlsplit(name)
    prefix = parts.path.strip("/") + "/"
    try:
        client: Any = cache.aws.client("s3")
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=parts.netloc, Prefix=prefix)
        for page in pages:
            for found in page.get("Contents", []):
                target = path_inside(folder, found["Key"].removeprefix(prefix))
                target.parent.mkdir(parents=True, exist_ok=True)
                client.download_file(parts.netloc, found["Key"], str(target))
    except (BotoCoreError, ClientError) as error:
        raise SetupError(f"The model {name!r} cannot be fetched: {error}") from error


def path_inside(folder: Path, relative: str) -> Path:
    """A path below a folder; raises `SetupError` for one that would leave it."""
    target = (folder / relative).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise SetupError(f"{relative!r} would lie outside of the model's folder.")
    return target


def fetch_from_hub(name: str, folder: Path, revision: str | None = None) -> None:
    """A model of the Hugging Face hub; `HF_TOKEN` and `HF_ENDPOINT` are followed."""
    from httpx2 import HTTPError
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        snapshot_download(name, revision=revision, local_dir=folder, allow_patterns=list(HUB_FILES))
    except (HTTPError, HFValidationError, OSError, ValueError) as error:
        raise SetupError(
            f"The model {name!r} is neither a folder here nor to be had from the hub: {first_line(error)}. "
            "Fetch it on a machine that can, and name its folder or s3:// address."
        ) from error
