"""Heads of requests at the real server: too large, too slow, in pieces, one after another."""

import asyncio
from pathlib import Path

from serving.http_protocol import HEAD_S, MAX_HEAD_BYTES
from tests.support.running_api import RunningApi

LIVE = b"GET /api/live HTTP/1.1\r\nHost: localhost\r\n"
MIB = 1024 * 1024


async def sent(api: RunningApi, *pieces: bytes, limit_s: float = 60) -> bytes:
    """Everything that comes back until the server closes, or an empty text."""
    reader, writer = await asyncio.open_connection("127.0.0.1", api.port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)
        return await asyncio.wait_for(reader.read(), limit_s)
    except (ConnectionResetError, BrokenPipeError):
        return b""
    finally:
        writer.close()


def test_sixty_mebibytes_of_headers_are_not_taken(api: RunningApi) -> None:
    async def flood(line: bytes) -> int:
        _, writer = await asyncio.open_connection("127.0.0.1", api.port)
        taken = 0
        writer.write(LIVE)
        try:
            while taken < 60 * MIB:
                writer.write(line)
                await writer.drain()
                taken += len(line)
        except (ConnectionResetError, BrokenPipeError):
            pass
        finally:
            writer.close()
        return taken

    many_lines = b"X-Filler: " + b"x" * 1000 + b"\r\n"
    for line in (many_lines, b"x" * 65536):
        # What lies in the buffers of both kernels counts too.
        assert asyncio.run(flood(line)) < 20 * MIB


def test_too_large_a_head_is_told_so(api: RunningApi) -> None:
    one_line = LIVE + b"X-Filler: " + b"x" * MAX_HEAD_BYTES + b"\r\n\r\n"
    many_lines = LIVE + b"X-Filler: x\r\n" * 300 + b"\r\n"
    address = b"GET /api/live?" + b"x" * MAX_HEAD_BYTES + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for head in (one_line, many_lines, address):
        answer = asyncio.run(sent(api, head))
        assert answer.startswith(b"HTTP/1.1 431 "), answer[:100]
        assert b'"error_ko"' in answer


def test_what_is_large_and_allowed_is_answered(api: RunningApi) -> None:
    head = LIVE + b"X-Filler: " + b"x" * 30_000 + b"\r\nConnection: close\r\n\r\n"
    pieces = [head[at : at + 5000] for at in range(0, len(head), 5000)]
    assert asyncio.run(sent(api, *pieces)).startswith(b"HTTP/1.1 200 ")


def test_a_large_body_is_no_large_head(api: RunningApi) -> None:
    body = b"x" * 900_000
    head = b"POST /api/prompt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    length = b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    assert asyncio.run(sent(api, head + length + body)).startswith(b"HTTP/1.1 400 ")


def test_requests_one_after_another_on_one_connection_are_all_answered(api: RunningApi) -> None:
    three = (LIVE + b"\r\n") * 2 + LIVE + b"Connection: close\r\n\r\n"
    at = len(LIVE) + 20
    answer = asyncio.run(sent(api, three[:at], three[at:]))
    assert answer.count(b"HTTP/1.1 200 ") == 3


def test_three_hundred_half_sent_heads_are_closed_and_hold_nobody_up(api: RunningApi) -> None:
    async def crowd() -> list[bytes]:
        openings = [b"", b"GET /api/live HT", LIVE, LIVE + b"X-Half: "]
        waiting = [asyncio.create_task(sent(api, openings[number % 4])) for number in range(300)]
        await asyncio.sleep(1)
        good = await sent(api, LIVE + b"Connection: close\r\n\r\n")
        assert good.startswith(b"HTTP/1.1 200 ")
        return await asyncio.wait_for(asyncio.gather(*waiting), HEAD_S + 60)

    answers = asyncio.run(crowd())
    assert len(answers) == 300
    assert all(answer.startswith(b"HTTP/1.1 408 ") for answer in answers)


def test_drops_of_nothing_between_requests_do_not_keep_a_connection(api: RunningApi) -> None:
    async def drip() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", api.port)
        writer.write(LIVE + b"\r\n")
        await reader.readuntil(b"}")
        for drops in range(60):
            try:
                writer.write(b"\r\n")
                await writer.drain()
            except (ConnectionResetError, BrokenPipeError):
                return drops
            await asyncio.sleep(1)
        return 60

    assert asyncio.run(drip()) < 45


def test_what_is_no_http_is_told_so(api: RunningApi, tmp_path: Path) -> None:
    answer = asyncio.run(sent(api, b"\x16\x03\x01 hello\r\n\r\n"))
    assert answer.startswith(b"HTTP/1.1 400 ")
