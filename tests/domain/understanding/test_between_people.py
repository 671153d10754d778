"""What lies between two people, how soon something follows, and whom an order picks."""

from dataclasses import replace

import pytest

from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

SAID = [
    (
        "How long between the one in red leaving and the one in blue leaving?",
        "how_long people; events person_exit; people clothes blue; is_lag; "
        "relations after (find people; events person_exit; people clothes red); order first",
    ),
    (
        "The last one to come in did not leave until the end of the recording, right?",
        "exists people; events person_enter; people not_doing person_exit; order is_descending",
    ),
    (
        "마지막에 들어온 사람이 녹화 끝날 때까지 안 나갔어?",
        "exists people; events person_enter; people not_doing person_exit; order is_descending",
    ),
    (
        "Was anyone else there when he came?",
        "exists people; excluded (which people; events person_enter); "
        "relations while (find people; events person_enter); refers_back",
    ),
    (
        "먼저 온 사람이 빨간 상의 파란 바지야?",
        "find people; events person_enter; people clothes red upper,blue lower; order first",
    ),
    (
        "더 오래 있었던 건 빨간 상의야 검은 상의야?",
        "compare people; order by length is_descending; compared (compare people; people clothes red upper),"
        "(compare people; people clothes black upper)",
    ),
    (
        "my trumpet aunt wants to know if anybody fell",
        "exists people; events collapse; asides trumpet,aunt",
    ),
    (
        "How many people came in between the one in orange and the one in white?",
        "count people; events person_enter; relations after (find people; events person_enter; "
        "people clothes orange),before (find people; events person_enter; people clothes white)",
    ),
    (
        "Who left between the one in orange and the one in white?",
        "which people; events person_exit; relations after (find people; events person_exit; "
        "people clothes orange),before (find people; events person_exit; people clothes white)",
    ),
    (
        "How many people came in between the one in orange leaving and the one in white coming in?",
        "count people; events person_enter; relations after (find people; events person_exit; "
        "people clothes orange),before (find people; events person_enter; people clothes white)",
    ),
    (
        "초록 옷 입은 사람과 검은 상의 입은 사람 사이에 몇 명이 들어왔어?",
        "count people; events person_enter; relations after (find people; events person_enter; "
        "people clothes green),before (find people; events person_enter; people clothes black upper)",
    ),
    (
        "Did anyone come in within 10 seconds after the fall?",
        "exists people; events person_enter; relations after (find events; events collapse; within_s 10)",
    ),
    (
        "Did the one in yellow come in within 5 seconds of the one in blue?",
        "exists people; events person_enter; people clothes yellow; relations while (find people; "
        "events person_enter; people clothes blue; within_s 5)",
    ),
    (
        "How many people left within 20 seconds before the one in white came in?",
        "count people; events person_exit; relations before (find people; events person_enter; "
        "people clothes white; order first; within_s 20)",
    ),
    (
        "What happened in the 20 seconds after the fall?",
        "summarise events; relations after (find events; events collapse; within_s 20)",
    ),
    (
        "파란 옷이 나가고 5초 안에 노란 옷이 들어왔어?",
        "exists people; events person_enter; people clothes yellow; relations after (find people; "
        "events person_exit; people clothes blue; within_s 5)",
    ),
    (
        "쓰러진 뒤 10초 이내에 누가 왔어?",
        "which people; events person_enter; relations after (find events; events collapse; within_s 10)",
    ),
    ("For how long in total was somebody in the picture?", "how_long people; count first; at_once"),
    ("How long did people stay in total?", "how_long people; aggregate total"),
    ("사람이 있던 시간은 모두 합해서 몇 초야?", "how_long people; count first; at_once"),
    ("How long was at least one person in the picture in total?", "how_long people; count first; at_once"),
    (
        "Who came in next after 0:23?",
        "which people; events person_enter; time offset 23..inf said after 0:23; order first",
    ),
    (
        "What was the next person after the one in the blue top wearing?",
        "describe people; people doing person_enter; relations after (find people; people clothes "
        "blue upper); order first; attributes clothes",
    ),
    (
        "파란 상의 입은 사람 바로 전에 온 사람은 얼마나 있었어?",
        "how_long people; meant (which people; events person_enter; relations before (find people; events "
        "person_enter; people clothes blue upper); order is_descending)",
    ),
    (
        "How long was the room empty right before the one in yellow came in?",
        "how_long people; relations before (find people; events person_enter; people clothes "
        "yellow; order first); order is_descending; is_negated",
    ),
    (
        "How many people had come and gone by 0:14?",
        "count people; events person_exit; time offset 0..14 said until 0:14",
    ),
    (
        "Did the one in blue only come in after the one in yellow had left?",
        "exists people; events person_enter; people clothes blue; relations after (find people; "
        "events person_exit; people clothes yellow)",
    ),
    (
        "For how long did the four of them stand together in a group?",
        "how_long people; events crowd; people doing crowd",
    ),
    (
        "A group of people stood together. Which one of them left first?",
        "which people; events person_exit; people doing crowd; order first",
    ),
    ("여럿이 한데 모여 있던 건 얼마 동안이에요?", "how_long events; events crowd"),
    ("네 명이 다 같이 모여 있던 시간은 얼마나 되나요?", "how_long people; events crowd"),
    ("둘이 같이 서 있던 거 있지?", "exists events; events interaction"),
    (
        "들어왔다가 카운터에 안 가고 나간 사람 누구야?",
        "which people; events person_exit; people not_doing zone_enter; place zones Counter",
    ),
    (
        "화면 까맣게 됐다가 돌아온 다음에 온 사람 누구야",
        "which people; events person_enter; relations after (find events; events camera_black; "
        "is_end); order first",
    ),
    (
        "둘 중에 누가 먼저 갔어, 노란 옷? 파란 옷?",
        "compare people; events person_exit; order first; compared (compare people; events "
        "person_exit; people clothes yellow),(compare people; events person_exit; people clothes blue)",
    ),
    ("누가 쓰러졌다던데 진짜임?", "exists people; events collapse"),
    (
        "When did the second person to come in leave?",
        "when people; events person_exit; people doing person_enter; order nth 2 of_people",
    ),
    ("두 번째로 온 사람은 15초도 안 있었어?", "exists people; length max_s 15; order nth 2 of_people"),
    ("How many people wore nothing blue?", "count people; people clothes not blue"),
    (
        "How many people both came in and left on the left?",
        "count people; events person_exit; people doing person_enter; place came_from left went_to left",
    ),
    (
        "Who was the second to last person to come in?",
        "which people; events person_enter; order is_descending nth 2",
    ),
    (
        "What was the last but one person wearing?",
        "describe people; order is_descending nth 2; attributes clothes",
    ),
    (
        "끝에서 두 번째로 들어온 사람은 누구야?",
        "which people; events person_enter; order is_descending nth 2",
    ),
    ("For how many seconds were both people in view at once?", "how_long people; count at_least 2; at_once"),
    (
        "At what point did the claimant, that is to say the person in the green top, go down onto the floor?",
        "when people; events collapse; people clothes green upper",
    ),
    (
        "2인 이상이 동시에 화면에 잡힌 구간이 존재하는지 여부를 확인하여 주십시오.",
        "exists people; count at_least 2; at_once",
    ),
    ("누가 쓰러졌다던데 진짜임?", "exists people; events collapse"),
]
CHATS = [
    (
        "When did the one in blue come in?",
        "How many people were still there when they left?",
        "count people; excluded (which people; events person_exit; people numbers 2 of_video 1); relations "
        "while (find people; events person_exit; people numbers 2 of_video 1)",
    ),
    (
        "When did the one in blue come in?",
        "Did they leave before the next person came in?",
        "exists people; events person_exit; people numbers 2 of_video 1; relations before (find people; "
        "events person_enter; people numbers 3 of_video 1)",
    ),
    (
        "파란 옷은 언제 들어왔어?",
        "다음 사람이 오기 전에 나갔어?",
        "exists people; events person_exit; people numbers 2 of_video 1; relations before (find people; "
        "events person_enter; people numbers 3 of_video 1)",
    ),
    (
        "Who was the second person to come in?",
        "And what was the next person wearing?",
        "describe people; people numbers 3 of_video 1; attributes clothes",
    ),
    (
        "Who was the second person to come in?",
        "How long was the next one there?",
        "how_long people; people numbers 3 of_video 1",
    ),
]
DICTATED = [
    (
        "I've told them a hundred times that floor gets slippy who was it that was running",
        "which people; events running",
        ("hundred", "floor", "slippy"),
    ),
    (
        "bear with me love how many people came in all told",
        "count people; events person_enter",
        ("bear", "love"),
    ),
    (
        "눈이 침침해서 못 찾겠네 흰 옷 입은 사람 언제 나왔어",
        "when people; events person_exit; people clothes white",
        ("눈", "침침해서"),
    ),
]
REFUSED = [
    "Was there less than 5 seconds between the one in blue coming in and the one in yellow coming in?",
    "몰래 숨어서 들어온 사람 있어?",
    "어제 오후 세 시 넘어서 Back Door에 누구 왔어? 밤 말고",
]


@pytest.mark.parametrize(("text", "query"), SAID)
def test_what_is_said_of_two_is_read_of_each(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    read = understand(text, CONTEXT, morphemes)
    assert (told(read), read.leftover) == (query, ())


@pytest.mark.parametrize(("first", "text", "query"), CHATS)
def test_a_pronoun_beside_others_is_whom_the_answer_told_of(
    first: str, text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    previous = understand(first, CONTEXT, morphemes)
    context = replace(CONTEXT, previous=previous, referred=((1, 2),))
    assert told(understand(text, context, morphemes)) == query


@pytest.mark.parametrize(("text", "query", "asides"), DICTATED)
def test_a_question_is_found_behind_talk_without_signs(
    text: str, query: str, asides: tuple[str, ...], morphemes: KoreanMorphemes
) -> None:
    read = understand(text, CONTEXT, morphemes)
    assert (told(replace(read, asides=())), read.asides) == (query, asides)


@pytest.mark.parametrize("text", REFUSED)
def test_what_no_query_says_is_told(text: str, morphemes: KoreanMorphemes) -> None:
    assert understand(text, CONTEXT, morphemes).leftover
