"""Two who are meant together, one of several, and how long somebody takes: English and Korean."""

import re

from domain.language.particles import FINALS, FIRST_SYLLABLE, LAST_SYLLABLE
from domain.understanding.lexicon.rewordings.english.wholes import THING
from domain.understanding.lexicon.rewordings.repairs import COLOUR_KO
from domain.understanding.lexicon.rewordings.rewording import said

N_FINAL = 4
"""The final letter n, with which a Korean verb ends before a noun."""
N_ENDING = "".join(map(chr, range(FIRST_SYLLABLE + N_FINAL, LAST_SYLLABLE + 1, FINALS)))
WORN_KO = rf"{COLOUR_KO}색?"
A_THING = re.compile(rf"\b{THING}\b", re.IGNORECASE)
LEFT_IT = "the one who left something behind"
"""Whose a thing is: who left it."""
NUMBER = r"(?:two|three|four|five|2|3|4|5)"
ENGLISH = (
    said(
        r"\b(?:when|now that) (?P<who>both(?: of (?:them|these|those))?|everyone|everybody|"
        r"the (?:one|person|man|woman|customer|visitor)[^,?]{0,30}?) "
        r"(?:(?:had|have|has) (?:both )?(?:gone|left)|(?:was|were) (?:both )?gone)(?= ?,)",
        r"after \g<who> left",
    ),
    said(
        r"\b(?P<all>all|both) of (?:them|these|those) (?:had |were |have )?(?:gone|left)\b",
        r"they \g<all> left",
    ),
    said(
        r"\b(?P<all>all|both) of (?:them|these|those) (?:had |have )?(?:come|came|arrived|entered)(?: in\b)?",
        r"they \g<all> came in",
    ),
    said(
        r"^\W*after (?P<first>\w+ing\b[^,?]*), how long did (?P<who>[^,?]+?) take to (?P<deed>[^,?]+)",
        r"how long did \g<who> take to \g<deed> after \g<first>",
    ),
    said(
        rf"^\W*{NUMBER} people (?=(?:had|wore|came|left)\b(?![^?]*\btogether)[^?]*[.;!] \w[^?]*"
        rf"\bof (?:those|these|the) {NUMBER}\b)",
        "people ",
    ),
    said(
        rf"(?<!shop )(?<!store )\b(?:(?:the )?{THING}['’]?s? owner"
        rf"|the owner(?: of (?:the|that|this) {THING})?)\b",
        lambda match: LEFT_IT if A_THING.search(match.string) else match.group(),
    ),
)
"""Both of two, and `after getting up, how long did they take to leave?`."""
KOREAN = (
    said(
        rf"(?P<one>{WORN_KO})(?P<join>이랑|랑|하고|과|와) (?P<other>{WORN_KO})(?:은|는|이|가)?,? 둘 ?다 ",
        r"\g<one> 옷과 \g<other> 옷 둘 다 ",
    ),
    said(
        r"(?<!옷 )(?<![가-힣])(?:(?:그 )?둘 다 |그 (?:둘|두 ?(?:사람|명|분))[이은]? (?:모두 |다 )?)"
        r"(?=(?:나가|나간|가고|간|떠나|떠난|빠지|빠진)[가-힣]* ?(?:뒤|후|다음|이후|나서|그러고))",
        "그 사람들이 다 ",
    ),
    said(rf"(?<!다른)(?<!단)(?<=[{N_ENDING}]) 한 ?(?:명|사람|분)(?=은|이(?!라)|의|을)", " 사람"),
    said(
        r"(?P<who>사람|손님|분)[이은] (?:둘|셋|넷|두 ?명|세 ?명|네 ?명)이?라"
        r"(?:던데|는데|고 하던데|더라고요?),? (?=누구|누가)",
        r"\g<who>이 ",
    ),
    said(
        r"(?P<what>(?:무슨|어떤) ?(?:색깔|색|옷))(?:으로|이|로)? 나[오왔와온][가-힣]*(?=\W*$)",
        r"\g<what>이야",
    ),
    said(r"(?:알람|경보|알림)[이가은]? (?:떠야|울려야|뜰|울릴|뜬|울린) ?(?:하는|할)? ?(?=시점|때|시간|시각)"),
    said(
        r"화면이? (?P<when>언제|몇 초에) (?:다시 (?:나왔|켜졌|들어왔|보였)|돌아왔|복구됐|복구되었)",
        r"검은 화면이 \g<when> 끝났",
    ),
)
"""The same in Korean, and one person behind a clause: `meonjeo nagan han myeong`."""
