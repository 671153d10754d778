"""The description of the API, without a server and without a database."""

from pathlib import Path
from typing import Any

from resources.settings import Settings
from serving.app import create_app

NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none"


def openapi_document(state_dir: Path) -> dict[str, Any]:
    app: Any = create_app(Settings(state_dir=state_dir, _env_file=None), NO_DATABASE)
    while not hasattr(app, "openapi"):  # the middleware around the application
        app = app.app
    document: dict[str, Any] = app.openapi()
    return document
