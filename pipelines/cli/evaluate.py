"""`sentinel eval`: measure what the models see against labelled recordings."""

import json
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resources.errors import SetupError
from resources.settings import settings

if TYPE_CHECKING:
    from analysis.questions.question_set import AskedQuestion
    from analysis.questions.recordings import AskedRecording
    from domain.events.scores import RecordingScore

AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON object only.")]


class Shown(StrEnum):
    """What is told of answers, beside their scores."""

    NOTHING = "nothing"
    WRONG = "wrong"


evaluate = typer.Typer(help="Measure what the models see against labelled recordings.", no_args_is_help=True)


@evaluate.command()
def frames(
    data: Annotated[
        Path | None, typer.Option(help="Folder of NAME.mp4 with NAME.gt.txt (MOT) beside each.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Detection and tracking on drawn scenes, near to distant, and on a folder of your own.

    The last line is one JSON object: means over your own recordings (`real`) and over the drawn ones
    (`staged`), never of both together, and each clip under `clips`.
    """
    from analysis.evaluation import scenes_folder, score_clips, score_line, summarise_scores
    from analysis.frames.detect import scan_settings
    from resources.models.detectors import configured_detector

    if data is not None and not data.is_dir():
        raise SetupError(f"There is no folder {data}")
    if not as_json:
        typer.echo("Drawing scenes that are not there yet, a few seconds each")
    scores, configured = [], settings()
    detector, scan = configured_detector(configured), scan_settings(configured)
    for score in score_clips(detector, scan, scenes_folder(configured), data):
        scores.append(score)
        if not as_json:
            typer.echo(score_line(score))
    typer.echo(json.dumps(summarise_scores(scores)))


@evaluate.command()
def events(
    data: Annotated[
        Path | None, typer.Option(help="Folder of NAME.mp4 with hand-made NAME.events.csv beside each.")
    ] = None,
    tuning: Annotated[
        bool, typer.Option("--tuning", help="The scenes that rules may be tuned on, not those held out.")
    ] = False,
    scenes: Annotated[str, typer.Option(help="Only staged scenes with this in their name.")] = "",
    as_json: AsJson = False,
) -> None:
    """Which events are found on staged scenes, whose truth their scripts give, and on a folder of your own.

    The last line is one JSON object: scores on the staged scenes, and those on your own recordings under
    `real`. With --json, progress goes to the error stream. The whole takes some minutes.
    """
    from analysis.event_evaluation import EventReader, scenes_folder, score_clips, score_scenes
    from analysis.event_summary import summarise_events
    from analysis.frames.detect import scan_settings
    from gpu_ops.synthetic.event_scenes import HELD_OUT, TUNING
    from resources.models.detectors import configured_detector

    if data is not None and not data.is_dir():
        raise SetupError(f"There is no folder {data}")
    say, configured = partial(typer.echo, err=as_json), settings()
    reader = EventReader(configured_detector(configured), scan_settings(configured))
    chosen = TUNING if tuning else HELD_OUT
    say(f"Staged scenes of the set {chosen.name}; those that are not there yet are filmed")
    real = say_each(score_clips(reader, data), say) if data is not None else []
    staged = say_each(score_scenes(reader, chosen, scenes_folder(configured), scenes), say)
    typer.echo(json.dumps(summarise_events(chosen.name, staged, real)))


@evaluate.command()
def answers(
    tuning: Annotated[
        bool, typer.Option("--tuning", help="The questions that may be tuned on, not those held out.")
    ] = False,
    filmed: Annotated[
        bool, typer.Option("--filmed", help="Film the scenes and analyse them; else their scripts are used.")
    ] = False,
    clips: Annotated[
        Path | None, typer.Option(help="Ask about the known clips of this folder, not about staged scenes.")
    ] = None,
    scenes: Annotated[str, typer.Option(help="Only questions about scenes with this in their name.")] = "",
    show: Annotated[
        Shown, typer.Option(help="Tell of wrong answers: what was asked and said, of those held out the id.")
    ] = Shown.NOTHING,
    as_json: AsJson = False,
) -> None:
    """How questions are answered about staged scenes whose truth their scripts give, or about known clips.

    The last line is one JSON object. With --json, progress goes to the error stream.
    """
    from analysis.questions.question_set import CLIPS, HELD_OUT, TUNING
    from analysis.questions.scores import summarise_verdicts, wrong_lines
    from pipelines.questions import answer_reader

    if clips is not None and not clips.is_dir():
        raise SetupError(f"There is no folder {clips}")
    say = partial(typer.echo, err=as_json)
    name = CLIPS if clips is not None else TUNING if tuning else HELD_OUT
    reader = answer_reader(settings())
    recordings = reader.clips(clips) if clips is not None else reader.staged(is_filmed=filmed)
    verdicts = list(reader.verdicts(recordings, questions_about(name, scenes, recordings)))
    say(f"{len(verdicts)} questions of the set {name}")
    for line in wrong_lines(verdicts, in_full=name != HELD_OUT) if show is Shown.WRONG else ():
        say(line)
    typer.echo(json.dumps(summarise_verdicts(verdicts)))


def questions_about(
    name: str, containing: str, recordings: Sequence["AskedRecording"]
) -> list["AskedQuestion"]:
    """The questions of a set about some recordings; raises `SetupError` where there are none."""
    from analysis.questions.question_set import load_questions, questions_in

    known = {*(each.name for each in recordings), *(each.world for each in recordings)}
    try:
        return questions_in([each for each in load_questions(name) if each.scene in known], containing)
    except ValueError as error:
        raise SetupError(f"In the set {name}, {error}") from error


def say_each(scores: Iterator["RecordingScore"], say: Callable[[str], None]) -> list["RecordingScore"]:
    """All scores, each said as soon as it is there."""
    from analysis.event_evaluation import score_line

    kept = []
    for score in scores:
        say(score_line(score))
        kept.append(score)
    return kept
