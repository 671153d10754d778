"""Every error has one shape."""

from tests.support.api import (
    Client,
)


async def test_errors_have_one_shape_and_headers_wherever_they_arise(client: Client) -> None:
    for method, url, status in (
        ("GET", "/api/nothing", 404), ("DELETE", "/api/prompt", 405), ("GET", "/db/videos/abc", 400),
        ("GET", "/db/videos/99999999999999999999", 400),
        ("GET", "/api/media/a?expires=x&signature=y", 400),
    ):  # fmt: skip
        answer = await client.request(method, url, headers={"Origin": "http://localhost:3000"})
        assert answer.status_code == status, url
        in_korean = {"error_ko"} if status == 400 else set()
        assert set(answer.json()) == {"error", "request_id"} | in_korean
        assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"
        assert answer.headers["x-response-time"].endswith("ms")
    preflight = await client.options(
        "/db/videos/1/progress/",
        headers={"Origin": "http://localhost:3000", "Access-Control-Request-Method": "GET",
                 "Access-Control-Request-Headers": "content-type"},
    )  # fmt: skip
    assert preflight.status_code == 200
    stranger = await client.get("/db/videos", headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers
