"""Who met whom, over the real application: with others in sight, and by what people are called."""

import pytest

from domain.people.colour import ColourName
from resources.db.engine import Database
from tests.serving.chat.test_more_questions import answer
from tests.support.api import Client
from tests.support.made_paths import path, then
from tests.support.told_scenes import Somebody, ToldScene, tell

RED, GREY, BLUE, BLACK = ColourName.RED, ColourName.GREY, ColourName.BLUE, ColourName.BLACK
HERE = then(path(1, 2, 8, (0.02, 0.47)), path(1, 8.2, 24, (0.47, 0.47)))
THERE = then(path(2, 4, 10, (0.98, 0.53)), path(2, 10.2, 24, (0.53, 0.53)))
MEETING = ToldScene(
    people=(
        Somebody(then(HERE, path(1, 24.2, 30, (0.47, 0.02))), RED, BLACK),
        Somebody(then(THERE, path(2, 24.2, 30, (0.53, 0.98))), BLUE, BLACK),
        Somebody(then(path(3, 12, 15, (0.98, 0.9)), path(3, 15.2, 22, (0.9, 0.9))), GREY, BLACK),
    ),
    length_s=60.0,
)
"""Red and blue stand together, grey stands far from them all the while."""


@pytest.mark.parametrize(
    ("prompt", "begins"),
    [
        ("Did red and blue meet?", "Yes, 1 person in red was seen close to somebody in blue"),
        ("Did the person in red meet the person in blue?", "Yes, "),
        ("Did red and grey meet?", "No"),
        ("Did person 1 meet somebody in blue?", "Yes, person 1"),
        ("Did person 1 meet somebody in grey?", "No"),
        ("Did somebody in grey meet person 2?", "No"),
        ("Did the one in red meet the one in black trousers?", "Yes, "),
        ("빨간 옷과 파란 옷이 만났나요?", "네, 파란색 옷을 입은 사람 가까이에서"),
        ("Did people 1 and 2 meet?", "Yes, person 1 was seen close to person 2"),
        ("Did person 1 and person 3 meet?", "No: person 1 was not seen close to person 3"),
        ("When did persons 2 and 3 meet?", "Person 2 was not seen close to person 3"),
        ("How long were red and blue together?", "Person 1 and person 2 stay close together"),
        (
            "How long was person 1 with person 3?",
            "Person 1 was not seen close to person 3.\nPerson 1 was in view for 10 s together with person 3",
        ),
        ("How long were red and grey there at the same time?", "Person 3 was in view for 10 s"),
        ("How long was person 1 there while person 3 was there?", "Person 1 was in view for 10 s"),
        ("2번과 3번이 동시에 있던 시간은 얼마나 돼?", "2번 사람과 함께 3번 사람이 화면에 보인 시간은 10초"),
        ("Was red with grey?", "Yes, 1 person in red was seen together with somebody in grey"),
        ("Did red and blue leave together?", "Yes, 1 person in blue left together with somebody in red"),
        ("Did red and grey leave together?", "No: nobody in grey left together with somebody in red"),
        ("How often was nobody there?", "Number of times: 2.\nNobody was seen at 00:00-00:02, 00:30-01:00"),
        ("아무도 없었던 게 몇 번이야?", "2회입니다.\n아무도 보이지 않은 시간은 00:00-00:02"),
        ("How long was person 1 alone?", "Person 1 was in view alone for 2 s (00:02-00:04)"),
        ("1번 혼자 있던 시간은 얼마야?", "1번 사람이 혼자 화면에 보인 시간은 2초입니다"),
        ("How long was person 3 alone?", "Person 3 was not seen alone"),
        ("When was person 1 alone?", "At 00:02-00:04, person 1 was in view"),
        ("Who came in together?", "2 people came in together with somebody else: person 1, person 2"),
        ("같이 나간 사람이 있어?", "네, 다른 사람과 함께 나간 사람이 2명"),
        (
            "Did blue come in within 5 seconds of red?",
            "Yes, 1 person in blue came in no more than 5 s before or",
        ),
        (
            "Did grey come in within 5 seconds of red?",
            "No: nobody in grey came in no more than 5 s before or after",
        ),
        (
            "How many people came in within 9 seconds before grey came in?",
            "1 person came in within 9 s before",
        ),
        ("Did anyone come in within 9 seconds after grey came in?", "No: nobody came in within 9 s after"),
        ("Who came in within 5 seconds of red?", "1 person came in no more than 5 s before or after"),
        ("회색 옷이 들어오고 9초 안에 누가 들어왔어?", "회색 옷을 입은 사람이 들어온 뒤 9초 안에 들어온"),
        ("빨간 옷 입은 사람이 회색 옷 입은 사람을 만났어?", "아니요"),
    ],
)
async def test_who_met_whom(client: Client, database: Database, prompt: str, begins: str) -> None:
    told = await answer(client, prompt, video_id=tell(database, MEETING))
    assert told.startswith(begins)
