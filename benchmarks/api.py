"""How many reads a second the API answers, with authentication, limits, CORS, ids and metrics switched on.

Makes rows by itself, starts `sentinel serve` with two workers on a PostgreSQL of its own, and drives it
with `wrk` (50 connections): each route alone, then a mix that follows the page loads of the first front
end, then the mix again while a writer commits fifty times a second. Prints as its last line one JSON object:

    routes        name -> rps, p50_ms, p95_ms, p99_ms, errors, bytes (of an answer), queries and
                  cold_ms (statements and median time of a request that nothing was remembered for, in an
                  application of its own), met (rps and p99 / p50 are within the aims)
    errors        of all routes
    mix_rps, mix_writing_rps, mix_errors
    rss_mb        of the server's processes, proportional
    large         with 100,000 videos and 1,000,000 events: route -> rps, cold_ms, and how many times slower
                  than with few: ratio, cold_ratio

Usage: python -m benchmarks.api [SECONDS] [--large]
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.load.cold import cold_reads
from benchmarks.load.rows import LARGE, SMALL, Size
from benchmarks.load.server import Json, Server, serve_rows, write_meanwhile

WARM_UP_S = 3
"""Seconds for which a route is driven before it is measured: connections and statements are then ready."""
MAX_TAIL_RATIO = 8.0
"""The 99th percentile over the median, at most, for a route to meet its aim."""
AIMS = {
    "health": 4500, "progress": 4500, "stats": 4000, "history": 2500, "session": 2500, "events": 1500,
    "sessions_of_video": 2000, "videos": 1000, "sessions": 300,
}  # fmt: skip
"""Requests per second that each route is to reach, at least."""
LARGE_ROUTES = ("detail", "progress", "stats", "videos_paged", "events_paged")
"""Routes whose cost must not grow with the number of rows."""


def main() -> None:
    if shutil.which("wrk") is None:
        sys.exit("This needs the load tool wrk: apt-get install wrk")
    seconds = float(next((each for each in sys.argv[1:] if each.isdigit()), "15"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with serve_rows(folder / "small", SMALL) as server:
            report = measure_routes(server, folder, SMALL, seconds)
        if "--large" in sys.argv:
            with serve_rows(folder / "large", LARGE) as server:
                report["large"] = compare_sizes(server, folder, report["routes"], seconds)
    print(json.dumps(report))


def route_paths(size: Size, sessions: list[str]) -> dict[str, list[str]]:
    """The paths of each route; a route of one thing is asked for many different ones in turn."""
    step = max(1, size.videos // 200)
    some = range(1, size.videos + 1, step)
    return {
        "health": ["/api/health/"],
        "progress": [f"/db/videos/{each}/progress/" for each in some],
        "stats": [f"/db/events/video-stats/?video_id={each}" for each in some],
        "history": [f"/api/prompt/history/{each}/" for each in sessions],
        "session": [f"/db/prompt-sessions/{each}/" for each in sessions],
        "events": [f"/db/events/?video={each}" for each in some],
        "sessions_of_video": [f"/db/prompt-sessions/?video={each}" for each in some],
        "videos": ["/db/videos/"],
        "sessions": ["/db/prompt-sessions/"],
        "detail": [f"/db/videos/{each}/" for each in some],
        "videos_paged": ["/db/videos/?limit=20"],
        "events_paged": [f"/db/events/?video={each}&limit=20" for each in some],
    }


def page_loads(paths: dict[str, list[str]]) -> list[str]:
    """Home, the list with statistics, a recording with a chat, its sessions; and polling in between."""
    one = {name: each[0] for name, each in paths.items()}
    home = ["/db/videos/", one["sessions"], one["sessions"], *paths["progress"][:10]]
    listed = ["/db/videos/", one["sessions"], *paths["stats"][:20]]
    watched = ["/db/videos/", *paths["events"][:2], one["session"], one["history"], *paths["progress"][10:20]]
    chats = ["/db/videos/", *paths["sessions_of_video"][:2], one["stats"], one["health"]]
    return [*home, *listed, *watched, *chats]


def session_ids(server: Server) -> list[str]:
    return [each["session_id"] for each in server.get("/db/prompt-sessions?limit=400").json()]


def measure_routes(server: Server, folder: Path, size: Size, seconds: float) -> Json:
    paths = route_paths(size, session_ids(server))
    routes = {}
    cold = cold_reads(paths, server.database_url, folder)
    for name, each in paths.items():
        seen = measure_route(server, folder, each, seconds)
        is_met = seen["rps"] >= AIMS.get(name, 0) and seen["p99_ms"] <= MAX_TAIL_RATIO * seen["p50_ms"]
        routes[name] = {**seen, "queries": cold[name].queries, "cold_ms": cold[name].ms, "met": is_met}
        print(name, json.dumps(routes[name]))
    mix = server.drive(folder, page_loads(paths), seconds)
    with write_meanwhile(server.database_url):
        busy = server.drive(folder, page_loads(paths), seconds)
    return {
        "routes": routes,
        "errors": sum(each["errors"] for each in routes.values()),
        "mix_rps": round(mix["requests"] / mix["seconds"]),
        "mix_writing_rps": round(busy["requests"] / busy["seconds"]),
        "mix_errors": mix["errors"] + busy["errors"],
        "rss_mb": round(server.rss_mb()),
    }


def measure_route(server: Server, folder: Path, paths: list[str], seconds: float) -> Json:
    server.drive(folder, paths, WARM_UP_S)
    seen = server.drive(folder, paths, seconds)
    return {
        "rps": round(seen["requests"] / seen["seconds"]),
        "p50_ms": round(seen["p50"], 2),
        "p95_ms": round(seen["p95"], 2),
        "p99_ms": round(seen["p99"], 2),
        "errors": seen["errors"],
        "bytes": len(server.get(paths[0]).content),
    }


def compare_sizes(server: Server, folder: Path, small: Json, seconds: float) -> Json:
    paths = route_paths(LARGE, [])
    found = {}
    cold = cold_reads({name: paths[name] for name in LARGE_ROUTES}, server.database_url, folder)
    for name in LARGE_ROUTES:
        route = measure_route(server, folder, paths[name], seconds)
        found[name] = {
            **route,
            "ratio": round(small[name]["rps"] / route["rps"], 2),
            "cold_ms": cold[name].ms,
            "cold_ratio": round(cold[name].ms / small[name]["cold_ms"], 2),
        }
        print("large", name, json.dumps(found[name]))
    return found


if __name__ == "__main__":
    main()
