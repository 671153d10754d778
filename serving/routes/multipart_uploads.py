"""Send a recording straight to the bucket in parts: large files, and lines that break."""

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool

from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.errors import SentinelError
from resources.storage.multipart import part_bytes, part_count
from resources.storage.partial_uploads import direct_key
from serving.auth import Operator
from serving.errors import ConflictError
from serving.routes.uploads import own_upload
from serving.upload_schemas import PartAddressesOut, PartAddressesRequest, PartAddressOut

router = APIRouter(tags=["uploads"])
CHECKSUM = "x-amz-checksum-sha256"
"""The header that S3 compares with what arrives."""


@router.post("/api/s3/upload/parts")
async def request_part_addresses(body: PartAddressesRequest, caller: Operator) -> PartAddressesOut:
    """Addresses for parts of an upload; `confirm` joins them, and says which are missing."""
    services, upload_id = caller.services, str(body.upload_token)
    upload = await services.database.run(lambda stores: own_upload(stores, upload_id, caller))
    if services.store.multipart is None:
        raise SentinelError(*texts(say.NO_PARTS))
    if upload.received_sha256 is not None:
        raise ConflictError(f"{upload.name} has been received already")
    count = part_count(upload.size_bytes)
    if beyond := [each.number for each in body.parts if each.number > count]:
        raise SentinelError(*texts(say.part_beyond, max(beyond), count))
    addresses = await run_in_threadpool(
        services.store.multipart.addresses,
        direct_key(upload_id),
        upload.content_type,
        {each.number: each.sha256 for each in body.parts},
        services.settings.upload_expires_s,
    )
    return PartAddressesOut(
        part_bytes=part_bytes(upload.size_bytes),
        part_count=count,
        parts=[
            PartAddressOut(number=each.number, url=addresses[each.number], headers={CHECKSUM: each.sha256})
            for each in body.parts
        ],
    )
