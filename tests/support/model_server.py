"""A server that speaks as Amazon Bedrock and OpenAI-compatible servers do, and fails as they do."""

import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import numpy as np
import pytest

from resources import settings as settings_module
from tests.support.bedrock_wire import framed

SIGNED = re.compile(
    r"AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/(?P<region>[a-z0-9-]+)/bedrock/aws4_request, "
    r"SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}"
)
PIECES = ("Some", "body ", "walks in.")
"""What every language model here says."""


@dataclass
class Call:
    """What was asked: the path, the body, and the region that the request was signed for."""

    path: str
    body: dict[str, Any]
    region: str | None


@dataclass
class ModelServer:
    """`faults` are used up one a call, then calls succeed: names of methods of `Answering`."""

    faults: list[str] = field(default_factory=list)
    says: str | None = None
    """What its language models answer, where that is not `PIECES`."""
    pause_s: float = 0.0
    """Between the pieces of a stream of chat completions."""
    always: str | None = None
    slow_s: float = 3.0
    calls: list[Call] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    def next_fault(self) -> str | None:
        with self.lock:
            return self.always or (self.faults.pop(0) if self.faults else None)

    @contextmanager
    def counted(self, call: Call) -> Iterator[None]:
        with self.lock:
            self.calls.append(call)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self.lock:
                self.at_once -= 1


