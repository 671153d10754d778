"""Jobs for the processes that carry out runs: each notes which process it ran in."""

import contextlib
import os
import time
from pathlib import Path

import dagster as dg

from resources.errors import SetupError


class Note(dg.Config):
    file: str


def note(config: Note) -> None:
    with Path(config.file).open("a") as sink:
        sink.write(f"{os.getpid()}\n")


@dg.op
def write_down(config: Note) -> None:
    note(config)


@dg.op
def fail(config: Note) -> None:
    note(config)
    raise SetupError("as it should")


@dg.op
def hang(config: Note) -> None:
    note(config)
    time.sleep(600)


@dg.op
def swallow(config: Note) -> None:
    """The first interrupt is lost, as one is that falls into a destructor."""
    note(config)
    with contextlib.suppress(BaseException):
        time.sleep(600)
    time.sleep(600)


@dg.job(executor_def=dg.in_process_executor)
def good() -> None:
    write_down()


@dg.job(executor_def=dg.in_process_executor)
def bad() -> None:
    fail()


@dg.job(executor_def=dg.in_process_executor)
def endless() -> None:
    hang()


@dg.job(executor_def=dg.in_process_executor)
def deaf() -> None:
    swallow()
