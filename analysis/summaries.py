"""Write summaries: by templates, and in other words by a language model where one is configured."""

import logging
from zoneinfo import ZoneInfo

from domain.language.model_text import TASK, RejectedTextError, checked_summary, evidence_json
from domain.language.summary import draft_summary
from domain.summaries.drafts import Summary, SummaryDraft, WrittenSummary
from domain.summaries.quiet_hours import QuietTime, quiet_ranges
from resources.db.engine import Stores
from resources.errors import HostedModelError
from resources.models.language.messages import Prompt
from resources.models.language.model import LanguageModel, configured_language_model
from resources.settings import Settings
from resources.time_limit import TooSlowError, within

MODEL_S = 120.0
"""Seconds that a language model gets for a summary in an analysis, tries of broken answers included."""
ASKED_MODEL_S = 20.0
"""Seconds that it gets while somebody waits: clients of the first front end's proxy give up after 30 s."""
MAX_TOKENS = 2000
"""Tokens of an answer: both texts at their usual length, four times over."""
TEMPLATE, PURPOSE = "template", "summary"
logger = logging.getLogger(__name__)


def draft_of(stores: Stores, video_id: int, default_zone: ZoneInfo) -> SummaryDraft:
    """What the templates say of a recording; the zone is that of cameras without one."""
    events = [stored.event for stored in stores.events.of_video(video_id)]
    people, coverage = stores.tracks.of_video(video_id), stores.coverage.of_video(video_id)
    return draft_summary(people, events, coverage, quiet_time_of(stores, video_id, default_zone))


def quiet_time_of(stores: Stores, video_id: int, default_zone: ZoneInfo) -> QuietTime | None:
    """What of a recording lies in quiet hours; None where its camera has none, or its time is unknown."""
    camera = stores.camera_settings.of_video(video_id)
    video = stores.videos.get(video_id)
    if not camera.quiet_hours or video.recorded_at is None or video.probe is None:
        return None
    start, zone = video.recorded_at, camera.zone_or(default_zone)
    return QuietTime(start, zone, quiet_ranges(camera.quiet_hours, start, video.probe.duration_s, zone))


def write_summary(draft: SummaryDraft, settings: Settings, within_s: float = MODEL_S) -> WrittenSummary:
    """The model's text where it holds, else the templates', with the reason: no model can make this fail."""
    try:
        model = configured_language_model(settings.model_copy(update=timeouts(settings, within_s)))
        if model is None:
            return WrittenSummary(draft.whole, TEMPLATE)
        text = within(within_s, lambda: ask(model, draft))
    except (HostedModelError, RejectedTextError, TooSlowError) as error:
        logger.warning("The templates' summary stands: %s", error)
        return WrittenSummary(draft.whole, TEMPLATE, reason_of(error))
    return WrittenSummary(text, model.name)


def timeouts(settings: Settings, within_s: float) -> dict[str, float]:
    return {"language_model_timeout_s": min(settings.language_model_timeout_s, within_s)}


def ask(model: LanguageModel, draft: SummaryDraft) -> Summary:
    prompt = Prompt(evidence_json(draft), system=TASK, max_tokens=MAX_TOKENS)
    reply = model.complete(prompt, PURPOSE)
    if reply.is_cut:
        raise RejectedTextError("too_long", f"more than {MAX_TOKENS} tokens")
    return checked_summary(reply.text, draft)


def reason_of(error: Exception) -> str:
    """What is recorded: `code: place` of a rejected text, else what the model's server said."""
    if isinstance(error, RejectedTextError):
        return str(error)
    return f"{'too_slow' if isinstance(error, TooSlowError) else 'no_answer'}: {error}"
