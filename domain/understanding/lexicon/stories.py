"""Where the parts of a story begin and end, which of them may ask, and which may narrow a question."""

import re

WORDS_AT_LEAST = 3
"""Words of an English part that tells something by itself."""
PART_OF_STORY = re.compile(
    r"[.!?…~;,ㅠㅜㅋㅎ]+[\"')]*(?=\s|$)|\n+|:(?=\s)|\s[-–—](?=\s)|(?<=[가-힣][요죠])(?=\s)"
    r"|(?<=니다|니까|는디)(?=\s)"
)
"""Behind this somebody may go on with something else."""
BEGINS_QUESTION = re.compile(
    r"^(?:(?:and|so|but|just|please|anyway|then|ok|now|right|tell me|(?:can|could) you tell me|i "
    r"need to know"
    r"|i want to know)[, ]+)*"
    r"(?:how (?:many|long|much|often|far)|whose|who (?:was|were|is|came|left|stayed|went|fell|sat"
    r"|ran|stood|had"
    r"|did|spent|else|walked|took|put|got)|(?:at )?(?:when|where) (?:did|was|were|is|does|has)"
    r"|which (?:one|of|side|way|person|camera|recording|colou?r|two|direction|visitor|customer)"
    r"|(?:on|in|at|by|from|through) (?:which|what)|what (?:was|were|did|colou?r|time|happened|is"
    r"|side|clothes|the)"
    r"|(?:did|was|were|is|are|has|have|does|do) (?!you\b|we\b|i\b)\w|out of the|of the (?:two"
    r"|three|four|five)"
    r"|(?:show|find|list|summari[sz]e|describe)\b|sum\b.*\bup|(?:quick |short |brief )?summary)",
    re.IGNORECASE,
)
"""How an English part begins that asks something."""
NARROWING = re.compile(
    r"^\W*(?:and |but |or |just |only |right |even |so )*"
    r"(?:after|before|once|since|until|till|during|from|between|of|without|by|when(?! (?:i|we)\b)"
    r"|while(?! (?:i|we)\b)|if|whenever|because of|apart|besides|among|out of|the (?:one|person"
    r"|man|woman|guy|two)\b"
    r"|or\b|left\b|right\b|person|who\b|which (?:one|of)|in (?:the|that|which)|on (?:the|that)|at "
    r"(?:the|that)"
    r"|with (?:the|a)|not\b|no\b)\b"
    r"|(?:뒤|다음|이후|전|동안|때|사이|부터|까지|직후|직전|중|중에|가운데)(?:에|엔|에는|로|은|는"
    r"|까지|부터)?\W*$"
    r"|^\W*(?:그리고 |아니면 |또는 )*(?:왼쪽|오른쪽|가운데|아니면|또는)",
    re.IGNORECASE,
)
"""A part that may narrow what is asked beside it."""
STEERS = re.compile(
    r"\b(?:ignor\w+|exclud\w+|except|skip\w*|apart from|besides|without|leav\w+ out|not counting"
    r"|(?:do not|don['’]?t) count|only (?:the|those|people|count|interested|want|care)|i (?:only "
    r")?(?:mean|meant)"
    r"|(?:i am|i['’]m|we are|we['’]re) after|looking for|interested in|focus)\b|빼고|빼면|제외"
    r"|말고|무시|만요|만 (?:봐|세|보|말|알|치)",
    re.IGNORECASE,
)
"""With these words somebody says what does not count, or whom they mean."""
ASKS_KO = re.compile(r"(?<![가-힣])(?:어떻|어떤|무슨|누구|누가|언제|어디|몇|뭐|뭘|왜|얼마|어느)")
"""A Korean part that may ask something itself."""
DASHES = ("-", "–", "—")
"""Signs behind which something else begins."""
ABSENT = re.compile(
    r"\b(?:off|away|out|absent|asleep|on holiday|not (?:there|in)|(?:was|were)n['’]t (?:there|in)"
    r"|in bed|at home)\b"
    r"|쉬|없었|없어서|비웠|안 나|외출|휴가|외근",
    re.IGNORECASE,
)
"""That somebody was not there at a time, which is then the one asked about."""
SOMEBODY_NEW = re.compile(
    r"\b(?:a|an|some|this|that|one|another) (?:\w+ )?(?:man|guy|woman|person|lad|lass|girl|boy|kid"
    r"|customer|bloke|fella"
    r"|chap|lady)\b|\bsome(?:body|one)\b|어떤 ?(?:사람|손님|분|남자|여자)|웬 ?(?:사람|남자|여자)"
    r"|누가|누군가",
    re.IGNORECASE,
)
"""Somebody of whom a story tells, and at whom a question behind it may point."""
TELLING = re.compile(
    r"\b(?:says?|said|told|tells?|reckons?|thinks?|thought|swears?|swore|asked|asks|wants?|wanted|loves?"
    r"|likes?|heard|believes?|insists?|exaggerates?)\b"
    r"|(?:대요|래요|답니다|다네요|더라고\S*|더라|다고|라고|그러는데|그러네요|하시네요|하고|하시고)\W*$",
    re.IGNORECASE,
)
"""What somebody tells of what others say, think or want."""
