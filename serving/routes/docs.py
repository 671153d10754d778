"""The description of the API as a page of our own, which needs nothing from any other server."""

from fastapi import APIRouter
from fastapi.responses import FileResponse

from serving.middleware.static_files import REVALIDATE, WEB_DIR

router = APIRouter(include_in_schema=False)


@router.get("/api/docs")
async def read_docs() -> FileResponse:
    return FileResponse(WEB_DIR / "docs.html", headers={"Cache-Control": REVALIDATE})
