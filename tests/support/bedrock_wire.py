"""AWS's event stream, byte by byte: what Converse's streamed answers are framed in."""

import json
import struct
import zlib
from typing import Any

TEXT = 7
"""The type of a header's value that is a text."""


def framed(event: str, body: dict[str, Any], kind: str = "event") -> bytes:
    """One message: lengths and their checksum, headers, JSON, and a checksum of all before it."""
    names = {":message-type": kind, ":content-type": "application/json"}
    names[":exception-type" if kind == "exception" else ":event-type"] = event
    headers = b"".join(header(name, value) for name, value in names.items())
    payload = json.dumps(body).encode()
    lengths = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
    head = lengths + struct.pack(">I", zlib.crc32(lengths))
    message = head + headers + payload
    return message + struct.pack(">I", zlib.crc32(message))


def header(name: str, value: str) -> bytes:
    text = value.encode()
    return bytes([len(name)]) + name.encode() + bytes([TEXT]) + struct.pack(">H", len(text)) + text
