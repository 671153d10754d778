"""The recommended detector, by a short name, and what a hub says of a model before it is fetched."""

from dataclasses import dataclass
from fnmatch import fnmatch

from resources.errors import SetupError, first_line
from resources.models.weights import BUCKET, CONFIG, HUB_FILES, WeightsCache, cache_folder
from resources.settings_fields import AUTO_DETECTOR, HOG

RECOMMENDED = "recommended"
"""The short name of `DETECTOR`."""
DETECTOR = "ustc-community/dfine-small-coco"
"""D-FINE small, trained on COCO: people, vehicles, bags and animals (decision 0036)."""
LICENCE = "apache-2.0"
"""Its licence as the hub writes it; under another one it is not fetched by its short name."""
MEGABYTE = 1e6
"""Bytes."""


@dataclass(frozen=True, slots=True)
class HubModel:
    """What the hub says of a model: the revision, the bytes that would be fetched, and the licence."""

    name: str
    revision: str
    size_bytes: int
    licence: str

    def __str__(self) -> str:
        return f"{self.name}, {self.size_bytes / MEGABYTE:.1f} MB, licence {self.licence}"


def resolve_detector(name: str, cache: WeightsCache) -> str:
    """The detector that a short name stands for; other names are returned as they are.

    `auto` is the recommended one where it has been fetched, and else the one that is built in.
    """
    if name == AUTO_DETECTOR:
        return DETECTOR if is_fetched(DETECTOR, cache) else HOG
    return full_name(name)


def full_name(name: str) -> str:
    return DETECTOR if name == RECOMMENDED else name


def is_fetched(name: str, cache: WeightsCache) -> bool:
    return (cache_folder(name, cache) / CONFIG).is_file()


def recommendation(name: str, cache: WeightsCache) -> str | None:
    """A line that says that a better detector exists; None where it is used, or another one was chosen."""
    if name != AUTO_DETECTOR or is_fetched(DETECTOR, cache):
        return None
    return (
        "A detector that sees people better, and vehicles, bags and animals too, can be fetched: "
        f"`sentinel models pull {RECOMMENDED}` (Apache-2.0)"
    )


def look_up(name: str) -> HubModel | None:
    """What the hub says of a model; None for one of a bucket. Raises `SetupError` where it says nothing."""
    if name.startswith(BUCKET):
        return None
    from httpx2 import HTTPError, InvalidURL
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HFValidationError

    try:
        info = HfApi().model_info(name, files_metadata=True)
    except (HTTPError, InvalidURL, HFValidationError, OSError, ValueError) as error:
        raise SetupError(
            f"The hub does not say anything about {name!r}: {first_line(error)}. "
            "Fetch it on a machine that can reach the hub, and name its folder or s3:// address."
        ) from error
    files = info.siblings or []
    wanted = [each for each in files if any(fnmatch(each.rfilename, pattern) for pattern in HUB_FILES)]
    licence = info.card_data.get("license") if info.card_data else None
    return HubModel(name, str(info.sha), sum(each.size or 0 for each in wanted), str(licence or "unknown"))


def check_licence(found: HubModel) -> None:
    """Raises `SetupError` where the recommended model is under another licence than it was chosen for."""
    if found.licence != LICENCE:
        raise SetupError(
            f"The hub says that {found.name} is under the licence {found.licence!r}, and it was recommended "
            f"under {LICENCE!r}. If that is right for you, fetch it by its own name."
        )
