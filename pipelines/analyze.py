"""`sentinel analyze`: send recordings one after another, while those that were sent before are analysed."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.keys import readable_name
from pipelines.client import Client, ProgressOut
from resources.errors import SetupError
from resources.settings import settings

SAMPLE = "sample"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sent:
    """A recording that has arrived; `began` is when it was begun to be sent (monotonic seconds)."""

    name: str
    video_id: int
    began: float


def analyse_all(client: Client, names: Sequence[str], say: Say) -> bool:
    """Send all and follow them to their ends; returns whether every one succeeded.

    One that cannot be sent or analysed is told, and stops no other.
    """
    ends = dict.fromkeys(names, "not sent")
    for sent in all_sent(client, dict.fromkeys(names), ends, say):
        ends[sent.name] = "not analysed"
        try:
            is_done = follow(client, sent.video_id, sent.began, say)
        except SetupError as error:
            say(f"{readable(sent.name)}: {error}")
            continue
        ends[sent.name] = "" if is_done else "failed"
    if len(ends) > 1:
        for name, problem in ends.items():
            say(f"{problem or 'searchable':<13} {readable(name)}")
    return not any(ends.values())


def all_sent(client: Client, names: dict[str, None], ends: dict[str, str], say: Say) -> Iterator[Sent]:
    """Those that arrived, when all have been sent."""
    arrived = []
    for name in names:
        try:
            arrived.append(send(client, name, say))
        except (SetupError, OSError) as error:
            ends[name] = "not sent"
            say(f"{readable(name)}: {error}")
    yield from arrived


def send(client: Client, name: str, say: Say) -> Sent:
    """Send one recording, or have the sample drawn; raises `SetupError` or `OSError`."""
    began = time.monotonic()
    if name == SAMPLE:
        say("Drawing the sample recording, about ten seconds")
        return Sent(name, client.make_sample(), began)
    path = Path(name)
    if not path.is_file():
        raise SetupError(f"There is no file {readable(name)}")
    confirmed = client.upload(path, progress_line(f"Uploading {readable(path.name)}", say))
    if confirmed["duplicate"]:
        say(f"{readable(path.name)} is known already, as video {confirmed['video_id']}")
    return Sent(name, confirmed["video_id"], began)


def follow(client: Client, video_id: int, began: float, say: Say) -> bool:
    """Show progress until an analysis has ended; returns whether it succeeded."""
    line = progress_line(f"Analysing video {video_id}", say)

    def report(progress: ProgressOut) -> None:
        line(progress["progress"] / 100)

    last = client.wait(video_id, report)
    if last["is_failed"]:
        reason = last["error"]["en"] if last["error"] else "for an unknown reason"
        say(f"Video {video_id} failed: {reason}")
        return False
    events = client.events(video_id)
    say(
        f"Video {video_id} is searchable after {time.monotonic() - began:.0f} s: {len(events)} events. "
        f"See {settings().base_url}/#/videos/{video_id}"
    )
    return True


def readable(name: str) -> str:
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
