"""Dagster's resource for asking questions: made here, where the application may be imported."""

import dagster as dg

from analysis.questions.evaluation import AnswerReader
from pipelines.questions import answer_reader
from resources.settings import settings


class AnswerReaderResource(dg.ConfigurableResource[AnswerReader]):
    """Asks the application, as it is configured, about recordings of an evaluation."""

    def create_resource(self, _context: dg.InitResourceContext) -> AnswerReader:
        return answer_reader(settings())
