"""`sentinel cameras`: what is set of cameras, over the API of the running system.

A change of zones or lines is shown with what it makes again, and asked about, before anything is kept.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from resources.errors import SetupError
from resources.settings import settings

if TYPE_CHECKING:
    from pipelines.cli.api_client import Client
    from serving.camera_schemas import CameraBackfillOut, CameraOut, CameraRequest, CameraShape

cameras = typer.Typer(help="Show and set cameras: clock, quiet hours, zones and lines.", no_args_is_help=True)
NO_QUIET_HOURS = "none"
"""In place of a range: no quiet hours at all."""
RANGE = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
CameraName = Annotated[str, typer.Argument(help="Name of the camera.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs, and for `import`.")]
Backfill = Annotated[
    bool | None,
    typer.Option(
        "--backfill/--no-backfill",
        help="Make events again without asking, or not at all; without it, the number is shown and asked.",
    ),
]


@cameras.command("list")
def list_cameras(*, as_json: AsJson = False) -> None:
    """Every camera, one line each."""
    known = open_client().cameras()
    if as_json:
        typer.echo(json.dumps([to_document(each) for each in known], ensure_ascii=False, indent=1))
        return
    for each in known:
        typer.echo(describe(each))
    if not known:
        typer.echo("There is no camera yet: a recording that names one adds it, or `sentinel cameras set`.")


@cameras.command()
def show(
    name: CameraName,
    *,
    version: Annotated[int | None, typer.Option(help="An older version.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Who changed it when.")] = False,
    as_json: AsJson = False,
) -> None:
    """One camera with its zones and lines, in its present or an older version."""
    client = open_client()
    if history:
        for each in client.camera_versions(name):
            typer.echo(f"version {each.version}, {each.changed_at:%Y-%m-%d %H:%M:%S %Z}, {each.changed_by}")
        return
    shown = find_version(client, name, version)
    if as_json:
        typer.echo(json.dumps(to_document(shown), ensure_ascii=False, indent=1))
        return
    for line in describe_places(shown):
        typer.echo(line)


@cameras.command("set")
def set_camera(
    name: CameraName,
    *,
    new_name: Annotated[str | None, typer.Option("--name", help="A new name.")] = None,
    site: Annotated[str | None, typer.Option(help="Where it hangs; empty for none.")] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="As Asia/Seoul; empty for the configured one.")
    ] = None,
    clock_offset: Annotated[
        float | None, typer.Option(help="Seconds to add to its clock; -300 for one that is 5 min fast.")
    ] = None,
    quiet: Annotated[
        list[str] | None, typer.Option(help="As 22:00-06:00; may be given several times, or `none`.")
    ] = None,
) -> None:
    """Change what is given, and nothing else. No recording is analysed again for it."""
    client = open_client()
    given = {"name": new_name, "site": site, "time_zone": time_zone, "clock_offset_s": clock_offset}
    changes: dict[str, Any] = {field: value for field, value in given.items() if value is not None}
    if quiet:
        changes["quiet_hours"] = parse_quiet_hours(quiet)
    typer.echo(describe(client.put_camera(name, changed(client, name, changes))))


@cameras.command()
def zones(name: CameraName, file: Path, *, backfill: Backfill = None) -> None:
    """Take the zones and lines of a camera from a JSON file with `zones` and `lines`."""
    client, document = open_client(), read_document(file)
    if not isinstance(document, dict) or not document.keys() & {"zones", "lines"}:
        raise SetupError(f"{file} has neither zones nor lines: `sentinel cameras show NAME --json` has both")
    places = {kind: document.get(kind, []) for kind in ("zones", "lines")}
    wanted = changed(client, name, places)
    plan = client.preview_camera(name, wanted)
    keep(client, name, wanted, plan, is_started=decide(name, plan, backfill))


@cameras.command("import")
def import_cameras(file: Path, *, backfill: Backfill = None) -> None:
    """Set cameras as a JSON file says, one or a list: what `list --json` and `show --json` print."""
    client, document = open_client(), read_document(file)
    known = {each.name: each.version for each in client.cameras()}
    wanted = [request(each, known) for each in (document if isinstance(document, list) else [document])]
    plans = [client.preview_camera(each.name, each) for each in wanted]  # all are good, or none is kept
    for each, plan in zip(wanted, plans, strict=True):
        keep(client, each.name, each, plan, is_started=decide(each.name, plan, backfill))


def open_client() -> "Client":
    from pipelines.cli.api_client import Client

    configured = settings()
    return Client(configured.local_url, configured.api_key or configured.service_key)


def decide(name: str, plan: "CameraBackfillOut", wanted: bool | None) -> bool:  # noqa: FBT001 - three answers
    """Say what a change makes again; whether to start that, by the option or else by asking."""
    if plan.recordings == 0:
        return False
    typer.echo(f"{name}: {describe_backfill(plan)}")
    return typer.confirm("Make them again?") if wanted is None else wanted


def keep(
    client: "Client", name: str, wanted: "CameraRequest", plan: "CameraBackfillOut", *, is_started: bool
) -> None:
    """Change a camera, and start what was decided."""
    typer.echo(describe(client.put_camera(name, wanted)))
    if is_started:
        started = client.backfill_camera(wanted.name)
        typer.echo(f"Started backfill {started.backfill_id} of {started.recordings} recordings.")
    elif plan.recordings:
        typer.echo("Their events stay as they are: `sentinel backfill --because places` makes them again.")


def describe_backfill(plan: "CameraBackfillOut") -> str:
    from pipelines.cli.backfill import counted, in_words

    length = in_words(plan.seconds / plan.at_once)
    unmeasured = f", not counting {', '.join(plan.unmeasured)}" if plan.unmeasured else ""
    return f"changes events of {counted(plan.recordings)}, {length}{unmeasured}; no frame is decoded."


def changed(client: "Client", name: str, changes: dict[str, Any]) -> "CameraRequest":
    """A camera as it is, or a new one, with some changes."""
    known = next((each for each in client.cameras() if each.name == name), None)
    document = {**(to_document(known) if known else {"name": name}), **changes}
    return request(document, {document["name"]: known.version if known else 0})


def request(document: object, versions: dict[str, int]) -> "CameraRequest":
    """What a JSON value says of a camera; raises `SetupError` for what is no camera."""
    from serving.camera_schemas import CameraRequest

    if not isinstance(document, dict) or "name" not in document:
        raise SetupError(
            f"{str(document)[:80]!r} is no camera; `sentinel cameras show NAME --json` prints one"
        )
    try:
        return CameraRequest(**{**document, "version": versions.get(str(document["name"]), 0)})
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise SetupError(f"camera {document['name']!r}: {place}: {problem['msg']}") from error


def read_document(file: Path) -> object:
    """The JSON of a file; raises `SetupError` where there is none."""
    try:
        return json.loads(file.read_text())
    except OSError as error:
        raise SetupError(f"{file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SetupError(f"{file} is not JSON: {error}") from error


def to_document(camera: "CameraShape") -> dict[str, Any]:
    """What may be set of a camera, as JSON."""
    from serving.camera_schemas import CameraShape

    return camera.model_dump(mode="json", include=set(CameraShape.model_fields))


def find_version(client: "Client", name: str, version: int | None) -> "CameraShape":
    if version is None:
        return client.camera(name)
    found = next((each for each in client.camera_versions(name) if each.version == version), None)
    if found is None:
        raise SetupError(f"camera {name} has no version {version}; `--history` lists those that there are")
    return found


def parse_quiet_hours(texts: list[str]) -> list[dict[str, str]]:
    """Ranges as the API takes them; raises `SetupError` for what is no range."""
    if texts == [NO_QUIET_HOURS]:
        return []
    found = [RANGE.fullmatch(text) for text in texts]
    for text, match in zip(texts, found, strict=True):
        if match is None:
            raise SetupError(f"--quiet {text!r} is no range of time; write it as 22:00-06:00, or `none`")
    return [{"start": match[1], "end": match[2]} for match in found if match]


def describe(camera: "CameraOut") -> str:
    zone = camera.time_zone or f"{camera.time_zone_used}, as configured"
    offset = f", clock {camera.clock_offset_s:+g} s" if camera.clock_offset_s else ""
    quiet = "".join(f", quiet {each.start}-{each.end}" for each in camera.quiet_hours)
    places = f"{len(camera.zones)} zones, {len(camera.lines)} lines"
    site = f" ({camera.site})" if camera.site else ""
    return (
        f"{camera.name}{site}: {zone}{offset}{quiet}; {places}; {camera.recordings} recordings; "
        f"version {camera.version}"
    )


def describe_places(camera: "CameraShape") -> list[str]:
    from serving.camera_schemas import CameraOut

    lines = [describe(camera)] if isinstance(camera, CameraOut) else [camera.name]
    for zone in camera.zones:
        corners = " ".join(f"({x:g}, {y:g})" for x, y in zone.corners)
        lines.append(f"  zone {zone.name} ({zone.use}): {corners}")
    for line in camera.lines:
        lines.append("  line {}: ({:g}, {:g}) to ({:g}, {:g})".format(line.name, *line.start, *line.end))
    return lines
