"""The views that analysts and language models may ask, column by column, as migration 0020 makes them.

A test compares them with the database, and `docs/sql.md` with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SCHEMA = "analyst"
RECORDING = "number of the recording"
CAMERA = "name of the camera, null without one"
START = "start, seconds from the first frame"
END = "end, seconds from the first frame, itself not included"


@dataclass(frozen=True, slots=True)
class Column:
    """`type` as PostgreSQL names it; `text` says what it holds, its unit and its values."""

    type: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """A view with one row for each of `rows`."""

    rows: str
    columns: Mapping[str, Column]


def number(text: str) -> Column:
    return Column("integer", text)


def big(text: str) -> Column:
    return Column("bigint", text)


def real(text: str) -> Column:
    return Column("double precision", text)


def words(text: str) -> Column:
    return Column("text", text)


def moment(text: str) -> Column:
    return Column("timestamp with time zone", text)


VIEWS: Mapping[str, View] = {
    "recordings": View(
        "recording",
        {
            "recording_id": number(RECORDING),
            "name": words("name of the file"),
            "camera": words(CAMERA),
            "site": words("where the camera hangs, empty if not said"),
            "status": words(
                "pending, processing, completed or failed: only what is completed tells anything"
            ),
            "recorded_at": moment(
                "when it began, by the clock of its camera as that is set now; null if unknown"
            ),
            "time_zone": words("zone of the camera, null for the configured one"),
            "uploaded_at": moment("when it was received"),
            "duration_s": real("length in seconds, null before the analysis"),
            "width": number("of the picture, pixels"),
            "height": number("of the picture, pixels"),
            "fps": real("mean frames per second"),
            "description": words("what people wrote about it"),
            "looked_for": words("what its detector knows beside people, as 'vehicle, bag'; null if nothing"),
        },
    ),
    "cameras": View(
        "camera",
        {
            "name": words("name of the camera"),
            "site": words("where it hangs, empty if not said"),
            "time_zone": words("its own time zone, null for the configured one"),
            "clock_offset_s": real("seconds that are added to its clock"),
            "created_at": moment("when it was first named"),
        },
    ),
    "people": View(
        "person who was followed in a recording",
        {
            "recording_id": number(RECORDING),
            "person": number("number within the recording, by first appearance, from 1"),
            "camera": words(CAMERA),
            "start_s": real("first seen, seconds from the first frame"),
            "end_s": real("last seen, seconds from the first frame"),
            "stay_s": real("seconds between the two"),
            "upper_colour": words("colour of the upper clothes, null where it is not certain"),
            "lower_colour": words("colour of the lower clothes, null where it is not certain"),
            "gender": words("a classifier's guess, female or male; null without one"),
            "gender_score": real("its mean probability, 0..1"),
            "age_group": words(
                "a classifier's guess: young (below 20), middle, old (from 60); null without one"
            ),
            "age_group_score": real("its mean probability, 0..1"),
            "facing": words("front (towards the camera), left, back, right, or null"),
            "location": words("third of the picture they were in most: left, center, right"),
            "entry_side": words("edge of the picture they came in over, null if none"),
            "exit_side": words("edge of the picture they left over, null if none"),
            "confidence": real("of the path, 0..1"),
        },
    ),
    "things": View(
        "vehicle, bag or animal that was followed in a recording",
        {
            "recording_id": number(RECORDING),
            "thing": number("number within the recording, after those of people"),
            "camera": words(CAMERA),
            "label": words("vehicle, bag or animal"),
            "start_s": real("first seen, seconds from the first frame"),
            "end_s": real("last seen, seconds from the first frame"),
            "location": words("third of the picture it was in most: left, center, right"),
            "confidence": real("of the path, 0..1"),
        },
    ),
    "events": View(
        "event",
        {
            "event_id": big("number of the event"),
            "recording_id": number(RECORDING),
            "camera": words(CAMERA),
            "type": words("as in docs/events.md: person_enter, collapse, ..."),
            "start_s": real(START),
            "end_s": real(END),
            "length_s": real("seconds between the two"),
            "side": words("third of the picture: left, center, right"),
            "zone": words("zone or line of the camera that it is about, null if none"),
            "direction": words("of a crossed line: in or out"),
            "label": words("what it is about: person, vehicle, bag, animal"),
            "confidence": real("how often events like it are right, 0..1"),
            "source": words("rules, or the model that saw it"),
        },
    ),
    "event_people": View(
        "person in an event",
        {
            "event_id": big("number of the event"),
            "recording_id": number(RECORDING),
            "person": number("number within the recording, as in people"),
        },
    ),
    "windows": View(
        "stretch that a search compares",
        {
            "window_id": big("number of the stretch"),
            "recording_id": number(RECORDING),
            "camera": words(CAMERA),
            "start_s": real(START),
            "end_s": real(END),
            "is_quiet": Column("boolean", "looked at, and nobody was there"),
            "text_en": words("what happened in it"),
            "text_ko": words("the same in Korean"),
        },
    ),
    "coverage": View(
        "stretch of a recording and how it was looked at",
        {
            "recording_id": number(RECORDING),
            "camera": words(CAMERA),
            "start_s": real(START),
            "end_s": real(END),
            "length_s": real("seconds between the two"),
            "state": words("analysed, keyframes_only (nothing changed), unreadable, black or frozen"),
            "reason": words("why it could not be looked at, a code; null if it was"),
        },
    ),
    "summaries": View(
        "recording that has a summary",
        {
            "recording_id": number(RECORDING),
            "camera": words(CAMERA),
            "text_en": words("the summary"),
            "text_ko": words("the same in Korean"),
            "source": words("template, or the language model that wrote it"),
        },
    ),
    "days": View(
        "summary of a day of a camera or site",
        {
            "scope": words("camera or site"),
            "name": words("of the camera or site, empty for none"),
            "day": Column("date", "from midnight to midnight in time_zone"),
            "time_zone": words("zone of the day"),
            "recordings": number("how many recordings it tells of"),
            "text_en": words("the summary"),
            "text_ko": words("the same in Korean"),
            "source": words("template, or the language model that wrote it"),
        },
    ),
}


def column_types() -> dict[str, object]:
    """The columns as sqlglot's qualifier takes them: schema, view, column, type."""
    return {
        SCHEMA: {
            name: {column: about.type for column, about in view.columns.items()}
            for name, view in VIEWS.items()
        }
    }
