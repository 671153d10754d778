"""From an understood question to all that an answer may say: what the database holds for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from domain.actions.looks import LookTotals
from domain.events.kinds.kind import Source
from domain.language.evidence import LookedAt
from domain.people.followed import SeenPerson
from domain.query.completing import combined
from domain.query.filters import PeopleFilter, PlaceFilter, TimeFilter
from domain.query.findings import Findings
from domain.query.group_sides import parts_of
from domain.query.meetings import in_sight_together
from domain.query.problems import TOO_MANY_LEFT_OUT, problem
from domain.query.query import GroupBy, Intent, Order, Query, Relation, RelationKind, Scope, Subject
from domain.records import VideoRecord
from resources.db.engine import Stores
from resources.db.planning import plan_anew
from serving.chat.asking import Asker, made_at
from serving.chat.everyone import Gather, gather_everyone, with_everybody
from serving.chat.gathering import MAX_READ, Gathering
from serving.chat.members import of_group
from serving.chat.named import with_named
from serving.chat.parts import MAX_PARTS, chosen_parts
from serving.chat.picked import with_picked
from serving.chat.returns import asks_for_return, gather_return
from serving.chat.sides import gather_of_either, told_apart
from serving.chat.surroundings import videos_in_scope

MAX_LEFT_OUT = 5000
"""People whom a question may leave out: a statement has room for so many."""
OF_CLOCK = (GroupBy.DAY, GroupBy.HOUR)
"""What needs to be known of the time of a recording."""


def gather_answer(stores: Stores, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo) -> Findings:
    """What recordings hold for a question; also that somebody did not come back, in one recording."""
    look_up = partial(gather, stores, videos=videos, zone=zone)
    returned = gather_return(query, look_up) if asks_for_return(query) and len(videos) == 1 else None
    found = returned or look_up(query)
    in_sight = in_sight_together(query) if not found.total else None
    found = replace(found, in_sight=look_up(in_sight)) if in_sight is not None else found
    found = with_everybody(with_fewer(found, look_up), look_up)
    is_settled = query.is_understood and (found.total or found.referents or found.sides)
    return found if is_settled or query.refers_back else with_named(found, query, look_up)


def with_fewer(found: Findings, look_up: Gather) -> Findings:
    """Where there are fewer than the nth that is asked for, those there are, which show that."""
    order = found.query.order
    is_short = order is not None and order.nth > found.total > 0 and order.limit == 1
    if not is_short or order is None or order.of_people:
        return found
    fewer = look_up(replace(found.query, order=None))
    return replace(found, referents=fewer.people, related=fewer.events if not fewer.people else ())


def gather(stores: Stores, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo) -> Findings:
    """What recordings hold for a query; `zone` is that of cameras without one of their own."""
    special = gather_in_steps(stores, query, videos, zone)
    if special is not None:
        return special
    ready = sorted((video for video in videos if video.is_ready), key=made_at)
    unready = [video for video in videos if not video.is_ready]
    found = Findings(
        query=query,
        looked=LookedAt(len(videos), len(ready), sum(video.duration_s for video in videos), 0.0),
        videos={video.video_id: video for video in ready},
        unready=unready,
        undated=[video for video in ready if is_undated(query, video)],
        zone=zone,
        looked_for=Counter(name for video in ready for name in video.looked_for),
        closer=closer_looks(stores, query, ready),
    )
    if not ready:
        return found
    plan_anew(stores.connection)
    asker = Asker.of(stores.queries, query, ready, zone)
    asked = asker.ask(query)
    if not asked.video_ids:
        return replace(found, empty_time=True)
    compared = query.compared
    if query.order is not None:
        compared = told_apart(compared, partial(gather, stores, videos=videos, zone=zone))
    sides = tuple(gather_side(stores, query, each, videos, zone) for each in compared)
    return Gathering(stores.queries, asked, replace(found, sides=sides)).complete()


def gather_in_steps(
    stores: Stores, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Findings | None:
    """What takes several queries: whom it means or leaves out, each of several parts; None for others."""
    look_up = partial(gather, stores, videos=videos, zone=zone)
    picked = of_group(with_picked(query, look_up), look_up)
    if picked != query:
        return gather(stores, picked, videos, zone)
    if query.either_order:
        return gather_in_either_order(stores, query, videos, zone)
    if query.order is not None and query.order.of_people:
        return gather_of_one(stores, query, query.order, videos, zone)
    if query.meant is not None:
        return gather_of_meant(stores, query, query.meant, videos, zone)
    if query.excluded is not None:
        return gather(stores, without_excluded(stores, query, query.excluded, videos, zone), videos, zone)
    if query.is_of_everyone:
        return gather_everyone(query, look_up)
    return gather_groups(stores, query, videos, zone) if query.by is not None else None


def gather_of_meant(
    stores: Stores, query: Query, meant: Query, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Findings:
    """For a query about whoever fits another one; where nobody does, that is what is told."""
    if meant.compared:
        look_up = partial(gather, stores, videos=videos, zone=zone)
        return gather_of_either(query, meant.compared, look_up)
    who = replace(meant, scope=query.scope, people=combined(query.people, meant.people), intent=Intent.EXISTS)
    found = gather(stores, who, videos, zone)
    people = fitting(stores, found, who, zone)
    if not people:
        return found
    if len(people) >= MAX_LEFT_OUT:
        problems = (*query.problems, problem(TOO_MANY_LEFT_OUT, query.text))
        return gather(stores, replace(query, meant=None, problems=problems), videos, zone)
    among = tuple((each.video_id, each.number) for each in people)
    return gather(stores, replace(query, meant=None, people=replace(query.people, among=among)), videos, zone)


def fitting(stores: Stores, found: Findings, who: Query, zone: ZoneInfo) -> Sequence[SeenPerson]:
    """All people who fit a query, also where an answer reads fewer of them."""
    if found.total <= len(found.people):
        return found.people
    asked = Asker.of(stores.queries, who, list(found.videos.values()), zone).ask(who)
    return stores.queries.people(asked, MAX_LEFT_OUT).rows


def without_excluded(
    stores: Stores, query: Query, excluded: Query, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Query:
    """The same of all but those whom it leaves out."""
    who = replace(excluded, scope=query.scope)
    found = gather(stores, who, videos, zone)
    left_out = [*found.people, *found.uncertain]
    if found.total > len(found.people) or len(found.uncertain) >= MAX_READ:
        asked = Asker.of(stores.queries, who, list(found.videos.values()), zone).ask(who)
        unsure = stores.queries.unsure_people(asked, MAX_LEFT_OUT)
        left_out = [*fitting(stores, found, who, zone), *unsure.rows]
        if len(left_out) >= MAX_LEFT_OUT:
            too_many = problem(TOO_MANY_LEFT_OUT, query.text)
            return replace(query, excluded=None, problems=(*query.problems, too_many))
    others = tuple((each.video_id, each.number) for each in left_out)
    people = replace(
        query.people, others_than=(*query.people.others_than, *others), names_others=bool(others)
    )
    return replace(query, excluded=None, people=people)


def gather_in_either_order(
    stores: Stores, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Findings:
    """For a question whether something was before or after something else: what was after, else before."""
    asked = replace(query, either_order=False)
    kinds = (RelationKind.AFTER, RelationKind.BEFORE)
    found = [gather(stores, replace(asked, relations=related(query, kind)), videos, zone) for kind in kinds]
    return found[0] if found[0].total or not found[1].total else found[1]


def related(query: Query, kind: RelationKind) -> tuple[Relation, ...]:
    orders = (RelationKind.AFTER, RelationKind.BEFORE)
    return tuple(replace(each, kind=kind) if each.kind in orders else each for each in query.relations)


def gather_of_one(
    stores: Stores, query: Query, order: Order, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Findings:
    """For a query about whomever an order picks: first who that is, then what is asked of them.

    Clothes say who is meant where something else is asked: `did the first one in red leave?`; where they are
    all that is said, they are what is asked: `was the first one in red?`.
    """
    is_of_looks, wanted = is_about_looks(query), query.people
    known = replace(wanted, clothes=(), traits=(), facing=None) if is_of_looks else wanted
    who = replace(
        query,
        intent=Intent.WHICH,
        subject=Subject.PEOPLE,
        events=(),
        people=replace(known, not_doing=()),
        place=PlaceFilter(),
        time=TimeFilter(wall=query.time.wall),
        relations=(),
        is_lag=False,
        length=None,
        count=None,
        is_negated=False,
        order=replace(order, of_people=False),
    )
    found = gather(stores, who, videos, zone)
    if not found.people:
        return found
    number, video_id = found.people[0].number, found.people[0].video_id
    asked = replace(wanted, doing=()) if is_of_looks else PeopleFilter(not_doing=wanted.not_doing)
    one = replace(asked, numbers=(number,), of_video=video_id)
    return gather(stores, replace(query, people=one, order=None), videos, zone)


def is_about_looks(query: Query) -> bool:
    """Whether nothing but looks is asked of somebody."""
    told = (query.events, query.relations, query.length, query.people.not_doing)
    return not any(told) and query.place == PlaceFilter() and query.intent is Intent.EXISTS


def gather_side(
    stores: Stores, query: Query, side: Query, videos: Sequence[VideoRecord], zone: ZoneInfo
) -> Findings:
    """One side of a comparison, in its own recordings; where no counts are compared, what the order picks."""
    inside = videos
    if side.scope != Scope():
        cameras = [record.settings for record in stores.camera_settings.all()]
        inside = videos_in_scope(videos, cameras, side.scope)
    return gather(stores, replace(side, order=side.order or query.order), inside, zone)


def gather_groups(stores: Stores, query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo) -> Findings:
    """For a query that counts apart: all that fits, and what fits each group that has recordings."""
    found = gather(stores, replace(query, by=None, order=None), videos, zone)
    parts = parts_of(query, list(found.videos.values()), zone)
    chosen = chosen_parts(stores.queries, parts, query.order, zone)
    sides = [gather(stores, each.query, each.videos, zone) for each in chosen]
    known = tuple(side for side in sides if not side.empty_time)
    return replace(
        found,
        query=query,
        sides=known[-MAX_PARTS:],
        more_sides=len(known) > MAX_PARTS or len(chosen) < len(parts),
        empty_time=found.empty_time or not known,
        undated=[video for video in found.videos.values() if is_undated(query, video)],
    )


def is_undated(query: Query, video: VideoRecord) -> bool:
    """Whether it must be known when a recording was made, and is not."""
    is_asked = query.time.wall is not None or query.time.daily is not None or query.by in OF_CLOCK
    return is_asked and video.recorded_at is None


def closer_looks(stores: Stores, query: Query, ready: Sequence[VideoRecord]) -> LookTotals:
    """How far a model has looked, where what only a model tells is asked for."""
    if not any(each.kind.source is Source.MODEL for each in query.events):
        return LookTotals()
    return stores.closer_looks.totals([video.video_id for video in ready])
