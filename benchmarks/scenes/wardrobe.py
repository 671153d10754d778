"""Clothes of known colours, and lamps to film them under: for the colour benchmark and tests only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame

from gpu_ops.colour.illuminant import LINEAR
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.script import Script
from gpu_ops.video.frame import Image

Rgb = tuple[int, int, int]
"""Red, green, blue in 0..255 (sRGB)."""
WARDROBE: tuple[tuple[str, Rgb], ...] = (
    ("black", (24, 24, 27)), ("black", (38, 36, 37)), ("black", (30, 32, 38)),
    ("grey", (122, 124, 126)), ("grey", (150, 150, 148)), ("grey", (98, 100, 104)),
    ("white", (236, 236, 232)), ("white", (245, 244, 240)),
    ("red", (190, 42, 44)), ("red", (160, 30, 38)), ("red", (214, 48, 50)), ("red", (160, 60, 60)),
    ("orange", (232, 122, 34)), ("orange", (240, 140, 48)),
    ("yellow", (232, 202, 42)), ("yellow", (242, 216, 92)),
    ("green", (60, 140, 62)), ("green", (38, 92, 54)), ("green", (88, 150, 82)), ("green", (74, 96, 52)),
    ("blue", (42, 92, 172)), ("blue", (72, 130, 198)), ("blue", (34, 72, 186)), ("blue", (60, 84, 122)),
    ("blue", (140, 178, 220)), ("blue navy", (32, 42, 82)), ("blue navy", (40, 50, 70)),
    ("purple", (138, 60, 150)), ("purple", (96, 52, 122)),
    ("pink", (236, 150, 182)), ("pink", (226, 112, 152)),
    ("brown", (104, 66, 42)), ("brown", (122, 82, 54)), ("brown", (84, 54, 38)),
    ("beige", (214, 194, 158)), ("beige", (202, 182, 148)),
)  # fmt: skip
"""Names of each colour (any of several words is right), and its value in daylight; not measured."""
JITTER = 6
"""Levels by which each channel of a piece may differ from the list, at random."""
EXPOSURE_STEP_S = 4.0
"""Seconds between two exposures of `jumping_exposure`."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """Linear factors of red, green and blue, a factor over time, and noise of the sensor in light_table."""

    red: float = 1.0
    green: float = 1.0
    blue: float = 1.0
    over_time: Callable[[float], float] = lambda _: 1.0
    noise: float = 0.0


def jumping_exposure(time_s: float) -> float:
    """The factor of a camera that changes its exposure every few seconds."""
    return (1.0, 0.6, 1.35)[int(time_s / EXPOSURE_STEP_S) % 3]


LAMPS = {
    "day": Lamp(),
    "warm": Lamp(1.30, 1.0, 0.64),
    "cool": Lamp(0.80, 1.0, 1.30),
    "evening": Lamp(0.24, 0.20, 0.15, noise=4.0),
    "jumps": Lamp(1.05, 1.0, 0.94, over_time=jumping_exposure),
    "noisy": Lamp(0.75, 0.7, 0.66, noise=9.0),
}


def change_light(source: Path, target: Path, lamp: Lamp, seed: int = 1) -> None:
    """Write the recording under another light, encoded again."""
    draw = np.random.default_rng(seed)
    with av.open(str(source)) as given, av.open(str(target), "w") as made:
        own = given.streams.video[0]
        rate = own.average_rate or 25
        stream = made.add_stream("libx264", rate=rate, options={"crf": "24", "preset": "veryfast", "g": "50"})
        stream.width, stream.height, stream.pix_fmt = own.width // 2 * 2, own.height // 2 * 2, "yuv420p"
        for number, frame in enumerate(given.decode(own)):
            whole = np.asarray(frame.to_ndarray(format="bgr24"), dtype=np.uint8)
            picture = whole[: stream.height, : stream.width]
            shown = VideoFrame.from_ndarray(
                apply_lamp(picture, lamp, number / float(rate), draw), format="bgr24"
            )
            made.mux(stream.encode(shown))
        made.mux(stream.encode())


def apply_lamp(picture: Image, lamp: Lamp, time_s: float, draw: np.random.Generator) -> Image:
    """A picture (H, W, 3) blue-green-red under a lamp."""
    level = lamp.over_time(time_s)
    tables = [light_table(level * factor) for factor in (lamp.blue, lamp.green, lamp.red)]
    lit = np.stack([table[picture[..., channel]] for channel, table in enumerate(tables)], axis=-1)
    if lamp.noise:
        rows = draw.normal(0, lamp.noise, (picture.shape[0] + 64, picture.shape[1], 1)).astype(np.float32)
        lit = lit + rows[64 - int(draw.integers(0, 64)) :][: picture.shape[0]]
    return np.ascontiguousarray(np.clip(lit, 0, 255).round().astype(np.uint8))


def light_table(factor: float) -> np.ndarray:
    """The value (256,) of each level under `factor` times the light (sRGB, IEC 61966-2-1)."""
    linear = np.clip(LINEAR * factor, 0, 1)
    curved = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(255 * curved, dtype=np.float32)


def dress_crowd(seed: int, people: int, duration_s: float) -> tuple[Script, list[tuple[str, str]]]:
    """A crowd in clothes from the wardrobe, and the names of the upper and lower colour of each person."""
    draw = np.random.default_rng(seed)
    script, actors, words = make_crowd(seed, people, duration_s), [], []
    for actor in script.actors:
        two = draw.choice(len(WARDROBE), 2, replace=False)
        (upper, above), (lower, below) = (WARDROBE[int(at)] for at in two)
        actors.append(replace(actor, upper=jitter_bgr(above, draw), lower=jitter_bgr(below, draw)))
        words.append((upper, lower))
    return replace(script, actors=tuple(actors)), words


def jitter_bgr(rgb: Rgb, draw: np.random.Generator) -> tuple[int, int, int]:
    red, green, blue = np.clip(np.array(rgb) + draw.integers(-JITTER, JITTER + 1, 3), 0, 255)
    return int(blue), int(green), int(red)
