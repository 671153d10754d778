"""Settings of the device that models compute on."""

from typing import Any

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

from gpu_ops.device import AUTO, NAME


class DeviceSettings(BaseSettings):
    """The defaults take a card where CUDA works, and all of its memory."""

    device: str = Field(
        default=AUTO,
        description="Where models compute: auto (a card where CUDA works), cpu, cuda, or cuda:N.",
    )
    device_memory_gb: float | None = Field(
        default=None,
        gt=0,
        description="GiB of the card's memory that each process may take; empty sets no limit.",
    )
    gpu_slots: int | None = Field(
        default=None,
        ge=1,
        description="Steps that look at frames at once; empty means one for each card, or for each core.",
    )

    @field_validator("device_memory_gb", "gpu_slots", mode="before")
    @classmethod
    def empty_is_no_number(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the environment holds
        return None if value == "" else value

    @field_validator("device")
    @classmethod
    def is_name_of_a_device(cls, value: str) -> str:
        if not NAME.fullmatch(value):
            raise ValueError(f"SENTINEL_DEVICE={value!r} is no device: set it to auto, cpu, cuda or cuda:1")
        return value
