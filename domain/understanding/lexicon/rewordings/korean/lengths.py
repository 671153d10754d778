"""Korean for how long between two people and until somebody came, and for lines crossed both ways."""

import re

from domain.understanding.lexicon.rewordings.rewording import said

STEPS = {
    "들어온": ("들어오고", "들어올"),
    "온": ("오고", "올"),
    "나간": ("나가고", "나갈"),
    "나온": ("나오고", "나올"),
}
"""What two did, one after the other: as it goes on, and as it ends a stretch."""
THEN = {"왔": "올", "들어왔": "들어올", "나갔": "나갈", "들어갔": "들어갈"}
DOING = {"앉아": "앉고", "서": "서고", "누워": "쓰러지고", "쓰러져": "쓰러지고", None: "들어오고"}
"""What somebody did who has been doing something since, as it goes on."""
JOINED = re.compile(r"(?:하고|랑|[와과]|이나|그리고|또는|아니면)(?:[ ,]|$)|,")
"""What joins two who are named."""
WAYS = {
    "나간": "바깥쪽으로 넘은",
    "나갔": "바깥쪽으로 넘었",
    "들어온": "안쪽으로 넘은",
    "들어왔": "안쪽으로 넘었",
}
"""Going out or coming in over a line, as crossing it that way."""


def between(match: re.Match[str]) -> str:
    first, last = STEPS[match["deed"]]
    return f"{match['one']}이 {first} {match['other']}이 {last} 때까지 몇 초야"


def until(match: re.Match[str]) -> str:
    return f"{match['who']}이 {DOING[match['doing']]} {match['then']}이 {THEN[match['deed']]} 때까지 몇 초야"


def longest(match: re.Match[str]) -> str:
    """Whoever of some stayed longest; of two who are named it stays a comparison."""
    is_pair = JOINED.search(match.string[: match.start()]) is not None
    return match.group() if is_pair else f"{match['those']} 중에 누가 가장 오래"


LENGTHS = (
    said(
        rf"(?P<one>[^,?]{{2,20}}?)(?:과|와|하고|이랑|랑) (?P<other>[^,?]{{2,20}}?)(?:이|가|의)? ?"
        rf"(?P<deed>{'|'.join(STEPS)}) (?:시간|시각)(?:의|은|이)? ?차이[^?]*",
        between,
    ),
    said(
        rf"(?P<then>[^,?]{{2,20}}?)(?:이|가)? (?P<deed>{'|'.join(THEN)})을 때,? "
        r"(?P<who>[^,?]{2,20}?)(?:은|는|이|가) "
        r"(?:얼마나|몇 초|몇 분)(?:째| 동안|나|이나)* (?:(?P<doing>앉아|서|누워|쓰러져) )?있[었던][^?]*",
        until,
    ),
    said(r"(?P<thing>가방|물건|짐|상자) ?주인", r"\g<thing> 두고 간 사람"),
    said(r"(?P<those>사람|손님|분)들? ?중(?:에|에서)? ?(?:누가|어느 쪽이|어느 분이) 더 오래", longest),
    said(r"단체로 (?=몰려|우르르|모여)"),
    said(r"(?<!몇)(?<!몇 )(?<!\d)(?:을|를)? ?(?:초|분) ?(?:단위)?로 (?=말[해씀]|알려|답[해변]|적어)", " "),
    said(r"(?:관찰|포착|목격)되(?=나요|는지|니|는가|는 게)", "보이"),
)
"""How long, and who longest."""
LINES = (
    said(
        rf"선(?:을)? ?넘어(?:서)? ?(?:다시 )?(?P<way>{'|'.join(WAYS)})",
        lambda match: f"선을 {WAYS[match['way']]}",
    ),
    said(
        r"선(?:을)? ?넘었다가? ?(?:다시 |도로 )?(?:나온|돌아온|나간|되돌아간|넘어온|넘어간)",
        "선을 두 번 넘은",
    ),
    said(r"양 ?(?:방향|쪽)(?:으로|에서)? ?(?:다 |모두 )?선(?:을)? ?넘은", "선을 두 번 넘은"),
    said(r"선(?:을)? ?양 ?(?:방향|쪽)(?:으로)? ?(?:다 |모두 )?넘은", "선을 두 번 넘은"),
    said(r"선(?:을)? ?(?P<way>어느 ?(?:방향|쪽)(?:으로)?) ?넘", r"\g<way> 선을 넘"),
)
"""Lines crossed one way, or both."""
KOREAN = (*LENGTHS, *LINES)
