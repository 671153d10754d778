"""What is said before a question, and claims of which it is asked whether they hold."""

from domain.understanding.lexicon.rewordings.rewording import aside, said

LEADS = (
    # What only takes note of the answer before, or is said again in other words: `kids? I mean, ...`.
    said(
        r"^\W*(?:right|fine|good|great|okay|ok|sure|alright|all right)[.,!]+\s+(?=\S)"
        r"|^(?P<talk>[^.?!]{1,40}[?.!])\s+(?:sorry, )?I mean,?\s+(?=\S)",
    ),
    # What is so where nobody was with somebody: `did anybody join them, or were they alone?`.
    said(
        r"(?P<company>\b(?:join\w*|with|together|(?:some|any)(?:one|body) else)\b.*?),?"
        r" or (?:was|were|is|are) (?:he|she|they|it) (?:all )?"
        r"(?:alone|by (?:him|her|them)sel\w+|on (?:his|her|their) own)"
        r"(?: (?:the whole|all the|the entire) time| throughout)?(?=\W*$)",
        r"\g<company>",
    ),
    # That the place seemed empty, told before it is asked whether anybody came.
    aside(
        r"^[^.?!,]{0,15}(?:비어|텅 비)[^.?!,]{0,12}(?:는데|은데|던데|같은데|같던데)요?,?\s+"
        r"(?=\S.*[?냐니까요죠]\W*$)",
    ),
    # Who wants to know it: `my aunt wants to know if ...`.
    said(
        r"^\W*(?:(?:and|so|also|hey|hi)[, ]+)?(?:my|our) (?:(?P<talk>[a-z'’-]+ [a-z'’-]+)|[a-z'’-]+) "
        r"(?:wants?|wanted|would like|needs?|is asking|asks?|asked)(?: me)?(?: to (?:know|ask|check))?,? "
        r"(?:if|whether) ",
    ),
    # The same in Korean: `honja-yeosseo animyeon nugurang gachi-yeosseo?`.
    said(
        r"(?P<alone>혼자\S*(?: \S+)?),? (?:아니면|아님|또는) (?:누구|누군가|다른 ?사람)(?:랑|이랑"
        r"|하고|와|과)"
        r" ?(?:같이|함께)?\S*(?: 있\S*)?(?=\W*$)",
        r"\g<alone>",
    ),
    # `Out of the three` is `of the three`.
    said(
        r"\bout of (?=(?:those|these|them|that (?:bunch|lot|group|pair|trio)"
        r"|the (?:two|three|four|five|pair|bunch|lot)|the (?:red|blue|green|yellow|white|black"
        r"|gr[ae]y|pink|orange|brown)\b))",
        "of ",
    ),
)
"""What leads up to a question, and ends it with its opposite: `did anybody join, or were they alone?`."""
PAST_KO = r"[가-힣](?:었|았|했|갔|왔|렸|졌|쳤|겼|꼈|났|됐|였|켰|췄|랐|뒀|섰)"
CALLS = r"(?:(?:and|so|but|well|omg|wow|oh|hey|hi|help)[, ]+)*"
TELLER = (
    r"(?:(?:my|our|the|a|some) (?:(?P<teller>[\w'’-]+ (?:next door|over the road"
    r"|across the (?:road|street|hall)|from upstairs|[\w'’-]+))|[\w'’-]+)"
    r"|mum|mom|dad|mother|father|grandma|granny|grandpa)"
)
"""Somebody who is quoted."""
TELLER_AHEAD, TELLER_TOLD = (TELLER.replace("?P<teller>", group) for group in ("?:", "?P<talk>"))
"""The same where nothing is told, and where more than a word is."""
SAYS = (
    r"(?:says?|said|swears?|swore|reckons?|claims?|claimed|insists?|thinks?|believes?|told me"
    r"|is (?:sure|convinced|certain|adamant))"
)
CLAIMS = (
    # That somebody did something, if it is so: `nuga sseureojyeotdadeonde jinjjaim?`.
    said(
        rf"^(?:(?P<talk>[가-힣]{{2,5}}(?:이|가)) )?누가 (?P<claim>\S*{PAST_KO})다(?:던데|는데|고 "
        rf"하던데|고 그러던데|며),? "
        r"(?:진짜|정말|사실|맞)\S*",
        r"사람이 \g<claim>어?",
    ),
    # What is said before somebody is quoted: `good grief, my aunt swears ...`.
    said(
        rf"^(?P<talk>[^.?!]{{1,40}}?[,.!]) (?={CALLS}(?:{TELLER_AHEAD}|he|she) {SAYS}\b[^?]*"
        r"(?:is|was|did|has|have|were|are) (?:s?he|that|it|this|they)\b[^?,]{0,25}\?*$)"
    ),
    # What somebody claims who may be right: `my aunt swears that somebody ran. Is she right?`.
    said(
        rf"^\W*{CALLS}(?:{TELLER_TOLD}|he|she|somebody|someone) {SAYS}(?: that)? "
        rf"(?P<claim>[^.?!]+?)[.,!;]? "
        r"(?:(?:is|was) (?:s?he|that|it|this)(?: actually| really)? (?:right|true|correct|so)"
        r"|(?:is|was) that the case|(?:did|has|have|was|were|is|are) (?:they|he|she|that|it)(?: really)?"
        r"(?: happen(?:ed)?)?)(?: (?:for once|this time|about that|then))?\?*$",
        r"\g<claim>?",
    ),
    # A statement of which it is asked whether it is so: `somebody ran. Does the footage confirm that?`.
    said(
        r"^(?P<claim>[^.?!]{8,})[.!] (?:(?:is|was) (?:that|this|it)(?: actually| really)? "
        r"(?:so|right|true|correct|the case)"
        r"|(?:does|did|do) the (?:footage|video|recording|camera|tape|images?|pictures?) "
        r"(?:bear (?:that|this|it) out|back (?:that|this|it) up"
        r"|(?:confirm|support|show) (?:that|this|it)))\?*$",
        r"\g<claim>?",
    ),
    # What Korean says that somebody said: `neomeojyeotdaneun yaegil deureonneunde`, it is said that one fell.
    said(
        rf"(?P<claim>{PAST_KO})다(?:고|는)? ?(?:\S+(?:에서|한테|이|가|께서) )?"
        r"(?:(?:그러|하)(?:던데|는데)|그랬는데|(?:(?:얘기|소리|말)를? ?|얘길 ?|소릴 ?)?들었(?:는데|거든요?)"
        r"|는데|던데|소문이 ?있(?:는|던)데)요?,? ",
        r"\g<claim>는데 ",
    ),
    # Whether what happened so did: `neomeojyeonneunde jinjja geureon il isseosseoyo?`.
    said(
        rf"(?P<claim>{PAST_KO})(?:는데|다고 (?:전화|연락|신고|제보|민원|문자)(?:가|를|"
        rf"이)? ?(?:왔|받았|들어왔|있었)는데),? "
        r"(?:이 영상(?:에|이)? |영상(?:에|이)? )?(?:(?:진짜|정말|실제로|혹시) ?)?"
        r"(?:그런 (?:일|적|게|것|거)이? ?있\S*|(?:맞|사실|진짜|정말)\S*)\W*$",
        r"\g<claim>어?",
    ),
    # What is to be written down, if it is so: `I have to put in my statement that ... Is that correct?`.
    said(
        r"^\W*(?:i|we) (?:(?:have|need|want|am going|are going|would like) to|must|['’]d like to"
        r"|will|['’]ll) "
        r"(?:put|state|say|write|note|record|report|confirm|log)"
        r"(?: (?:it )?(?:down|in writing|(?:in|on|for) (?:the|my|our|a) (?P<talk>[\w ]{2,25}?)))* that "
        r"(?P<claim>[^.?!]+)[.,!;]? "
        r"(?:is|was|would|will) (?:that|this|it)(?: be)?(?: actually| really)? (?:right|true"
        r"|correct|accurate|so|fair)\?*$",
        r"\g<claim>?",
    ),
)
"""What somebody says, or is said, to have happened: the same as what happened."""
