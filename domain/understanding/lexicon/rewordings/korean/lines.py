"""How Korean says that a line was crossed both ways, and that the picture went and came back."""

from domain.understanding.lexicon.rewordings.rewording import said

THING = r"(?:거|것|건)"
SUM = r"(?:합쳐서|합치면|쳐서|치면|포함해서|포함하면|더해서|더하면|세서)"
IN = rf"(?:들어온 ?{THING}(?:하고|랑|이랑|과|도)?,? ?)?"
BOTH = rf"{IN}나간 ?{THING}(?:까지|도|랑)? ?(?:다|모두|전부)? ?{SUM} ?"
LINE = r"(?:선|라인)"
LINES = (
    said(rf"^(?P<line>(?=.*(?:{LINE}|넘|통과)).*?){BOTH}", r"\g<line>"),
    said(
        rf"^나간 ?{THING}[은는]? ?(?:제외하고|빼고|말고),? (?P<line>.*안쪽으로)",
        r"\g<line>",
    ),
    said(
        rf"(?P<line>[\w ]+?) ?{LINE}?(?:을|를|으로|로)? ?(?:넘어 ?)?들어왔다가 ?(?:도로|다시)? ?"
        r"(?:그리로|그쪽으로|거기로|넘어서?) ?나간",
        r"\g<line> 선을 양방향으로 넘은",
    ),
    said(r"안팎으로 (?=넘)", "양방향으로 "),
)
"""Crossings in both directions."""
PICTURE = r"(?:화면|영상|카메라)"
PICTURES = (
    said(rf"(?P<what>{PICTURE}[이가은는]? ?)까맣게 (?:나간|나가던|나갔던)", r"\g<what>까맣게 된"),
    said(
        r"(?:(?:영상|카메라)[이가은는]? ?|^(?:그럼 |그러면 )?)(?:다시|정상으로) ?(?:나온|보인|들어온|돌아온) "
        r"(?=(?:뒤|다음|후|이후))",
        "화면이 돌아온 ",
    ),
    said(
        rf"(?:{PICTURE}[이가은는]? ?(?:꺼지|끊기|까매지|나가|사라지)|^(?:그럼 |그러면 )?(?:끊기|꺼지))기 ?"
        r"(?:직전에?|바로 ?전에?)(?= ?(?:마지막|맨 마지막))",
        "화면이 꺼지기 전에",
    ),
)
"""The picture that went, and came back."""
