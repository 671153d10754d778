from resources.retry import Circuit, backoff_s


def test_waits_grow_from_a_tenth_of_a_second_to_three_with_a_fifth_of_jitter() -> None:
    for attempt, middle in ((1, 0.1), (2, 0.2), (5, 1.6), (6, 3.0), (1000, 3.0)):
        assert abs(backoff_s(attempt, 0.0) - 0.8 * middle) < 1e-9
        assert abs(backoff_s(attempt, 1.0) - 1.2 * middle) < 1e-9


def test_a_circuit_opens_after_five_failures_and_tries_again_after_half_a_minute() -> None:
    circuit = Circuit()
    for _ in range(5):
        assert circuit.lets_through(0.0)
        circuit.failed(0.0)
    assert not circuit.lets_through(29.9)
    assert circuit.lets_through(30.0), "one try"
    assert not circuit.lets_through(30.1), "and no more until it is known how that went"
    circuit.failed(30.2)
    assert circuit.lets_through(60.1)
    circuit.succeeded()
    assert circuit.lets_through(60.2)
