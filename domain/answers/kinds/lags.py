"""How long after one thing another happened."""

from domain.answers.kinds.negatives import nothing_fits
from domain.answers.wording.lines import event_line, subject_name
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text
from domain.language.evidence import Citation, Sentence
from domain.language.message import text
from domain.language.messages import tellings


def answer_lag(speech: Speech) -> list[Sentence]:
    """The time that passed, and what ended it; both stretches are cited."""
    lag = speech.findings.lag
    if lag is None:
        return nothing_fits(speech)
    what, cited = event_line(lag.until, speech.language)
    if speech.query.at_end:
        number = lag.until.event.track_numbers[0]
        what = text(tellings.got_up_again, speech.language, subject_name(number, speech.language))
    passed = Citation(lag.until.video_id, lag.range.start_s, lag.range.end_s, None, None, cited.run_id)
    length = length_text(lag.range.length_s, speech.language)
    line = text(tellings.later_by, speech.language, length, what)
    return [speech.plain(f"{speech.label(cited.video_id)}{line}", [passed, cited])]
