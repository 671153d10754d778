"""Which of the people who are asked about by their numbers fit."""

from domain.answers.wording.speech import Speech
from domain.language.evidence import people_in


def fitting(speech: Speech) -> tuple[int, ...]:
    """Their numbers, in the order of the question; all of them where the evidence names nobody."""
    asked = speech.query.people.numbers
    found = {each.number for each in speech.findings.people}
    found = found or {number for _, number in people_in(speech.findings.events)}
    return tuple(each for each in asked if each in found) or asked


def do_all_fit(speech: Speech) -> bool:
    """Whether everybody fits who is asked about by number: `did person 1 and person 2 leave?`."""
    return fitting(speech) == speech.query.people.numbers
