"""What is said to a language model and what comes back, whoever runs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes of a picture and their format: jpeg, png, gif or webp."""

    data: bytes
    format: str = "jpeg"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One turn: what the model is told about its work, what it is asked, and pictures to look at."""

    text: str
    system: str = ""
    pictures: tuple[Picture, ...] = ()
    max_tokens: int = 1024


@dataclass(frozen=True, slots=True)
class Tokens:
    read: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """The text. `is_cut` where it reached its longest before it was done."""

    text: str
    tokens: Tokens
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """The last part of a stream."""

    tokens: Tokens
    is_cut: bool = False


class Backend(Protocol):
    """A way to reach a model. Raises `HostedModelError`."""

    def complete(self, prompt: Prompt) -> Reply: ...

    def stream(self, prompt: Prompt) -> Iterator[str | Ending]:
        """Pieces of text as they come, then how it ended."""
        ...
