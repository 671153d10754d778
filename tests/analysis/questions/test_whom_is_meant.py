"""Whom a question means in staged scenes: a group of so many, one of uncertain colours, one of two."""

import pytest

from analysis.questions.question_set import AskedQuestion, parse_expectation
from analysis.questions.recordings import scripted_recordings
from domain.language.message import Language
from domain.query.query import Intent
from pipelines.questions import answer_reader
from resources.settings import Settings


def asked(scene: str, number: int, text: str, expects: str, cites: tuple[str, ...]) -> AskedQuestion:
    """A question, or one that goes on from the question with the number before."""
    follows = f"{scene}-{number - 1}" if number else ""
    expected = (parse_expectation(expects),)
    return AskedQuestion(
        f"{scene}-{number}", scene, Language.ENGLISH, Intent.WHICH, expected, cites, "", (), follows, text
    )


CHATS = {
    "group": [asked("group", 0, "Which of the four left first?", "who red_one", ("red_one@person_exit",))],
    "unsure": [
        asked("unsure", 0, "Was anyone in a blue top?", "unsure", ()),
        asked("unsure", 1, "When did that person leave?", "time patterned@person_exit", ("patterned",)),
        asked("unsure", 2, "Did the one in blue and the one in red both leave?", "unsure", ()),
    ],
    "pacing": [
        asked("pacing", 0, "Who stayed for a shorter time, grey or blue?", "pick blue,grey", ("walker",))
    ],
    "fall": [
        asked("fall", 0, "Who fell flurbly?", "unclear", ()),
        asked("fall", 1, "On which side did they leave?", "where left", ("faller@person_exit",)),
        asked("fall", 2, "Was the one who fell scared?", "cannot", ()),
        asked("fall", 3, "What were they wearing?", "words green+black", ("faller",)),
    ],
    "meeting": [asked("meeting", 0, "Who did the one in blue meet?", "who guest", ("guest",))],
}
"""What is asked of a scene, one after another."""


@pytest.mark.parametrize("scene", CHATS)
def test_whoever_is_meant_is_told(scene: str, settings: Settings) -> None:
    recordings = [each for each in scripted_recordings() if each.name == scene]
    verdicts = list(answer_reader(settings).verdicts(recordings, CHATS[scene]))
    assert [each.said for each in verdicts if not each.is_correct] == []
