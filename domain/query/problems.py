"""Constraints that cannot hold: provisional until the parser's module is merged."""

from domain.language.message import Language


def problem_text(problem: str, language: Language) -> str:
    """The text of a problem in one language."""
    return f"{problem} ({language})"
