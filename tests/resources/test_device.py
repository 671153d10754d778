"""The device of a process: its models are loaded once and released, its errors say what to do."""

import weakref
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from pydantic import ValidationError

from gpu_ops.device import computing
from resources import settings as settings_module
from resources.device import (
    Device,
    DeviceError,
    check_device,
    configured_device,
    current_device,
    loaded,
)
from resources.settings import Settings
from tests.support.cards import needs_card, needs_no_card

TOO_MANY = 10**15
"""Numbers that no host has memory for."""
CARD_BLOCK = 1_000_000_000
"""Bytes; more than the limit of the test on a card."""


def of(**values: object) -> Settings:
    return Settings(**values, _env_file=None)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def no_models() -> Iterator[None]:
    """What other tests have loaded stays out of these."""
    kept = dict(loaded)
    loaded.clear()
    yield
    loaded.clear()
    loaded.update(kept)


@pytest.fixture
def torch() -> Any:
    """Not imported above: that would hold up every session that collects this file."""
    return import_module("torch")


def linear(device: str) -> Any:
    return import_module("torch").nn.Linear(100, 100).to(device)


def test_a_model_is_loaded_once_until_it_is_released() -> None:
    device = Device("cpu")
    model = device.load("test", ("linear",), linear)
    assert device.load("test", ("linear",), linear) is model
    assert Device("cpu", memory_gb=1.0).load("test", ("linear",), linear) is model
    assert device.load("test", ("other",), linear) is not model
    seen = weakref.ref(model)
    del model
    device.release()
    assert seen() is None
    assert not loaded


def test_work_on_a_device_loads_there_and_is_measured(torch: Any) -> None:
    device = Device("cpu")
    assert current_device() == configured_device(settings_module.settings())
    with device.use() as use:
        assert current_device() is device
        model = current_device().load("test", ("linear",), linear)
        with computing():
            model(torch.ones(1000, 100))
        assert use.device == "cpu"
        assert 0 < use.stopwatch.seconds < 10
        assert use.peak_mb is not None
        assert use.peak_mb > 50
    assert current_device() is not device
    assert loaded, "the next step finds its models where they are"


def test_models_go_after_each_step_where_that_is_wanted() -> None:
    with Device("cpu", keeps_models=False).use():
        current_device().load("test", ("linear",), linear)
        assert loaded
    assert not loaded


def test_memory_that_is_used_up_releases_the_models_and_says_what_to_do(torch: Any) -> None:
    seen: list[weakref.ref[Any]] = []

    def work() -> None:
        model = current_device().load("test", ("linear",), linear)
        seen.append(weakref.ref(model))
        model(torch.empty(TOO_MANY // 100, 100))

    with pytest.raises(DeviceError) as told, Device("cpu").use():
        work()
    assert told.value.code == "device_full"
    for part in ("memory of cpu is used up: ", "models on it were released", "SENTINEL_GPU_SLOTS", "smaller"):
        assert part in str(told.value)
    assert "\n" not in str(told.value)
    assert not loaded
    assert seen[0]() is None, "the error does not hold the model that it was about"
    with Device("cpu").use():
        current_device().load("test", ("linear",), linear)


def test_a_model_that_does_not_fit_is_told_from_one_that_is_broken(torch: Any) -> None:
    with pytest.raises(DeviceError, match="is used up"):
        Device("cpu").load("test", ("large",), lambda _: torch.empty(TOO_MANY))
    with pytest.raises(RuntimeError, match=r"size mismatch|inconsistent tensor"):
        Device("cpu").load("test", ("broken",), lambda _: torch.ones(2) @ torch.ones(3))


@pytest.mark.parametrize("name", ["gpu", "cuda:x", "CPU"])
def test_unknown_devices_are_refused_by_settings_and_resource_before_any_work(name: str) -> None:
    with pytest.raises(ValidationError, match="is no device: set it to auto, cpu, cuda or cuda:1"):
        of(device=name)
    with (
        pytest.raises(DeviceError, match=r"cannot be used: .* is no device.*SENTINEL_DEVICE.* auto or cpu"),
        Device(name).use(),
    ):
        pytest.fail("this is work")


@needs_no_card
def test_a_card_that_is_not_there_is_refused_before_any_work() -> None:
    for name in ("cuda", "cuda:3"):
        with (
            pytest.raises(DeviceError, match=rf"there is no {name}: torch .*install the card's driver"),
            Device(name).use(),
        ):
            pytest.fail("this is work")
    with pytest.raises(DeviceError, match="there is no cuda:3"):
        check_device(of(device="cuda:3"))


def test_a_limit_of_memory_is_one_for_cards_and_the_cpu_says_so(torch: Any) -> None:
    with Device("cpu", memory_gb=2.0).use() as use:
        torch.ones(1000)
    assert use.note == "the limit of 2 GiB is ignored: it is one for cards, and this is the CPU"
    assert "is ignored" in check_device(of(device="cpu", device_memory_gb=2.0))
    assert of(device_memory_gb="").device_memory_gb is None
    with pytest.raises(ValidationError, match="greater than 0"):
        of(device_memory_gb=0)


def test_the_doctor_hears_device_memory_slots_and_torch() -> None:
    said = check_device(of(device="cpu", gpu_slots=3))
    assert said.startswith("cpu, no limit of memory; torch 2")
    assert "CUDA" in said
    assert "slots: 3 at once (SENTINEL_GPU_SLOTS" in said


@needs_card
def test_a_card_is_limited_measured_and_released(torch: Any) -> None:
    device = Device("cuda", memory_gb=0.5)
    with device.use() as use:
        model = device.load("test", ("linear",), linear)
        with computing():
            model(torch.ones(10, 100, device="cuda:0")).cpu()
        assert use.device == "cuda:0"
        assert use.peak_mb is not None
        assert use.note == "at most 0.5 GiB for each process"
    del model
    with (
        pytest.raises(DeviceError, match=r"Raise SENTINEL_DEVICE_MEMORY_GB.*SENTINEL_DEVICE=cpu"),
        device.use(),
    ):
        torch.ones(CARD_BLOCK, dtype=torch.uint8, device="cuda:0")
    with Device("cuda").use():
        torch.ones(CARD_BLOCK, dtype=torch.uint8, device="cuda:0")
    with pytest.raises(DeviceError, match=r"GiB of memory, and 100000 are asked"):
        Device("cuda", memory_gb=100_000).prepare()
    with pytest.raises(DeviceError, match="there is no cuda:99"):
        Device("cuda:99").prepare()
