"""How questions ask how to ask, whatever they name as an example."""

import re

ENGLISH = (
    # what kinda stuff do you do, what kind of question I can make to you
    r"\b(?:what|which) (kind|sort|type)s?(a| of)? (question|stuff|thing|quer(y|ie))s?\b"
    r"( \w+){0,2}? ((can|could|may|do|does) (i|you|u|we|it)|(i|you|u|we) (can|could|may|do))\b",
    # how should I put it, how does one search for a fall
    r"\bhow (do|can|could|should|would|might|am|are|must|to)\b( (i|we|one|you|people|somebody|someone))?"
    r"( (supposed|meant|able|best|even|actually|go about))*( to)?\W+(\w+ ){0,2}?"
    r"(ask|asking|phrase|phrasing|word|wording|put (it|this|that|my|a)|type|write|enter|search|searching"
    r"|query|use|operate|make use of|talk to|get started|look (up|for)|go about)\b",
    # what kind of stuff can I ask
    r"\b(what|which)( (else|kind of|sort of|type of|kinds of|sorts of|types of|other))*"
    r"( (stuff|things?|questions?|queries|info|information|requests?|colou?rs|words?|commands?|languages?))*"
    r" (can|could|may|should|might|am|are) (i|we|you|one)( be)?"
    r"( (even|actually|able to|allowed to|supposed to))?"
    r" (ask|search|type|say|write|enter|look (for|up)|find out|answer|do|help|understand"
    r"|tell me(?! about (?!you))|know about|handle|good)\b",
    # what would I type to check for that, what kind of questions am I permitted to put to you
    r"\b(what|which)( \w+){0,3} (would|do|shall|must|should|can|could|am|are) (i|we|one)"
    r"( (permitted|allowed|able|free|welcome|supposed)( to)?)? (type|ask|write|enter|put|key in|search)\b"
    r"(?! (my|the|it|this) (phone|bag|thing))",
    # what can this programme do
    r"\b(what|all)( all| else)? (this|the|your) (program(me)?|app|application|tool|system|software|thing|chat"
    r"|assistant|service|bot)( \w+)? (can|could|does|is able to)\b",
    r"\bwhat (can|could|does|is) (this|the|your) (program(me)?|app|application|tool|system|software|chat"
    r"|assistant|service|bot)( \w+)? (do|answer|tell|find|help|understand|able)\b",
    # a good way to word it
    r"\b(good|best|right|better|correct|proper|easiest|another) (way|words?|question)s? (to|for) "
    r"(ask|asking|phrase|word|put|search|say|find|type|use|you)",
    # do I have to type times in a special way
    r"\bdo (i|we) (have to|need to|need|must)( \w+){0,2} "
    r"(type|write|ask|phrase|enter|use|put|say|spell|speak)\b",
    # can I ask in Korean; not: can I ask who came in
    r"\b(can|could|may) (i|we) (also |just |even )?(ask|type|write|search|speak|use|say|put|enter)\b"
    r"(?!,| (you )?(if|whether|how many|who|when|where|why|what (happened|colou?r|time)))",
    r"\b(example|sample)s?( of)?( \w+)? (question|quer|thing|prompt)|(question|quer)\w* examples?\b",
    r"\b(explain|show me|tell me|teach me) (\w+ )?how (this|it|that|you|your|the)( \w+){0,2} works?\b",
    r"\b(what|which) (are|is) (you|this)( \w+){0,2} (able|capable|for|good)\b",
    r"\bhow does (this|it)( \w+){0,2} work\b|\b(tutorial|user guide|manual)\b",
)
KOREAN = (
    # 질의 방법 및 활용 가능한 기능 안내
    r"질의 방법|기능에 대한 (안내|설명)|(가능한|지원하는) 기능|기능 (안내|설명|소개)",
    # 어떻게 물어봐야 해
    r"(어떻게|뭐라고|어떤 식으로|뭘|무엇을|어떤 걸|어떤 거|어떤 것을?|뭐를|뭐뭐|뭐|무슨 말로|어떤 말(로|을))"
    r"\s*(\S+해서\s*)?"
    r"(질문|물어[보볼봐봤]|물으면|묻|검색|적[어으]|쳐야|치면|써야|쓰면|쓰는 ?거|쓰나|써|사용|이용|입력)",
    # 질문하려면 어떻게 해
    r"(질문|물어보려면|찾으려면|검색하려면|알려면|보려면).{0,14}(어떻게|뭐라고)|질문 (예시|방법|몇|두|요령)",
    # 예시 몇 개만 보여 줘
    r"예시.{0,6}(질문|보여|알려|주|들어)|(어떤|무슨) (종류의 )?질문|(으로|로)도 물어볼 수",
    # 물어볼 수 있는 게 뭐야
    r"(물어|질문|검색)\S*( 수 있는)? (거|것|게|건|걸)\S* (뭐|무엇|뭔|어떤)",
    r"사용법|쓰는 법|(이용|사용) 방법|도움말",
    r"(뭐|무엇|뭘|어떤 거|어디까지).{0,6}(해 ?줄 ?수|할 ?(수|줄)) (있|알)(아|어|나|니|는|습)(?!.{0,4}영상)",
)
HOW_TO_ASK = re.compile("|".join([*ENGLISH, *KOREAN]), re.IGNORECASE)
