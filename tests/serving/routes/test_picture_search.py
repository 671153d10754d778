"""People found by the colours of somebody's clothes on a picture."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from domain.people.attributes import person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.records import VideoProbe
from gpu_ops.video.frame import Image
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.storage.local import LocalStore
from tests.support.api import Client
from tests.support.made_paths import path
from tests.support.recordings import drawn

WALL, SKIN, RED, BLUE = (180, 180, 180), (150, 180, 220), (40, 40, 180), (170, 70, 30)
BOX = (0.3, 0.1, 0.7, 0.9)


def somebody(upper: tuple[int, int, int] = RED, lower: tuple[int, int, int] = BLUE) -> Image:
    """A person in a red top and blue trousers in the middle of (250, 200, 3) blue-green-red."""
    image = np.full((250, 200, 3), WALL, dtype=np.uint8)
    cv2.rectangle(image, (70, 55), (130, 140), upper, -1)
    cv2.rectangle(image, (78, 130), (122, 225), lower, -1)
    cv2.rectangle(image, (88, 25), (112, 55), SKIN, -1)
    return image


def png(image: Image) -> bytes:
    return cv2.imencode(".png", image)[1].tobytes()


def add_people(database: Database, worn: list[Clothes], sha: str = "a", camera: str | None = None) -> int:
    """An analysed recording of people in these clothes."""
    with database.transaction() as stores:
        new = NewVideo(f"{sha}.mp4", f"k{sha}", sha * 64, 5, camera=camera)
        video_id = stores.videos.register(new).video_id
        stores.videos.set_probe(video_id, VideoProbe(60, 640, 360, 10, "h264"))
        people = [path(n + 1, 5 * n, 5 * n + 4, (0.1, 0.9)) for n in range(len(worn))]
        known = [
            person_attributes(person, 16 / 9, [], clothes)
            for person, clothes in zip(people, worn, strict=True)
        ]
        stores.tracks.replace(video_id, people, known, "r")
        stores.connection.exec_driver_sql(
            "update video set status = 'completed' where video_id = %s", (video_id,)
        )
    return video_id


RED_BLUE = Clothes(ColourName.RED, ColourName.BLUE)
WORN = [RED_BLUE, Clothes(ColourName.GREEN, ColourName.BLUE), Clothes(ColourName.RED, None), Clothes()]


async def ask(client: Client, image: bytes, **fields: str) -> dict:
    answer = await client.post("/api/search/picture", files={"picture": ("p.png", image)}, data=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_people_in_the_same_colours_are_found_and_those_in_doubt_told_apart(
    client: Client, database: Database
) -> None:
    first = add_people(database, WORN)
    second = add_people(database, [RED_BLUE], "b")
    box = ",".join(map(str, BOX))

    found = await ask(client, png(somebody()), box=box)
    assert (found["upper_colour"], found["lower_colour"]) == ("red", "blue")
    assert [(each["video_id"], each["number"]) for each in found["people"]] == [(second, 1), (first, 1)]
    assert [(each["video_id"], each["number"]) for each in found["maybe"]] == [(first, 3)]
    assert found["people"][0]["clothes"] == "in a red top and blue trousers or skirt"
    assert found["note"] is None
    one = await ask(client, png(somebody()), box=box, video_id=str(first))
    assert [each["video_id"] for each in one["people"]] == [first]


async def test_a_picture_without_a_certain_colour_finds_nobody_and_says_so(
    client: Client, database: Database
) -> None:
    add_people(database, WORN)
    noise = np.random.default_rng(0).integers(0, 255, (200, 100, 3)).astype(np.uint8)

    found = await ask(client, png(noise))
    assert (found["people"], found["maybe"]) == ([], [])
    assert "No colour" in found["note"]
    assert "옷 색" in found["note_ko"]


@pytest.mark.parametrize(
    ("image", "fields", "said"),
    [
        (b"no picture", {}, "cannot be read"),
        (b"", {}, "cannot be read"),
        (png(np.zeros((2, 9000, 3), np.uint8)), {}, "9000x2"),
        (png(somebody()), {"box": "0.5,0,0.4,1"}, "0.5,0,0.4,1"),
        (png(somebody()), {"box": "0,0,1,nan"}, "0,0,1,nan"),
        (png(somebody()), {"box": "somewhere"}, "somewhere"),
        (png(somebody()), {"box": "0,0,2,1"}, "0,0,2,1"),
    ],
)
async def test_what_is_no_picture_or_no_box_is_refused(
    client: Client, image: bytes, fields: dict[str, str], said: str
) -> None:
    answer = await client.post("/api/search/picture", files={"picture": ("p.png", image)}, data=fields)
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert answer.json()["error_ko"]


async def test_a_box_on_a_frame_of_a_recording_is_searched_for(
    client: Client, database: Database, store: LocalStore, tmp_path: Path
) -> None:
    video_id = add_people(database, [RED_BLUE])
    film = tmp_path / "film.mp4"
    drawn(film, lambda _: somebody(), 30, fps=10, gop=10)
    store.put("ka", film.read_bytes())

    body = {"video_id": video_id, "time_s": 1.5, "box": list(BOX)}
    answer = await client.post("/api/search/frame", json=body)
    assert answer.status_code == 200, answer.text
    assert [each["number"] for each in answer.json()["people"]] == [1]
    late = await client.post("/api/search/frame", json={**body, "time_s": 61})
    assert late.status_code == 400
    assert "61" in late.json()["error"]
    assert (await client.post("/api/search/frame", json={**body, "video_id": 999})).status_code == 404
