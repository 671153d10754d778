"""Make real files for tests: recordings of every kind, good and broken."""

import io
import wave
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from analysis.ingest.sample import film_script
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import FilmSettings
from gpu_ops.synthetic.script import Act, Actor, Script, Step


def walk_through(duration_s: float = 8.0) -> Script:
    """One person crosses the room from left to right."""
    actor = Actor(
        start_s=1.0,
        start=(-4.2, 2.3),
        steps=(Step(Act.WALK, duration_s - 1.0, (4.4, 2.6)),),
    )
    return Script(duration_s, (actor,), ())


def staged(path: Path, script: Script, width: int = 640, height: int = 360, fps: int = 10) -> Path:
    camera = Camera(width=width, height=height, focal_px=700 * width / 960)
    film_script(script, path, camera, FilmSettings(script.duration_s, fps=fps))
    return path


def moving_square(index: int, width: int, height: int) -> np.ndarray:
    image = np.full((height, width, 3), 90, np.uint8)
    x = 4 + (index * 3) % max(1, width - 40)
    cv2.rectangle(image, (x, height // 4), (x + 20, height // 4 + 40), (40, 200, 220), -1)
    cv2.putText(image, str(index), (5, height - 6), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1)
    return image


def clip(
    path: Path,
    frames: int = 30,
    fps: int = 10,
    size: tuple[int, int] = (160, 120),
    stamps_ms: Sequence[int] | None = None,
    pix_fmt: str = "yuv420p",
    faststart: bool = True,
) -> Path:
    """A small h264 recording; `stamps_ms` gives each frame its own time, for a variable rate."""
    options = {"movflags": "faststart"} if faststart else {}
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream("libx264", rate=fps, options={"g": str(fps)})
        stream.width, stream.height, stream.pix_fmt = *size, pix_fmt
        if stamps_ms is not None:
            stream.codec_context.time_base = Fraction(1, 1000)
        for index in range(frames):
            frame = av.VideoFrame.from_ndarray(moving_square(index, *size), format="bgr24")
            if stamps_ms is not None:
                frame.pts, frame.time_base = stamps_ms[index], Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def drawn(
    path: Path, image: Callable[[int], np.ndarray], frames: int, fps: int, gop: int, crf: int = 23
) -> Path:
    """A recording of whatever `image` draws for each frame number, with a key frame every `gop` frames."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        options = {"crf": str(crf), "g": str(gop), "sc_threshold": "0", "preset": "veryfast"}
        stream = container.add_stream("libx264", rate=fps, options=options)
        first = image(0)
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = "yuv420p"
        for index in range(frames):
            picture = first if index == 0 else image(index)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        container.mux(stream.encode())
    return path


def interlaced(path: Path, size: tuple[int, int] = (320, 240)) -> Path:
    """Two fields a frame, each at its own moment: a bar that jumps shows as a comb where both are mixed."""
    with av.open(str(path), "w") as container:
        options = {"x264-params": "interlaced=1:tff=1", "crf": "12"}
        stream = container.add_stream("libx264", rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for index in range(10):
            fields = [np.full((size[1], size[0], 3), 60, np.uint8) for _ in range(2)]
            for number, field in enumerate(fields):
                field[:, 40 + index * 16 + number * 100 : 90 + index * 16 + number * 100] = 220
            woven = fields[0].copy()
            woven[1::2] = fields[1][1::2]
            container.mux(stream.encode(av.VideoFrame.from_ndarray(woven, format="bgr24")))
        container.mux(stream.encode())
    return path


def raw_h264(source: Path) -> bytes:
    """The bare stream of a recording, without a container: it can be strung together byte by byte."""
    sink = io.BytesIO()
    with av.open(str(source)) as given, av.open(sink, "w", format="h264") as bare:
        stream = bare.add_stream_from_template(given.streams.video[0])
        for packet in given.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                bare.mux(packet)
    return sink.getvalue()


def reshaped(path: Path, parts: Sequence[Path], fps: int = 10) -> Path:
    """A transport stream of several recordings: its picture changes size and shape midway, without a word."""
    with av.open(str(path), "w", format="mpegts") as container:
        stream, count = container.add_stream("libx264", rate=fps), 0
        for part in parts:
            images = images_of(part)
            encoder = av.CodecContext.create("libx264", "w")
            encoder.height, encoder.width, encoder.pix_fmt = *images[0].shape[:2], "yuv420p"
            encoder.time_base, encoder.framerate = Fraction(1, fps), Fraction(fps)
            encoder.options = {"g": str(fps), "bf": "0", "preset": "veryfast"}
            if not count:
                stream.height, stream.width, stream.pix_fmt = *images[0].shape[:2], "yuv420p"
            for image in (*images, None):
                frame = None if image is None else av.VideoFrame.from_ndarray(image, format="bgr24")
                if frame is not None:
                    frame.pts, count = count, count + 1
                for packet in encoder.encode(frame):
                    packet.stream, packet.time_base = stream, Fraction(1, fps)
                    container.mux(packet)
    return path


def images_of(path: Path) -> list[np.ndarray]:
    """Every picture of a recording, (H, W, 3) blue-green-red."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="bgr24") for frame in container.decode(video=0)]


def cut(source: Path, path: Path, share: float) -> Path:
    """The first `share` of a file's bytes, as an interrupted copy leaves it."""
    data = source.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def sound_only(path: Path) -> Path:
    """A real audio file under a video's name."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes((np.sin(np.arange(16000) / 5) * 9000).astype(np.int16).tobytes())
    return path


def rotated(path: Path, source: Path, degrees: int) -> Path:
    """The same pictures with a display matrix that turns them, written into the track header."""
    data = bytearray(source.read_bytes())
    at = data.find(b"tkhd") + 4
    matrix_at = at + 4 + (32 if data[at] == 1 else 20) + 16
    one = 0x00010000
    matrices = {
        90: (0, one, 0, -one, 0, 0, 0, 0, 0x40000000),
        180: (-one, 0, 0, 0, -one, 0, 0, 0, 0x40000000),
    }
    for place, value in enumerate(matrices[degrees]):
        data[matrix_at + 4 * place : matrix_at + 4 * place + 4] = (value & 0xFFFFFFFF).to_bytes(4, "big")
    path.write_bytes(bytes(data))
    return path


def repeated(source: Path, path: Path, times: int) -> Path:
    """The same recording `times` over, as one longer one."""
    images = images_of(source)
    with av.open(str(source)) as container:
        rate = container.streams.video[0].average_rate
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=rate, options={"preset": "veryfast", "g": "20"})
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for image in images * times:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="bgr24")))
        container.mux(stream.encode())
    return path


def variant(source: Path, path: Path, number: int) -> Path:
    """The same pictures in a file with other bytes: empty boxes are added at its end."""
    path.write_bytes(source.read_bytes() + b"\0\0\0\x08free" * number)
    return path
