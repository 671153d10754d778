"""Questions made from patterns are answered as the scripts of the scenes have it, each one of them."""

import pytest

from analysis.questions.recordings import scripted_recordings
from analysis.questions.scores import wrong_lines
from pipelines.questions import answer_reader
from resources.settings import Settings
from tests.support.made_questions import LOOKS, made_questions


@pytest.mark.parametrize("name", LOOKS)
def test_every_question_of_a_pattern_is_answered_rightly(name: str, settings: Settings) -> None:
    recordings = [each for each in scripted_recordings() if each.name == name]
    questions = list(made_questions(recordings[0].truth))
    assert len(questions) > 20
    verdicts = list(answer_reader(settings).verdicts(recordings, questions))
    assert len(verdicts) == len(questions)
    assert list(wrong_lines(verdicts, in_full=True)) == []
