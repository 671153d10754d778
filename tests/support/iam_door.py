"""A server's door as Amazon's: it takes a signed token over TLS, checks it, and lets its holder in.

The PostgreSQL of the tests was built without TLS, so that ends here.
The signature is checked by the written rules of Signature Version 4, not by the library that made it.
"""

import hashlib
import hmac
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, quote

SSL_REQUEST, GSS_REQUEST = 80877103, 80877104
"""Codes of PostgreSQL's protocol for encryption, asked for before anything else."""
ASK_PASSWORD = b"R" + struct.pack("!II", 8, 3)
TOKEN_LIFE = timedelta(minutes=15)


@dataclass
class IamDoor:
    """Listens before a PostgreSQL that trusts whom it lets through; `tokens` are those that were shown.

    Who is not to show a token is left to the server, which asks for a password.
    """

    server_port: int
    token_user: str
    region: str
    secret: str
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    tokens: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def serve(self, context: ssl.SSLContext) -> None:
        with suppress(OSError):
            while True:
                plain, _ = self.listener.accept()
                threading.Thread(target=self.admit, args=(plain, context), daemon=True).start()

    def admit(self, plain: socket.socket, context: ssl.SSLContext) -> None:
        with suppress(OSError):
            code = read_start(plain)[1]
            while code == GSS_REQUEST:
                plain.sendall(b"N")
                code = read_start(plain)[1]
            assert code == SSL_REQUEST, "a token must not come in the clear"
            plain.sendall(b"S")
            with context.wrap_socket(plain, server_side=True) as client:
                start, _ = read_start(client)
                if user_of(start) != self.token_user or self.is_let_in(client):
                    self.join(client, start)

    def is_let_in(self, client: ssl.SSLSocket) -> bool:
        client.sendall(ASK_PASSWORD)
        token = read_password(client)
        self.tokens.append(token)
        if problem := self.problem_of(token, self.token_user):
            self.refused.append(problem)
            client.sendall(error_message(f"PAM authentication failed: {problem}"))
            return False
        return True

    def join(self, client: ssl.SSLSocket, start: bytes) -> None:
        """Both directions, each in a thread, as long as both live."""
        with socket.create_connection(("127.0.0.1", self.server_port)) as server:
            server.sendall(start)
            back = threading.Thread(target=copy, args=(server, client), daemon=True)
            back.start()
            copy(client, server)

    def problem_of(self, token: str, user: str) -> str | None:
        """What is wrong with a token."""
        host, _, query = token.partition("/?")
        fields = dict(parse_qsl(query))
        if fields.get("DBUser") != user or fields.get("Action") != "connect":
            return "another user"
        if host != f"localhost:{self.port}":
            return f"another host: {host}"
        made_at = datetime.strptime(fields["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if not timedelta(0) <= datetime.now(UTC) - made_at + timedelta(seconds=1) < TOKEN_LIFE:
            return "too old"
        is_right = hmac.compare_digest(self.signature(host, fields), fields["X-Amz-Signature"])
        return None if is_right else "wrong signature"

    def signature(self, host: str, fields: dict[str, str]) -> str:
        signed = sorted((name, value) for name, value in fields.items() if name != "X-Amz-Signature")
        query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in signed)
        empty = hashlib.sha256(b"").hexdigest()
        request = f"GET\n/\n{query}\nhost:{host}\n\nhost\n{empty}"
        day, scope = fields["X-Amz-Date"][:8], fields["X-Amz-Credential"].partition("/")[2]
        assert scope == f"{day}/{self.region}/rds-db/aws4_request"
        digest = hashlib.sha256(request.encode()).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{fields['X-Amz-Date']}\n{scope}\n{digest}"
        key = f"AWS4{self.secret}".encode()
        for part in (day, self.region, "rds-db", "aws4_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        return hmac.digest(key, text.encode(), "sha256").hex()


@contextmanager
def iam_door(door: IamDoor, files: tuple[Path, Path]) -> Iterator[IamDoor]:
    """Opened with a server's certificate and key, as long as the block lasts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    threading.Thread(target=door.serve, args=(context,), daemon=True).start()
    try:
        yield door
    finally:
        door.listener.shutdown(socket.SHUT_RDWR)
        door.listener.close()


def read_exactly(source: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = source.recv(size - len(data))
        if not part:
            raise OSError("closed")
        data += part
    return data


def read_start(source: socket.socket) -> tuple[bytes, int]:
    """The first message, which has no type, and its code or version."""
    head = read_exactly(source, 4)
    body = read_exactly(source, struct.unpack("!I", head)[0] - 4)
    return head + body, struct.unpack("!I", body[:4])[0]


def user_of(start: bytes) -> str:
    words = start[8:].split(b"\0")
    return dict(zip(words[::2], words[1::2], strict=False))[b"user"].decode()


def read_password(source: socket.socket) -> str:
    head = read_exactly(source, 5)
    assert head[:1] == b"p"
    return read_exactly(source, struct.unpack("!I", head[1:])[0] - 4)[:-1].decode()


def error_message(text: str) -> bytes:
    fields = b"SFATAL\0VFATAL\0C28000\0M" + text.encode() + b"\0\0"
    return b"E" + struct.pack("!I", len(fields) + 4) + fields


def copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
