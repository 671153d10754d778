"""Decode on a card with NVDEC, through FFmpeg's `cuda` device. Frames come back to the host as NV12.

Decoding H.264 and HEVC is exact by their standards, so a card shows the same pictures as the CPU. What a card
does not decode (its codecs and profiles differ) FFmpeg decodes on the CPU.
"""

import io

import av
import numpy as np
from av.codec.hwaccel import HWAccel

CPU = "cpu"
"""Decode with FFmpeg's own decoders."""
CUDA = "cuda"
"""Decode with NVDEC where the card knows the codec."""
TRIAL_FRAMES = 8
"""Frames of the trial recording, all of which must be decoded."""
TRIAL_PX = 256
"""Width and height of the trial recording in pixels; NVDEC refuses pictures that are much smaller."""


def make_hwaccel(device: str) -> HWAccel | None:
    """What `av.open` takes to decode on `device`, `cpu` or `cuda`."""
    return HWAccel(CUDA, allow_software_fallback=True) if device == CUDA else None


def try_decoding(device: str) -> None:
    """Decode a few frames on `device`; raises `OSError` or `RuntimeError` where that does not work."""
    clip = io.BytesIO()
    with av.open(clip, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width = stream.height = TRIAL_PX
        stream.pix_fmt = "yuv420p"
        blank = av.VideoFrame.from_ndarray(np.zeros((TRIAL_PX, TRIAL_PX, 3), np.uint8), format="rgb24")
        for packet in [each for _ in range(TRIAL_FRAMES) for each in stream.encode(blank)] + stream.encode():
            container.mux(packet)
    clip.seek(0)
    with av.open(clip, "r", hwaccel=make_hwaccel(device)) as coded:
        count = sum(1 for _ in coded.decode(video=0))
        on_card = coded.streams.video[0].codec_context.is_hwaccel
    if count != TRIAL_FRAMES or on_card != (device == CUDA):
        place = "card" if on_card else "CPU"
        raise RuntimeError(f"the {place} decoded {count} of {TRIAL_FRAMES} frames")
