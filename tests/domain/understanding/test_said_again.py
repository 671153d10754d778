"""Chats in everyday words: what was told of said again, still there, gone on, after that."""

from dataclasses import replace

import pytest

from domain.query.query import Query
from domain.understanding.understand import understand
from resources.models.morphemes import KoreanMorphemes
from tests.domain.understanding.test_follow_up import CONTEXT, Turn
from tests.support.query_text import told

Referred = tuple[tuple[int, int], ...]
CHATS: list[tuple[Referred, list[Turn]]] = [
    (
        (),
        [
            ("Did anyone come in?", "exists people; events person_enter"),
            ("are you sure?", "exists people; events person_enter"),
            ("진짜?", "exists people; events person_enter"),
        ],
    ),
    (
        ((1, 2), (1, 3)),
        [
            (
                "파란 옷이랑 노란 옷 중에 누가 먼저 나갔어?",
                "compare people; events person_exit; order first; compared "
                "(compare people; events person_exit; people clothes blue),"
                "(compare people; events person_exit; people clothes yellow)",
            ),
            ("남은 사람은 언제 나갔어?", "when people; events person_exit; people numbers 3 of_video 1"),
        ],
    ),
    (
        ((1, 1),),
        [
            ("Did somebody sit down?", "exists people; events sitting"),
            (
                "did the next person sit down as well?",
                "exists people; events sitting; people numbers 2 of_video 1",
            ),
            (
                "and of those two who went off first?",
                "find people; events person_exit; order by end; refers_back",
            ),
        ],
    ),
    (
        (),
        [
            ("Did someone hang about?", "exists people; events loitering"),
            ("how long did they keep that up?", "how_long people; events loitering"),
        ],
    ),
    (
        (),
        [
            ("어디서 서성댔어?", "where events; events loitering"),
            ("얼마나 그러고 있었는데", "how_long events; events loitering"),
        ],
    ),
    (
        ((1, 1),),
        [
            ("Did the picture go black?", "exists events; events camera_black"),
            ("How long was it out for?", "how_long events; events camera_black"),
            (
                "So did somebody slip through in that time?",
                "exists people; events person_enter; relations while (find events; events camera_black)",
            ),
        ],
    ),
    (
        (),
        [
            ("was the camera fine throughout?", "coverage events; whether in_order"),
            (
                "how long was it out for?",
                "how_long events; "
                "events camera_blocked,camera_moved,camera_black,camera_frozen,camera_blinded",
            ),
        ],
    ),
    (
        (),
        [
            ("화면이 까매졌어?", "exists events; events camera_black"),
            (
                "그 시간대에 누가 들어왔어요?",
                "which people; events person_enter; relations while (find events; events camera_black)",
            ),
        ],
    ),
    (
        (),
        [
            (
                "did anyone come in before the picture went black?",
                "exists people; events person_enter; relations before (find events; events camera_black)",
            ),
            (
                "and after that?",
                "exists people; events person_enter; relations after (find events; events camera_black)",
            ),
            (
                "what about during that?",
                "exists people; events person_enter; relations while (find events; events camera_black)",
            ),
        ],
    ),
    (
        (),
        [
            ("화면이 까매졌어?", "exists events; events camera_black"),
            (
                "그 전에 누가 왔어?",
                "which people; events person_enter; relations before (find events; events camera_black)",
            ),
            (
                "그 뒤에는?",
                "which people; events person_enter; relations after (find events; events camera_black)",
            ),
            (
                "그동안은?",
                "which people; events person_enter; relations while (find events; events camera_black)",
            ),
        ],
    ),
    (
        (),
        [
            ("Was the place ever empty?", "when people; is_negated; asks_whether"),
            ("for how long altogether?", "how_long people; is_negated"),
            ("who came in after that?", "which people; events person_enter; leftover after,that"),
        ],
    ),
    (
        (),
        [
            ("언제 비어 있었어?", "when people; is_negated"),
            (
                "그렇게 비어 있다가 바로 직후에 들어온 건 누구죠",
                "which people; events person_enter; leftover 비어 있,바로",
            ),
        ],
    ),
    (
        ((1, 1),),
        [
            ("Was a white top there?", "exists people; people clothes white upper"),
            (
                "anybody like that on the back camera?",
                "exists people; people clothes white upper; leftover back",
            ),
        ],
    ),
    (
        ((1, 1),),
        [
            ("흰옷 입은 사람 왔어?", "exists people; events person_enter; people clothes white"),
            (
                "어제는 그런 사람 있었어?",
                "exists people; events person_enter; people clothes white; "
                "time wall 11-27 00:00..11-28 00:00 said 어제",
            ),
        ],
    ),
    (
        ((1, 3),),
        [
            ("Did anyone fall?", "exists people; events collapse"),
            (
                "did anybody help them?",
                "exists people; events person_enter; relations after (find people; events collapse)",
            ),
            (
                "how long until someone came?",
                "how_long people; events person_enter; is_lag; relations after (find people; "
                "events collapse); order first",
            ),
            ("did they get up again?", "exists people; events collapse; at_end"),
        ],
    ),
    (
        ((1, 2),),
        [
            ("누가 쓰러졌어?", "which people; events collapse"),
            (
                "누가 도와줬어?",
                "which people; events person_enter; relations after (find people; events collapse)",
            ),
        ],
    ),
    (
        ((1, 1),),
        [
            ("Was anything left behind?", "exists events; events object_abandoned"),
            ("is it still there?", "exists events; events object_abandoned; time last_s 2 said at the end"),
            ("has it gone?", "exists people; events object_removed"),
            (
                "how long was it left there by the end of the video?",
                "how_long events; events object_abandoned",
            ),
        ],
    ),
    (
        ((1, 1),),
        [
            ("누가 뭐 두고 갔어?", "which people; events object_abandoned"),
            (
                "아직 거기 있어?",
                "exists people; events object_abandoned; people numbers 1 of_video 1; "
                "time last_s 2 said 영상 끝",
            ),
            ("누가 가져갔어?", "which people; events object_removed"),
            (
                "주인은 언제 나갔어?",
                "when people; events person_exit; people numbers 1 of_video 1 doing object_abandoned",
            ),
        ],
    ),
    (
        (),
        [
            ("손님 몇 명 왔어?", "count people; events person_enter"),
            ("제일 늦게 온 사람은?", "which people; events person_enter; order is_descending"),
        ],
    ),
    (
        ((1, 2), (1, 3)),
        [
            (
                "For how many seconds were the blue top and the yellow top stood together?",
                "how_long people; events interaction; people clothes blue upper; "
                "relations together (find people; events interaction; "
                "people clothes yellow upper; of_another)",
            ),
            (
                "fine, which of those two cleared off first",
                "which people; events person_exit; people among 1,2,1,3; order by end",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("referred", "turns"), CHATS, ids=lambda each: str(each)[:60])
def test_chats(referred: Referred, turns: list[Turn], morphemes: KoreanMorphemes) -> None:
    queries: list[Query] = []
    for text, _ in turns:
        context = replace(
            CONTEXT, previous=queries[-1] if queries else None, referred=referred if queries else ()
        )
        queries.append(understand(text, context, morphemes))
    assert [told(each) for each in queries] == [expected for _, expected in turns]
