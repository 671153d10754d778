"""Whom a question is about that found nothing, or was not understood, so that the next one may say `they`.

`Did the one in green fall?`, no. `When did they leave?` is of the one in green, not of anybody before.
"""

from dataclasses import replace

from domain.query.deeds import tells_of_two
from domain.query.filters import PeopleFilter, TimeFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject
from serving.chat.everyone import Gather


def with_named(found: Findings, query: Query, gather: Gather) -> Findings:
    """With the one person whom the question names by looks or a number, if only perhaps; nobody of several.

    After one that was not understood the next goes on from whomever it named, however many these are.
    """
    looks = replace(query.people, doing=(), not_doing=(), not_at=(), times=None)
    if looks == PeopleFilter() or query.intent in (Intent.COVERAGE, Intent.HELP):
        return found
    if tells_of_two(query):  # two are meant, of whom the looks name one
        return found
    who = Query(
        query.text,
        query.language,
        Intent.WHICH,
        Subject.PEOPLE,
        people=looks,
        time=TimeFilter(wall=query.time.wall, daily=query.time.daily),
        scope=query.scope,
    )
    people = gather(who)
    if people.total == 0 and len(people.uncertain) == 1:  # whoever it is, that person is meant from here on
        one = people.uncertain[0]
        number = PeopleFilter(numbers=(one.number,), of_video=one.video_id)
        return replace(found, named=(one,), goes_on=replace(who, people=number))
    named = people.people if people.total == 1 and not people.uncertain else ()
    return replace(found, named=named, goes_on=found.goes_on if query.is_understood else who)
