"""Whom a question means in staged scenes: a group of so many, one of uncertain colours, one of two."""

import pytest

from analysis.questions.judge import Verdict
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
    language = Language.ENGLISH if text.isascii() else Language.KOREAN
    return AskedQuestion(
        f"{scene}-{number}", scene, language, Intent.WHICH, expected, cites, "", (), follows, text
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
        asked("fall", 0, "How many fell flurbly?", "unclear", ()),
        asked("fall", 1, "On which side did they leave?", "where left", ("faller@person_exit",)),
        asked("fall", 2, "And when did they come in?", "time faller", ("faller",)),
        asked("fall", 3, "Was the one who fell scared?", "cannot", ()),
        asked("fall", 4, "What were they wearing?", "words green+black", ("faller",)),
    ],
    "meeting": [
        asked("meeting", 0, "Who did the one in blue meet?", "who guest", ("guest",)),
        asked("meeting", 1, "Which two people met?", "who host,guest", ("host", "guest")),
        asked("meeting", 2, "Who came in after both of them had gone?", "who runner", ("runner",)),
        asked("meeting", 3, "Which two people met?", "who host,guest", ("host", "guest")),
        asked("meeting", 4, "둘 다 나간 뒤에 누가 왔어?", "who runner", ("runner",)),
    ],
    "bag": [
        asked("bag", 0, "Did somebody leave something behind?", "yes", ("owner@object_abandoned",)),
        asked("bag", 1, "How long did it stay there?", "length 54.7", ()),
        asked("bag", 2, "How long did the owner stay after putting the bag down?", "length 7.9", ("owner",)),
        asked("bag", 3, "So it's still lying there at the end?", "yes", ("owner@object_abandoned",)),
        asked("bag", 4, "누가 물건을 두고 갔어?", "who owner", ("owner@object_abandoned",)),
        asked("bag", 5, "끝까지 그 자리에 그대로 있는 거 맞죠?", "yes", ("owner@object_abandoned",)),
    ],
}
"""What is asked of a scene, one after another."""


def verdicts_on(scene: str, settings: Settings) -> list[Verdict]:
    """The verdicts on the chats of a scene, in their order."""
    recordings = [each for each in scripted_recordings() if each.name == scene]
    found = answer_reader(settings).verdicts(recordings, CHATS[scene])
    return sorted(found, key=lambda each: CHATS[scene].index(each.question))


def test_what_was_left_out_is_told_once(settings: Settings) -> None:
    """The note about the question before is behind the answer that rests on it, and not behind the next."""
    told = [verdict.said for verdict in verdicts_on("fall", settings)]
    assert ["in the question before" in each for each in told] == [False, True, False, False, False]
    assert "The question before asks for emotions too" in told[4]


@pytest.mark.parametrize("scene", CHATS)
def test_whoever_is_meant_is_told(scene: str, settings: Settings) -> None:
    assert [each.said for each in verdicts_on(scene, settings) if not each.is_correct] == []
