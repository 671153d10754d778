"""The queue that announces recordings, as `sentinel doctor` sees it."""

from resources.aws.clients import aws_connection
from resources.aws.queue import Queue
from resources.db.engine import Database
from resources.errors import SetupError
from resources.settings import Settings


def queue_state(settings: Settings, database: Database) -> str:
    """Whether it answers, and what waits; raises `SetupError` for what somebody should look at."""
    queue = Queue(aws_connection(settings), settings.queue_url or "", settings.dead_letter_queue_url)
    waiting, dead = queue.waiting(), queue.dead_letters()
    with database.transaction() as stores:
        states, refusals = stores.announced.states(), stores.announced.refusals()
    broken = [each.service for each in states if each.state != "closed"]
    if broken:
        raise SetupError(f"The circuit breaker of {', '.join(broken)} is open; {waiting} messages wait")
    if dead is None:
        raise SetupError(f"{queue.url} has no dead-letter queue, so what nobody understands stays in it")
    if dead:
        raise SetupError(f"{dead} dead letters, each with its `reason`; {waiting} messages wait")
    retries = ", ".join(f"{each.service} {each.state}, {each.retries} retries" for each in states)
    refused = ", ".join(f"{count} {code}" for code, count in sorted(refusals.items()))
    facts = [f"{waiting} messages wait, no dead letters", retries, refused and f"refused: {refused}"]
    return "; ".join(filter(None, facts))
