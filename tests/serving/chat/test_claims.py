"""Claims of the only one, of both of two, of everybody, of once more and so long empty."""

import pytest

from resources.db.engine import Database
from tests.serving.chat.test_more_questions import answer
from tests.serving.chat.test_who_is_meant import VISITS
from tests.support.api import Client
from tests.support.told_scenes import tell


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        (
            "Was the one in red the only one who left on the right?",
            "Yes, 1 person left on the right: person 1",
        ),
        (
            "Was person 2 the only one who left on the left?",
            "No: 2 people left on the left: person 2, person 3",
        ),
        ("Was the one in green the only one who left on the left?", "No: 2 people left on the left"),
        (
            "왼쪽으로 나간 사람은 2번 사람뿐이야?",
            "아니요, 왼쪽에서 나간 사람이 2명 있습니다: 2번 사람, 3번 사람",
        ),
        ("빨간 옷만 오른쪽으로 나갔어?", "네, 오른쪽에서 나간 사람이 1명 있습니다: 1번 사람"),
        ("Was everyone who left on the left in blue?", "No: that is not so of 1 of 2: person 3"),
        ("Was everyone who left on the right in red?", "Yes, 1 person in red left on the right"),
        ("Did the one in red and the one in blue both leave on the right?", "No: that is not so of 1 of 2"),
        ("Did the one in blue and the one in grey both leave on the left?", "Yes, 2 people"),
        ("Did the one in red and the one in green both leave?", "No: nobody in green left"),
        ("Did either the one in red or the one in blue leave on the right?", "Yes, 1 person"),
        ("Did either the one in green or the one in yellow leave on the right?", "No: nobody"),
        ("파란 옷이랑 회색 옷 둘 다 왼쪽으로 나갔어?", "네"),
        (
            "파란 옷이랑 노란 옷 둘 다 왼쪽으로 나갔어?",
            "아니요, 왼쪽에서 나간 노란색 옷을 입은 사람은 보이지",
        ),
        ("Did anyone fall a second time?", "No: nobody fell at least twice"),
        ("Was there a fourth visitor?", "No: 3 people"),
        ("Who was the seventh to come in?", "There is no seventh one: 3 people came in"),
        ("일곱 번째로 들어온 사람은 누구야?", "일곱 번째까지는 없습니다"),
        (
            "Was it empty for more than 5 seconds at any point?",
            "Yes, nobody was seen at 00:12-00:20, 00:40-01:00",
        ),
        ("When was it empty for more than 10 seconds?", "Nobody was seen at 00:40-01:00"),
        (
            "Was it empty for more than 30 seconds?",
            "No: there is no stretch without anybody for 30 s or longer",
        ),
        ("30초 넘게 아무도 없던 적 있어?", "아니요, 살펴본 부분에는 30초 이상 아무도 없던 시간이 없습니다"),
        ("Did nobody stay for more than 30 seconds?", "Yes, nobody stayed for 30 s or longer"),
        ("Was there any time when two people were there?", "Yes, at most 2 people"),
        ("Was there any time when three people were there?", "No: at most 2 people"),
    ],
)
async def test_claims_are_held_against_all_who_fit(
    client: Client, database: Database, prompt: str, begins: str
) -> None:
    told = await answer(client, prompt, video_id=tell(database, VISITS))
    assert told.startswith(begins), told
