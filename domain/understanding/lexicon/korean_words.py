"""Korean words that a rule of the grammar names by themselves, beside those of `lexicon.single`."""

import re

AND_SO, BEING, PASS = "서", "있", "지나"
"""How a Korean verb ends before what it was done for, and how those for being and passing begin."""
ANY_OF = ("든", "나 ")
"""Korean endings of parts of which any will do."""
AFTER_PASSING = frozenset({"넘어간", "넘은", "간", "넘긴", "지난", "지나간"})
"""Korean verbs behind a time that is over."""
THOSE_OF = ("그중", "그 중", "이중", "둘 중", "거기서")
"""How Korean words begin for those of whom one is picked."""
AT_TIME, WHICH_SECOND = frozenset({"시각", "시점", "시간"}), ("몇초", "몇분")
"""Korean for a time, and what may be asked of it."""
LAST_KO, UP_TO_KO = frozenset({"마지막", "끝", "종료"}), "까지"
"""Korean for the end, and the particle behind it for up to it."""
COPULAS = (
    "이야",
    "이에요",
    "예요",
    "입니까",
    "인가요",
    "인가",
    "이니",
    "인지",
    "이었어",
    "였어",
    "였나요",
    "이었나요",
)
"""How Korean questions end that ask whether somebody is something."""
NEAR_KO = frozenset({"근처", "부근", "옆", "주변", "가까이", "가까운 곳", "인근", "근방", "곁", "언저리"})
"""Korean words behind a zone that mean being at it."""
THROUGH = "통과"
"""Korean for passing through, or over a line where one is named."""
NOT_SEEN = ("안보이", "안보였", "안나오", "안나왔", "안찍", "끊")
"""How Korean says that the picture showed nothing, spaces left out."""
ZONE_KO = "구역"
"""Korean for a zone."""
TIME_KO = "시간"
"""Korean for time."""
TURNING_KO = "돌아"
"""Korean for turning round, before going."""
TWO_DAYS = ("이틀", "양일")
"""Korean for two days."""
NOT_KO = "안"
"""Korean for not, and for the inside of something."""
DARK_KO = ("어두", "캄캄", "깜깜")
"""How Korean words for dark begin, of the picture as of clothes."""
ALIKE_KO = ("똑같", "동일")
"""How Korean words for the same begin, beside the one that the lexicon has."""
MANY_KO = ("많아", "많나", "많니", "많음", "많아요", "많나요", "적어", "적나", "적어요")
"""Korean for many and few, as a question says it of each of two: `A-ga manha B-ga manha?`."""
FRONT_KO, BEHIND_KO = frozenset({"앞", "앞쪽", "처음"}), frozenset({"뒤", "뒤쪽", "끝"})
"""Korean for the first and the last part, side by side: `ap 30 cho-boda dwi 30 cho`."""
ONLY_SAID = frozenset({"시간", "움직임"})
"""Korean nouns behind which `only` narrows nothing: `anjeun sigan-man ttajimyeon`."""
TOLD_KO = ("던데", "는데", "었는데")
"""How Korean verbs end that only tell what the question goes on from."""
FLOOR_KO = ("바닥", "땅")
"""How Korean words begin for lying on the floor, of things as of people."""
PUT_KO = ("놓", "내려놓", "내려 놓", "두고", "둔", "놔두")
"""How Korean verbs begin for putting something down."""
FLOOR = "바닥"
"""Where somebody lies who fell: `badage eolma dongan nuwo isseonna`."""
SO_KO = ("그랬", "그러고", "그런 ", "그렇게", "그래")
"""How Korean words begin for being as was told: `eolma dongan geuraesseoyo?`."""
STUCK_KO = "붙어"
"""How Korean begins for being close to something, which is a place or somebody."""
OFF_KO = "꺼"
"""How Korean words for going off begin, of a camera or a light."""
SIDE = "쪽"
"""One of two: `meonjeo tteun jjok`, the one who left first."""
THAT_KO = "그"
"""What was told, before a word for before or after: `geu jeone`."""
AT_MOST = "이하"
"""At most, behind an amount."""
COMES_TO = ("나옵", "나오나", "나오는지", "나오죠", "나오지", "나와요")
"""How Korean words begin for what a number comes to: `myeot choro naomnikka`."""
ONE_KO = "한"
"""Korean for one before a counting word."""
FROM_BEGINNING = "처음"
"""How Korean words for all of the time begin."""
EVEN = "도"
"""Korean for even, and for too."""
UNTIL_KO = "까지"
"""How Korean words for until end."""
WHOM_KO = ("를", "랑", "와", "하고")
"""Korean particles behind whom somebody met."""
JUST_KO, NEXT_KO = "바로", "다음"
"""Korean for right before, and for next."""
FILMED = ("찍히", "찍혔", "찍힌", "잡히", "잡혔", "잡힌", "나오", "나왔", "나온", "다녀", "오셨")
"""How Korean says that people are on film, or came by: what is counted beside it are no minutes."""
DOING_SO_KO = re.compile(r"그러고|그렇게|그카고|그러면서")
"""Korean for going on with what was told."""
