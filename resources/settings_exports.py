"""What can be configured of exported clips."""

from pydantic import Field
from pydantic_settings import BaseSettings


class ExportSettings(BaseSettings):
    """Limits that keep a laptop usable while clips are cut."""

    export_max_s: float = Field(
        default=900.0, gt=0, le=86400, description="Seconds of a recording that one export may hold."
    )
    exports_at_once: int = Field(
        default=1, ge=1, le=32, description="Clips that one API worker cuts at once; others wait."
    )
    exports_per_minute: int = Field(
        default=20, ge=1, description="Exports that one client may ask for in a minute, over all workers."
    )
