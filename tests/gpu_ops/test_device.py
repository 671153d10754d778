"""Devices by name, the memory that work takes, and its seconds; on tensors of the CPU, and on a card."""

import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gpu_ops import device as device_module
from gpu_ops.device import (
    CPU,
    Stopwatch,
    computing,
    describe_cards,
    find_device,
    forget_peak,
    free_unused,
    is_out_of_memory,
    limit_memory,
    peak_bytes,
    running,
    try_device,
)
from tests.support.cards import needs_card, needs_no_card

BLOCK = 300_000_000
"""Bytes of a tensor that stands out from whatever else a test process takes."""
TOO_MANY = 10**15
"""Numbers that no host has memory for: more than addresses exist."""


@pytest.fixture
def torch() -> Any:
    """Not imported above: that would hold up every session that collects this file."""
    return import_module("torch")


@pytest.mark.parametrize("name", ["", "gpu", "CPU", "cuda:", "cuda:-1", "cuda:x", "cuda:0 ", "cpu:0"])
def test_names_that_are_none_are_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(ValueError, match="is no device: auto, cpu, cuda and cuda:N"):
        find_device(name)


def test_the_cpu_is_found_and_computes() -> None:
    assert find_device("cpu") == CPU
    try_device(CPU)


@needs_no_card
@pytest.mark.parametrize("name", ["cuda", "cuda:0", "cuda:7"])
def test_without_a_card_auto_is_the_cpu_and_a_card_is_refused(name: str) -> None:
    assert find_device("auto") == CPU
    with pytest.raises(ValueError, match=rf"there is no {name}: torch .* finds no card that it can use"):
        find_device(name)


def test_without_device_files_torch_is_not_even_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_module, "DEVICES", tmp_path)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert find_device("auto") == CPU


def test_seconds_count_where_something_computes_and_somebody_asks(torch: Any) -> None:
    with computing():
        torch.ones(10) + 1
    stopwatch = Stopwatch()
    token = running.set(stopwatch)
    try:
        time.sleep(0.05)
        assert stopwatch.seconds == 0
        with computing():
            time.sleep(0.02)
    finally:
        running.reset(token)
    assert 0.02 <= stopwatch.seconds < 0.05


def test_the_peak_of_the_cpu_is_measured_anew_for_each_piece_of_work(torch: Any) -> None:
    forget_peak(CPU)
    before = peak_bytes(CPU)
    assert before is not None
    tensor = torch.ones(BLOCK, dtype=torch.uint8)
    during = peak_bytes(CPU)
    del tensor
    free_unused(CPU)
    assert peak_bytes(CPU) == pytest.approx(during, rel=0.01), "a peak stays when memory is given back"
    forget_peak(CPU)
    after = peak_bytes(CPU)
    assert during is not None
    assert after is not None
    assert during - before > 0.9 * BLOCK
    assert during - after > 0.9 * BLOCK


def test_memory_that_is_used_up_is_told_from_other_errors(torch: Any) -> None:
    with pytest.raises(RuntimeError) as full:
        torch.empty(TOO_MANY)
    assert is_out_of_memory(full.value)
    assert is_out_of_memory(MemoryError())
    with pytest.raises(RuntimeError) as other:
        torch.ones(2) @ torch.ones(3)
    assert not is_out_of_memory(other.value)


@needs_card
def test_a_card_computes_and_its_peak_is_that_of_torch(torch: Any) -> None:
    device = find_device("cuda")
    try_device(device)
    assert "from cuda:0 on" in describe_cards(torch.cuda.device_count())
    free_unused(device)
    forget_peak(device)
    before = torch.cuda.memory_allocated(device)
    tensor = torch.ones(BLOCK, dtype=torch.uint8, device=device)
    del tensor
    peak = peak_bytes(device)
    assert peak is not None
    assert peak - before >= BLOCK


@needs_card
def test_a_card_gives_no_more_than_the_limit(torch: Any) -> None:
    device = find_device("cuda")
    total = torch.cuda.get_device_properties(device).total_memory
    limit_memory(device, 2 * BLOCK / total)
    try:
        with pytest.raises(torch.cuda.OutOfMemoryError) as full:
            torch.ones(4 * BLOCK, dtype=torch.uint8, device=device)
        assert is_out_of_memory(full.value)
    finally:
        limit_memory(device, 1.0)
