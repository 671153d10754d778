"""Whether somebody was the only one: yes, or no with all who fit."""

from dataclasses import replace

from domain.answers.kinds.negatives import MIN_SEEN_SHARE_FOR_NO, apart, nothing_fits, unsure
from domain.answers.wording.lines import names_text
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_person
from domain.language.message import text
from domain.language.messages import answering as say
from domain.people.followed import SeenPerson
from domain.query.completing import combined
from domain.query.query import Query


def answer_only(speech: Speech, only: Query) -> list[Sentence]:
    """`only` is who is said to be the only one, and how many of them there may be."""
    found = speech.findings
    if not found.people_asked:
        return nothing_fits(speech, is_asked=True)
    told = everybody(speech)
    clause = speech.wanted.there_are(found.people_asked)
    if len(told) == found.people_asked and not speech.has_several_videos:
        numbers = [each.number for each in told]
        clause = text(say.with_details, speech.language, clause, names_text(speech, numbers))
    cited = [cite_person(each) for each in told]
    is_too_many = only.count is not None and not only.count.holds(found.people_asked)
    if found.exceptions or found.exceptions_total or is_too_many:
        return [speech.plain(speech.no(clause), cited)]
    if not found.people:
        return [unsure(with_asked(speech))]
    is_sure = not found.uncertain and found.looked.share >= MIN_SEEN_SHARE_FOR_NO
    return [speech.plain(speech.yes(clause) if is_sure else clause, cited), *apart(with_asked(speech))]


def with_asked(speech: Speech) -> Speech:
    """The same of those who are named, or with what all are asked to wear: `2 people in red left`."""
    query = speech.query
    if query.only is None:
        return speech
    asked = replace(query, people=combined(query.people, query.only.people))
    return replace(speech, findings=replace(speech.findings, query=asked))


def everybody(speech: Speech) -> list[SeenPerson]:
    """All who fit that are known, whoever was named, in the order of their numbers."""
    found = speech.findings
    people = {
        (each.video_id, each.number): each for each in (*found.people, *found.exceptions, *found.uncertain)
    }
    return [people[key] for key in sorted(people)]
