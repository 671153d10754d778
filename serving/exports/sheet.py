"""The evidence sheet as a page that prints well: no script, no address that is fetched, one file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from domain.clock import time_label
from domain.language.message import Language, Message, text
from domain.language.messages import exports as say
from serving.exports.schemas import EvidenceEventOut, EvidenceOut, EvidenceRunOut
from serving.recorded_time import WALL_CLOCK
from serving.schemas import SpanOut

STYLE = """
body { font: 14px/1.5 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
  color: #111; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 0.2rem; }
h2 { font-size: 1.05rem; margin: 1.4rem 0 0.3rem; border-bottom: 1px solid #999; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem 0.2rem 0;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
th { width: 12rem; font-weight: 600; }
.rows th { width: auto; white-space: nowrap; }
code { font: 12px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.note { color: #444; font-size: 0.9rem; }
@media print { body { margin: 0; max-width: none; } h2, tr { break-inside: avoid; } }
"""
SHA256 = "SHA-256"
Cell = str
"""Markup of one cell: whatever somebody wrote is escaped in it."""


def render_sheet(sheet: EvidenceOut, language: Language) -> str:
    """The whole page, in one language."""

    def words(message: Message[[]]) -> str:
        return escape(text(message, language))

    title = f"{words(say.SHEET)}: {escape(sheet.recording.name)}"
    parts = [
        f"<h1>{words(say.SHEET)}</h1>",
        facts(export_rows(sheet), language),
        f"<h2>{words(say.EXPORTED_CLIP)}</h2>{facts(clip_rows(sheet, language), language)}",
        f"<h2>{words(say.RECORDING)}</h2>{facts(recording_rows(sheet, language), language)}",
        f'<p class="note">{words(say.VERIFIED)}</p>',
        f"<h2>{words(say.EVENTS)}</h2>{events(sheet.events, language)}",
        not_looked_at(sheet.not_looked_at, language),
        f'<p class="note">{words(say.MACHINE_FOUND)}</p>',
        f"<h2>{words(say.ANALYSIS)}</h2>{runs(sheet.runs, language)}",
        f'<p class="note">{words(say.HOW_TO_CHECK)}</p>',
    ]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    meta = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    body = "".join(parts)
    return f'<!doctype html><html lang="{language}"><head>{head}{meta}</head><body>{body}</body></html>'


def facts(rows: Iterable[tuple[Message[[]] | str, Cell]], language: Language) -> str:
    """A table of names and values."""
    lines = (f"<tr><th>{escape(name_of(name, language))}</th><td>{cell}</td></tr>" for name, cell in rows)
    return f"<table>{''.join(lines)}</table>"


def name_of(name: Message[[]] | str, language: Language) -> str:
    """A name in a language, or one that is the same in all of them."""
    return name if isinstance(name, str) else text(name, language)


def export_rows(sheet: EvidenceOut) -> list[tuple[Message[[]] | str, Cell]]:
    return [
        (say.EXPORTED_BY, escape(sheet.exported_by)),
        (say.EXPORTED_AT, f"{moment(sheet.exported_at)} ({escape(sheet.time_zone)})"),
        (say.SYSTEM, escape(sheet.system)),
    ]


def clip_rows(sheet: EvidenceOut, language: Language) -> list[tuple[Message[[]] | str, Cell]]:
    clip = sheet.clip
    return [
        (say.FILE, escape(clip.file_name)),
        (SHA256, f"<code>{escape(clip.sha256)}</code>"),
        (say.BYTES, str(clip.size_bytes)),
        (say.ASKED_FOR, stretch(clip.wanted_start_s, clip.wanted_end_s, language)),
        (say.SHOWS, stretch(clip.start_s, clip.end_s, language)),
        (say.WALL_CLOCK, wall_clock(clip.recorded_from, clip.recorded_until, sheet.time_zone, language)),
        (say.HOW_CUT, escape(text(say.COPIED if clip.is_copy else say.ENCODED, language))),
        (say.SOUND, escape(text(say.SOUND_LEFT_OUT if clip.has_sound_left_out else say.NO_SOUND, language))),
    ]


def recording_rows(sheet: EvidenceOut, language: Language) -> list[tuple[Message[[]] | str, Cell]]:
    recording = sheet.recording
    picture = f"{recording.width}×{recording.height}, {recording.fps:g} fps, " if recording.fps else ""
    began, note = recording.recorded_at, recording.recorded_at_note
    said = escape(note.ko if language is Language.KOREAN else note.en) if note else ""
    return [
        (say.FILE, escape(recording.name)),
        (SHA256, f"<code>{escape(recording.sha256)}</code>"),
        (say.BYTES, str(recording.size_bytes)),
        (say.LENGTH, f"{time_label(recording.duration_s)} ({recording.duration_s:.3f} s)"),
        (say.PICTURE, escape(f"{picture}{recording.codec or ''}")),
        (say.CAMERA, escape(recording.camera or text(say.UNKNOWN_CAMERA, language))),
        (
            say.WALL_CLOCK,
            "<br>".join(filter(None, [wall_clock(began, None, sheet.time_zone, language), said])),
        ),
    ]


def events(found: Sequence[EvidenceEventOut], language: Language) -> str:
    """A table of the events; where there are none, it says so."""
    if not found:
        return f"<p>{escape(text(say.NO_EVENTS, language))}</p>"
    rows = [
        (
            f"{time_label(each.start_s)}–{time_label(each.end_s)}",
            moment(each.recorded_from) if each.recorded_from else "–",
            escape(each.text_ko if language is Language.KOREAN else each.text_en),
            text(say.percent, language, round(each.confidence * 100)),
            f"<code>{escape(each.source)}</code>",
        )
        for each in found
    ]
    return table((say.TIME, say.WALL_CLOCK, say.WHAT, say.CONFIDENCE, say.FOUND_BY), rows, language)


def not_looked_at(spans: Sequence[SpanOut], language: Language) -> str:
    if not spans:
        return ""
    reasons = [
        f"{time_label(each.start_s)}–{time_label(each.end_s)} "
        f"({escape((each.reason_ko if language is Language.KOREAN else each.reason_en) or each.state)})"
        for each in spans
    ]
    return f"<p><b>{escape(text(say.NOT_LOOKED_AT, language))}:</b> {', '.join(reasons)}</p>"


def runs(found: Sequence[EvidenceRunOut], language: Language) -> str:
    rows = [
        (
            f"<code>{escape(each.run_id)}</code>",
            f"{escape(', '.join(each.stages))}; "
            f"{escape(text(say.analysis_version, language, each.analysis_version))}; {moment(each.made_at)}",
            "<br>".join(f"{escape(role)}: <code>{escape(name)}</code>" for role, name in each.models.items()),
            escape(each.device),
        )
        for each in found
    ]
    return table((say.RUN, say.STAGES, say.MODELS, say.DEVICE), rows, language)


def table(heads: Iterable[Message[[]]], rows: Iterable[Sequence[Cell]], language: Language) -> str:
    head = "".join(f"<th>{escape(text(each, language))}</th>" for each in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="rows"><tr>{head}</tr>{body}</table>'


def stretch(start_s: float, end_s: float, language: Language) -> str:
    return escape(text(say.stretch, language, time_label(start_s), time_label(end_s), start_s, end_s))


def wall_clock(begin: datetime | None, end: datetime | None, zone: str, language: Language) -> str:
    """A stretch of wall-clock time, or that it is not known."""
    if begin is None:
        return escape(text(say.UNKNOWN_CLOCK, language))
    until = f" – {moment(end)}" if end else ""
    return f"{moment(begin)}{until} ({escape(zone)})"


def moment(when: datetime) -> str:
    return f"{when:{WALL_CLOCK}%z}"
