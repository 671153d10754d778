"""The device that stages compute on, and the models that this process has loaded there."""

import contextlib
import threading
import traceback
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from gpu_ops.device import (
    AUTO,
    Stopwatch,
    card_bytes,
    card_name,
    count_usable_cards,
    describe_cards,
    find_device,
    forget_peak,
    free_unused,
    is_card,
    is_out_of_memory,
    limit_memory,
    peak_bytes,
    running,
    try_device,
)
from resources.errors import SetupError, first_line
from resources.gpu_slots import describe_slots
from resources.settings import Settings, settings
from resources.settings_fields import GIB

MB = 1_000_000
"""Bytes."""
Loaded = TypeVar("Loaded")
ModelKey = tuple[object, ...]
loaded: dict[ModelKey, Any] = {}
"""The models of this process, by device, role and name."""
loading = threading.RLock()
"""Held while any model is loaded or released, so that two threads never load the same one."""
in_use: ContextVar["Device | None"] = ContextVar("in_use", default=None)
"""The device of the present piece of work, if it has one of its own."""


class DeviceError(SetupError):
    """The device is not there, or has too little memory; `code` is that of `domain.language.reasons`."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(slots=True)
class DeviceUse:
    """What a piece of work takes of a device, so far."""

    device: str
    note: str
    stopwatch: Stopwatch = field(default_factory=Stopwatch)

    @property
    def peak_mb(self) -> int | None:
        peak = peak_bytes(self.device)
        return None if peak is None else round(peak / MB)


@dataclass(frozen=True, slots=True)
class Device:
    """A device by its name in the settings, and the GiB of a card's memory that this process may take."""

    name: str = AUTO
    memory_gb: float | None = None
    keeps_models: bool = True

    def find(self) -> str:
        """`cpu` or `cuda:N`; raises `DeviceError` for an unknown name, and for a card that is not there."""
        try:
            return find_device(self.name)
        except ValueError as error:
            raise DeviceError(
                "no_device",
                f"The device {self.name!r} cannot be used: {error}. Set SENTINEL_DEVICE, or `name` of the "
                "resource `device`, to auto or cpu, or install the card's driver and a torch with CUDA.",
            ) from error

    def prepare(self) -> str:
        """The device, with its limit of memory set; raises `DeviceError`."""
        device = self.find()
        if is_card(device):
            with told_when_broken(device):
                limit_memory(device, self.memory_share(device))
        return device

    def memory_share(self, device: str) -> float:
        """Share (0..1) of a card's memory; raises `DeviceError` for more than the card has."""
        if self.memory_gb is None:
            return 1.0
        share = self.memory_gb * GIB / card_bytes(device)
        if share > 1:
            raise DeviceError(
                "no_device",
                f"{device} has {card_bytes(device) / GIB:.1f} GiB of memory, and {self.memory_gb:g} are "
                "asked for. Lower SENTINEL_DEVICE_MEMORY_GB, or `memory_gb` of the resource `device`.",
            )
        return share

    def note(self, device: str) -> str:
        """The limit of memory in words; on the CPU, that it is ignored."""
        if self.memory_gb is None:
            return "no limit of memory"
        if is_card(device):
            return f"at most {self.memory_gb:g} GiB for each process"
        return f"the limit of {self.memory_gb:g} GiB is ignored: it is one for cards, and this is the CPU"

    def load(self, role: str, name: ModelKey, make: Callable[[str], Loaded]) -> Loaded:
        """A model on this device, made once per process; raises `DeviceError` where it does not fit."""
        device = self.prepare()
        key = (device, role, *name)
        with loading, self.told_when_full(device):
            if key not in loaded:
                loaded[key] = make(device)
            model: Loaded = loaded[key]
            return model

    def release(self) -> None:
        """Drop this process's models on this device. Who still holds one keeps it until it is done."""
        device = self.find()
        with loading:
            for key in [each for each in loaded if each[0] == device]:
                del loaded[key]
        free_unused(device)

    @contextlib.contextmanager
    def use(self) -> Iterator[DeviceUse]:
        """Load models on this device inside, and measure what they take of it.

        Raises:
            DeviceError: It is not there, before anything was done; or its memory was used up.
        """
        device = self.prepare()
        use = DeviceUse(device, self.note(device))
        forget_peak(device)
        try:
            with made_current(self, use.stopwatch), self.told_when_full(device):
                yield use
        finally:
            if not self.keeps_models:
                self.release()

    @contextlib.contextmanager
    def told_when_full(self, device: str) -> Iterator[None]:
        """Release all models when memory is used up, and say what to do; raises `DeviceError`."""
        try:
            yield
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            traceback.clear_frames(error.__traceback__)  # they hold tensors and models
            self.release()
            raise DeviceError("device_full", self.advice_when_full(device, error)) from error

    def advice_when_full(self, device: str, error: BaseException) -> str:
        limit = "Raise SENTINEL_DEVICE_MEMORY_GB, " if is_card(device) and self.memory_gb else ""
        elsewhere = "or SENTINEL_DEVICE=cpu" if is_card(device) else "or give this machine more memory"
        return (
            f"The memory of {device} is used up: {first_line(error)}. All models on it were released. {limit}"
            "Let fewer steps use it at once (SENTINEL_GPU_SLOTS, SENTINEL_MAX_CONCURRENT_RUNS), name a "
            f"smaller model, {elsewhere}; then start the analysis again."
        )

    def describe(self) -> str:
        """What it is, after computing a little on it; raises `DeviceError`."""
        device = self.prepare()
        with told_when_broken(device):
            try_device(device)
        kind = f" ({card_name(device)}, {card_bytes(device) / GIB:.1f} GiB)" if is_card(device) else ""
        return f"{device}{kind}, {self.note(device)}; {describe_cards(count_usable_cards())}"


@contextlib.contextmanager
def made_current(device: Device, stopwatch: Stopwatch) -> Iterator[None]:
    """Without tokens: Dagster may end a step's generator in another context than it began in."""
    before = in_use.get(), running.get()
    in_use.set(device)
    running.set(stopwatch)
    try:
        yield
    finally:
        in_use.set(before[0])
        running.set(before[1])


@contextlib.contextmanager
def told_when_broken(device: str) -> Iterator[None]:
    """Raises `DeviceError` where the device is there but refuses to compute."""
    try:
        yield
    except RuntimeError as error:
        raise DeviceError(
            "no_device",
            f"{device} does not compute: {first_line(error)}. See what `nvidia-smi` says of it, or set "
            "SENTINEL_DEVICE=cpu.",
        ) from error


def configured_device(settings: Settings) -> Device:
    """The device that the settings name."""
    return Device(settings.device, settings.device_memory_gb)


def current_device() -> Device:
    """The device of the present piece of work; else that of the settings."""
    return in_use.get() or configured_device(settings())


def check_device(settings: Settings) -> str:
    """Compute on the configured device; says what it is, and how many may use it. Raises `DeviceError`."""
    return f"{configured_device(settings).describe()}; slots: {describe_slots(settings)}"
