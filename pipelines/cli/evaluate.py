"""`sentinel eval`: measure what the models see against labelled recordings."""

import json
from pathlib import Path
from typing import Annotated

import typer

from resources.errors import SetupError
from resources.settings import settings

AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON object only.")]
evaluate = typer.Typer(help="Measure what the models see against labelled recordings.", no_args_is_help=True)


@evaluate.callback()
def group() -> None:
    """Keeps `frames` a command of its own while it is the only one."""


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
