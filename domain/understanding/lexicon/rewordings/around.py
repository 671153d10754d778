"""What people say around a question: doubts, what the answer is for, that somebody else is meant."""

from domain.understanding.lexicon.rewordings.rewording import aside, said

DOUBTED = (
    said(
        r"^\W*(?:(?:hm+|wait|no|really|seriously|but|and|so)[,.]* )*"
        r"are (?:you|we) (?:really |quite |absolutely |100% )?(?:sure|certain|positive)"
        r"(?: (?:about|of) (?:that|this|it))?(?:[?.!,]+|,? that\b)\s*(?=\S)"
    ),
    said(
        r"^\W*(?:에이|어|음|아니|잠깐|근데)?,? ?(?:확실(?:해|하|한)\S*|정말\S{0,3}"
        r"|진짜\S{0,3})[?!]+\s*(?=\S)"
    ),
)
"""Doubts before a question that is asked again."""
SIGNS = (
    said(r"^(?:just )?one (?:more|last) (?:thing|question|one)?(?P<talk>[^,.?]{0,30})[,.:] (?=\S)"),
    said(r"^(?:oh|ah|hm+|well),? (?:that|it)(?:['’]s| is) (?P<talk>[^.?!]{2,25})[.!] (?=\S)"),
    said(r"(?:^|(?<=[.!?] ))(?P<talk>[^.?!,]{1,25}), i mean,? (?=\w)"),
    aside(r"\s*\((?:we|i|my|our|that one|it)\b[^()]*\)"),
    aside(r"\blike (?:it['’]s|it (?:is|was)|they (?:are|were)) [^,.?!]*"),
    said(r",? any colou?r(?:,? any side)?\b"),
    said(
        r"^(?:(?:아이고|아이구|어머나?|세상에|헉|헐|에휴|아휴|어휴|저런|이런|우와|맙소사|하이고)"
        r"(?![가-힣])[~!?.,…ㅠㅜ ]*)+"
    ),
    said(r"^(?P<day>어제|그저께|오늘)(?:는|은)요\? (?=(?P=day))"),
    said(r"^(?P<asked>.*(?P<one>[가-힣]{2}).*[?.]) ?[^?.]{1,10} 말고 (?P=one)[^?.]{0,8}$", r"\g<asked>"),
    said(r"[.?,]? ?(?:두|세) 조건 (?:다|모두) (?:맞는|만족하는) (?:사람|손님)만요?\W*$"),
    said(r"[.,] ?못 (?:채운|넘긴|미친) (?:사람|손님|분)은 (?:제외|빼고)\S*$"),
    said(
        r"(?P<asked>(?:사람|손님|분)만 [^,?]*), [^,?]*(?:은|는) (?:빼고|제외하고|말고)요?\W*$", r"\g<asked>"
    ),
    said(r"\b(?:i\.e\.|e\.g\.|viz\.),?\s*"),
    said(
        r"^(?:(?:right|ok|okay|good|fine|so|alright)[.,]? )?now,? (?=the |when|who|how|where|what"
        r"|tell|give)"
    ),
    said(
        r"^(?:(?:alright|all right|ok|okay|fine|right|well)[.,]? )?(?:leave|forget|never ?mind|skip|drop) "
        r"(?:about )?(?:the |that |his |her |their )?(?P<talk>[\w ]{2,20})[.,] (?=\S)"
    ),
)
"""Signs and words that open a question and say nothing of it."""
STATEMENTS = (
    said(
        r"^\W*(?:(?:so|and|right|ok|okay)[,.]* )*(?:can|may|could|should|shall|do) (?:i|we) "
        r"(?:safely |now )?(?:put|state|say|write|note|record|report|confirm|log|claim|conclude|assume)"
        r"(?: (?:it )?(?:down|in writing|(?:in|on|for) (?:the|my|our|a) (?P<talk>[\w ]{2,25}?)))* that\b"
    ),
    said(
        r"^\W*(?:(?:so|and)[,.]* )*(?:is|would) it (?:be )?(?:right|correct|true|fair|safe"
        r"|accurate|ok|okay) "
        r"(?:to (?:say|write|state|assume|note|report) )?that\b"
    ),
)
"""Whether something may be written down: whether it was so."""
NO_QUESTION = r"(?![^?]*\b(?:know|who|whose|when|where|how|what|which|if|whether|did|was)\b)"
"""Nothing is asked behind this."""
PURPOSES = (
    aside(
        r"^\W*(?:sorry,? )?(?:i(?:['’]ve| have)? )?(?:got )?no time to [^,.?]{1,60}[,.] "
        r"(?:so |but )?(?=(?:just|give|show|tell|could|can)\b)"
    ),
    aside(
        r"^for (?:the|my|our|this|an?) [\w ]{0,30}?(?:report|log|file|form|claim|record|statement|"
        r"handover)s?,\s*",
    ),
    aside(
        r"(?:,? (?:pls|please))?(?<=\w)[,.] (?:because )?(?:(?:my|the|our|his) )?"
        r"(?:boss|supervisor|manager|insurers?|police|lawyer|owner|client)\S* "
        r"(?:wants?|needs?|asked|asks|is asking)\b"
        rf"{NO_QUESTION}[^?]*$"
    ),
    aside(
        r"(?<=[\w?])[,.?] (?:because )?i(?:['’]ve| have)?(?: (?:have|need|want|got|am going))? to "
        r"(?:file|write|fill|send|put|report|log|note|tell|show|give|call|ring|inform)\b"
        rf"{NO_QUESTION}[^?]*$"
    ),
    aside(
        rf"(?<=[\w?])[,.?]? (?:i|we) (?:was|were) (?:waiting|expecting|out|away|off|busy|working)\b"
        rf"{NO_QUESTION}[^?]*$"
    ),
    aside(
        r"^(?:i|we) (?:nipped|popped|went|was|were|had to|only just|just|have been|['’]ve been)\b[^?.,]*? "
        r"(?=(?:can|could|would|will) you\b|(?:so |just )?(?:who|how|which|tell me|give me|show me)\b)"
    ),
    aside(
        r",? so (?:that )?(?:nothing|i|we|no ?one|nobody|they) (?:can|could|may|might)(?:not)? [\w "
        r"]+(?=[?.!]*$)"
    ),
    aside(
        r"(?<=[요까냐지나니줘]) (?:(?!몇|누|언제|어디|무슨|뭐|뭘|어떻)[^?.,])*(?:봐야|해야|가야"
        r"|써야|줘야|내야) ?"
        r"(?:돼서|해서|되거든|하거든|되는데|하는데|됨|함|돼|해)(?:요)?\W*$"
    ),
    aside(
        r"(?<=[요까냐지나니?.]) *[?.]? +(?:(?!몇|누|언제|어디|무슨)[^?.])*"
        r"(?:보고서|경위서|일지|진술서|조서|대장|장부|신고서|서류|이상 없음|목격자)"
        r"(?:(?!몇|누|언제|어디|무슨)[^?.])*[.!]*$"
    ),
)
"""What the answer is for, behind a question."""
CORRECTIONS = (
    said(
        r"^(?P<talk>[^.?!]*?)\b(?:told|asked|warned) (?:us|me) to (?:watch|look) (?:out )?for "
        r"(?P<who>[^.?!]+)[.!] "
        r"(?:was|is) (?:there (?:one|any|anyone|anybody|somebody)|(?:he|she|they) (?:there|in it"
        r"|here))\?*$",
        r"was there \g<who>?",
    ),
    said(
        r"^(?:우리 |저희 )?\S{1,4}(?:이|가|께서|은|는) (?P<asked>[^?]*?냐)고 (?:물어|여쭤|궁금해)\S*,? ?"
        r"(?:왔|있|그랬|맞)\S*\W*$",
        r"\g<asked>?",
    ),
    said(
        r"(?:^|[,.!?] )(?P<who>[^.,?!]{2,25}(?:사람|손님|분|쪽|옷|상의)) ?(?:말이에요|"
        r"말이야|말입니다|있잖아요?)[.,] ?"
        r"(?:그 ?(?:사람|손님|분)(?:은|이|는)? )?(?=\S)",
        r" \g<who> ",
    ),
    said(
        r"^(?:우리 |저희 )?\S{1,4}(?:이|가|은|는|께서) (?:자꾸 |계속 )?(?P<who>[^.?]{2,25}?)(?:을"
        r"|를) 봤다\S*"
        r"(?: ?(?:하시는데|하는데|하던데|그러는데|해서))?,? ?(?:진짜|정말|혹시)? ?(?:그런 )"
        r"?(?:사람|손님|분)(?:이|은)? ?(?:있|왔)[^ ?]*",
        r"\g<who> 있어",
    ),
    said(
        r"^\S{1,4}(?:이|가) (?P<who>[^.?]{2,20}) 입고 (?:들렀|왔|갔)다(?:는데|고 하는데|던데) "
        r"(?P<rest>[^?]*?)그런 (?:사람|손님)",
        r"\g<rest>\g<who> 입은 사람",
    ),
    aside(r"^\S{1,4}(?:이|가|께서) [^,.?]*봤다(?:는데|던데|고 하는데|길래)요?, "),
    said(r",? (?:이|그|딱 이|요) (?:조합|경우)만?(?:요|이요)?[.,] ?", " 사람은 "),
    said(
        r"^\W*(?:(?:no|nope|sorry|oops|wait|right)[,.!]* )*(?:wrong \w+[,.!]* )?"
        r"(?:i|we) (?:mean|meant|wanted|was after|was asking (?:about|for)|was talking about|asked about) "
        r"(?=the |that |those |yesterday|person |\w+day)",
        "what about ",
    ),
    said(
        r"^(?:아니\S*,? ?)?(?:그|이|저) ?(?:사람|분|손님) ?말고,? (?P<who>[^.,?!]{2,20})[.,!] ?"
        r"(?:그|이|저) ?(?:사람|분|손님)(?:은|는|이|가) ",
        r"\g<who> ",
    ),
)
"""That somebody else is meant than the answer told of."""
