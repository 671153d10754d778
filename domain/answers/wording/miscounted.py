"""That there were more people, or fewer, than a question says: `which of the four left first?`."""

from domain.language.message import Language, text
from domain.language.messages import limits
from domain.query.findings import Findings


def miscounted_text(findings: Findings, language: Language) -> str | None:
    """A clause, which leaves open whom the question means; None where the number is right, or not said."""
    if findings.counted is None or findings.query.out_of is None:
        return None
    return text(limits.miscounted, language, findings.counted, findings.query.out_of)
