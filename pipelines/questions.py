"""The application that questions are asked for an evaluation: made here, since it is above what asks."""

from analysis.questions.asking import Application
from analysis.questions.evaluation import AnswerReader
from resources.settings import Settings


def answer_reader(configured: Settings) -> AnswerReader:
    """What asks the product as it is configured."""
    return AnswerReader(make_application, configured)


def make_application(configured: Settings, database_url: str) -> Application:
    """The API; imported when it is needed, so that Dagster's code server does not load it."""
    from serving.app import create_app

    return create_app(configured, database_url)
