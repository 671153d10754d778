"""Decode on a card with NVDEC, through FFmpeg's `cuda` device. Frames come back to the host as NV12.

Decoding H.264 and HEVC is exact by their standards, so a card shows the same pictures as the CPU. What a card
does not decode (its codecs and profiles differ) FFmpeg decodes on the CPU.
"""

import io

import av
import numpy as np
from av.codec.hwaccel import HWAccel

CPU, CUDA = "cpu", "cuda"
TRIED_FRAMES, TRIED_PX = 8, 256


def make_hwaccel(device: str) -> HWAccel | None:
    """What `av.open` takes to decode on `device`, `cpu` or `cuda`."""
    return HWAccel(CUDA, allow_software_fallback=True) if device == CUDA else None


def try_decoding(device: str) -> None:
    """Decode a few frames on `device`; raises `OSError` or `RuntimeError` where that does not work."""
    clip = io.BytesIO()
    with av.open(clip, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width = stream.height = TRIED_PX
        stream.pix_fmt = "yuv420p"
        blank = av.VideoFrame.from_ndarray(np.zeros((TRIED_PX, TRIED_PX, 3), np.uint8), format="rgb24")
        for packet in [each for _ in range(TRIED_FRAMES) for each in stream.encode(blank)] + stream.encode():
            container.mux(packet)
    clip.seek(0)
    with av.open(clip, "r", hwaccel=make_hwaccel(device)) as coded:
        count = sum(1 for _ in coded.decode(video=0))
        on_card = coded.streams.video[0].codec_context.is_hwaccel
    if count != TRIED_FRAMES or on_card != (device == CUDA):
        place = "card" if on_card else "CPU"
        raise RuntimeError(f"the {place} decoded {count} of {TRIED_FRAMES} frames")
