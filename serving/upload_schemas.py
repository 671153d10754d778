"""The shapes of what starts an analysis: uploads, their confirmation, and one more attempt.

Apart from their routes, and so without FastAPI, because the command line reads answers with them.
"""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from serving.schemas import VideoOut


class UploadAddressRequest(BaseModel):
    """`duration` and `thumbnail_url` are accepted for older clients; those of the confirmation count."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"file_name": "gate2.mp4", "file_size": 18874368, "content_type": "video/mp4"}
        }
    )
    file_name: str = Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]+$")
    file_size: int = Field(strict=True, lt=2**62)
    content_type: str = Field(default="video/mp4", max_length=100)
    duration: float | None = None
    thumbnail_url: str | None = None
    camera: str | None = Field(default=None, max_length=100, description="Which camera recorded it.")


class UploadAddressOut(BaseModel):
    upload_token: str
    presigned_url: str
    s3_key: str
    expires_in: int


class PartIn(BaseModel):
    """A part of a file: its number, from 1, and the SHA-256 of its bytes in base64."""

    number: int = Field(ge=1)
    sha256: str = Field(pattern=r"^[A-Za-z0-9+/]{43}=$")


class PartAddressesRequest(BaseModel):
    """Without parts, the answer says how large parts are."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "upload_token": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10",
                "parts": [{"number": 1, "sha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}],
            }
        }
    )
    upload_token: UUID
    parts: list[PartIn] = Field(default=[], max_length=1000)


class PartAddressOut(BaseModel):
    """Where to PUT a part, and the headers to send with it."""

    number: int
    url: str
    headers: dict[str, str]


class PartAddressesOut(BaseModel):
    """Each part but the last has `part_bytes`; addresses that have expired may be asked for again."""

    part_bytes: int
    part_count: int
    parts: list[PartAddressOut]


class ConfirmRequest(BaseModel):
    """`video_datetime` is when the recording began; without an offset it is read in the set zone.

    `duration` (seconds) and `thumbnail_url` (as the thumbnail's upload gave it) are shown until the analysis
    has its own.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "upload_token": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10",
                "s3_key": "videos/2026/03/02/1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10_gate2.mp4",
                "video_datetime": "2026-03-01T23:40",
            }
        }
    )
    upload_token: UUID
    s3_key: str = Field(max_length=1000)
    duration: float | None = None
    thumbnail_url: str | None = None
    video_datetime: str | None = Field(default=None, max_length=40)


class ConfirmedOut(BaseModel):
    """`duplicate` says that the same content was there before; nothing is analysed twice."""

    success: bool
    video_id: int
    message: str
    processing_queued: bool
    duplicate: bool
    video: VideoOut


class UploadStartedOut(BaseModel):
    """Where to send the pieces, and what to confirm with when all have arrived.

    `takes_parts` says that it may go straight to the bucket instead (`/api/s3/upload/parts`).
    """

    upload_token: str
    s3_key: str
    location: str
    takes_parts: bool


class QueuedJobOut(BaseModel):
    video_id: int
    run_key: str
    job_id: int
