"""Questions are asked over the real API about a stored scene, and what was said is judged."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.questions.judge import Verdict
from analysis.questions.question_set import HELD_OUT, TUNING, AskedQuestion, load_questions, questions_in
from analysis.questions.recordings import clip_recordings, digest_of, scripted_recordings
from analysis.questions.scores import summarise_verdicts, wrong_lines
from analysis.questions.worlds import by_world
from pipelines.cli.main import cli
from pipelines.questions import answer_reader
from resources.errors import SentinelError
from resources.settings import Settings

KEYS = [
    "correct", "false_yes", "wrong_no", "dropped_constraints", "unsupported", "recall_at_5",
    "by_language", "by_intent", "p50_ms",
]  # fmt: skip


def test_the_command_asks_all_questions_about_a_scene_and_ends_with_one_object() -> None:
    done = CliRunner().invoke(cli, ["eval", "answers", "--tuning", "--scenes", "nobody", "--show", "wrong"])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    scores = json.loads(lines[-1])
    assert list(scores) == KEYS
    assert f"{len(questions_in(load_questions(TUNING), 'nobody'))} questions of the set tuning" in lines
    assert set(scores["by_language"]) == {"en", "ko"}
    assert scores["correct"] > 0.3, "nobody is there: no is right, and most questions are answered with it"
    assert scores["p50_ms"] > 0


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--scenes", "castle"], "no question is about a scene with 'castle' in its name"),
        (["--clips", "/nowhere"], "There is no folder /nowhere"),
        (["--clips", "."], "holds none of the clips that there are questions about"),
    ],
)
def test_a_wrong_request_is_told_before_anything_is_asked(
    arguments: list[str], text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["eval", "answers", *arguments])
    assert done.exit_code != 0
    assert text in done.output + str(done.exception)


def test_clips_are_known_by_their_content(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "one-by-one.mp4").write_bytes(b"something else")
    reader = answer_reader(settings)
    assert clip_recordings(reader.recording_reader, tmp_path) == ()
    assert len(digest_of(tmp_path / "one-by-one.mp4")) == 64
    with pytest.raises(SentinelError, match="holds none of the clips"):
        reader.clips(tmp_path)


def test_recordings_that_are_asked_about_together_share_a_world() -> None:
    worlds = {name: {each.name for each in them} for name, them in by_world(scripted_recordings()).items()}
    assert worlds["shop"] == {"front_noon", "front_before", "back_afternoon", "back_night"}
    assert "fall" in worlds["alone"]


def question(place: int) -> AskedQuestion:
    return load_questions(HELD_OUT)[place]


VERDICTS = [
    Verdict(question(0), is_correct=True, seconds=0.1),
    Verdict(
        question(1), is_correct=False, is_false_yes=True, drops_constraint=True, seconds=0.3, said="Yes."
    ),
    Verdict(question(2), is_correct=True, unsupported=("Person 9 fell.",), recall=False, seconds=0.2),
    Verdict(question(3), is_correct=False, is_wrong_no=True, recall=True, seconds=0.2, said="No."),
]


def test_scores_count_what_harms_beside_the_share_of_right_answers() -> None:
    scores = summarise_verdicts(VERDICTS)
    assert list(scores) == KEYS
    assert [scores[key] for key in KEYS[:6]] == [0.5, 1, 1, 1, 1, 0.5]
    assert scores["p50_ms"] == pytest.approx(200.0)
    refused = Verdict(question(4), is_correct=False, said="answered with 400")
    assert summarise_verdicts([*VERDICTS, refused])["p50_ms"] == pytest.approx(200.0), "it took no time"
    assert summarise_verdicts([])["correct"] is None


def test_what_was_asked_of_those_held_out_is_not_told() -> None:
    ids = list(wrong_lines(VERDICTS, in_full=False))
    assert ids == [
        f"{question(1).question_id}: not correct, false_yes, dropped_constraints",
        f"{question(2).question_id}: unsupported, not recalled",
        f"{question(3).question_id}: not correct, wrong_no",
    ]
    told = "\n".join(wrong_lines(VERDICTS, in_full=True))
    assert question(1).text in told
    assert "said:  No." in told
    assert "not shown: Person 9 fell." in told
