"""Questions made from patterns are answered as the scripts of the scenes have it, each one of them."""

import pytest

from analysis.questions.question_set import AskedQuestion
from analysis.questions.recordings import scripted_recordings
from analysis.questions.scores import summarise_verdicts, wrong_lines
from pipelines.questions import answer_reader
from resources.settings import Settings
from tests.support.made_claims import claims
from tests.support.made_orders import in_story, ordered_questions
from tests.support.made_questions import LOOKS, Scene, asked_in_both, made_of


def asked_about(scene: Scene) -> list[AskedQuestion]:
    stays = [scene.truth.stay(role) for role in LOOKS[scene.truth.name]]
    made = [*made_of(scene, stays), *ordered_questions(scene, stays), *claims(scene, stays)]
    return list(asked_in_both(scene, made))


@pytest.mark.parametrize("name", LOOKS)
def test_every_question_of_a_pattern_is_answered_rightly(name: str, settings: Settings) -> None:
    recordings = [each for each in scripted_recordings() if each.name == name]
    questions = asked_about(Scene(recordings[0].truth))
    assert len(questions) > 40
    verdicts = list(answer_reader(settings).verdicts(recordings, questions))
    assert len(verdicts) == len(questions)
    assert list(wrong_lines(verdicts, in_full=True)) == []


def test_a_story_around_a_question_never_turns_its_answer(settings: Settings) -> None:
    recordings = [each for each in scripted_recordings() if each.name == "meeting"]
    questions = [in_story(each) for each in asked_about(Scene(recordings[0].truth))]
    scores = summarise_verdicts(list(answer_reader(settings).verdicts(recordings, questions)))
    assert (scores["false_yes"], scores["wrong_no"], scores["dropped_constraints"]) == (0, 0, 0), scores
    assert scores["correct"] > 0.9, scores
