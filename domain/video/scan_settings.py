"""How a recording is looked through: how often, at which frames, and on what it is decoded."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from domain.stages import ANALYSIS_VERSION


class ScanMode(StrEnum):
    """Which frames of a recording are looked at."""

    THOROUGH = "thorough"
    """Frames all through the recording, at the sampling rate."""
    FAST = "fast"
    """Key frames, and all sampled frames where they differ."""


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How a recording is looked at. `decoder` is `cpu` or `cuda`; the fast mode always decodes on the CPU."""

    rate_hz: float = 5.0
    """Frames per second of video that are looked at."""
    mode: ScanMode = ScanMode.THOROUGH
    segment_s: float = 60.0
    """Seconds of video after which what was found is kept, so that a pass can continue from there."""
    decoder: str = "cpu"

    def __post_init__(self) -> None:
        if self.mode not in set(ScanMode):
            choices = ", ".join(ScanMode)
            raise ValueError(f"A recording is looked at in one of the modes {choices}, not {self.mode!r}")

    def mark(self, path_digest: str, detector: str) -> str:
        """A name for what passes with the same settings may share."""
        text = f"{path_digest} {detector} {self.rate_hz} {self.mode} {ANALYSIS_VERSION}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]
