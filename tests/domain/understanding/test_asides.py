"""What is said beside a question: told, and no part of it; a constraint never is."""

import pytest

from domain.query.context import QueryContext
from domain.query.query import Intent
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("Constable Reeve here. How many people came in?", ("Constable", "Reeve")),
        (
            "I'm the night guard and not a computer person. How many people came in?",
            ("night", "guard", "computer"),
        ),
        ("I am from Allied Insurance, how many people came in?", ("Allied", "Insurance")),
        ("My landlord wants a figure: how many people came in?", ("landlord",)),
        ("Oyez, how many people came in?", ("Oyez",)),
        ("Dispatch here need to know how many people came in", ("Dispatch",)),
        ("Alarm tripped at this depot. How many people came in?", ("depot",)),
        ("How many people came in? There's a claim in.", ("claim",)),
        ("My bag was black. How many people came in?", ("bag", "black")),
        ("보험 청구 때문에 보는 건데 몇 명이 들어왔어?", ("때문",)),
        ("저는 보험 심사역입니다. 몇 명이 들어왔어?", ("심사", "역")),
        ("본사에 첨부할 거라 그런데 몇 명 들어왔어?", ("본사", "첨부")),
        ("안녕하세요, 본사 운영팀인데요. 몇 명이 들어왔어요?", ("본사", "운영", "팀")),
        ("사건 경위서에 첨부하려고 합니다. 몇 명이 들어왔어?", ("서", "첨부")),
        ("납품처 말로는 그렇다는데 몇 명이 들어왔어?", ("납품", "처")),
        ("몇 명이 들어왔어? 애가 무서웠대요", ("애", "무서웠대요")),
        ("몇 명이 들어왔어, 센서값이랑 대조하게", ("센서", "값")),
        ("몇 명이 들어왔어? 우리 스카는 단체 금지라서요", ("스카", "단체", "금지")),
    ],
)
def test_who_asks_and_why_narrows_nothing(
    text: str, asides: tuple[str, ...], context: QueryContext, morphemes: KoreanMorphemes
) -> None:
    query = understand(text, context, morphemes)
    assert (query.intent, query.asides, query.leftover) == (Intent.COUNT, asides, ())


@pytest.mark.parametrize(
    "text",
    [
        "I saw a drunk. Did he fall?",
        "Did anyone come in, stealthily?",
        "Did anyone come in, I mean stealthily?",
        "I am after the drunk one. Did anyone come in?",
        "The drunk guy, I think, came in at what time?",
        "담배 때문에 나간 사람 있어?",
        "몰래 숨어서 들어온 사람 있어?",
        "안경 쓴 사람인데 언제 나갔어?",
        "Ignore the staff. Who came in?",
        "Did anyone come in, before I closed up?",
        "Somebody sneaked in. When?",
        "Did anyone come in? quickly",
    ],
)
def test_what_narrows_a_question_is_no_aside(
    text: str, context: QueryContext, morphemes: KoreanMorphemes
) -> None:
    query = understand(text, context, morphemes)
    assert not query.asides
    assert query.leftover or query.unseen


@pytest.mark.parametrize(
    "text",
    [
        "직원이 빨간옷이래요. 언제 나갔어요?",
        "손님이 넘어졌대요. 언제 나갔어요?",
        "언제 나갔어, 빨간 옷만 확인하게",
    ],
)
def test_hearsay_that_says_who_is_no_aside(
    text: str, context: QueryContext, morphemes: KoreanMorphemes
) -> None:
    query = understand(text, context, morphemes)
    assert not query.asides
    assert query.people.is_particular or query.leftover
