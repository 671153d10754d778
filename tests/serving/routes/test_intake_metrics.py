from prometheus_client import CollectorRegistry, generate_latest

from resources.db.engine import Database
from resources.db.stores.announced import ObjectMark, ServiceState
from serving.routes.metrics import FixedMetrics, intake_families


def test_what_the_daemon_counted_is_summed_and_shown(database: Database) -> None:
    with database.transaction() as stores:
        stores.announced.add_state(ServiceState("sqs", "closed", 2, 0, 0))
        stores.announced.add_state(ServiceState("sqs", "open", 3, 5, 1))
        stores.announced.note(ObjectMark("gate", "a.txt", "e"), refusal="not_a_video")
        states, refusals = stores.announced.states(), stores.announced.refusals()
    registry = CollectorRegistry()
    registry.register(FixedMetrics(list(intake_families(states, refusals))))
    lines = generate_latest(registry).decode().splitlines()
    assert 'sentinel_intake_retries{service="sqs"} 5.0' in lines
    assert 'sentinel_intake_failures{service="sqs"} 5.0' in lines
    assert 'sentinel_intake_circuit_open{service="sqs"} 1.0' in lines
    assert 'sentinel_intake_refused{reason="not_a_video"} 1.0' in lines


def test_without_a_queue_there_are_no_such_figures() -> None:
    assert list(intake_families((), {})) == []
