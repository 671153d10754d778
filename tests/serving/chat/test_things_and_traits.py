"""Questions about vehicles, bags and animals, and about what classifiers guess of people."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.events.objects import find_object_events
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.windows import WindowRule, cut_windows
from domain.people.attributes import person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.people.traits import AgeGroup, Gender, Prediction
from domain.records import CoverageSpan, CoverageState, TimeRange, Track, VideoProbe
from domain.stages import STAGE_PROGRESS
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from tests.support.api import Client
from tests.support.made_paths import path

ASPECT, WORKER = 16 / 9, RunProcess("here", 1, "cpu")
WOMAN = [Prediction(Gender.FEMALE, 0.82), Prediction(AgeGroup.MIDDLE, 0.9, 31)]
MAN = [Prediction(Gender.MALE, 0.9)]
RED = Clothes(ColourName.RED, None)
PEOPLE = [path(1, 5, 11, (0.02, 0.98)), path(2, 20, 26, (0.98, 0.02)), path(3, 30, 50, (0.5, 0.5))]
CARS = [
    replace(path(4, 0, 60, (0.2, 0.2), width=0.2, height=0.2), label="vehicle"),
    replace(path(5, 10, 14, (0.1, 0.9), width=0.2, height=0.2), label="vehicle"),
]


def analysed(
    database: Database,
    things: Sequence[Track] = (),
    labels: Sequence[str] = ("person",),
    kinds: Sequence[str] = (),
    sha: str = "a",
) -> int:
    """A minute with three people and some things, as the pipeline leaves it, but for vectors."""
    scene = Scene(60, ASPECT)
    said = [WOMAN, MAN, []] if kinds else [[], [], []]
    known = [
        person_attributes(track, ASPECT, guesses, RED) for track, guesses in zip(PEOPLE, said, strict=True)
    ]
    known += [person_attributes(thing, ASPECT) for thing in things]
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(f"{sha}.mp4", f"k{sha}", sha * 64, 5)).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(60, 640, 360, 10, "h264"))
        stores.coverage.replace(video_id, [CoverageSpan(TimeRange(0, 60), CoverageState.ANALYSED)], "r")
        stores.videos.set_detected_labels(video_id, labels)
        stores.tracks.replace(video_id, [*PEOPLE, *things], known, "r")
        stores.videos.set_classified_traits(video_id, kinds, ())
        events = find_events(PEOPLE, scene) + find_object_events(things, PEOPLE, scene)
        stores.events.replace(video_id, events, "r")
        stored = stores.events.of_video(video_id)
        windows = cut_windows([each.event for each in stored], WindowRule())
        stores.windows.replace(video_id, windows, stored, "r")
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("r", video_id, stage, WORKER)
            stores.runs.end_stage("r", video_id, stage, 1.0, {})
    return video_id


async def ask(client: Client, prompt: str, video_id: int | None = None) -> list[str]:
    where = {"video_id": video_id} if video_id else {"scope": "all"}
    answer = await client.post("/api/prompt", json={"prompt": prompt, **where})
    assert answer.status_code == 200, answer.text
    return answer.json()["response"].splitlines()


@pytest.mark.parametrize(
    ("prompt", "first"),
    [
        ("How many vehicles were there?", "2 vehicles were seen."),
        ("차량 몇 대 있었어?", "차량이 2대 있습니다."),
        ("Was there a car?", "Yes, 2 vehicles were seen."),
        ("차가 있었어?", "네, 차량이 2대 있습니다."),
        ("Was there a car at 0:30?", "Yes, 1 vehicle was seen at 00:30 (00:00-01:00)."),
        ("Was there a car on the right?", "Yes, 1 vehicle was seen on the right (00:10-00:14)."),
        ("Did a car arrive?", "Yes, 1 arrival of a thing was seen (00:10-00:12)."),
        ("차가 언제 나갔어?", "00:12-00:14에 차량이 오른쪽에서 화면을 빠져나갑니다."),
        ("Did a car park?", "Yes, 1 thing that stays was seen (00:00-01:00)."),
        ("Was there a truck?", "I did not understand “truck”, so I cannot answer yes or no."),
        (
            "Was there an animal?",
            "Nothing here looks for animals, so I can neither confirm nor rule that out.",
        ),
        ("How many people were there?", "3 people were seen."),  # whom vehicles are not among
        ("How many people came in?", "2 people came in."),
        ("가방 있었어?", "이 분석에서는 가방을 살피지 않으므로 있었는지 없었는지 말할 수 없습니다."),
    ],
)
async def test_a_detector_that_knows_vehicles_answers_questions_about_them(
    client: Client, database: Database, prompt: str, first: str
) -> None:
    video_id = analysed(database, CARS, ("person", "vehicle"))
    lines = await ask(client, prompt, video_id)
    assert lines[0].startswith(first), lines


async def test_kinds_and_colours_of_things_are_not_claimed(client: Client, database: Database) -> None:
    video_id = analysed(database, CARS, ("person", "vehicle"))
    for prompt, words in (("Was there a red car?", "“red”"), ("파란 트럭 있었어?", "‘파란’, ‘트럭’")):
        lines = await ask(client, prompt, video_id)
        assert words in lines[0]
        assert lines[1].startswith(("These scenes are similar", "비슷한 장면은"))
        assert not any(line.startswith(("Yes", "No", "네", "아니요")) for line in lines)


async def test_where_no_detector_knows_vehicles_nobody_says_that_there_were_none(
    client: Client, database: Database
) -> None:
    plain = analysed(database)
    for prompt in ("Was there a car?", "차량 몇 대 있었어?"):
        (first, *_) = await ask(client, prompt, plain)
        assert first.startswith(("Nothing here looks for vehicles", "이 분석에서는 차량을 살피지 않")), first
    analysed(database, [], ("person", "vehicle"), sha="b")
    lines = await ask(client, "Was there a car?")
    assert lines[:2] == [
        "No: no vehicle was seen.",
        "Looked for vehicles in 1 of 2 recordings only.",
    ]


async def test_things_are_listed_apart_from_people(client: Client, database: Database) -> None:
    video_id = analysed(database, CARS, ("person", "vehicle"))
    people = (await client.get(f"/api/videos/{video_id}/people")).json()
    assert [each["number"] for each in people] == [1, 2, 3]
    detail = (await client.get(f"/api/videos/{video_id}")).json()
    assert detail["people"] == 3
    things = (await client.get(f"/api/videos/{video_id}/things")).json()
    assert [(each["number"], each["label"], each["location"]) for each in things] == [
        (4, "vehicle", "left"),
        (5, "vehicle", "center"),
    ]
    listed = (await client.get(f"/db/events?video={video_id}&event_type=object_")).json()
    assert {each["scene_analysis_en"] for each in listed} >= {"A vehicle stays in its place on the left."}
    for each in listed:
        assert (each["people"], each["label"], each["obj_id"] in (4, 5)) == ([], "vehicle", True)
        assert (each["gender"], each["person_en"]) == ("성별 미상", "")


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        (
            "Was there a woman?",
            [
                "1 person who is probably a woman was seen: person 1 (00:05-00:11).",
                "Classifiers guess this from the pictures, so it is neither a yes nor a no.",
                "Of 1 more this cannot be told from the pictures.",
            ],
        ),
        (
            "여자 몇 명 있었어?",
            [
                "여성으로 추정되는 사람은 1명입니다: 1번 사람 (00:05-00:11).",
                "그 밖에 1명은 화면만으로 알 수 없습니다.",
            ],
        ),
        ("Did a man come in?", ["1 person who is probably a man came in: person 2 (00:20-00:22)."]),
        ("Was there a child?", ["I cannot say for certain: nobody who is probably below 20 was seen"]),
        (
            "How old are the people?",
            [
                "Person 1 is probably about 30 (0.90) (00:05-00:11).",
                "Person 2: the age cannot be told from the pictures (00:20-00:26).",
                "Person 3: the age cannot be told from the pictures (00:30-00:50).",
            ],
        ),
    ],
)
async def test_what_classifiers_say_is_answered_as_a_guess_with_its_share(
    client: Client, database: Database, prompt: str, lines: list[str]
) -> None:
    video_id = analysed(database, kinds=("age_group", "gender"))
    answered = await ask(client, prompt, video_id)
    for line, start in zip(answered, lines, strict=False):
        assert line.startswith(start), answered
    assert not any(line.startswith(("Yes", "No", "네", "아니요")) for line in answered)


async def test_without_classifiers_age_and_gender_are_not_looked_for(
    client: Client, database: Database
) -> None:
    video_id = analysed(database)
    (first, *_) = await ask(client, "Was there a woman?", video_id)
    assert first.startswith("Nothing here looks for gender")
    for event in (await client.get(f"/db/events?video={video_id}")).json():
        assert (event["gender"], event["age"], event["gender_score"]) == ("성별 미상", "나이 ?", None)


async def test_events_carry_the_guesses_of_their_person(client: Client, database: Database) -> None:
    video_id = analysed(database, kinds=("age_group", "gender"))
    events = (await client.get(f"/db/events?video={video_id}")).json()
    of_person = {each["obj_id"]: each for each in events if each["event_type"] == "person_enter"}
    woman, man = of_person[1], of_person[2]
    assert (woman["gender"], woman["gender_score"], woman["age"], woman["age_score"]) == (
        "여성 추정(0.82)",
        0.82,
        31,
        0.9,
    )
    assert (man["gender"], man["age"], man["age_score"]) == ("남성 추정(0.90)", "나이 ?", None)
    assert woman["person_en"] == "probably a woman (0.82), probably about 30 (0.90), in a red top"
    assert woman["person_ko"].startswith("여성 추정(0.82), 30세 안팎 추정(0.90)")
    assert (woman["orientataion"], man["orientataion"]) == ("270", "90")
    one = (await client.get(f"/db/events/{woman['id']}")).json()
    assert one == woman
