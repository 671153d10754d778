"""How many detections run at once follows what the machine has."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from resources.gpu_slots import count_cores, describe_slots, gpu_slots
from resources.settings import Settings


def machine(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).touch()
    return folder


def of(**values: object) -> Settings:
    return Settings(**values, _env_file=None)  # type: ignore[arg-type]


def test_without_a_card_slots_are_cores_up_to_the_videos_at_once(tmp_path: Path) -> None:
    bare = machine(tmp_path, "null", "nvidiactl", "nvidia-uvm")
    assert gpu_slots(of(max_concurrent_runs=1000), bare) == count_cores()
    assert gpu_slots(of(max_concurrent_runs=1), bare) == 1
    assert "no card" in describe_slots(of(), bare)


def test_with_cards_there_is_one_slot_a_card(tmp_path: Path) -> None:
    cards = machine(tmp_path, "nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm")
    assert gpu_slots(of(max_concurrent_runs=8), cards) == 2
    assert "2 cards" in describe_slots(of(), cards)


def test_slots_follow_the_device_that_is_named(tmp_path: Path) -> None:
    cards = machine(tmp_path, "nvidia0", "nvidia1")
    assert gpu_slots(of(max_concurrent_runs=1000, device="cpu"), cards) == count_cores()
    assert gpu_slots(of(max_concurrent_runs=8, device="cuda:1"), cards) == 1
    assert "1 card;" in describe_slots(of(device="cuda:1"), cards)


def test_a_setting_goes_before_what_was_found(tmp_path: Path) -> None:
    assert gpu_slots(of(gpu_slots=3, max_concurrent_runs=2), tmp_path) == 3
    assert "SENTINEL_GPU_SLOTS" in describe_slots(of(gpu_slots=3), tmp_path)
    assert of(gpu_slots="").gpu_slots is None
    with pytest.raises(ValidationError):
        of(gpu_slots=0)
