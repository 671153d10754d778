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
exists | no | | Did red, blue and grey all leave on the right?
exists | yes | blue_one;grey_one;white_one | 파란색, 회색, 흰색 다 오른쪽으로 나갔어?
where | where right | blue_one;grey_one;white_one | Where did blue, grey and white leave?
compare | pick red | red_one | Which one left first, red or white?
how_long | length 13.1 | red_one;white_one | + How much longer did the other one stay on after that?
exists | no | | Did all four leave at the same time?
exists | yes | red_one;blue_one;grey_one;white_one | Did all four come from the same side?
exists | no | | Did the group leave together?
exists | no | | Did everybody leave at once?
when | time white_one@person_enter | white_one | When did the last of the four turn up?
where | where left | red_one;blue_one;grey_one;white_one | Where did the four in the group come from?
compare | pick red | red_one | Out of red and blue, who went home first?
compare | no | opener;white_one | Was the person in green there for longer than the person in white?
count | number 4 | opener;blue_one;grey_one;white_one | How many left to the right?
exists | no | | Was it ever more than four people?
how_long | length 12.9 | blue_one;grey_one;white_one | How long did the other three stay after red had left?
exists | no | | 네 명이 동시에 나갔나요?
exists | no | | The very first person, did they have company?
exists | no | | Was the first person with somebody?
exists | yes | red_one | Did the one in red leave alone or with somebody else?
exists | no | | Did blue come in alone?
exists | yes | | Was it empty right before the group came in?
exists | yes | | Was the room empty before red came in?
exists | no | | Was anyone already there when the group came in?
which | who opener | opener | Of all five, who was there for the shortest time?
count | number 0 | | How many people are left at the end of the clip?
"""
MEETING = """
how_long | length 36.1 | loner;host | How many seconds between the first and the second person leaving?
how_long | length 22.9 | loner;host | How long did it take until someone else came in?
how_long | length 20.4 | host;guest | For how long were both of them in view?
describe | words pink | loner | What colour was the person who came before the two met?
which | who guest | guest | Who was there while the one in blue was standing?
which | who guest | guest | Who met the person in blue?
describe | words yellow+black | guest | + What was that person wearing?
which | who guest | guest | Who did the person in blue stand with?
which | who guest | guest | Who was the person in blue with?
describe | words yellow | guest | What was the person who met the one in blue wearing?
where | where left | host | Which side did the person who met the one in yellow come from?
which | who loner,runner | loner;runner | Who met nobody?
which | who loner,runner | loner;runner | 아무도 안 만난 사람은 누구야?
which | who guest | guest | 파란색 상의를 입은 사람과 만난 사람은 누구입니까?
how_long | length 12.8 | runner | How long after they parted did the runner come?
which | who runner | runner | Who ran?
describe | words orange | runner | + How was that person dressed?
which | who runner | runner | Who ran?
which | who loner,host,guest | loner;host;guest | + Who came in before that person?
which | who runner | runner | Who ran?
exists | no | | + Was that the first person?
which | who runner | runner | 누가 뛰었어?
exists | no | | + 같이 있던 사람 있어?
compare | pick yellow | guest | Who left first, yellow or blue?
how_long | length 3.9 | host | + By how many seconds?
exists | no | host;guest | Did the two people who met arrive from the same side?
exists | no | host;guest | 만난 두 사람은 같은 쪽에서 들어왔어?
which | who host,guest | host;guest | Who met?
exists | no | | + Did both leave at the same time?
how_long | length 3.4 | host | How much longer was blue in the picture after yellow left?
exists | no | | Were blue and yellow still around when somebody ran past?
how_long | length 20.4 | host;guest | 두 사람이 얼마나 같이 있었어?
how_long | length 3.4 | host | 노란 옷이 가고 파란 옷은 얼마나 더 있었어?
exists | unclear | | 뛴 사람은 둘이 있을 때 왔어?
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
which | who looker | looker | Who went in through the front door and then back out of it again?
which | who looker | looker | Front door 라인을 넘어 들어왔다가 다시 넘어서 나간 사람은?
count | number 4 | buyer;looker;second_buyer | Front door 선 넘은거 나간것까지 다 합치면 몇번?
which | who buyer,second_buyer | buyer;second_buyer | Who went to the counter?
where | where left | buyer;second_buyer | + Where did they come from?
exists | yes | buyer;second_buyer | + Did both of them leave?
compare | cannot | | Which customer spent more, the first or the last?
count | number 1 | second_buyer | How many spent more than 18 seconds at the Counter?
how_long | length 7.7 | looker | How long between green crossing the line inwards and outwards?
exists | yes | buyer | Did the first one cross the line?
exists | yes | looker | + Did the second one as well?
which | who second_buyer | second_buyer | Who's standing at the counter at 1 minute 10?
exists | no | | Was anything left lying around in there, like a bag or a parcel?
describe | words green+grey | looker | Somebody came in over the line and went back out. What did they wear?
when | time 40.8 | looker | + At what point did they cross back out?
which | who looker | looker@line_crossing | Who crossed the line in and then out again?
exists | no | | Was the counter ever occupied by two people?
exists | no | | Were there ever two people at the counter?
how_long | length 5.6 | buyer | How long after red came in was red at the counter?
how_long | unclear | | What percentage of the time was someone at the counter?
how_long | length 5.6 | buyer | 들어와서 카운터까지 얼마나 걸렸어?
which | who looker | looker@line_crossing | 선을 넘어 들어왔다가 다시 나간 사람은 누구야?
"""
DARK = """
how_long | length 8.6 | after | How long after the blackout did someone come in?
how_long | length 25 | 25-50 | How long until the picture came back?
where | where left | before | Where did the person who was there before the blackout leave?
describe | words orange | after | 영상이 다시 나온 뒤에 온 사람은 윗옷이 어떤 색이던가요?
how_long | length 8.9 | before | How long before the blackout did the person in blue leave?
where | where right | after | Which side did the one after the blackout come from?
exists | yes | before | Was the one in blue gone by the time the screen went black?
exists | no | | Was anybody still in view when it went black?
exists | no | | Was anyone there just before the picture went black?
exists | no | | 화면이 꺼지기 직전에 누구 있었어?
how_long | length 41.5 | before;after | How much time is there between blue leaving and orange arriving?
exists | cannot | | 안 보이는 동안 사람이 들어왔을 수도 있어?
"""
FALL = """
exists | no | | Was anyone there when somebody fell?
exists | no | | 초록 옷이 넘어졌을 때 다른 사람 있었어?
which | who helper | helper | Who was there while green was lying on the floor?
how_long | length 7.7 | faller | How long after getting up did the person leave?
how_long | length 7.7 | faller | How much time passed from getting back up to leaving the picture?
how_long | length 9.6 | | How long was the room empty before the person in white walked in?
how_long | length 4.7 | | How long was it empty after orange left?
when | time 72 | 72-78 | At what point was the place empty for good?
exists | no | | Was the one in black already there when the other one fell?
which | who helper | helper | Who was with the person who fell?
exists | yes | faller | Did the one in green fall?
exists | no | | + And was the last one?
exists | yes | early | 주황 옷 입은 사람은 누가 넘어지기 전에 나갔어?
exists | no | | Did anyone see the fall?
exists | no | | Did the person in orange see the fall?
exists | no | | 넘어지는 걸 본 사람 있어?
how_long | length 30.4 | faller | How long did the person who fell stay?
how_long | length 30.4 | faller | How long was the person who fell in the picture?
how_long | length 30.4 | faller | 넘어진 사람은 얼마나 있었어?
exists | yes | faller | Was the one who fell on the ground for more than 10 seconds?
where | where right | helper | Which direction did the helper leave?
which | who late | late | Who left after the person who fell?
exists | yes | helper | Did black leave before the person who fell?
which | who early | early | Who came in before the person who fell?
which | who late | late | 쓰러진 사람 다음에 나간 사람은 누구야?
"""
BAG = """
how_long | length 15.7 | owner | How long was the person who left the bag there?
how_long | length 7.9 | owner | How long after the bag was put down did the owner leave?
how_long | length 15.7 | owner | 가방 주인은 얼마나 있었어?
how_long | length 46.8 | owner | How long did the thing lie there after the person in black left?
which | who owner | owner | Who left something behind?
describe | words yellow | stranger | + What was the one who came later wearing?
how_long | length 23.3 | stranger | How long was the bag there before anyone else came along?
exists | no | | Did the person in yellow stop at all?
which | who owner | owner | Who did the bag belong to?
exists | yes | stranger | Did another person walk by while the bag was lying there?
exists | yes | owner | 가방은 끝까지 거기 있었어?
"""
SEAT = """
how_long | length 5.9 | sitter;passer | How many seconds was grey seated when black arrived?
how_long | length 5.9 | sitter;passer | 검은 옷이 왔을 때 회색 옷은 얼마나 앉아 있었어?
how_long | length 3.9 | sitter | How long did the sitting go on after black had left?
which | who sitter,passer | sitter;passer | Who was there?
exists | yes | sitter | + Did either of them sit down?
exists | no | | + Did both of them sit down?
compare | yes | sitter;passer | Did the one who sat down stay longer than the other one?
compare | pick grey | sitter | Who stayed longer, the one in grey or the other one?
exists | yes | sitter | Did the one who sat down get there before the other person?
compare | yes | sitter;passer | Did grey stay longer or shorter than black?
how_long | length 9.0 | sitter | How many seconds earlier did black leave than grey?
exists | cannot | | Was the sitting person waiting for the person in black?
exists | no | | Is there anyone left at the end of the video?
how_long | length 18 | sitter | 얼마나 앉아 있다 갔대요?
how_long | length 28.4 | sitter | How long did the person who sat stay?
exists | no | | Did anyone leave after the one who sat?
how_long | length 3.5 | sitter | 검은 옷 나가고 얼마나 더 앉아 있었어?
"""
PACING = """
how_long | length 63.0 | pacer;walker | How long was grey there when blue came in?
where | where right | walker | 안 멈추고 쭉 지나간 사람은 어느 쪽에서 들어왔나요?
exists | yes | walker | 왔다 갔다 한 사람 말고 또 누가 있었어?
"""
VISITORS = """
which | who fifth | fifth | Who was there just before the recording ended?
which | who second | second | Who came in right after the first customer?
count | number 2 | fourth;fifth | How many people came after the third one?
describe | words yellow | third | What was the person after the second one wearing?
exists | no | | Did the last one leave?
exists | yes | first | + And did the first one?
exists | yes | second | + And the second?
exists | no | | Was there always somebody there?
exists | no | | 영상 내내 사람이 있었나요?
exists | no | | Did the one in white have black trousers?
describe | words grey | third | What trousers did yellow wear?
describe | words grey | third | What colour was the yellow one's trousers?
describe | words grey | third | What was yellow wearing on the bottom?
which | who third | third | Who was there in the middle of the recording?
when | time 67.6 | third | By what time had the first three gone?
how_long | length 16.1 | first;second | How far apart did the first and second person arrive?
how_long | length 19.5 | fifth | What was the length of the longest stay?
which | who fifth | fifth | Who made it to the end?
exists | yes | first;second;third;fourth | 나간 사람이 있었나요, 없었나요?
exists | no | | 뛴 사람이 있었는지 없었는지 알려줘
exists | no | | 마지막 사람은 나갔는지 안 나갔는지 확인해줘
exists | no | | Did anyone run or did nobody?
count | number 4 | first;second;third;fourth | 총 나간 사람 수는?
exists | yes | first;second;third;fourth;fifth | Was everyone on their own?
exists | yes | | Was it empty when the second person came in?
exists | no | | Was anyone there when the second person came in?
exists | yes | | 10초 넘게 비어 있던 때가 있었나요?
count | number 5 | first;second;third;fourth;fifth | 손님 몇 분 찍혔어요?
exists | yes | fifth | Is anyone left in the shop?
exists | yes | fifth | Is the person in white still there?
exists | no | | 파란 옷 입은 사람 마지막까지 남아 있었어?
exists | yes | fifth | 아직 안에 있는 사람 있나요?
which | who first,second,third,fourth,fifth | first;second;third;fourth;fifth | Who came in?
which | who fifth | fifth | + Were they still there at the end?
describe | words yellow | third | What was the person after the blue one wearing?
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
"""By scene, one in each line: what is asked for, what is right, what shows it, and the question.

A question that begins with `+` goes on from the one in the line before.
"""
GOES_ON = "+ "
COLUMNS = ("intent", "expects", "cites", "text")


@pytest.mark.parametrize("name", SCENES)
def test_plain_questions_are_answered_as_the_script_has_it(name: str, settings: Settings) -> None:
    rows = [
        dict(zip(COLUMNS, map(str.strip, line.split("|")), strict=True))
        for line in SCENES[name].strip().splitlines()
    ]
    told = [
        row
        | {"id": f"{name}-{at}", "scene": name, "language": "en" if row["text"].isascii() else "ko"}
        | {"without": "", "words": "", "text": row["text"].removeprefix(GOES_ON)}
        | {"follows": f"{name}-{at - 1}" if row["text"].startswith(GOES_ON) else ""}
        for at, row in enumerate(rows)
    ]
    questions = list(parse_questions(told))
    recordings = [each for each in scripted_recordings() if each.name == name]
    verdicts = list(answer_reader(settings).verdicts(recordings, questions))
    assert len(verdicts) == len(rows)
    assert list(wrong_lines(verdicts, in_full=True)) == []
