"""The device that models compute on, the CPU or a CUDA card: which one, its memory, and seconds on it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

AUTO = "auto"
"""The first card where CUDA works, else the CPU."""
CPU = "cpu"
CUDA = "cuda"
NAME = re.compile(r"auto|cpu|cuda(:[0-9]{1,3})?")
"""Names of devices as people write them."""
CPU_FULL = "DefaultCPUAllocator"
"""In the message of torch's error when the host's memory is used up; it has no type of its own."""
DEVICES = Path("/dev")
CARD_FILES = ("nvidia[0-9]*", "nvhost*", "dxg", "kfd")
"""Device files of cards: NVIDIA's, those of its boards, of Windows below Linux, and AMD's."""
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
CLEAR_PEAK = "5"
"""Written to `CLEAR`, Linux forgets this process's largest resident memory (proc_pid_clear_refs(5))."""


@dataclass(slots=True)
class Stopwatch:
    """Seconds that models computed, of those who have it running."""

    seconds: float = 0.0


running: ContextVar[Stopwatch | None] = ContextVar("running", default=None)
"""What the present piece of work counts its seconds on, if anything."""


@contextmanager
def computing() -> Iterator[None]:
    """Around what ends with its results on the host: its seconds count as seconds on the device."""
    began = time.perf_counter()
    try:
        yield
    finally:
        if (stopwatch := running.get()) is not None:
            stopwatch.seconds += time.perf_counter() - began


def find_device(name: str) -> str:
    """`cpu` or `cuda:N` for `auto`, `cpu`, `cuda` (the first card) or `cuda:N`.

    Raises:
        ValueError: There is no such name, or no such card.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no device: auto, cpu, cuda and cuda:N (a card's number) are")
    if name == CPU or (name == AUTO and not has_card_files()):
        return CPU
    cards = count_usable_cards()
    if name == AUTO:
        return f"{CUDA}:0" if cards else CPU
    number = int(name.partition(":")[2] or 0)
    if number >= cards:
        raise ValueError(f"there is no {name}: {describe_cards(cards)}")
    return f"{CUDA}:{number}"


def has_card_files() -> bool:
    """Whether there may be a card. Without one, torch need not be asked, which takes seconds to load."""
    return any(next(DEVICES.glob(pattern), None) for pattern in CARD_FILES)


def count_usable_cards() -> int:
    import torch

    return torch.cuda.device_count() if torch.cuda.is_available() else 0


def describe_cards(cards: int) -> str:
    """The cards that torch can use, in words; why there are none."""
    import torch

    toolkit = f"CUDA {torch.version.cuda}" if torch.version.cuda else "without CUDA"
    found = f"finds {cards} from cuda:0 on" if cards else "finds no card that it can use"
    return f"torch {torch.__version__} ({toolkit}) {found}"


def is_card(device: str) -> bool:
    return device.startswith(CUDA)


def card_name(device: str) -> str:
    import torch

    return str(torch.cuda.get_device_name(device))


def card_bytes(device: str) -> int:
    """All memory of a card."""
    import torch

    return int(torch.cuda.get_device_properties(device).total_memory)


def limit_memory(device: str, share: float) -> None:
    """Let torch take no more than a share (0..1) of a card's memory in this process; 1 lifts the limit."""
    import torch

    torch.cuda.set_per_process_memory_fraction(share, device)


def try_device(device: str) -> None:
    """Add two numbers on it; raises `RuntimeError` where that does not work."""
    import torch

    if float(torch.ones(2, device=device).sum()) != 2.0:
        raise RuntimeError(f"{device} adds 1 and 1 wrongly")


def forget_peak(device: str) -> None:
    """Begin to measure the largest memory anew."""
    if is_card(device):
        import torch

        torch.cuda.reset_peak_memory_stats(device)
    else:
        with suppress(OSError):
            CLEAR.write_text(CLEAR_PEAK)


def peak_bytes(device: str) -> int | None:
    """The most memory since `forget_peak`: torch's on a card, the whole process's on the CPU.

    None where the system (macOS) does not tell.
    """
    if is_card(device):
        import torch

        return int(torch.cuda.max_memory_allocated(device))
    with suppress(OSError):
        found = re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text())
        return int(found[1]) * 1024 if found else None
    return None


def free_unused(device: str) -> None:
    """Give memory back that nothing uses any more."""
    import gc

    gc.collect()
    if is_card(device):
        import torch

        torch.cuda.empty_cache()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the memory of the device, or of the host, was used up."""
    if isinstance(error, MemoryError):
        return True
    import torch

    return isinstance(error, torch.cuda.OutOfMemoryError) or CPU_FULL in str(error)
