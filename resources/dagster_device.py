"""The device that stages compute on, as a Dagster resource."""

from contextlib import AbstractContextManager

import dagster as dg
from pydantic import Field

from gpu_ops.device import AUTO
from resources.device import Device, DeviceUse


class DeviceResource(dg.ConfigurableResource):
    """What models compute on, the CPU or a card: loaded there once per process, limited, and measured."""

    name: str = Field(
        default=AUTO,
        description="auto (a card where CUDA works, else the CPU), cpu, cuda (the first card), or cuda:1 "
        "(SENTINEL_DEVICE).",
    )
    memory_gb: float | None = Field(
        default=None,
        gt=0,
        description="GiB of the card's memory that each process may take; empty sets no limit. Ignored on "
        "the CPU (SENTINEL_DEVICE_MEMORY_GB).",
    )
    keeps_models: bool = Field(
        default=True,
        description="Whether models stay loaded for the next step of this process; false releases them after "
        "each step, for a card that others use too.",
    )

    @property
    def device(self) -> Device:
        return Device(self.name, self.memory_gb, self.keeps_models)

    def use(self) -> AbstractContextManager[DeviceUse]:
        """Load models there inside, and measure what they take; raises `DeviceError` before any work."""
        return self.device.use()

    def release(self) -> None:
        """Drop what this process has loaded there."""
        self.device.release()
