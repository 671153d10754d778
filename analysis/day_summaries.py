"""Summaries of a day: of each camera, and of each site."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from analysis.summaries import TEMPLATE, write_summary
from domain.language.day_summary import draft_camera_day, draft_site_day
from domain.summaries.days import CameraDay, Day, camera_day
from domain.summaries.drafts import SummaryDraft, WrittenSummary
from resources.db.engine import Database, Stores
from resources.db.stores.days import CameraPlace, DaySummary, Scope
from resources.settings import Settings


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day of a camera or site as the templates tell it, and what it rests on."""

    name: str
    day: Day
    cameras: tuple[str, ...]
    recordings: int
    digest: str
    draft: SummaryDraft


def summarise_day(
    database: Database, scope: Scope, on: date, settings: Settings, run_id: str
) -> tuple[DaySummary, ...]:
    """Write and store the summaries of a day for all cameras, or for all sites; returns them.

    A language model is asked between the two transactions, so that none waits for it.
    """
    with database.transaction() as stores:
        places = stores.days.places(settings.zone)
        make = camera_drafts if scope is Scope.CAMERA else site_drafts
        drafts = list(make(stores, places, on))
    summaries = tuple(finished(each, scope, settings) for each in drafts)
    with database.transaction() as stores:
        stores.days.replace(on, scope, summaries, run_id)
    return summaries


def camera_drafts(stores: Stores, places: Iterable[CameraPlace], on: date) -> Iterable[DayDraft]:
    """One for every camera; recordings without a camera only where there are some."""
    for place in places:
        day = Day(on, place.zone)
        found = day_of(stores, place, day)
        if found.recordings or place.name:
            digest, draft = stores.days.digest([place], day), draft_camera_day(found)
            yield DayDraft(place.name, day, (place.name,), found.recordings, digest, draft)


def day_of(stores: Stores, place: CameraPlace, day: Day) -> CameraDay:
    """What a camera's recordings show of a day."""
    return camera_day(place.name, stores.days.recordings(place.name, day), day, place.quiet_hours)


def site_drafts(stores: Stores, places: Sequence[CameraPlace], on: date) -> Iterable[DayDraft]:
    """One for every site. Its day is that of the time zone of its last camera by name."""
    ordered = sorted(places, key=lambda place: (place.site, place.name))
    for site, here in groupby(ordered, key=lambda place: place.site):
        yield site_draft(stores, site, list(here), on)


def site_draft(stores: Stores, site: str, places: Sequence[CameraPlace], on: date) -> DayDraft:
    """Recordings without a camera count where there are some."""
    day = Day(on, places[-1].zone)
    every = [day_of(stores, place, day) for place in places]
    days = [each for each in every if each.recordings or each.camera]
    cameras = tuple(each.camera for each in days)
    digest = stores.days.digest([place for place in places if place.name in cameras], day)
    recordings = sum(each.recordings for each in days)
    return DayDraft(site, day, cameras, recordings, digest, draft_site_day(site, days, day))


def finished(found: DayDraft, scope: Scope, settings: Settings) -> DaySummary:
    """No model is asked about a day without recordings: there is nothing to tell."""
    written = WrittenSummary(found.draft.whole, TEMPLATE)
    if found.recordings:
        written = write_summary(found.draft, settings)
    return DaySummary(
        scope=scope,
        name=found.name,
        day=found.day.date,
        time_zone=found.day.zone.key,
        cameras=found.cameras,
        recordings=found.recordings,
        digest=found.digest,
        written=written,
    )
