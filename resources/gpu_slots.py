"""How many steps may compute on frames at once, by what they compute on."""

import os
import re
from pathlib import Path

from gpu_ops.device import AUTO, CPU
from resources.settings import Settings

GPU_POOL = "gpu"
"""Dagster's pool of the steps that look at frames."""
DEVICES = Path("/dev")
CARD = re.compile(r"nvidia\d+")
"""Names of the device files of NVIDIA cards; `nvidiactl` and others are none."""


def gpu_slots(settings: Settings, devices: Path = DEVICES) -> int:
    """Slots of the pool `gpu`: one a card, or a core where there is no card; never more than videos at once.

    Counted without torch, which takes seconds and memory: Linux lists the cards that a process may use.
    """
    if settings.gpu_slots is not None:
        return settings.gpu_slots
    return min(usable_cards(settings, devices) or count_cores(), settings.max_concurrent_runs)


def usable_cards(settings: Settings, devices: Path) -> int:
    """Cards that models compute on: none on the CPU, one where it is named."""
    if settings.device == CPU:
        return 0
    cards = count_cards(devices)
    return cards if settings.device == AUTO else min(cards, 1)


def count_cards(devices: Path) -> int:
    """NVIDIA cards among device files."""
    return sum(CARD.fullmatch(path.name) is not None for path in devices.iterdir())


def count_cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def describe_slots(settings: Settings, devices: Path = DEVICES) -> str:
    """For people: how many, and why."""
    slots, cards = gpu_slots(settings, devices), usable_cards(settings, devices)
    reason = f"{cards} {'card' if cards == 1 else 'cards'}" if cards else f"no card, {count_cores()} cores"
    if settings.gpu_slots is not None:
        reason = "SENTINEL_GPU_SLOTS"
    return f"{slots} at once ({reason}; at most {settings.max_concurrent_runs} videos)"
