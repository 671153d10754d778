"""Why something could not be done, in words for the person who uploaded the recording.

Codes are stored; texts are made from them when somebody reads.
"""

from domain.language.message import Language, text, texts
from domain.language.messages.reasons import REASONS


def reason_text(code: str, language: Language) -> str:
    """The text for a stored code; raises `KeyError` for a code that nobody defined."""
    return text(REASONS[code], language)


def reason_texts(code: str) -> tuple[str, str]:
    """The same text in English and in Korean."""
    return texts(REASONS[code])


class AnalysisError(Exception):
    """An analysis cannot go on, for a reason that its owner can understand.

    Raised with a code of `domain.language.messages.reasons`; `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{reason_text(code, Language.ENGLISH)} {detail}".strip())
        self.code = code
        self.detail = detail
