"""Errors whose text may be shown to people as it is."""

from domain.language.reasons import reason_texts


def first_line(error: BaseException) -> str:
    """What an error says, in one line; its kind where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


class SentinelError(Exception):
    """Something is wrong that the user or operator can put right; the text says how.

    `korean` is the same text in Korean, where people read it on a page.
    """

    def __init__(self, text: str = "", korean: str | None = None) -> None:
        super().__init__(text)
        self.korean = korean


class NotFoundError(SentinelError):
    """A thing that was asked for by its number or name does not exist."""


class SetupError(SentinelError):
    """This machine or configuration cannot run the system as it is."""


class BusyError(SentinelError):
    """Another request or process is at work on the same thing."""


class RefusedError(SentinelError):
    """What was sent cannot be taken, for a reason of `domain.language.reasons`, told in both languages."""

    def __init__(self, code: str, detail: str = "") -> None:
        lead = f"{detail}: " if detail else ""
        super().__init__(*(f"{lead}{each}" for each in reason_texts(code)))
        self.code = code


class StorageFullError(RefusedError):
    """There is no room for what was sent: the disk is full, or a quota is used up."""


class HostedModelError(SetupError):
    """A model that others run cannot be reached, refused the call, or answered what is no answer."""


class BudgetError(HostedModelError):
    """Hosted models have cost as much today as they may."""
