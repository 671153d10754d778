"""How people say who they are and why they ask, beside their question."""

import re

PART_END = re.compile(r"[.!?\n]|:(?=\s)|\s[-–—](?=\s)|(서요|거든요|데요|니다)[ㅠㅜㅋㅎ~^]*(?=\s)")
"""What ends a part of a question; commas do so too."""
FIRST_PERSON = re.compile(
    r"\b(i|im|we|my|our|me|us)\b|^\W*(저|제|나|내|우리|저희)(는|가|도|의)?(?![가-힣])",
    re.IGNORECASE,
)
SELF = re.compile(
    r"(i['’]m|i am|we['’]re|we are|my name is|this is) (just |only |still |not )?"
    r"(an?|the|new|from|at|with|between|writing|drafting|filing|preparing|in charge|responsible|one of)\b"
    r"|my \w+ (is|are|was|has|have|keeps?|wants?|says?|said|told)\b"
    r"|(it|this|that)('s| is| goes| will go| has to go) (needed |meant |all )?(for|into)\b"
    r"|(저는|나는|전|난|저희는|우리는) [^.!?,]*(입니다|이에요|예요|인데요?|이라서?|이고요?)(?=[\s.,!])",
    re.IGNORECASE,
)
"""Who somebody is and what an answer is for, whatever else the words mean: `I'm the night guard`."""
SAID_KO = re.compile(
    r"(애|아이|손님|어머님|어머니|아버지|학생|직원|사장님|점주님|알바|할머니|할아버지|아내|남편|딸|아들)\S* "
    r"(\S+ )?\S+(대요|답니다|다네요|래요|다고 하\S+)\W*$"
    r"|\S+(\s\S+)? ?(대조|비교|확인|참고|정리|보고|제출|첨부|기록)(하게|하려고|하려구|할라고|할려고)\S*\W*$"
    r"|(\S+ ){0,2}\S*(급함|급해\S*|급합니다|바쁨|바빠\S*)\W*$"
    r"|(\S+ ){1,2}\S+다고 (전화|연락|문의|민원|신고)\S* (와서|왔\S*|들어\S*|받\S*)\W*$"
)
"""What Korean says of somebody's words, of haste, and of what an answer is for, where nothing narrows."""
WANTS = re.compile(
    r"\b(mean|want|need|looking|search|asking?|see|seen|saw|know|find|think|thought|guess|believe|suspect|show|"
    r"tell|give|let|help|interested|like|after|ignore|exclude|except|skip|leave|only|just|don['’]t|do not"
    r"|count|focus|consider|assume|use|take|rather|prefer|love)\b|빼|제외|말고|무시|만 ",
    re.IGNORECASE,
)
"""With these words somebody says what they ask for: `I mean the drunk one`."""
INTRODUCED = re.compile(
    r"^\W*this is\b|\bhere\W*$|(입니다|이에요|예요)\W*$|^for (the|my|our|an?)\b", re.IGNORECASE
)
"""`Constable Reeve here.`, `this is the insurance office`, `for our files`."""
HERE = "here"
MAX_NAMED = 4
"""Terms at the beginning among which `here` ends who speaks: `dispatch here, need the one in red`."""
REASON = re.compile(
    r"\S*(할|볼|쓸|낼|올릴|보낼|보는|하는|쓰는|묻는|찾는|드릴|드리는|적을|적는|남길|넣을|붙일|넘길) "
    r"?(거라서?|거니까|것이라|건데요?|거여서|중인데요?|중이라서?|참이라)(?=[\s,]|$)"
    r"|\S*야 (해서요?|돼서요?|되어서요?|하는데요?|되는데요?|하니까|되니까|합니다"
    r"|해요|돼요|되거든요?|하거든요?)"
    r"(?=[\s,.]|$)"
    r"|\S+ (땜에|때문에) \S+ 중(인데요?|이라\S*|입니다)(?=[\s,]|$)"
    r"|\S+ 때문에 (보는|찾는|묻는|여쭤보는|문의하는|확인하는) \S+(?=[\s,.]|$)"
    r"|\S+ (말로는|말에 따르면|말에 의하면|말씀으론|말씀으로는|말씀에 따르면|말론|얘기론|얘기로는)(?=[\s,]|$)"
    r"|(?:\S+ )?(?:못|안) \S+(?:니까|라서|어서|아서|느라)(?=[\s,])|(?:\S+ ){1,3}중이라서?(?=[\s,])"
    r"|\S*(?:바빠|아파|피곤해|귀찮아|깜빡해)서(?=[\s,])"
    r"|\S*려고 (합니다|해요|하는데요?|하거든요)(?=[\s,.]|$)"
)
"""Korean clauses that say why somebody asks, or who said so: `경위서에 첨부할 거라`, `직원 말로는`."""
PURPOSE = re.compile(
    r"(\S+ )?\S+용으?로(?=\s)|\S+ \S+ 수 있(게|도록)(?=\s)|\bfor (the|my|our|an?) [^,.;:?!]*[.!]?$"
)
"""What a list or a summary is for: `교대용으로`, `점주님께 보낼 수 있게`, `for the shift handover`."""
OF_THIRD = re.compile(
    r"he|she|him|her|his|it|its|they|them|their|that|those|these|그|걔|얘|그게|그거|그것|그때|그러고|거기",
    re.IGNORECASE,
)
"""Words that may mean somebody or something which is named beside the question."""
