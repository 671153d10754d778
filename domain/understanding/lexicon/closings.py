"""Words of requests and of tags (`domain.understanding.words.closings`)."""

import re

from domain.understanding.lexicon.entries import words

TAG = re.compile(
    r"(나|나요|냐|니|는가|은가|인가|던가|까|까요|지|지요|죠|요|어|아|네|대|데|래|다|여|유|슈|능교|는교)"
    r"[\s?.,!~ㅋㅎㅠㅜ]+(?P<tag>("
    r"아니[죠지]\S*|아닌가\S*|아니[야에]\S*|아님|어쨌나\S*|안 ?그래\S*|안 ?그렇\S*|그[쵸죠]|그렇[죠지]\S*"
    r"|맞[죠지]\S*|맞나\S*|모르[겠겄]\S*|(이|그) ?말이\S+|말입니다|말이지\S*|말이야|싶\S*|궁금\S*|알아야\S*"
    r")[\s?.,!~ㅋㅎㅠㅜ]*)$"
)
"""A tag behind a verb that has ended the question: it only asks whether that is so."""
IS_IT_SO = re.compile(
    r",\s*(?:is (?:that|it) |that['’]s )?(?:right|correct|true|yes|yeah|no|ok|okay|innit)\s*\?+\s*$"
    r"|,\s*(?:was|were|did|is|are|do|does|has|have|had)(?:n['’]t| not)? (?:he|she|they|it|there"
    r"|that)\s*\?+\s*$",
    re.IGNORECASE,
)
"""A tag behind an English statement: `only two people came, right?`."""
REQUESTED = re.compile(
    r"(?P<verb>[가-힣]+?) ?(하여|해서|해|혀|려|내|워|켜|어|아|여)? ?"
    r"(주(세|십|시|실|길|기|면|라|쇼|소|이소)\S*( ?(바랍니다|바람|부탁\S*))?|줘\S*|달라\S*"
    r"|(요망|바람|요청|부탁|요함)\S*|바랍니다|하라|하시오|하십시오|하세요|하셈)\W*$"
)
"""A verb that asks to be told something, at the end."""
ORDERED = re.compile(r"(?P<verb>[가-힣]+) 것[\s.]*$")
"""The same in the style of officials: `teukjeonghal geot`."""
BEHIND_ORDERS = words(
    "the, all, any, every, each, a, an, me, us, whether, if, how, who, what, which, when, where, my, our, "
    "those, this"
)
"""English words behind a first word that is a verb: it asks for what follows."""
OPENING_CLAUSES = words(
    "once, as, since, like, till, though, because, given, ignore, exclude, skip, omit, disregard, forget, "
    "drop, leave, suppose, imagine, assume, not, delete, remove, erase, wipe, zoom, blur, pixelate, call, "
    "phone, ban, block, arrest, email, mail, send, export, download, upload, translate, stop, "
    "lock, unlock, "
    "alert, notify, enlarge, crop, rotate, brighten, enhance, sharpen, rename"
)
"""First words that begin a clause, say what is meant, or want something done: nothing is to be told."""
DONE_KO = tuple(
    words(
        "삭제, 지우, 지워, 확대, 축소, 신고, 차단, 보내, 전송, 저장, 다운, 내보내, 번역, 잠그, 잠가, "
        "끄, 꺼, 켜, 모자이크, 흐리, 체포, 잡아, 출력, 인쇄"
    )
)
"""How Korean verbs begin that want something done."""
