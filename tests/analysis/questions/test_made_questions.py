"""Questions made from patterns are answered as the scripts of the scenes have it, each one of them."""

import pytest

from analysis.questions.recordings import scripted_recordings
from analysis.questions.scores import wrong_lines
from pipelines.questions import answer_reader
from resources.settings import Settings
from tests.support.made_orders import ordered_questions
from tests.support.made_questions import LOOKS, Scene, asked_in_both, made_of


@pytest.mark.parametrize("name", LOOKS)
def test_every_question_of_a_pattern_is_answered_rightly(name: str, settings: Settings) -> None:
    recordings = [each for each in scripted_recordings() if each.name == name]
    scene = Scene(recordings[0].truth)
    stays = [scene.truth.stay(role) for role in LOOKS[name]]
    questions = list(asked_in_both(scene, [*made_of(scene, stays), *ordered_questions(scene, stays)]))
    assert len(questions) > 40
    verdicts = list(answer_reader(settings).verdicts(recordings, questions))
    assert len(verdicts) == len(questions)
    assert list(wrong_lines(verdicts, in_full=True)) == []
