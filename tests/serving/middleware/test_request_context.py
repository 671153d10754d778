"""What is on every response."""

from tests.support.api import Client


async def test_headers_for_safety_are_on_every_response(client: Client) -> None:
    for path, policy in (("/", "media-src 'self'"), ("/db/videos", "default-src 'none'")):
        headers = (await client.get(path)).headers
        assert policy in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    refused = await client.get("/db/videos/0")
    assert refused.headers["x-content-type-options"] == "nosniff"
