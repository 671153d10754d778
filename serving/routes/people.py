"""The people and things of a recording: when each was there, and what is known about them."""

from typing import Literal, Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from domain.language.message import Language
from domain.people.attributes import Location, Side
from domain.people.colour import ColourName, colour_word
from domain.people.followed import FollowedPerson, FollowedThing
from domain.people.traits import AgeGroup, Facing, Gender
from resources.db.engine import Stores
from serving.auth import Viewer
from serving.services import VideoId

router = APIRouter(tags=["videos"])


class PersonOut(BaseModel):
    """Somebody who was followed. What is not known is null.

    `path` holds seconds, x and y of the feet, 0..1 of the picture. `orientation` is 0 towards the camera, 90
    towards the left edge, 180 away, 270 towards the right edge. Gender and
    age group (young below 20, old from 60) are null unless classifiers are configured, and sure on average.
    A colour of clothes that is not certain is null: show it as such, and never as a colour. Navy is in use
    for recordings that version 0.3.2 and earlier ones analysed; since then it is called blue.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "number": 1, "start_s": 6.4, "end_s": 20.2, "confidence": 0.94, "location": "center",
                "entry_side": "left", "exit_side": "right", "orientation": 270, "facing": "right",
                "facing_score": None,
                "upper_colour": "red", "upper_colour_ko": colour_word(ColourName.RED, Language.KOREAN),
                "lower_colour": "black", "lower_colour_ko": colour_word(ColourName.BLACK, Language.KOREAN),
                "gender": None, "gender_score": None, "age_group": None, "age_group_score": None,
                "age_years": None,
                "path": [[6.4, 0.04, 0.71], [20.2, 0.93, 0.74]],
            }
        }
    )  # fmt: skip
    number: int
    start_s: float
    end_s: float
    confidence: float
    location: Location | None
    entry_side: Side | None
    exit_side: Side | None
    orientation: int | None = Field(ge=0, lt=360)
    facing: Facing | None
    facing_score: float | None = Field(ge=0, le=1)
    upper_colour: ColourName | None
    upper_colour_ko: str | None
    lower_colour: ColourName | None
    lower_colour_ko: str | None
    gender: Gender | None
    gender_score: float | None = Field(ge=0, le=1)
    age_group: AgeGroup | None
    age_group_score: float | None = Field(ge=0, le=1)
    age_years: int | None
    path: list[tuple[float, float, float]]

    @classmethod
    def of(cls, person: FollowedPerson) -> Self:
        known = person.attributes
        upper, lower = known.get("upper"), known.get("lower")
        gender, age = known.get("gender") or {}, known.get("age_group") or {}
        return cls(
            number=person.number,
            start_s=person.range.start_s,
            end_s=person.range.end_s,
            confidence=person.confidence,
            location=known.get("location"),
            entry_side=known.get("entry_side"),
            exit_side=known.get("exit_side"),
            orientation=known.get("orientation_deg"),
            facing=known.get("facing"),
            facing_score=known.get("facing_score"),
            upper_colour=upper,
            upper_colour_ko=colour_word(ColourName(upper), Language.KOREAN) if upper else None,
            lower_colour=lower,
            lower_colour_ko=colour_word(ColourName(lower), Language.KOREAN) if lower else None,
            gender=gender.get("value"),
            gender_score=gender.get("score"),
            age_group=age.get("value"),
            age_group_score=age.get("score"),
            age_years=age.get("years"),
            path=known.get("path", []),
        )


class ThingOut(BaseModel):
    """A vehicle, bag or animal that was followed; numbers follow those of the people.

    `orientation` and `path` are as those of people.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "number": 4, "label": "vehicle", "start_s": 2.0, "end_s": 61.4, "confidence": 0.88,
                "location": "left", "orientation": None, "path": [[2.0, 0.21, 0.6], [61.4, 0.21, 0.6]],
            }
        }
    )  # fmt: skip
    number: int
    label: Literal["vehicle", "bag", "animal"]
    start_s: float
    end_s: float
    confidence: float
    location: Location | None
    orientation: int | None = Field(ge=0, lt=360)
    path: list[tuple[float, float, float]]

    @classmethod
    def of(cls, thing: FollowedThing) -> Self:
        return cls.model_validate(
            {
                "number": thing.number,
                "label": thing.label,
                "start_s": thing.range.start_s,
                "end_s": thing.range.end_s,
                "confidence": thing.confidence,
                "location": thing.attributes.get("location"),
                "orientation": thing.attributes.get("orientation_deg"),
                "path": thing.attributes.get("path", []),
            }
        )


@router.get("/api/videos/{video_id}/things")
async def list_things(video_id: VideoId, caller: Viewer) -> list[ThingOut]:
    """Every vehicle, bag and animal that was followed, in order of appearance."""

    def work(stores: Stores) -> tuple[FollowedThing, ...]:
        stores.videos.get(video_id)
        return stores.tracks.things([video_id])

    return [ThingOut.of(thing) for thing in await caller.read(work)]


@router.get("/api/videos/{video_id}/people")
async def list_people(video_id: VideoId, caller: Viewer) -> list[PersonOut]:
    """Everybody who was followed, in order of appearance."""

    def work(stores: Stores) -> list[FollowedPerson]:
        stores.videos.get(video_id)
        return stores.tracks.of_video(video_id)

    return [PersonOut.of(person) for person in await caller.read(work)]
