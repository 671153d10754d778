"""People called by gender or age beside what they wear or did: `the lady in pink`."""

import re

from domain.understanding.lexicon.rewordings.english.reports import COLOUR, TOP

NOUN = r"(?:wom[ae]n|lady|man|gentleman|girl|boy|kid)"
DRESSED = r"(?:in|wearing|dressed|with|clad|who|that had|who had)"
CALLED_EN = re.compile(
    rf"\b(?P<before>(?:the|that|this|which|what) (?:(?:same|other) )?(?:{COLOUR}(?:-\w+)? )?)(?P<noun>{NOUN})"
    rf"(?P<after>(?:['’]s)? (?:{DRESSED})\b)"
    rf"|\b(?P<coloured>(?:the|that|this) (?:\w+ )?{COLOUR}(?: {TOP})? )(?P<last>{NOUN})\b",
    re.IGNORECASE,
)
"""Somebody definite, with clothes or a deed beside the noun."""
NOUN_KO = (
    r"(?:(?:남|여)(?:자|성)(?: ?(?:분|애|아이|손님))?|아저씨|아주머니|아줌마|아가씨"
    r"|할머니|할아버지|여인|신사|"
    r"학생|청년|꼬마|여학생|남학생)"
)
CALLED_KO = re.compile(
    r"(?P<before>(?:옷|(?:입|걸치|걸친)(?:은|으신|고 있는|고 "
    r"있던)|상의|하의|윗옷|윗도리|웃옷|티|티셔츠|셔츠|잠바|"
    r"재킷|자켓|점퍼|외투|코트|후드|바지|치마|블라우스|스웨터|(?:넘어|쓰러|자빠)"
    r"(?:진|졌던|지신)|앉(?:은|아 있던|았던)|"
    r"누워 ?있던|뛰어?(?:간|갔던)|서성(?:이던|인)|배회(?:하던|한)|두고 간) (?:그 )?)"
    rf"(?P<noun>{NOUN_KO})(?P<particle>가|는|를|와|로|랑|야|예요|였|라)?"
    r"(?![가-힣]*(?:인지|일까|이었|였어))",
)
"""The same in Korean; the particle is that of a noun that ends in a vowel, and is made to fit."""
PARTICLES_KO = {
    "가": "이", "이가": "이", "는": "은", "이는": "은", "를": "을", "와": "과", "로": "으로", "랑": "이랑",
    "이하고": "하고", "야": "이야", "예요": "이에요", "였": "이었", "라": "이라",
}  # fmt: skip
"""Particles behind another word, as they stand behind the one for a person; the rest stay as they are."""
PERSON, PERSON_KO = "person", "사람"
"""In place of the noun."""
WORN = re.compile(
    r"hats?|caps?|(?:sun)?glasses|spectacles|shoes?|boots?|trainers|sneakers?|socks?|gloves?|scar(?:f|ves)"
    r"|masks?|helmets?|earrings?|necklace|beard|moustache|tattoos?|hair|hair(?:style|cut)|watch"
    r"|(?:모자|안경|선글라스|신발|구두|운동화|부츠|양말|장갑|목도리|스카프|마스크|헬멧|귀걸이|목걸이|수염|문신|머리|시계).*",
    re.IGNORECASE,
)
"""What people wear beside tops, trousers and skirts, of which no colours are read."""
