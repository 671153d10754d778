"""Receipts of answers."""

from domain.language.message import message

OLDER_SAME = message(
    "Given from an older analysis. The recording was analysed again since, with the same result here.",
    "이전 분석을 바탕으로 한 답변입니다. 이후 다시 분석했으며, 이 부분의 결과는 같습니다.",
)
OLDER_OTHER = message(
    "Given from an older analysis. The recording was analysed again since, and the result here differs.",
    "이전 분석을 바탕으로 한 답변입니다. 이후 다시 분석했으며, 이 부분의 결과가 달라졌습니다.",
)
