"""Whether recordings can be decoded where the settings want it."""

from functools import cache

from gpu_ops.hardware import try_decoding
from resources.errors import SetupError


@cache
def checked_decoder(device: str) -> str:
    """Decode a few frames on `device`, once per process; says what was done, or raises `SetupError`."""
    try:
        try_decoding(device)
    except (OSError, RuntimeError) as error:
        raise SetupError(
            f"SENTINEL_DECODER={device}, but a card cannot decode here: {error}. "
            "Install the card's driver, or set SENTINEL_DECODER=cpu."
        ) from error
    return f"decodes on {device}"
