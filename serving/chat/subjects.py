"""Evidence about things, and about people with traits that classifiers guess."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.language.evidence import Evidence, TraitCounts
from domain.language.question import Question
from domain.people.followed import FollowedThing
from domain.people.traits import fits_traits
from domain.records import VideoRecord
from resources.db.engine import Stores


def things_there(stores: Stores, question: Question, video_ids: Sequence[int]) -> tuple[FollowedThing, ...]:
    """The things that a question is about, where and when it asks for them."""
    labels = question.subjects.things
    if not (labels and video_ids):
        return ()
    found = stores.tracks.things(video_ids, labels)
    if question.range is not None:
        start_s, end_s = question.range.start_s, question.range.end_s
        found = tuple(each for each in found if each.range.start_s < end_s and each.range.end_s >= start_s)
    if question.side is not None:
        found = tuple(each for each in found if each.attributes.get("location") == question.side)
    return found


def count_looked_for(videos: Sequence[VideoRecord]) -> Mapping[str, int]:
    """In how many analysed recordings each thing, kind of trait or action was looked for."""
    return Counter(name for video in videos if video.is_ready for name in video.looked_for)


def with_traits(stores: Stores, question: Question, video_ids: Sequence[int], found: Evidence) -> Evidence:
    """The evidence of people who probably have the wanted traits, and how many others there are."""
    everybody = stores.tracks.seen(video_ids, question.range)
    fits = {
        (each.video_id, each.number): fits_traits(each.attributes, question.subjects.traits)
        for each in everybody
    }
    told = list(fits.values())
    return replace(
        found,
        people=[each for each in found.people if fits.get((each.video_id, each.number))],
        events=[
            each
            for each in found.events
            if any(fits.get((each.video_id, number)) for number in each.event.track_numbers[:1])
        ],
        related=[
            each
            for each in found.related
            if any(fits.get((each.video_id, number)) for number in each.event.track_numbers[:1])
        ],
        traits=TraitCounts(len(told), told.count(True), told.count(None)),
    )
