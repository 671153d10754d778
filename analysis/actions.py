"""Let a model look closer at the few stretches that rules find worth it.

What it says only adds to what rules found. Where it fails, their events stand, and the reason is kept.
"""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from analysis.clips import reasons_of_media
from analysis.people.classify import crop
from analysis.stage import Stage
from domain.actions.answers import ActionAnswer
from domain.actions.candidates import choose_candidates
from domain.actions.looks import CloserLook, action_events, to_look
from domain.actions.plans import PicturePlan, plan_pictures
from domain.actions.prompts import ACTION_TYPES, PROMPT_VERSION
from domain.cameras.places import Zone
from domain.language.reasons import AnalysisError
from domain.records import Event, Track
from gpu_ops.previews import fit_image
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frames_at
from resources.aws.errors import AwsError
from resources.db.engine import Stores
from resources.db.stores.model_uses import ModelUse
from resources.device import Device, DeviceError
from resources.errors import BudgetError, HostedModelError, NotFoundError, SetupError, StorageFullError
from resources.models.actions import ActionModel, ActionModelSource, Outcome, StretchPictures
from resources.models.spending import noted_uses
from resources.time_limit import TooSlowError

ROLE = "actions"
"""What the model is noted as among those of a run."""
INCOMPLETE = "incomplete"
"""Behind the name of a model that has not answered about all: it is compared by its last word."""
FRAME_PX = 1080
"""Rows of the frames that parts are cut out of, at most; larger ones cost time and gain no detail."""
WHOLE_PX = 540
"""Rows and columns of a whole frame that a model sees, at most as 16:9: the place, not the hands."""
PART_PX = 448
"""Rows and columns of a part, at most: twice what most of these models scale pictures to."""
MAX_FAILURE = 300
"""Letters of a reason that are kept."""
FAILURES = (SetupError, AnalysisError, TooSlowError, NotFoundError, StorageFullError, AwsError)
"""What may go wrong with a model or a recording; what the database says is no such thing."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CloserLooks:
    """What came of all looks at a recording. `looked_for` are the types that the model could have seen."""

    events: tuple[Event, ...] = ()
    looks: tuple[CloserLook, ...] = ()
    looked_for: tuple[str, ...] = ()
    kept: int = 0
    """Answers that were there already."""
    uses: Sequence[ModelUse] = ()
    failure: str | None = None
    """Why the model could not be used at all."""

    def added_to(self, found: Sequence[Event]) -> tuple[Event, ...]:
        """The events of rules and of the model, by start."""
        return tuple(sorted((*found, *self.events), key=lambda event: (event.range.start_s, event.type)))

    @property
    def facts(self) -> dict[str, int | str]:
        """For the page of the step in Dagster; nothing where no model is configured."""
        failures = Counter(each.failure_code for each in self.looks if each.failure)
        told = {"closer_looks": len(self.looks), "answers_kept_before": self.kept} if self.looks else {}
        listed = ", ".join(f"{code}: {count}" for code, count in sorted(failures.items(), key=str))
        failed = {"closer_looks_failed": listed} if listed else {}
        return {**told, **failed, **({"action_model_failed": self.failure} if self.failure else {})}

    @property
    def digest(self) -> str:
        """What tells two results apart."""
        return sha256(repr((self.events, self.looks)).encode()).hexdigest()


@dataclass(slots=True)
class Asking:
    """One model and what it is asked about; `outcomes` by digest of the pictures, as they come."""

    stage: Stage
    source: ActionModelSource
    outcomes: dict[str, Outcome | AnalysisError] = field(default_factory=dict)
    kept: int = 0
    """Answers that were there already."""
    _model: ActionModel | None = None

    def load(self) -> None:
        """Load the model, and note it as what makes the results; raises `SetupError`."""
        self._model = self.source.load()
        device = self.stage.device if self.source.is_hosted else self.model.device
        self.stage.made_with({ROLE: self.model.title}, device)

    def note_missing(self, plans: Sequence[PicturePlan]) -> None:
        """Where answers are missing, note the model as another one: a backfill then asks for them."""
        missing = [plan for plan in plans if not isinstance(self.outcomes.get(self.key(plan)), ActionAnswer)]
        if missing and self._model is not None:
            self.stage.made_with({ROLE: f"{self.model.title} {INCOMPLETE}"}, self.stage.device)

    @property
    def model(self) -> ActionModel:
        if self._model is None:
            raise RuntimeError("The action model is not loaded yet")
        return self._model

    def key(self, plan: PicturePlan) -> str:
        return plan.digest(self.stage.video().sha256)

    def recall(self, plans: Sequence[PicturePlan]) -> None:
        """Take the answers that were given before."""
        keys = [self.key(plan) for plan in plans]
        asked = (self.stage.video_id, self.model.title, PROMPT_VERSION)
        with self.stage.transaction() as stores:
            self.outcomes.update(stores.closer_looks.answers(*asked, keys))
        self.kept = len(self.outcomes)

    def ask_all(self, plans: Sequence[PicturePlan]) -> None:
        """Ask about those without an answer, a batch after the other, until time is up or nothing answers.

        Raises `AnalysisError`, `SetupError`: what was answered until then is kept.
        """
        missing = [plan for plan in plans if self.key(plan) not in self.outcomes]
        if not missing:
            return
        deadline = time.monotonic() + self.source.total_s
        with self.stage.recording() as path:
            for first in range(0, len(missing), self.model.at_once):
                batch = missing[first : first + self.model.at_once]
                left_s = deadline - time.monotonic()
                if left_s <= 0:
                    raise TooSlowError(f"more than {self.source.total_s:g} s for the recording")
                self.ask(path, batch, min(left_s, self.source.timeout_s))
                self.stage.report((first + len(batch)) / len(missing))

    def ask(self, path: Path, batch: Sequence[PicturePlan], most_s: float) -> None:
        """Ask about a batch. Raises the error of a batch of which nothing was answered."""
        shown = {self.key(plan): readable(path, plan) for plan in batch}
        pictures = {key: each for key, each in shown.items() if isinstance(each, StretchPictures)}
        self.outcomes |= {key: each for key, each in shown.items() if isinstance(each, AnalysisError)}
        outcomes = self.model.look(list(pictures.values()), most_s) if pictures else []
        found = dict(zip(pictures, outcomes, strict=True))
        self.outcomes |= found
        answers = {key: each for key, each in found.items() if isinstance(each, ActionAnswer)}
        for each in outcomes if not answers else ():
            if not isinstance(each, ActionAnswer):
                raise each
        with self.stage.transaction() as stores:
            stores.closer_looks.keep_answers(self.stage.video_id, self.model.title, PROMPT_VERSION, answers)

    def results(
        self, plans: Sequence[PicturePlan], people: Sequence[Track], failure: str | None
    ) -> CloserLooks:
        """The looks and events of all plans; those without an outcome have the common `failure`."""
        tracks, name = {track.number: track for track in people}, self.source.name
        told = [(plan, self.answer_to(plan, failure)) for plan in plans]
        is_usable = not plans or any(answer.rejected is None for _, answer in told)
        return CloserLooks(
            events=tuple(
                event
                for plan, answer in told
                for event in action_events(plan, answer, name, self.source.min_share, tracks)
            ),
            looks=tuple(to_look(plan, answer, name) for plan, answer in told),
            looked_for=tuple(ACTION_TYPES) if self._model is not None and is_usable else (),
            kept=self.kept,
            failure=failure,
        )

    def answer_to(self, plan: PicturePlan, failure: str | None) -> ActionAnswer:
        outcome = self.outcomes.get(self.key(plan))
        if isinstance(outcome, ActionAnswer):
            return outcome
        return ActionAnswer(rejected=failure_of(outcome) if outcome is not None else failure)


def look_closer(
    stage: Stage,
    found: Sequence[Event],
    people: Sequence[Track],
    zones: Sequence[Zone],
    source: ActionModelSource,
    device: Device,
) -> CloserLooks:
    """What the configured model sees in the most telling stretches of the stage's recording.

    It never fails the stage: what could not be looked at has a reason.
    """
    if not source.name:
        return CloserLooks()
    chosen = choose_candidates(found, zones, stage.video().duration_s, source.per_hour)
    plans, asking, failure = plan_pictures(chosen, people), Asking(stage, source), None
    with noted_uses() as uses:
        try:
            with device_for(source, device):
                asking.load()
                asking.recall(plans)
                asking.ask_all(plans)
        except FAILURES as error:
            logger.warning("Not all stretches were looked at: %s", error)
            failure = failure_of(error)
    asking.note_missing(plans)
    return replace(asking.results(plans, people, failure), uses=uses)


def device_for(source: ActionModelSource, device: Device) -> AbstractContextManager[object]:
    """The device of this machine, for a model that computes here."""
    return nullcontext() if source.is_hosted else device.use()


def readable(path: Path, plan: PicturePlan) -> StretchPictures | AnalysisError:
    """The pictures of one stretch, or why none can be read; the other stretches are looked at."""
    try:
        return cut_out(path, plan)
    except AnalysisError as error:
        return error


def cut_out(path: Path, plan: PicturePlan) -> StretchPictures:
    """The pictures of one stretch; raises `AnalysisError` where none can be read."""
    with reasons_of_media():
        frames = list(frames_at(path, plan.times_s, FRAME_PX))
    parts = (crop(frame, part) for frame, part in zip(frames, plan.parts, strict=True))
    whole = shrink(frames[plan.whole_at], WHOLE_PX * 16 // 9, WHOLE_PX)
    return StretchPictures(whole, tuple(shrink(part, PART_PX, PART_PX) for part in parts))


def shrink(image: Image, width_px: int, height_px: int) -> Image:
    """A picture in its own shape, no larger than this."""
    height, width = image.shape[:2]
    scale = min(1.0, width_px / width, height_px / height)
    return fit_image(image, max(1, round(width * scale)), max(1, round(height * scale)))


def failure_of(error: Exception) -> str:
    """What is kept: `code: what was said`."""
    match error:
        case AnalysisError() | DeviceError() | StorageFullError():
            code = error.code
        case NotFoundError():
            code = "file_missing"
        case AwsError():
            code = "cloud_away"
        case TooSlowError():
            code = "too_slow"
        case BudgetError():
            code = "no_budget"
        case HostedModelError():
            code = "no_answer"
        case _:
            code = "no_model"
    return f"{code}: {error}"[:MAX_FAILURE]


def store_looks(stores: Stores, stage: Stage, seen: CloserLooks) -> None:
    """Keep what came of the looks, and what the model has looked for."""
    stores.closer_looks.replace(stage.video_id, seen.looks, stage.run_id)
    stores.videos.set_recognised_actions(stage.video_id, seen.looked_for)
