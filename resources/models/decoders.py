"""Whether recordings can be decoded where the settings want it."""

from functools import cache

from gpu_ops.video.hwaccel import CPU, try_decoding
from resources.errors import SetupError


@cache
def check_decoder(device: str) -> str:
    """Decode a few frames on a card, once per process; says what was done, or raises `SetupError`."""
    if device == CPU:
        return "decodes on cpu"
    try:
        try_decoding(device)
    except (OSError, RuntimeError) as error:
        raise SetupError(
            f"SENTINEL_DECODER={device}, but a card cannot decode here: {error}. "
            "Install the card's driver, or set SENTINEL_DECODER=cpu."
        ) from error
    return f"decodes on {device}"
