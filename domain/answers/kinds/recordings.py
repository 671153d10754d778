"""Answers about recordings and cameras: which fit, how many, how long they are."""

from collections.abc import Sequence
from dataclasses import replace

from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text, moment_text
from domain.language.evidence import Citation, Sentence, cite_event
from domain.language.message import text
from domain.language.messages import answering as say, limits, recordings
from domain.query.query import Intent, Subject
from domain.records import VideoRecord


def answer_recordings(speech: Speech) -> list[Sentence]:
    """Which recordings or cameras fit, and what in them shows it."""
    names = named(speech)
    if not names:
        none = text(recordings.NO_RECORDING_FITS, speech.language)
        return [speech.plain(speech.no(none) if speech.query.intent is Intent.EXISTS else none)]
    if speech.query.subject is Subject.CAMERAS:  # `which camera, A or B?`: their names are the answer
        scope = replace(speech.query.scope, cameras=())
        speech = replace(speech, findings=replace(speech.findings, query=replace(speech.query, scope=scope)))
    clause = speech.wanted.their_number_is(len(names))
    if speech.query.intent is Intent.EXISTS:
        clause = speech.yes(speech.wanted.there_are(len(names)))
    cited = [each for found in names.values() for each in found]
    if len(names) == 1:
        return [speech.plain(text(say.with_details, speech.language, clause, *names), cited)]
    lines = [speech.plain(name, found) for name, found in names.items()]
    return [
        speech.plain(clause, cited),
        *speech.listed(lines, [found[0] for found in names.values()], speech.wanted.counter),
    ]


def named(speech: Speech) -> dict[str, list[Citation]]:
    """What shows each recording, or each camera, by its name as it is said."""
    told: dict[str, list[Citation]] = {}
    for video in speech.findings.recordings:
        name = video.camera if speech.query.subject is Subject.CAMERAS else video.name
        if name:
            quoted = text(limits.quoted, speech.language, name)
            told.setdefault(quoted, []).append(cite_recording(speech, video))
    return told


def cite_recording(speech: Speech, video: VideoRecord) -> Citation:
    """The first event in it that fits, else the whole recording."""
    first = next((each for each in speech.findings.events if each.video_id == video.video_id), None)
    return cite_event(first) if first else whole(video)


def whole(video: VideoRecord) -> Citation:
    return Citation(video.video_id, 0.0, video.duration_s, None, None, "")


def length_lines(speech: Speech) -> list[Sentence]:
    """How long all recordings are together, and each of them."""
    videos: Sequence[VideoRecord] = speech.findings.recordings or list(speech.findings.videos.values())
    cited = [whole(video) for video in videos]
    total = length_text(sum(video.duration_s for video in videos), speech.language)
    in_all = text(recordings.recordings_length, speech.language, len(videos), total)
    told = [
        speech.plain(
            text(
                recordings.recording_length,
                speech.language,
                video.name,
                length_text(video.duration_s, speech.language),
            ),
            [whole(video)],
        )
        for video in videos
    ]
    first = [speech.plain(in_all, cited)] if len(videos) > 1 else []
    return [*first, *speech.listed(told, cited, "recording")]


def recorded_lines(speech: Speech) -> list[Sentence]:
    """When each recording was made, as far as that is known."""
    videos: Sequence[VideoRecord] = speech.findings.recordings or list(speech.findings.videos.values())
    told = [speech.plain(recorded_line(speech, video), [whole(video)]) for video in videos]
    return speech.listed(told, [whole(video) for video in videos], "recording")


def recorded_line(speech: Speech, video: VideoRecord) -> str:
    began, ended = (speech.clock.wall(video.video_id, each) for each in (0.0, video.duration_s))
    if began is None or ended is None:
        length = length_text(video.duration_s, speech.language)
        return text(recordings.recorded_unknown, speech.language, video.name, length)
    moments = (moment_text(each, speech.language) for each in (began, ended))
    return text(recordings.recorded_at, speech.language, video.name, *moments)
