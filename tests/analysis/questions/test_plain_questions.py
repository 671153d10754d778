"""Plain questions about staged scenes, whose answers their scripts give; each was answered falsely once."""

import pytest

from analysis.questions.question_set import parse_questions
from analysis.questions.recordings import scripted_recordings
from analysis.questions.scores import wrong_lines
from pipelines.questions import answer_reader
from resources.settings import Settings

GROUP = """
which | who red_one | red_one | Which member of the group left first?
which | who red_one | red_one | When the group split up, who left first?
which | who red_one | red_one | Who was the first one out of the crowd?
exists | no | | Was there more than one group?
count | number 1 | red_one@crowd | How many crowds formed?
count | number 4 | red_one@crowd | How large did the crowd get?
when | time 44.7 | red_one@crowd | When did the crowd break up?
which | who opener | opener | Who was there before the group formed?
describe | words green | opener | What colour was the one who was there before the group?
exists | no | | Was the one in red the first one out?
which | who red_one | red_one | Which member of the group stayed the shortest?
which | who opener | opener | 무리에 없던 사람은 누구야?
when | time 44.7 | red_one@crowd | 언제 흩어졌어?
"""
MEETING = """
how_long | length 36.1 | loner;host | How many seconds between the first and the second person leaving?
how_long | length 22.9 | loner;host | How long did it take until someone else came in?
how_long | length 20.4 | host;guest | For how long were both of them in view?
describe | words pink | loner | What colour was the person who came before the two met?
which | who guest | guest | Who was there while the one in blue was standing?
"""
GATE = """
count | number 1 | looker | How many came back out over the line?
which | who looker | looker | Which person crossed the line in both directions?
which | who buyer,second_buyer | buyer;second_buyer | Who did not cross the line outwards?
count | number 2 | buyer;second_buyer | How many entered but never left over the line?
exists | no | | Was anyone there while black was at the counter?
which | who buyer,second_buyer | buyer;second_buyer | Who went to the till?
count | number 3 | buyer;looker;second_buyer | How many crossed the entrance line?
which | who looker | looker | 선 넘어 나간 사람은 누구야?
which | who looker | looker | 양방향으로 선 넘은 사람은 누구야?
count | number 3 | buyer;looker;second_buyer | 출입문 선을 넘은 사람은 몇 명이야?
"""
DARK = """
how_long | length 8.6 | after | How long after the blackout did someone come in?
how_long | length 25 | 25-50 | How long until the picture came back?
where | where left | before | Where did the person who was there before the blackout leave?
"""
FALL = """
exists | no | | Was anyone there when somebody fell?
exists | no | | 초록 옷이 넘어졌을 때 다른 사람 있었어?
which | who helper | helper | Who was there while green was lying on the floor?
"""
BAG = """
how_long | length 15.7 | owner | How long was the person who left the bag there?
how_long | length 7.9 | owner | How long after the bag was put down did the owner leave?
how_long | length 15.7 | owner | 가방 주인은 얼마나 있었어?
"""
SEAT = """
how_long | length 5.9 | sitter;passer | How many seconds was grey seated when black arrived?
how_long | length 5.9 | sitter;passer | 검은 옷이 왔을 때 회색 옷은 얼마나 앉아 있었어?
"""
PACING = """
how_long | length 63.0 | pacer;walker | How long was grey there when blue came in?
"""
VISITORS = """
which | who fifth | fifth | Who was there just before the recording ended?
"""
SCENES = {
    "visitors": VISITORS,
    "group": GROUP,
    "meeting": MEETING,
    "gate": GATE,
    "dark": DARK,
    "fall": FALL,
    "bag": BAG,
    "seat": SEAT,
    "pacing": PACING,
}
"""By scene, one in each line: what is asked for, what is right, what shows it, and the question."""
COLUMNS = ("intent", "expects", "cites", "text")


@pytest.mark.parametrize("name", SCENES)
def test_plain_questions_are_answered_as_the_script_has_it(name: str, settings: Settings) -> None:
    rows = [
        dict(zip(COLUMNS, map(str.strip, line.split("|")), strict=True))
        for line in SCENES[name].strip().splitlines()
    ]
    told = [
        {"id": f"{name}-{at}", "scene": name, "language": "en" if row["text"].isascii() else "ko"}
        | {"without": "", "words": "", "follows": ""}
        | row
        for at, row in enumerate(rows)
    ]
    questions = list(parse_questions(told))
    recordings = [each for each in scripted_recordings() if each.name == name]
    verdicts = list(answer_reader(settings).verdicts(recordings, questions))
    assert len(verdicts) == len(rows)
    assert list(wrong_lines(verdicts, in_full=True)) == []
