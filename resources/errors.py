"""Errors whose text may be shown to people as it is."""


class SentinelError(Exception):
    """Something is wrong that the user or operator can put right; the text says how."""


class NotFoundError(SentinelError):
    """A thing that was asked for by its number or name does not exist."""


class SetupError(SentinelError):
    """This machine or configuration cannot run the system as it is."""
