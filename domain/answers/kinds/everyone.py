"""Whether something is so of everybody: yes with all of them, or no with those of whom it is not."""

from domain.answers.kinds.negatives import MIN_SEEN_SHARE_FOR_NO, apart, nothing_fits
from domain.answers.kinds.only import answer_only, with_asked
from domain.answers.kinds.yes_no import positive_clause
from domain.answers.wording.lines import list_lines, names_text, stay_line
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_person
from domain.language.message import text
from domain.language.messages import answering as say, tellings


def answer_everyone(speech: Speech) -> list[Sentence]:
    found = speech.findings
    if speech.query.only is not None and not speech.query.is_of_all:
        return answer_only(speech, speech.query.only)
    if not found.people_asked:
        return nothing_fits(speech, is_asked=True)
    if found.exceptions or found.exceptions_total:
        lines = [stay_line(each, speech.language) for each in found.exceptions]
        cited = [cite_person(each) for each in found.exceptions]
        return [speech.plain(speech.no(exceptions_text(speech)), cited), *list_lines(speech, lines)]
    clause = text(tellings.so_of_all, speech.language, positive_clause(with_asked(speech)))
    is_sure = not found.uncertain and found.looked.share >= MIN_SEEN_SHARE_FOR_NO
    return [
        speech.plain(speech.yes(clause) if is_sure else clause, speech.citations),
        *apart(with_asked(speech)),
    ]


def exceptions_text(speech: Speech) -> str:
    """Of how many it is not so, with who they are where all of them are known, in one recording."""
    found = speech.findings
    numbers = [each.number for each in found.exceptions]
    if found.exceptions_total is None:
        return text(tellings.not_so_of_some, speech.language, len(numbers), found.people_asked)
    line = text(tellings.not_so_of, speech.language, found.exceptions_total, found.people_asked)
    if speech.has_several_videos or len(numbers) < found.exceptions_total:
        return line
    return text(say.with_details, speech.language, line, names_text(speech, numbers))
