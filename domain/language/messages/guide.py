"""What can be asked, with examples."""

from domain.language.message import message

GUIDE = (
    message(
        "Ask in English or Korean about people, what they did, when, where and for how long",
        "사람이 언제 어디서 무엇을 얼마나 했는지 한국어나 영어로 물어보실 수 있습니다",
    ),
    message(
        "People: “How many people came in?”, “Was anybody in red?”, “Who stayed longest?”",
        "사람: ‘몇 명이 들어왔어?’, ‘빨간 옷 입은 사람 있어?’, ‘누가 제일 오래 있었어?’",
    ),
    message(
        "Numbers apart: “How many people per camera?”, “Which day had the most visitors?”",
        "나누어 세기: ‘카메라별로 몇 명이야?’, ‘어느 날 손님이 제일 많이 왔어?’",
    ),
    message(
        "What happened: “Did anyone fall?”, “What happened between 1 and 2 minutes?”",
        "일어난 일: ‘쓰러진 사람 있어?’, ‘1분부터 2분 사이에 무슨 일이 있었어?’",
    ),
    message(
        "Times: “When did the last person leave?”, “When was nobody there?”",
        "시간: ‘마지막 사람은 언제 나갔어?’, ‘아무도 없었던 시간은?’",
    ),
    message(
        "Then go on: “And the second one?”, “Only on the left”, “How long did they stay?”",
        "이어서: ‘그 다음은?’, ‘왼쪽만’, ‘얼마나 있었어?’",
    ),
    message(
        "Every answer shows the moments that it rests on, and says so where something was not looked at",
        "모든 답에는 근거가 되는 장면이 함께 표시되며, 살펴보지 못한 부분이 있으면 알려 드립니다",
    ),
)
