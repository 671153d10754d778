"""Measure how questions are answered: staged worlds are stored, asked about over the API, and judged."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.questions.asking import Application, ask_world
from analysis.questions.judge import Verdict
from analysis.questions.question_set import AskedQuestion
from analysis.questions.worlds import Perceive, WorldMaker, by_world, running_server
from gpu_ops.synthetic.question_scenes import QuestionScene
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
        self, scenes: Sequence[QuestionScene], questions: Sequence[AskedQuestion], perceive: Perceive
    ) -> Iterator[Verdict]:
        """The verdicts on the answers to all questions about some scenes."""
        model = self.settings.embedding_model
        today = datetime.now(self.settings.zone)
        maker = WorldMaker(text_embedder(model), model, self.settings.zone, today)
        with running_server(self.folder / "postgres") as server:
            for name, members in by_world(scenes).items():
                asked = of_world(questions, name, members)
                if asked:
                    stored = maker.make(server, name, members, perceive)
                    application = self.make_application(self.asked_settings(stored.url), stored.url)
                    yield from asyncio.run(ask_world(application, stored, asked))

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
    questions: Sequence[AskedQuestion], name: str, scenes: Sequence[QuestionScene]
) -> list[AskedQuestion]:
    """The questions about recordings of a world, or about all of them."""
    names = {name, *(scene.name for scene in scenes)}
    return [each for each in questions if each.scene in names]
