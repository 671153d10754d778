"""Where talk around a question begins and ends, when people talk at length."""

import re

WORD = re.compile(r"[^\W_][\w'’]*")
LEADING = r"(?:i['’]d (?:just )?(?:like|love) to know|i want(?:ed)? to know|i need to know|let me know)\b"
TALK_END = re.compile(
    r"[.!?…~ㅠㅜㅋㅎ]+[\"')]*(?=\s|$)|\n+|;|:(?=\s)|\s[-–—](?=\s)"
    r"|,(?=\s+(?:so\b|but\b|(?:i|we|i['’]?(?:m|ve|d|ll)|we['’]?(?:re|ve)|my|its?|it['’]s) [\w'’]+ \w"
    r"|(?:please|(?:can|could|would|will) you|(?:give|tell|show) me) \w+ \w"
    r"|(?:did|has|have|had|was|were|is|are|who|what|when|where|which|how|any(?:one|body)) \w+ \w))"
    r"|(?:(?<=[가-힣])(?:는데|은데|던데|인데|런데|한데|운데)요?|건데요?|텐데요?|(?<=[가-힣])서요"
    r"|거든요),?(?=\s)"
    rf"|\s(?=(?:and )?{LEADING})"
    r"|,(?=\s+(?:the|that|any) \w+(?: \w+)? (?:would|will) (?:do|be (?:enough|fine|ok|good|plenty)))"
    r"|\s(?=(?:while|when) (?:i|we) (?:was|were|had|went|popped|nipped)\b)"
    r"|\s(?=but (?:was|were|did|is|are|who|when|where|how|what)\b)",
    re.IGNORECASE,
)
"""Behind this somebody goes on with something else: a sentence, or a Korean clause that leads up to one."""
LEAD_IN = re.compile(
    rf"(?:(?:and|so|but|then|ok|please) )*(?:{LEADING}"
    r"|(?:how|who|whose|when|where|which(?! makes| means| is why)"
    r"|find|show|pull up"
    r"|give|list|(?:an? )?(?:(?:quick|short|brief|rough) )?(?:summary|overview|recap|rundown)"
    r"|summari[sz]e|sum up)\b|(?:did|was|were|has|have|is|are|does|do)\b(?= (?:the|any\w*|some\w*"
    r"|he|she|they|it|there"
    r"|that|this|those|person|no ?body|\w+ (?:in|with))\b))",
    re.IGNORECASE,
)
"""What asks without a question mark."""
LIMITS = re.compile(
    r"\?$|\b(ignore|exclude|except|skip|count|counting|focus|consider|assume|only(?! an? )|without"
    r"|apart|besides|leave"
    r"|leaving)\b|어때|어땠|뭐라고|빼고|빼 |빼면|제외|말고|무시|만요|만 (?:봐|세|보|말|알)",
    re.IGNORECASE,
)
"""With these words somebody says what does not count, or asks: such a part is never left aside."""
SOUGHT = re.compile(
    r"\b(mean|looking|search\w*|i['’]?m after|am after|interested)\b"
    r"|(?:사람|손님|분|애|놈|여자|남자|녀석|쪽)(?:인데|이)|찾",
    re.IGNORECASE,
)
"""With these words somebody says whom they look for; where the question says it too, nothing is lost."""
CLAUSE = re.compile(
    r"^\W*(?:and |but |so |just |only |right |even )*"
    r"(?:when|while|after|before|if|once|as|since|until|till|during|in|on|at|from|between|of|for"
    r"|with|without"
    r"|by|whenever|because|apart|besides|among|out of|the|person|who|which|what|where|how|any\w*"
    r"|did|does|do"
    r"|has|have|had|was|were|is|are|can|could|would|will|should)\b[^.!?]*,$",
    re.IGNORECASE,
)
"""A clause before a comma that may narrow what is asked behind it, or asks: `when he fell, who came?`."""
TAG_EN = re.compile(
    r",? (?:(?:is|was|did|does|has|have|were|are|do|had|would|could|wo)n['’]?t|is|was|did|does|has"
    r"|have|were)"
    r" (?:it|he|she|they|there|we|you|i)\W*$",
    re.IGNORECASE,
)
"""What only asks whether that is so: `..., didn't it?`."""
EMPTY_IT = re.compile(
    r"\b(?:left|leave|took|take|put|dropped|drop|grabbed|grab|picked|pick) it\b"
    r"|\b\w+ that (?=(?:is|are|was|were|had|has|have)"
    r"(?:n['’]?t)?\b(?! it))"
    r"|\b(?:is|was) it (?=towards?|to |on |at |by |from |during |before |after |black|dark)",
    re.IGNORECASE,
)
"""An `it` that means nothing told before: the picture, or somebody's way out."""
TOLD_BY = re.compile(
    r"^\W*(?:my|our) [\w'’-]+ "
    r"(?:says?|said|swears?|reckons?|claims?|insists?|thinks?|tells me|told me)(?: that)? (?:he"
    r"|she|they)\b",
    re.IGNORECASE,
)
"""Who tells of themselves: `my nephew says he dropped in`."""
OF_TELLER = re.compile(
    r"\b(?:put|placed?|bought|installed|set up|moved|fixed|changed|painted|tired|exhausted|knackered)\b"
    r"|놓았|놨|뒀|두었|설치|샀|고쳤|바꿨|바꾸|옮겼|피곤|졸려",
    re.IGNORECASE,
)
"""What somebody did, or how they are, on a day that is not asked about: `I put a stool there last week`."""
SOMEBODY_DID = re.compile(r"^\W*(?:and |so )?(?:some(?:body|one)|they|he|she) [a-z]+\W*$", re.IGNORECASE)
"""The shortest sentence that tells something: `somebody ran`."""
MIN_STATED = 3
"""Words of an English sentence that tells something, at least: fewer add to what was asked (`quickly`)."""
STATED_KO = re.compile(r"[가-힣]*(?:데|서|요|다|까|죠|지|음|임|네|라|고|니)[.!,…~ㅠㅜㅋㅎ]*$")
"""How a Korean sentence that tells something ends."""
SIGNS = re.compile(r"[.!?;,]\s")
"""What tells one part of a text from the next."""
RUN_ON = re.compile(
    r"(?<=\w)\s(?=(?:and )?(?:how (?:many|long|much|often)|what (?:time|colou?r|was|were|did|happened|side)"
    r"|which (?:one|side|way|person|of)|who (?:was|were|is|came|left|stayed|went|had|stood|walked|ran)"
    r"|(?:when|where) (?:did|was|were)|on which side"
    r"|did (?:any\w*|some\w*|the|they|he|she|a|it|nobody|no one|people)|(?:was|were|is|are) there"
    r"|was (?:any\w*|some\w*|the)|were (?:the|they|any|two|three|both)|has (?:any\w*|the)"
    r"|(?:can you )?show me)\b)"
    r"|(?<=[가-힣][네까요])\s",
    re.IGNORECASE,
)
"""Where a question begins in a text that is dictated without any signs."""
NARROWS = re.compile(
    r"\b(?:after|before|while|when|once|until|till|during|between|since|whenever|if|unless|apart|among"
    r"|of (?:those|these|the|them|that|all|every\w*))\b"
    r"|(?:뒤|다음|이후|전|동안|때|사이|부터|까지|직후|직전)(?:에|엔|에는|로)?(?:\s|$)",
    re.IGNORECASE,
)
"""Words of a clause that may narrow what is asked behind it, where no comma tells where it ends."""
