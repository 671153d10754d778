"""What people say around a question: doubts, what the answer is for, that somebody else is meant."""

from domain.understanding.lexicon.rewordings.rewording import said

DOUBTED = (
    said(
        r"^\W*(?:(?:hm+|wait|no|really|seriously|but|and|so)[,.]* )*"
        r"are (?:you|we) (?:really |quite |absolutely |100% )?(?:sure|certain|positive)"
        r"(?: (?:about|of) (?:that|this|it))?(?:[?.!,]+|,? that\b)\s*(?=\S)"
    ),
    said(
        r"^\W*(?:에이|어|음|아니|잠깐|근데)?,? ?(?:확실(?:해|하|한)\S*|정말\S{0,3}|진짜\S{0,3})[?!]+\s*(?=\S)"
    ),
)
"""Doubts before a question that is asked again."""
SIGNS = (
    said(r"\b(?:i\.e\.|e\.g\.|viz\.),?\s*"),
    said(
        r"^(?:(?:right|ok|okay|good|fine|so|alright)[.,]? )?now,? (?=the |when|who|how|where|what|tell|give)"
    ),
    said(
        r"^(?:(?:alright|all right|ok|okay|fine|right|well)[.,]? )?(?:leave|forget|never ?mind|skip|drop) "
        r"(?:about )?(?:the |that |his |her |their )?[\w ]{2,20}[.,] (?=\S)"
    ),
)
"""Signs and words that open a question and say nothing of it."""
STATEMENTS = (
    said(
        r"^\W*(?:(?:so|and|right|ok|okay)[,.]* )*(?:can|may|could|should|shall|do) (?:i|we) "
        r"(?:safely |now )?(?:put|state|say|write|note|record|report|confirm|log|claim|conclude|assume)"
        r"(?: (?:it )?(?:down|in writing|(?:in|on|for) (?:the|my|our|a) [\w ]{2,25}?))* that\b"
    ),
    said(
        r"^\W*(?:(?:so|and)[,.]* )*(?:is|would) it (?:be )?(?:right|correct|true|fair|safe|accurate|ok|okay) "
        r"(?:to (?:say|write|state|assume|note|report) )?that\b"
    ),
)
"""Whether something may be written down: whether it was so."""
PURPOSES = (
    said(
        r"^for (?:the|my|our|this|an?) [\w ]{0,30}?(?:report|log|file|form|claim|record|statement|"
        r"handover)s?,\s*",
    ),
    said(
        r"(?:,? (?:pls|please))?(?<=\w)[,.] (?:because )?(?:(?:my|the|our|his) )?"
        r"(?:boss|supervisor|manager|insurers?|police|lawyer|owner|client)\S* "
        r"(?:wants?|needs?|asked|asks|is asking)\b[^?]*$"
    ),
    said(
        r"(?<=[\w?])[,.?] (?:because )?i(?:['’]ve| have)?(?: (?:have|need|want|got|am going))? to "
        r"(?:file|write|fill|send|put|report|log|note)\b[^?]*$"
    ),
    said(r",? so (?:that )?(?:nothing|i|we|no ?one|nobody|they) (?:can|could)(?:not)? [\w ]+(?=[?.!]*$)"),
    said(
        r"(?<=[요까냐지나니?.]) *[?.]? +(?:(?!몇|누|언제|어디|무슨)[^?.])*"
        r"(?:보고서|경위서|일지|진술서|조서|대장|장부|신고서|서류|이상 없음|목격자)"
        r"(?:(?!몇|누|언제|어디|무슨)[^?.])*[.!]*$"
    ),
)
"""What the answer is for, behind a question."""
CORRECTIONS = (
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
