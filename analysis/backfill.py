"""What is to be made again and why, and what that takes by what was measured."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from analysis.actions import ROLE
from domain.backfill import (
    BackfillEstimate,
    BackfillGroup,
    Because,
    StaleStage,
    estimate_backfill,
    group_recordings,
)
from domain.stages import DETECTIONS, EVENTS, TRACKS
from resources.db.engine import Stores
from resources.db.stores.staleness import RecordingScope, WantedSpace
from resources.models.actions import load_action_model
from resources.models.bedrock import is_bedrock
from resources.models.classifiers import ClassifierModels
from resources.models.detectors import configured_detector
from resources.models.embedders import embedder_digest
from resources.models.titan import PURPOSE
from resources.models.weights import weights_cache
from resources.settings import Settings, split_list


@dataclass(frozen=True, slots=True)
class BackfillPlan:
    """What is stale, what is made again for that, and what it takes."""

    stale: tuple[StaleStage, ...]
    groups: tuple[BackfillGroup, ...]
    estimate: BackfillEstimate


def plan_backfill(
    stores: Stores, settings: Settings, scope: RecordingScope, because: Collection[Because]
) -> BackfillPlan:
    """Look for what is stale for any of some reasons; raises `SetupError` when a model cannot be loaded."""
    stale = tuple(each for each in find_stale(stores, settings, scope, because) if each.because in because)
    return plan_stages(stores, settings, stale)


def plan_places(
    stores: Stores, settings: Settings, scope: RecordingScope, digest: str | None = None
) -> BackfillPlan:
    """What is made again for the zones and lines of a camera, or for those of a digest before it has them."""
    return plan_stages(stores, settings, tuple(stores.staleness.of_other_places(scope, digest)))


def plan_stages(stores: Stores, settings: Settings, stale: tuple[StaleStage, ...]) -> BackfillPlan:
    """What is made again with some stages, and what that takes."""
    groups = group_recordings(stale)
    workloads = stores.staleness.workloads({each.video_id for each in stale})
    rates, price_usd = stores.staleness.seconds_per_s(), usd_per_window(stores, settings)
    return BackfillPlan(stale, groups, estimate_backfill(groups, stale, workloads, rates, price_usd))


def find_stale(
    stores: Stores, settings: Settings, scope: RecordingScope, because: Collection[Because]
) -> Iterator[StaleStage]:
    """What is stale for some reasons, and maybe for others; models are loaded only where they matter."""
    found = stores.staleness
    if Because.CODE in because:
        yield from found.of_older_code(scope)
    if Because.MISSING in because:
        yield from found.without_result(scope)
    if Because.PLACES in because:
        yield from found.of_other_places(scope)
    if Because.MODEL in because:
        yield from of_other_models(stores, settings, scope)
    if {Because.MODEL, Because.MISSING} & set(because):
        name = settings.embedding_model
        yield from found.lacking_vectors(scope, WantedSpace(name, embedder_digest(name)))
    if Because.FAILED in because:
        yield from found.not_done(scope)


def of_other_models(stores: Stores, settings: Settings, scope: RecordingScope) -> Iterator[StaleStage]:
    """Boxes of another detector, people that other classifiers have looked at, events of another model."""
    names = tuple(split_list(settings.person_classifiers))
    classifiers = ClassifierModels(names, weights_cache(settings)).titles
    ask = stores.staleness.of_other_model
    return chain(
        ask(scope, DETECTIONS.name, "detector", configured_detector(settings).title),
        ask(scope, TRACKS.name, "classifiers", classifiers),
        ask(scope, EVENTS.name, ROLE, action_model_title(settings)),
    )


def action_model_title(settings: Settings) -> str | None:
    """The configured action model as runs note it; None for none."""
    name = settings.action_model
    return load_action_model(name, weights_cache(settings), settings).title if name else None


def usd_per_window(stores: Stores, settings: Settings) -> float | None:
    """What the vector of a window has cost on average: nothing by a local model, None before any call."""
    if not is_bedrock(settings.embedding_model):
        return 0.0
    uses = [
        use
        for use in stores.model_uses.totals()
        if (use.model, use.purpose) == (settings.embedding_model, PURPOSE)
    ]
    return uses[0].cost_usd / uses[0].calls if uses and uses[0].calls else None
