"""`sentinel export`: a stretch of a recording as a file to hand over, with its evidence sheet."""

from collections.abc import Callable
from pathlib import Path

from domain.clock import parse_position
from pipelines.cli.analyze import progress_line
from pipelines.cli.api_client import Client
from resources.errors import SetupError

CLIP_ENDING = ".mp4"
PACKAGE_ENDING = ".zip"
ENDINGS = (CLIP_ENDING, PACKAGE_ENDING)


def export(
    client: Client,
    video_id: int,
    stretch: tuple[str, str],
    out: Path | None,
    say: Callable[[str], None],
    *,
    is_exact: bool = False,
) -> Path:
    """Have a clip made, and save it, or a ZIP of it with sheet and pictures; returns where it lies.

    Args:
        client: Of the running system.
        video_id: The recording.
        stretch: From and to, in seconds or as `1:02:03`.
        out: A file that ends in `.zip` or `.mp4`, a folder, or None for a ZIP in the present folder.
        say: Prints a line.
        is_exact: Encode, so that the clip begins at the wanted time itself.

    Raises:
        SetupError: With the server's own words, or about a file that cannot be written.
    """
    start_s, end_s = (read_position(each) for each in stretch)
    check_target(out)
    report = progress_line(f"Cutting video {video_id}", say)
    made = client.export(video_id, start_s, end_s, report, is_exact=is_exact)
    stem = made.file_name.removesuffix(CLIP_ENDING)
    target = out or Path()
    if target.suffix.lower() not in ENDINGS:
        target = target / f"{stem}{PACKAGE_ENDING}"
    is_clip = target.suffix.lower() == CLIP_ENDING
    client.download(made.clip_url if is_clip else made.package_url, target)
    how = "copied as recorded" if made.is_copy else "encoded"
    say(f"{target}: {made.start_s:.3f} to {made.end_s:.3f} s, {how}; SHA-256 of the clip {made.sha256}")
    return target


def read_position(text: str) -> float:
    try:
        return parse_position(text)
    except ValueError as error:
        raise SetupError(str(error)) from error


def check_target(out: Path | None) -> None:
    """Raises `SetupError` where nothing can be written, before anything is cut."""
    if out is None or out.is_dir():
        return
    if out.suffix.lower() not in ENDINGS:
        raise SetupError(f"{out} is no folder, and ends in neither .zip nor .mp4")
    if not out.parent.is_dir():
        raise SetupError(f"There is no folder {out.parent}; make it first")
    if out.exists():
        raise SetupError(f"{out} is there already; choose another name, or remove it")
