"""Pages of a search, and why each of its results was found."""

from domain.events.types import EventType
from domain.events.window_records import EventWindow
from domain.language.message import Language
from domain.language.search_reasons import why_text
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.query.search_terms import WhyFound
from domain.records import CoverageSpan, CoverageState, Event, TimeRange
from resources.db.engine import Database
from tests.serving.routes.test_picture_search import add_people
from tests.support.api import Client, add_analysed_video


async def search(client: Client, query: str, **more: object) -> dict:
    answer = await client.post("/api/search", json={"query": query, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_pages_go_on_where_the_last_one_ended_whatever_is_added_meanwhile(
    client: Client, database: Database
) -> None:
    known = [add_analysed_video(database, f"{sha}.mp4", sha) for sha in "abc"]
    whole = (await search(client, "who comes in?"))["results"]

    page = await search(client, "who comes in?", limit=2)
    seen = page["results"]
    add_analysed_video(database, "late.mp4", "d")
    while page["next"]:
        page = await search(client, "who comes in?", limit=2, cursor=page["next"])
        seen += page["results"]

    assert [each["window_id"] for each in seen] == [each["window_id"] for each in whole]
    assert {each["video_id"] for each in seen} == set(known)


async def test_a_cursor_of_something_else_is_refused(client: Client) -> None:
    for bad in ("nonsense", "WzFd", "WyJhIiwxXQ"):
        answer = await client.post("/api/search", json={"query": "left", "cursor": bad})
        assert answer.status_code == 400, bad
        assert bad in answer.json()["error"]


async def test_each_result_says_why_it_was_found(client: Client, database: Database) -> None:
    add_analysed_video(database)

    (first, *_) = (await search(client, "who comes in?"))["results"]
    assert first["why"].startswith("It holds: entry.")
    assert first["why_ko"].startswith("찾는 일이 있습니다: 입장.")
    (first, *_) = (await search(client, "왼쪽"))["results"]
    assert first["why_ko"] == "찾는 일이 있습니다: 입장, 퇴장."


def test_reasons_name_words_and_meaning() -> None:
    why = WhyFound(words=("snack", "과자"), is_near=True)
    assert why_text(why, Language.ENGLISH) == "It says: “snack”, “과자”. It is close in meaning."
    assert why_text(why, Language.KOREAN) == "찾는 말이 있습니다: “snack”, “과자”. 뜻이 가깝습니다."


async def test_a_search_that_says_more_than_events_finds_only_what_fits_all_of_it(
    client: Client, database: Database
) -> None:
    video_id = add_people(database, [Clothes(ColourName.RED, None), Clothes(ColourName.GREEN, None)])
    with database.transaction() as stores:
        events = [
            Event(EventType.PERSON_ENTER, TimeRange(5 * n, 5 * n + 2), (0.1, 0.2, 0.3, 0.9), (n + 1,), 0.9)
            for n in range(2)
        ]
        stores.coverage.replace(video_id, [CoverageSpan(TimeRange(0, 60), CoverageState.ANALYSED)], "r")
        stores.events.replace(video_id, events, "r")
        stored = stores.events.of_video(video_id)
        windows = [
            EventWindow(each.range, "A person comes in.", "사람이 들어옵니다.", (n,))
            for n, each in enumerate(events)
        ]
        stores.windows.replace(video_id, windows, stored, "r")

    for query, start_s in (("somebody in green", 5.0), ("초록색 옷 입은 사람", 5.0), ("person in red", 0.0)):
        (found,) = (await search(client, query))["results"]
        assert found["start_s"] == start_s, query
    assert (await search(client, "somebody in blue"))["results"] == []
