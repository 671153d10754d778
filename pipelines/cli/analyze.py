"""`sentinel analyze`: send recordings one after another, while those that were sent before are analysed."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.keys import readable_name
from pipelines.cli.api_client import Client
from resources.errors import SetupError
from resources.settings import settings
from serving.schemas import ProgressOut

SAMPLE, SEARCHABLE = "sample", "searchable"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SentRecording:
    """A recording that has arrived; `began` is when it was begun to be sent (monotonic seconds)."""

    video_id: int
    began: float


def analyse_all(client: Client, names: Sequence[str], say: Say) -> bool:
    """Send all, then follow each to its end; returns whether every one can be searched.

    One that cannot be sent or analysed is told, and stops no other.
    """
    arrived = {name: send_or_report(client, name, say) for name in dict.fromkeys(names)}
    ends = {name: wait_for_end(client, sent, say) for name, sent in arrived.items()}
    for name, end in ends.items() if len(ends) > 1 else ():
        say(f"{end:<12} {check_readable(name)}")
    return set(ends.values()) == {SEARCHABLE}


def send_or_report(client: Client, name: str, say: Say) -> SentRecording | None:
    try:
        return send(client, name, say)
    except (SetupError, OSError) as error:
        say(f"{check_readable(name)} was not sent: {error}")
        return None


def wait_for_end(client: Client, sent: SentRecording | None, say: Say) -> str:
    """In a word or two, what became of a recording."""
    if sent is None:
        return "not sent"
    try:
        return SEARCHABLE if follow(client, sent.video_id, sent.began, say) else "failed"
    except SetupError as error:
        say(f"Video {sent.video_id} cannot be followed: {error}")
        return "not followed"


def send(client: Client, name: str, say: Say) -> SentRecording:
    """Send one recording, or have the sample drawn; raises `SetupError` or `OSError`."""
    began = time.monotonic()
    if name == SAMPLE:
        say("Drawing the sample recording, about ten seconds")
        return SentRecording(client.make_sample(), began)
    path = Path(name)
    if not path.is_file():
        raise SetupError(f"There is no file {check_readable(name)}")
    confirmed = client.upload(path, progress_line(f"Uploading {check_readable(path.name)}", say))
    if confirmed.duplicate:
        say(f"{check_readable(path.name)} is known already, as video {confirmed.video_id}")
    return SentRecording(confirmed.video_id, began)


def follow(client: Client, video_id: int, began: float, say: Say) -> bool:
    """Show progress until an analysis has ended; returns whether it succeeded."""
    line = progress_line(f"Analysing video {video_id}", say)

    def report(progress: ProgressOut) -> None:
        line(progress.progress / 100)

    last = client.wait(video_id, report)
    if last.is_failed:
        reason = last.error.en if last.error else "for an unknown reason"
        say(f"Video {video_id} failed: {reason}")
        return False
    events = client.events(video_id)
    say(
        f"Video {video_id} is searchable after {time.monotonic() - began:.0f} s: {len(events)} events. "
        f"See {settings().base_url}/#/videos/{video_id}"
    )
    return True


def check_readable(name: str) -> str:
    """A file's name that can be printed, whatever its bytes are."""
    return readable_name(name.encode(errors="surrogateescape"))


def progress_line(label: str, say: Say) -> Callable[[float], None]:
    """Prints a percentage when it has changed by ten or more, so that logs stay short."""
    shown = -10

    def report(share: float) -> None:
        nonlocal shown
        percent = int(share * 100)
        if percent >= shown + 10 or (percent >= 100 and shown < 100):
            shown = percent
            say(f"{label}: {percent} %")

    return report
