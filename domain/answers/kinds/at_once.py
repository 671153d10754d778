"""How many people were in sight at the same time, and when."""

from domain.answers.kinds.negatives import MIN_SEEN_SHARE_FOR_NO, apart, nothing_fits
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text
from domain.language.evidence import Citation, Sentence
from domain.language.message import text
from domain.language.messages import tellings
from domain.query.filters import CountFilter
from domain.query.peaks import Peak
from domain.query.query import Intent


def answer_at_once(speech: Speech) -> list[Sentence]:
    """The largest number, with yes or no where so many are asked for; or the times with so many."""
    found, query = speech.findings, speech.query
    is_asked = query.intent is Intent.EXISTS
    if not found.peaks:
        return nothing_fits(speech, is_asked=is_asked)
    cited = [cite_peak(each) for each in found.peaks]
    most = max(each.count for each in found.peaks)
    is_enough = query.count is not None and query.count.holds(most)
    if query.intent is Intent.HOW_LONG and is_enough:
        return [speech.plain(so_long(speech), cited)]
    if query.intent in (Intent.WHEN, Intent.FIND) and is_enough:
        told = (speech.timed(speech.wanted.at_once(each.count), cite_peak(each)) for each in found.peaks)
        return [*speech.listed(told, cited), *apart(speech)]
    clause = speech.wanted.at_once(most, is_most=True)
    if is_asked and query.count is not None and not speech.has_unsure:
        is_sure = is_enough or found.looked.share >= MIN_SEEN_SHARE_FOR_NO
        clause = (speech.yes(clause) if is_enough else speech.no(clause)) if is_sure else clause
    return [speech.lead(clause, cited), *apart(speech)]


def so_long(speech: Speech) -> str:
    """How long so many were there, in all."""
    peaks, count = speech.findings.peaks, speech.query.count
    least = min(each.count for each in peaks)
    if count is not None and count.at_most is None:
        least = count.at_least  # for a part of it there may have been more
    is_anybody = count == CountFilter(at_least=1)
    clause = speech.wanted.somebody_there() if is_anybody else speech.wanted.at_once(least)
    length = length_text(sum(each.range.length_s for each in peaks), speech.language)
    return text(tellings.in_all, speech.language, clause, length)


def cite_peak(peak: Peak) -> Citation:
    return Citation(peak.video_id, peak.range.start_s, peak.range.end_s, None, None, peak.run_id)
