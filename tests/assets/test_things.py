"""Things through the whole analysis: with a real detector that sees cars wherever it looks."""

from pathlib import Path

import pytest

from domain.events.types import EventType
from domain.records import TrackBoxes
from domain.tracking.paths import to_things, to_tracks
from resources import settings as settings_module
from resources.dagster import DetectorResource
from resources.dagster_aws import AwsResource
from resources.db.engine import Database
from resources.storage.box_tables import from_parquet
from resources.storage.opening import object_store
from tests.support.analyses import everything, run, take_in, video
from tests.support.tiny_detector import tiny_detector


@pytest.fixture(scope="module")
def cars(tmp_path_factory: pytest.TempPathFactory) -> DetectorResource:
    folder = tmp_path_factory.mktemp("cars")
    model = tiny_detector(folder / "detector", ("person", "car", "truck"), always="car")
    return DetectorResource(name=str(model), cache_folder=str(folder), aws=AwsResource())


def test_cars_become_tracks_and_stays_and_nobody_takes_them_for_people(
    system: Database, walker: Path, cars: DetectorResource
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id, resources={"detector": cars}).success
    first, record = everything(system, video_id), video(system, video_id)
    with system.transaction() as stores:
        things, people = stores.tracks.things([video_id]), stores.tracks.count(video_id)
        events = [each.event for each in stores.events.of_video(video_id)]
        key = stores.results.table_key(video_id, "tracks")
    assert people == 0
    assert {each.label for each in things} == {"vehicle"}
    assert record.looked_for == {"person", "vehicle"}
    assert {(each.type, each.label) for each in events} >= {(EventType.OBJECT_STAY, "vehicle")}
    assert {number for each in events for number in each.track_numbers} <= {each.number for each in things}
    assert record.summary is not None
    assert "shows nobody" in record.summary.text_en
    boxes = from_parquet(object_store(settings_module.settings()).get(str(key)))
    assert isinstance(boxes, TrackBoxes)
    assert (len(to_things(boxes)), to_tracks(boxes)) == (len(things), ())
    assert run(video_id, resources={"detector": cars}).success
    assert everything(system, video_id) == first, "twice is the same"


def test_the_built_in_detector_looks_for_people_alone(system: Database, walker: Path) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    assert video(system, video_id).looked_for == {"person"}
    with system.transaction() as stores:
        assert stores.tracks.things([video_id]) == ()
        stores.connection.exec_driver_sql("update video set detected_labels = null")
    assert run(video_id, steps="tracks").success, "as a recording of an earlier version is brought up to date"
    assert video(system, video_id).looked_for == {"person"}