@contextmanager
def model_server() -> Iterator[ModelServer]:
    state = ModelServer()
    handler = type("Handler", (Answering,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


class Answering(BaseHTTPRequestHandler):
    state: ModelServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        signed = SIGNED.fullmatch(self.headers.get("authorization", ""))
        path = unquote(self.path)
        call = Call(path, body, signed["region"] if signed else None)
        with self.state.counted(call):
            if path.startswith("/model/") and (not signed or "x-amz-date" not in self.headers):
                self.refuse(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
            elif not self.failed(self.state.next_fault(), body):
                self.answer(path, body)

    def failed(self, fault: str | None, body: dict[str, Any]) -> bool:
        if fault is None:
            return False
        if fault == "slow":
            time.sleep(self.state.slow_s)
            return False
        getattr(self, fault)(body)
        return True

    def answer(self, path: str, body: dict[str, Any]) -> None:
        time.sleep(0.005)
        if path.endswith("/converse-stream"):
            self.send(b"".join(converse_stream()), "application/vnd.amazon.eventstream")
        elif path.endswith("/converse"):
            self.send_json(converse(self.state.says or "".join(PIECES)))
        elif path.endswith("/chat/completions"):
            self.chat(body)
        elif "cohere.rerank" in path:
            self.send_json(reranked(body))
        elif "titan-embed" in path:
            self.send_json(embedded(body["inputText"], body["dimensions"]))
        else:
            self.refuse(400, "ValidationException", "The provided model identifier is invalid.")

    def chat(self, body: dict[str, Any]) -> None:
        if body.get("stream"):
            pieces = re.findall(r"\s*\S+|\s+", self.state.says) if self.state.says else PIECES
            self.send_slowly(chat_stream(pieces))
        else:
            self.send_json(chat_completion(self.state.says or "".join(PIECES)))

    # faults

    def throttled(self, _: dict[str, Any]) -> None:
        self.refuse(429, "ThrottlingException", "Too many requests, please wait before trying again.")

    def denied(self, _: dict[str, Any]) -> None:
        self.refuse(403, "AccessDeniedException", "You don't have access to the model.")

    def no_json(self, _: dict[str, Any]) -> None:
        self.send(b"<html>gateway</html>", "application/json")

    def cut(self, _: dict[str, Any]) -> None:
        self.send(b'{"embedding": [0.1, 0.2', "application/json", length=20_000)
        self.close_connection = True

    def wrong_dimension(self, body: dict[str, Any]) -> None:
        self.send_json(embedded(body["inputText"], 512))

    def not_a_number(self, body: dict[str, Any]) -> None:
        answer = embedded(body["inputText"], body["dimensions"])
        answer["embedding"][7] = float("nan")
        self.send_json(answer)

    def not_unit(self, body: dict[str, Any]) -> None:
        answer = embedded(body["inputText"], body["dimensions"])
        self.send_json(answer | {"embedding": [3 * each for each in answer["embedding"]]})

    def bad_order(self, _: dict[str, Any]) -> None:
        self.send_json({"results": [{"index": 900, "relevance_score": 0.5}]})

    def broken_stream(self, _: dict[str, Any]) -> None:
        whole = b"".join(converse_stream())
        self.send(whole[: len(whole) // 2], "application/vnd.amazon.eventstream", length=len(whole))
        self.close_connection = True

    def bad_checksum(self, _: dict[str, Any]) -> None:
        whole = bytearray(b"".join(converse_stream()))
        whole[60] ^= 0xFF
        self.send(bytes(whole), "application/vnd.amazon.eventstream")

    def throttled_in_stream(self, _: dict[str, Any]) -> None:
        parts = [*converse_stream()][:2]
        parts.append(framed("throttlingException", {"message": "Too many tokens"}, "exception"))
        self.send(b"".join(parts), "application/vnd.amazon.eventstream")

    def unfinished_chat(self, _: dict[str, Any]) -> None:
        self.send(b"".join([*chat_stream()][:2]), "text/event-stream")

    # wire

    def refuse(self, status: int, code: str, text: str) -> None:
        self.send(json.dumps({"message": text}).encode(), "application/json", status=status, code=code)

    def send_slowly(self, parts: Iterator[bytes]) -> None:
        """Parts of a stream, one after another, each as soon as it is there."""
        try:
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("transfer-encoding", "chunked")
            self.end_headers()
            for part in parts:
                self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
                self.wfile.flush()
                time.sleep(self.state.pause_s)
            self.wfile.write(b"0\r\n\r\n")
        except OSError:  # the caller did not wait
            self.close_connection = True

    def send_json(self, body: dict[str, Any]) -> None:
        self.send(json.dumps(body).encode(), "application/json")

    def send(
        self, body: bytes, kind: str, *, status: int = 200, code: str = "", length: int | None = None
    ) -> None:
        try:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(length or len(body)))
            if code:
                self.send_header("x-amzn-errortype", code)
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # the caller did not wait
            self.close_connection = True


def embedded(text: str, dimension: int) -> dict[str, Any]:
    """Words as directions of their own, so that texts with words in common are near each other."""
    vector = np.zeros(dimension)
    for word in text.lower().split() or [""]:
        seed = int.from_bytes(sha256(word.encode()).digest()[:8], "big")
        vector += np.random.default_rng(seed).normal(size=dimension)
    unit = (vector / np.linalg.norm(vector)).tolist()
    return {"embedding": unit, "embeddingsByType": {"float": unit}, "inputTextTokenCount": len(text.split())}


def reranked(body: dict[str, Any]) -> dict[str, Any]:
    """The last document fits best."""
    order = range(len(body["documents"]) - 1, -1, -1)
    return {"results": [{"index": each, "relevance_score": (1 + each) / 1000} for each in order]}


def converse(text: str) -> dict[str, Any]:
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": text}]}},
        "stopReason": "end_turn",
        "usage": {"inputTokens": 21, "outputTokens": 5, "totalTokens": 26},
        "metrics": {"latencyMs": 12},
    }


def converse_stream() -> Iterator[bytes]:
    yield framed("messageStart", {"role": "assistant"})
    for piece in PIECES:
        yield framed("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": piece}})
    yield framed("contentBlockStop", {"contentBlockIndex": 0})
    yield framed("messageStop", {"stopReason": "end_turn"})
    usage = {"inputTokens": 21, "outputTokens": 5, "totalTokens": 26}
    yield framed("metadata", {"usage": usage, "metrics": {"latencyMs": 12}})


def chat_completion(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 21, "completion_tokens": 5, "total_tokens": 26},
    }


def chat_stream(pieces: Sequence[str] = PIECES) -> Iterator[bytes]:
    for piece in pieces:
        choice = {"index": 0, "delta": {"content": piece}, "finish_reason": None}
        yield event({"object": "chat.completion.chunk", "choices": [choice]})
    yield event(
        {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    )
    yield event({"choices": [], "usage": {"prompt_tokens": 21, "completion_tokens": 5}})
    yield b"data: [DONE]\n\n"


def event(body: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(body)}\n\n".encode()


def use_models(monkeypatch: pytest.MonkeyPatch, url: str, **more: str) -> None:
    """Let the settings of this process name the server; boto3 gets credentials to sign with."""
    given = {"SENTINEL_AWS_ENDPOINT": url, "SENTINEL_BEDROCK_REGION": "eu-central-1"}
    keys = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"}
    for name, value in {**given, **keys, **more}.items():
        monkeypatch.setenv(name, value)
    settings_module.settings.cache_clear()
