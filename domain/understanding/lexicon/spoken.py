"""How people part what they tell from what they ask, when they talk at length."""

import re

INTERJECTION = re.compile(
    r"^\W*(?:right|fine|good|great|okay|ok|sure|alright|all right)[.,!]+\s+(?=\S)"
    r"|^[^.?!]{1,40}[?.!]\s+(?:sorry, )?I mean,?\s+(?=\S)",
    re.IGNORECASE,
)
"""What only takes note of the answer before, or is said again in other words: `kids? I mean, ...`."""
WORD = re.compile(r"[^\W_][\w'’]*")
LEADING = r"(?:i['’]d (?:just )?(?:like|love) to know|i want(?:ed)? to know|i need to know|let me know)\b"
TALK_END = re.compile(
    r"[.!?…~ㅠㅜㅋㅎ]+[\"')]*(?=\s|$)|\n+|;|:(?=\s)|\s[-–—](?=\s)"
    r"|,(?=\s+(?:so\b|but\b|(?:i|we|i['’]m|we['’]re|my) \w+ \w"
    r"|(?:please|(?:can|could|would|will) you|(?:give|tell|show) me) \w+ \w"
    r"|(?:did|has|have|had|was|were|is|are|who|what|when|where|which|how|any(?:one|body)) \w+ \w))"
    r"|(?:(?<=[가-힣])(?:는데|은데|던데|인데|런데|한데|운데)요?|건데요?|텐데요?|(?<=[가-힣])서요|거든요),?(?=\s)"
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
    r"|give|list)\b|(?:did|was|were|has|have|is|are|does|do)\b(?= (?:the|any\w*|some\w*|he|she|they|it|there"
    r"|that|this|those|person|no ?body|\w+ (?:in|with))\b))",
    re.IGNORECASE,
)
"""What asks without a question mark."""
OTHERWISE = re.compile(
    r"(?P<company>\b(?:join\w*|with|together|(?:some|any)(?:one|body) else)\b.*?),?"
    r" or (?:was|were|is|are) (?:he|she|they|it) (?:all )?"
    r"(?:alone|by (?:him|her|them)sel\w+|on (?:his|her|their) own)"
    r"(?: (?:the whole|all the|the entire) time| throughout)?(?=\W*$)",
    re.IGNORECASE,
)
"""What is so where nobody was with somebody: `did anybody join them, or were they alone?`."""
OTHERWISE_KO = re.compile(
    r"(?P<alone>혼자\S*(?: \S+)?),? (?:아니면|아님|또는) (?:누구|누군가|다른 ?사람)(?:랑|이랑|하고|와|과)"
    r" ?(?:같이|함께)?\S*(?: 있\S*)?(?=\W*$)"
)
"""The same in Korean: `honja-yeosseo animyeon nugurang gachi-yeosseo?`."""
LIMITS = re.compile(
    r"\?$|\b(ignore|exclude|except|skip|count|counting|focus|consider|assume|only|without|apart|besides|leave"
    r"|leaving)\b|빼고|빼 |빼면|제외|말고|무시|만요|만 (?:봐|세|보|말|알)",
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
    r"(?:when|while|after|before|if|once|as|since|until|till|during|in|on|at|from|between|of|for|with|without"
    r"|by|whenever|because|apart|besides|among|out of|the|person|who|which|what|where|how|any\w*|did|does|do"
    r"|has|have|had|was|were|is|are|can|could|would|will|should)\b[^.!?]*,$",
    re.IGNORECASE,
)
"""A clause before a comma that may narrow what is asked behind it, or asks: `when he fell, who came?`."""
TAG_EN = re.compile(
    r",? (?:(?:is|was|did|does|has|have|were|are|do|had|would|could|wo)n['’]?t|is|was|did|does|has|have|were)"
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
AT_THAT_TIME = re.compile(
    r"\b(?:then|at that (?:time|point|moment)|at the time)\b|그 ?(?:때|무렵|시각|시간|즈음)", re.IGNORECASE
)
"""What means the time that was told before."""
TOLD_BY = re.compile(
    r"^\W*(?:my|our) [\w'’-]+(?: [\w'’-]+)? "
    r"(?:says?|said|swears?|reckons?|claims?|insists?|thinks?|tells me|told me)(?: that)? (?:he|she|they)\b",
    re.IGNORECASE,
)
"""Who tells of themselves: `my nephew says he dropped in`."""
OF_TELLER = re.compile(
    r"\b(?:put|placed?|bought|installed|set up|moved|fixed|changed|painted|tired|exhausted|knackered)\b"
    r"|놓았|놨|뒀|두었|설치|샀|고쳤|바꿨|바꾸|옮겼|피곤|졸려",
    re.IGNORECASE,
)
"""What somebody did, or how they are, on a day that is not asked about: `I put a stool there last week`."""
MIN_STATED = 3
"""Words of an English sentence that tells something, at least: fewer add to what was asked (`quickly`)."""
STATED_KO = re.compile(r"[가-힣]*(?:데|서|요|다|까|죠|지|음|임|네|라|고|니)[.!,…~ㅠㅜㅋㅎ]*$")
"""How a Korean sentence that tells something ends."""
THE_ONE = re.compile(
    r"\bthe (?:guy|man|woman|lady|gentleman|person|kid|boy|girl|customer|visitor|dude|fellow|chap|couple)\b"
    r"(?! (?:in|with|who|that|wearing|from|on|at)\b)",
    re.IGNORECASE,
)
"""Somebody of whom nothing more is said: whoever was told of before."""
WHICH_ONE = re.compile(
    r"\b(?:which|who) (?:one\b(?! (?:in|with|who|that|wearing|on|at)\b)|of (?:them|those|these)\b)",
    re.IGNORECASE,
)
"""One of some who were told of, of whom nothing more is said."""
POINTS_BACK_KO = re.compile(
    r"(?<![가-힣])[그이저] ?(?:분|사람|손님|놈|애|여자|남자|친구|동안|중|쪽|둘|짐|물건)"
    r"|(?<![가-힣])(?:둘|걔|얘|쟤|거기)"
)
"""Korean words for somebody, something or a time that was told before."""
THERE_KO = re.compile(r"(?<![가-힣])(?:그 ?(?:안|구역|자리|앞)|거기|그곳)(?:에|에서|에서는|에는)?(?= )")
"""Korean for the place that was told before."""
ONE_BEFORE = re.compile(
    r"\b(?:the|that) (?:one|person|visitor|customer|guest|guy|man|woman)? ?(?:right |just |immediately )?"
    r"before (?:that|them|him|her|that one|that person)\b"
    r"|\bthe (?:previous|preceding) (?:one|person|visitor|customer|guest)\b"
    r"|(?<![가-힣])(?:그 ?바로|바로) ?(?:앞|전)(?:의|에 (?:온|왔던|들어온))? ?(?:사람|손님|분)"
    r"|(?<![가-힣])그 ?(?:앞|전)(?:의)? ?(?:사람|손님|분)",
    re.IGNORECASE,
)
"""Whoever came right before the one who was told of."""
OF_THEM = r"(?: one)? of (?:those|these|the|them)(?: two| pair)?"
ONE_OF_THEM = re.compile(
    rf"\b(?:the )?(?P<order>(?:first|last|second)(?={OF_THEM}(?: (?:did|was|come|came)\b|[,?]|$))"
    rf"|earlier|former|later|latter){OF_THEM}(?= |[,?]|$)(?! to\b)"
    r"|(?<![가-힣])(?:그 ?둘|둘|그) ?중에?서? ?(?:더 )?(?P<order_ko>먼저|나중에|늦게) ?(?:온|들어온|나타난) ?"
    r"(?:사람|손님|분|쪽)",
    re.IGNORECASE,
)
"""The first or the last of two who were told of, by their coming; not `the first of them to leave`."""
LAST_OF_TWO = frozenset({"last", "later", "latter", "second", "나중에", "늦게"})
"""Words of these for the one who came last."""
HANGUL_AT_END = re.compile(r"[가-힣]$")
"""Words that end in Korean letters."""
ASKED_BY = re.compile(
    r"^\W*(?:(?:and|so|also|hey|hi)[, ]+)?(?:my|our) [a-z'’-]+(?: [a-z'’-]+)? "
    r"(?:wants?|wanted|would like|needs?|is asking|asks?|asked)(?: me)?(?: to (?:know|ask|check))?,? "
    r"(?:if|whether) ",
    re.IGNORECASE,
)
"""Who wants to know it: `my aunt wants to know if ...`."""
EMPTY_TOLD_KO = re.compile(
    r"^[^.?!,]{0,15}(?:비어|텅 비)[^.?!,]{0,12}(?:는데|은데|던데|같은데|같던데)요?,?\s+"
    r"(?=\S.*[?냐니까요죠]\W*$)"
)
"""That the place seemed empty, told before it is asked whether anybody came."""
BEFORE_THEM = re.compile(r"\b(?P<when>before|after) (?:him|her|them)(?=\W*$|,)", re.IGNORECASE)
"""Before or after somebody who was told of, as they came."""
HE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
"""Whoever was told of, as the one who did something."""
NUMBERED, NUMBERED_KO = "person {}", "{}번 사람"
"""How somebody is named by a number."""
TWO_OF_THEM = re.compile(r"\b(?:those|these|of the) two\b|(?<![가-힣])그? ?둘 ?중", re.IGNORECASE)
"""Two who were told of."""
EVER_ALONE = re.compile(
    r"\b(?:ever|at (?:any|some) (?:point|time|moment|stage)|for (?:a|any) (?:while|moment|time|bit))\b"
    r"|(?:때|적|순간|시간)(?:이|가|도|은|이라도)? ?(?:한 번이라도 |있기는 ?)?(?=있|존재)",
    re.IGNORECASE,
)
"""Not the whole of a stay is meant, but some part of it."""
DID_THE_SAME = re.compile(
    r"\b(?:do|did|done) (?:that|so|the same|it)(?: thing)?(?: too| as well)?\W*$"
    r"|(?:도|은|는) ?(?:똑같이 |마찬가지로 |역시 )?그랬(?:어|나|니|냐|을까|습니까|는지|지|죠)\S*\W*$",
    re.IGNORECASE,
)
"""Somebody else did what was told of: `did the next one do that too?`."""
