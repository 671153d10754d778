"""Questions of reports, chats and dialect: as the grammar reads them, and what points at an answer before."""

from dataclasses import replace

import pytest

from domain.query.query import Query
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT
from tests.support.query_text import told

SAID = [
    (
        "파란 상의는 빨간 사람이 오기 전에 나갔어?",
        "exists people; events person_exit; people clothes blue upper; relations before (find people; events "
        "person_enter; people clothes red; order first)",
    ),
    (
        "파란 상의는 카메라가 어두워지기 전에 나갔어?",
        "exists people; events person_exit; people clothes blue upper; relations before (find events; events "
        "camera_black)",
    ),
    (
        "영상 시작 후 40초부터 58초 사이에 사람이 있어?",
        "exists people; time offset 40..58 said 40초부터 58초 사이에",
    ),
    (
        "왼쪽으로 나간 사람을 모두 찾아 복장으로 특정해 주시기 바랍니다",
        "describe people; events person_exit; place sides left; attributes clothes",
    ),
    (
        "회색 상의는 몇 초부터 몇 초까지 앉아 있었어?",
        "when people; events sitting; people clothes grey upper",
    ),
    (
        "회색 상의 착용자가 자리에서 일어선 후 화면을 벗어날 때까지 소요된 시간은?",
        "how_long events; events person_exit; is_lag; relations after (find people; events collapse,sitting; "
        "people clothes grey upper; at_end); order first",
    ),
    ("나간 방향은 왼쪽입니까, 오른쪽입니까?", "where events; events person_exit"),
    (
        "그 까만 동안 누가 들어왔어요?",
        "which people; events person_enter; relations while (find events; events camera_black)",
    ),
    (
        "화면이 꺼진 뒤에 누가 들어왔어?",
        "which people; events person_enter; relations after (find events; events camera_black)",
    ),
    ("이 영상에 총 몇 명 들어왔는지 세어 주세요", "count people; events person_enter"),
    ("남들보다 먼저 나간 사람은 누구야?", "which people; events person_exit; order by end"),
    ("손님이 쓰러졌다고 전화가 왔는데 정말 그런 게 있냐", "exists people; events collapse"),
    ("네 명 중에 누가 먼저 나갔어?", "which people; events person_exit; out_of 4; order by end"),
    ("Which of the four left first?", "which people; events person_exit; out_of 4; order by end"),
    (
        "were the red top n the white top in there together at any point",
        "exists people; people clothes white upper; relations together (find people; people clothes red "
        "upper)",
    ),
    (
        "Did the second person leave before the one in red did?",
        "exists people; events person_exit; relations before (find people; events person_exit; people "
        "clothes red; order by end); order nth 2 of_people",
    ),
    ("Is there a part in this recording where the picture is black?", "exists events; events camera_black"),
    (
        "A witness mentioned someone in a purple top. Is such an individual to be seen?",
        "exists people; people clothes purple upper; asides mentioned",
    ),
    (
        "Counsel would like to know at what point the one who fell was back on their feet.",
        "when people; events collapse; at_end; asides Counsel",
    ),
    ("grey top. sitting time?", "how_long people; events sitting; people clothes grey upper"),
    (
        "Was the person in blue alone the whole time?",
        "exists people; people clothes blue; relations alone",
    ),
    (
        "Was the person in blue ever alone?",
        "exists people; people clothes blue; is_within; relations alone",
    ),
    ("did any of these ppl meet up w each other", "exists people; events interaction"),
    (
        "파란 사람이 혼자 있던 적이 있어?",
        "exists people; people clothes blue; is_within; relations alone",
    ),
]
POINTING = [
    (
        "카운터에 더 오래 있었던 사람은 빨간 상의야 검은 상의야?",
        "두 사람이 그 구역에 동시에 있었던 시간이 있어?",
        "how_long people; place zones Counter; count at_least 2; at_once",
    ),
    (
        "누가 카운터에 갔어?",
        "초록 옷도 거기 갔어?",
        "exists people; events zone_enter; people clothes green; place zones Counter",
    ),
    (
        "서성거린 사람은 얼마나 그랬어요?",
        "그다음 사람도 그랬어?",
        "exists people; events loitering; people numbers 3 of_video 1",
    ),
    (
        "while the one in grey sat, did anybody else come in?",
        "what colour is the top of that other person?",
        "describe people; people numbers 2 of_video 1; attributes upper",
    ),
]
REFUSED = [
    "did the other three leave on the same side?",
    "빨간 옷하고 초록 옷 중에 누가 나이가 더 많아?",
    "파란 옷과 노란 옷의 대화를 요약해줘",
    "파란 옷이랑 주황 옷 중에 화면 까매지기 전에 온 게 어느 쪽이었죠?",
]


def read(text: str, morphemes: KoreanMorphemes, previous: Query | None = None) -> Query:
    """What is asked, after a question whose answer told of person 2."""
    referred = ((1, 2),) if previous else ()
    return understand(text, replace(CONTEXT, previous=previous, referred=referred), morphemes)


@pytest.mark.parametrize(("text", "query"), SAID)
def test_what_reports_and_chats_say_is_read(text: str, query: str, morphemes: KoreanMorphemes) -> None:
    assert told(read(text, morphemes)) == query


@pytest.mark.parametrize(("before", "text", "query"), POINTING)
def test_what_was_told_before_is_meant(
    before: str, text: str, query: str, morphemes: KoreanMorphemes
) -> None:
    assert told(read(text, morphemes, read(before, morphemes))) == query


@pytest.mark.parametrize("text", REFUSED)
def test_what_nothing_here_tells_is_not_answered(text: str, morphemes: KoreanMorphemes) -> None:
    query = read(text, morphemes)
    assert query.unseen or query.leftover


def test_whoever_left_before_is_the_one_who_is_left_out(morphemes: KoreanMorphemes) -> None:
    """Not everybody who left: `did another one come after he had gone?`."""
    before = read("빨간 사람이 언제 왔어?", morphemes)
    query = read("그가 나간 뒤에 빨간 상의를 입은 다른 사람이 들어왔어?", morphemes, before)
    assert query.excluded is not None
    assert query.excluded.people.numbers == (2,)
