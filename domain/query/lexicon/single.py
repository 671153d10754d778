"""Words that a rule of the grammar names by themselves, beside those that the lexicon has meanings for."""

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
ATTRIBUTIVE_ENDINGS = ("ㄴ", "은", "는", "던", "한", "온", "간", "진")
"""How Korean verbs end before a noun that was left out: no question for yes or no."""
LONGER_THAN = ("longer than", "보다")
"""How phrases begin that compare the lengths of two stays, not one with a number."""
COUNTED_ALONE = frozenset({"둘", "셋", "넷"})
"""Korean numbers of people that need no counting word."""
EXACTLY = frozenset(
    {"exactly", "precisely", "in total", "altogether", "overall", "정확히", "총", "합쳐서", "딱"}
)
"""Words that say that a number is meant as it is, not as the least."""
OVER_LINE = frozenset({"over", "across", "past", "beyond"})
"""English words between coming or going and the name of a line."""
PAST = frozenset({"지난", "저번"})
"""Korean words for the last of some day."""
THE_SAME = ("person", "one", "people", "사람", "인물", "인")
"""How phrases end that mean the same person as before."""
WITHOUT = "없이"
"""Korean for without: it stands behind what it negates, though it is no verb."""
NTH = "번째"
"""What follows a number in Korean ordinals."""
ANOMALY = "이상"
"""Korean for an anomaly, and for `or more` behind an amount."""
PICTURE_WORDS = frozenset(
    {"camera", "lens", "picture", "screen", "line", "카메라", "렌즈", "화면", "선/NNG", "라인"}
)
"""Words that are part of phrases of which the rest may stand apart from them."""
COME_OUT = ("나오", "나온", "나왔", "나와", "나옵")
"""Forms of a Korean verb that is both leaving, and being seen in a recording."""
