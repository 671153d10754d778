"""Pages of a search, and why each of its results was found."""

from resources.db.engine import Database
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
    assert first["why_ko"] == "찾는 말이 있습니다: “왼쪽”."
