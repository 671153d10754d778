"""The web server around the application: uvicorn, with as many workers as are configured."""

import shutil
from pathlib import Path

import uvicorn

from resources.settings import Settings
from serving.http_protocol import LimitedHttp
from serving.logs import log_config

GRACE_S = 10
"""Requests under way may take so many seconds more when the server stops."""
MAX_WAITING = 2048
"""Connections that may queue up before the system refuses more."""


def run(settings: Settings) -> None:
    """Serve until asked to stop. Idle connections are closed by uvicorn, after 5 s."""
    if settings.metrics_dir:
        shutil.rmtree(settings.metrics_dir, ignore_errors=True)
        Path(settings.metrics_dir).mkdir(parents=True)
    uvicorn.run(
        "serving.app:app_from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.api_workers,
        loop="uvloop",
        http=LimitedHttp,
        access_log=False,
        log_config=log_config(settings.log_format),
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies,
        server_header=False,
        backlog=MAX_WAITING,
        timeout_graceful_shutdown=GRACE_S,
    )
