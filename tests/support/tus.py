"""Uploads in pieces, as clients of the tus protocol send them."""

import base64

import httpx

from tests.support.api import CLIP, Client

PIECE = {"Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}


async def begin_tus_upload(
    client: Client, size: int = len(CLIP), name: str = "편의점, 밤.mp4"
) -> httpx.Response:
    pairs = {"filename": name, "filetype": "video/mp4"}
    said = ",".join(f"{each} {base64.b64encode(text.encode()).decode()}" for each, text in pairs.items())
    return await client.post("/api/uploads", headers={"Upload-Length": str(size), "Upload-Metadata": said})


async def send_piece(client: Client, location: str, data: bytes, offset: int) -> httpx.Response:
    return await client.patch(location, content=data, headers={**PIECE, "Upload-Offset": str(offset)})
