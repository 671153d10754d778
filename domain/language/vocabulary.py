"""The words by which texts of language models are checked, as patterns over lower-cased English and Korean.

Nothing here is shown to anybody.
"""

KOREAN = r"[가-힣ㄱ-ㆎᄀ-ᇿ]"
"""Whole syllables, and single letters as in `ㅋㅋㅋ`, in both blocks of Unicode that have them."""
ORDER_WORDS = (
    r"https?://|www\.|\b(ignore|disregard|forget) (\w+ ){0,3}(instruction|prompt|rule|above)"
    r"|\b(system|developer) (prompt|message)|\bas an ai\b|\binstructions?\b"
    r"|(지시|명령|프롬프트|규칙)\S* ?(무시|따르|잊)|이전 ?지시|시스템 ?(프롬프트|메시지)"
)
"""Instructions to a model, which no summary holds unless something in the picture gave them."""
ENGLISH_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers as words, from two on."""
KOREAN_NUMBERS = ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
"""The same as they stand before what is counted."""
KOREAN_COUNTERS = r"(명|건|번|개|사람|차례|곳)"
"""What follows a number in Korean where something is counted."""
PEOPLE_COUNT = r"(\d+) ?(?:people|persons?\b|명)"
"""How many people a text speaks of."""
