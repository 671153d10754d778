"""Measure how questions are answered: staged worlds are stored, asked about over the API, and judged."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.frames.detect import scan_settings
from analysis.questions.asking import Application, ask_world
from analysis.questions.judge import Verdict
from analysis.questions.question_set import AskedQuestion
from analysis.questions.recordings import (
    AskedRecording,
    RecordingReader,
    analysed_recordings,
    clip_recordings,
    scripted_recordings,
)
from analysis.questions.worlds import WorldMaker, by_world, running_server
from resources.errors import SentinelError
from resources.models.detectors import configured_detector
from resources.models.embedders import text_embedder
from resources.settings import Settings

MakeApplication = Callable[[Settings, str], Application]
"""From settings and the address of a database."""
QUESTIONS_PER_MINUTE = 1_000_000
"""So many that no question is ever refused for it."""


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Asks an application, which is made for each world, with the settings of the product."""

    make_application: MakeApplication
    settings: Settings

    def verdicts(
        self, recordings: Sequence[AskedRecording], questions: Sequence[AskedQuestion]
    ) -> Iterator[Verdict]:
        """The verdicts on the answers to all questions about some recordings."""
        model = self.settings.embedding_model
        today = datetime.now(self.settings.zone)
        maker = WorldMaker(text_embedder(model), model, self.settings.zone, today)
        with running_server(self.folder / "postgres") as server:
            for name, members in by_world(recordings).items():
                asked = of_world(questions, name, members)
                if asked:
                    stored = maker.make(server, name, needed(asked, name, members))
                    application = self.make_application(self.asked_settings(stored.url), stored.url)
                    yield from asyncio.run(ask_world(application, stored, asked))

    def staged(self, *, is_filmed: bool) -> tuple[AskedRecording, ...]:
        """The staged scenes, by their scripts, or filmed and analysed."""
        if is_filmed:
            return analysed_recordings(self.recording_reader, self.folder / "films")
        return scripted_recordings()

    def clips(self, folder: Path) -> tuple[AskedRecording, ...]:
        """The known clips of a folder; raises `SentinelError` where there are none."""
        found = clip_recordings(self.recording_reader, folder)
        if not found:
            raise SentinelError(f"{folder} holds none of the clips that there are questions about")
        return found

    @property
    def recording_reader(self) -> RecordingReader:
        return RecordingReader(configured_detector(self.settings), scan_settings(self.settings))

    @property
    def folder(self) -> Path:
        """Where the evaluation keeps its database and its films."""
        return self.settings.state_dir / "evaluation" / "questions"

    def asked_settings(self, url: str) -> Settings:
        """The settings as they are, but for what would keep questions from being asked."""
        return self.settings.model_copy(
            update={
                "state_dir": self.folder / "state",
                "database_url": url,
                "auth": False,
                "questions_per_minute": QUESTIONS_PER_MINUTE,
                "preload_text_model": True,
            }
        )


def of_world(
    questions: Sequence[AskedQuestion], name: str, recordings: Sequence[AskedRecording]
) -> list[AskedQuestion]:
    """The questions about recordings of a world, or about all of them."""
    names = {name, *(each.name for each in recordings)}
    return [each for each in questions if each.scene in names]


def needed(
    questions: Sequence[AskedQuestion], name: str, recordings: Sequence[AskedRecording]
) -> list[AskedRecording]:
    """The recordings of a world that questions are about: all of them where one is about the world."""
    scenes = {each.scene for each in questions}
    return [each for each in recordings if name in scenes or each.name in scenes]
