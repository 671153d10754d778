"""What an earlier system kept and this one never will: asked for, it says so (410)."""

from fastapi import APIRouter

from serving.auth import Viewer
from serving.errors import GoneError

router = APIRouter(tags=["gone"])
ANY = ["POST", "PUT", "PATCH", "DELETE"]


@router.get("/db/depth-data", status_code=410)
@router.get("/db/display-data", status_code=410)
@router.get("/db/depth-data/{rest:path}", status_code=410, include_in_schema=False)
@router.get("/db/display-data/{rest:path}", status_code=410, include_in_schema=False)
@router.api_route("/db/depth-data", methods=ANY, include_in_schema=False)
@router.api_route("/db/display-data", methods=ANY, include_in_schema=False)
@router.api_route("/db/depth-data/{rest:path}", methods=ANY, include_in_schema=False)
@router.api_route("/db/display-data/{rest:path}", methods=ANY, include_in_schema=False)
async def depth_and_display(_: Viewer) -> None:
    """Depth maps and display rows are not made any more; events carry their boxes themselves."""
    raise GoneError("Depth and display data are not kept here: read /db/events, whose rows have boxes")
