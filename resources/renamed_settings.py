"""Renamed settings: their old names are read for one more version, with a warning."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from resources.errors import SetupError

PREFIX = "SENTINEL_"
"""Of every variable that is a setting."""


@dataclass(frozen=True, slots=True)
class RenamedSetting:
    """The variable `old` is read as `new` by every version before `removed_in`."""

    old: str
    new: str
    removed_in: str

    @property
    def warning(self) -> str:
        return (
            f"{self.old} is now called {self.new}. Rename it: version {self.removed_in} ignores the old name."
        )

    @property
    def field(self) -> str:
        """The field of `Settings`."""
        return self.new.removeprefix(PREFIX).lower()


RENAMED = (
    RenamedSetting("SENTINEL_LOOKING", "SENTINEL_SCAN_MODE", "0.5"),
    RenamedSetting("SENTINEL_WARM_S", "SENTINEL_WORKER_IDLE_S", "0.5"),
    RenamedSetting("SENTINEL_OPEN_UPLOAD_BYTES", "SENTINEL_MAX_OPEN_UPLOAD_BYTES", "0.5"),
)


def renamed_in(variables: Mapping[str, str]) -> tuple[RenamedSetting, ...]:
    """Settings that are given under their old name; `variables` has lower-case names."""
    return tuple(each for each in RENAMED if each.old.lower() in variables)


class RenamedSettingsSource(PydanticBaseSettingsSource):
    """Values that were given under an old name, by field."""

    def __init__(self, settings_cls: type[BaseSettings], variables: Mapping[str, str]) -> None:
        super().__init__(settings_cls)
        self.variables = variables

    def __call__(self) -> dict[str, Any]:
        """Values by field; raises `SetupError` where both names are set, to different values."""
        return {each.field: self._value(each) for each in renamed_in(self.variables)}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The value of one field; pydantic-settings requires this method."""
        return self().get(field_name), field_name, False

    def _value(self, renamed: RenamedSetting) -> str:
        old = self.variables[renamed.old.lower()]
        new = self.variables.get(renamed.new.lower(), old)
        if new != old:
            raise SetupError(
                f"{renamed.new} is {new!r}, but under its old name {renamed.old} it is {old!r}. "
                f"Remove {renamed.old}."
            )
        return old
