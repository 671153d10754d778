"""How questions ask how to ask, whatever they name as an example."""

import re

HOW_TO_ASK = (
    "how should i",
    "how do i ask",
    "how do i phrase",
    "how do i word",
    "how can i ask",
    "how to ask",
    "what can i ask",
    "what else can i ask",
    "what else can you",
    "what are you able",
    "which colours can you",
    "what colours can you",
)
"""How questions begin about how to ask, whatever they name as an example."""
HOW_TO_ASK_KO = re.compile(
    r"(어떻게|뭐라고|어떤 식으로|뭘|무엇을)\s*(\S+해서\s*)?"
    r"(질문|물어[보봐]|묻|검색|적[어으]|쳐야|치면|써야|쓰면)"
    r"|(질문|물어보려면|찾으려면).{0,14}어떻게|질문 (예시|방법|몇|두)"
    r"|(어떤|무슨) (종류의 )?질문|(으로|로)도 물어볼 수"
)
"""How Korean asks how to ask."""
