"""Work through the queue that announces recordings: delete a message only after its work is kept."""

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.ingest.announced import Fate, Intake, Taken
from domain.video.announcements import AnnouncedObject, UnreadableMessageError, parse_announcement
from resources.aws.queue import Queue, QueueMessage
from resources.db.stores.announced import ServiceState

WORKERS = 8
"""Objects that are fetched at once: most of the time is spent waiting."""
MAX_BYTES = 2 * 1024**3
"""Bytes that one tick takes in, about, so that it ends in time; the rest waits for the next."""
LONGEST_REST_S = 300
"""Until a message is looked at again whose work could not be done."""
DENIED_TRIES = 5
"""So often an object is tried that may not be read, before its message goes to the dead letters."""
MAX_TEXTS = 5
"""Of each tick that people read."""


class Verdict(StrEnum):
    """What to do with a message."""

    DONE = "done"
    DEAD = "dead"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Handled:
    """A message, and what its work came to."""

    message: QueueMessage
    verdict: Verdict
    reason: str = ""
    taken: tuple[Taken, ...] = ()


@dataclass(slots=True)
class Progress:
    """What a tick has done."""

    messages: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    size_bytes: int = 0

    def add(self, handled: Sequence[Handled]) -> None:
        for each in handled:
            self.messages += 1
            self.verdicts[each.verdict] += 1
            self.fates.update(taken.fate for taken in each.taken)
            self.size_bytes += sum(taken.size_bytes for taken in each.taken)
            said = [taken.text for taken in each.taken if taken.fate is not Fate.KNOWN]
            self.texts += [*said, *([each.reason] if each.reason else [])]

    @property
    def summary(self) -> str:
        counts = [*self.fates.items(), *self.verdicts.items()]
        shown = "; ".join(self.texts[:MAX_TEXTS])
        told = ", ".join(f"{count} {name}" for name, count in counts)
        return f"{self.messages} messages: {told}. {shown}".strip()


def take_announced(queue: Queue, intake: Intake, wait_s: int, limit_s: float) -> Progress:
    """Work until the queue is empty, or for about so many seconds. Raises when the queue is away."""
    progress, end = Progress(), time.monotonic() + limit_s
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="announced") as pool:
        while messages := queue.receive(wait_s):
            with queue.holding(messages):
                handled = list(pool.map(lambda each: handle(each, intake), messages))
                progress.add(settle(queue, handled))
            if time.monotonic() >= end or progress.size_bytes > MAX_BYTES:
                break
            wait_s = 0
    return progress


def handle(message: QueueMessage, intake: Intake) -> Handled:
    """Do what a message asks for."""
    try:
        said = parse_announcement(message.body)
    except UnreadableMessageError as error:
        taken = take_each(error.objects, intake)
        verdict = Verdict.DEAD if all(each.is_settled for each in taken) else Verdict.LATER
        return Handled(message, verdict, str(error), taken)
    taken = take_each(said.objects, intake)
    denied = [each.text for each in taken if each.fate is Fate.DENIED]
    if denied and message.receives >= DENIED_TRIES:
        return Handled(message, Verdict.DEAD, denied[0], taken)
    is_done = all(each.is_settled for each in taken)
    return Handled(message, Verdict.DONE if is_done else Verdict.LATER, taken=taken)


def take_each(objects: Sequence[AnnouncedObject], intake: Intake) -> tuple[Taken, ...]:
    return tuple(intake.take(each) for each in objects)


def settle(queue: Queue, handled: Sequence[Handled]) -> list[Handled]:
    """Delete what is done, bury what nobody understands, and give back the rest for later."""
    settled = [bury(queue, each) if each.verdict is Verdict.DEAD else each for each in handled]
    queue.delete([each.message for each in settled if each.verdict is not Verdict.LATER])
    for each in settled:
        if each.verdict is Verdict.LATER:
            queue.hide([each.message], min(LONGEST_REST_S, 2 ** min(each.message.receives - 1, 10)))
    return settled


def bury(queue: Queue, dead: Handled) -> Handled:
    """A message goes to the dead letters; where there is no queue for them it stays."""
    if queue.bury(dead.message, dead.reason):
        return dead
    reason = f"{dead.reason} (no dead-letter queue is set)"
    return Handled(dead.message, Verdict.LATER, reason, dead.taken)


def note_services(queue: Queue, intake: Intake, before: Sequence[ServiceState]) -> None:
    """Keep what the clients of a tick have counted since `before`, for metrics and `sentinel doctor`."""
    with intake.database.transaction() as stores:
        for was, now in zip(before, service_states(queue, intake), strict=True):
            stores.announced.add_state(
                ServiceState(
                    now.service,
                    now.state,
                    now.retries - was.retries,
                    now.failures - was.failures,
                    now.opened - was.opened,
                )
            )


def service_states(queue: Queue, intake: Intake) -> tuple[ServiceState, ...]:
    """What the clients of queue and bucket have counted in this process."""
    both = (queue.resilience, intake.buckets.resilience)
    return tuple(ServiceState(it.service, it.state, it.retries, it.failures, it.opened) for it in both)
