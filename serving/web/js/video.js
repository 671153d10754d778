// One recording: player, timeline, events, summary, and questions about it.

import { actionButton } from "./action.js";
import { analyseAgain, ApiError, deleteVideo, listEvents, listPeople, listThings, moveVideo, readVideo } from "./api.js";
import { cameraField } from "./cameraField.js";
import { chatPanel } from "./chat.js";
import { h, setText, timeLabel, titleOf } from "./dom.js";
import { exportPanel } from "./export.js";
import { language, named, relabel, t, words } from "./i18n.js";
import { peopleList, thingsList } from "./people.js";
import { playerPanel } from "./player.js";
import { polling } from "./polling.js";
import { isInWork, statusLine } from "./status.js";
import { colourOf, isSeen, sentenceOf, timeline } from "./timeline.js";

/** @typedef {import("./api.js").Person} Person */
/** @typedef {import("./api.js").Thing} Thing */
/** @typedef {import("./api.js").VideoDetail} VideoDetail */
/** @typedef {import("./api.js").VideoEvent} VideoEvent */

/** @param {number} id @param {number | null} startS */
export function videoView(id, startS) {
  /** @type {{video: VideoDetail, events: VideoEvent[], people: Person[], things: Thing[]} | null} */
  let known = null;
  let state = "";
  const heading = h("h1", { tabIndex: -1 }, "…");
  const status = statusPanel(id, () => poll.now());
  const found = h("div", { className: "stack" });
  const about = h("section", { className: "panel" });
  const playing = playerPanel(startS, () => readVideo(id).then((video) => video.current_s3_url));
  const exporting = exportPanel(id, () => ({
    events: known?.events ?? [],
    nowS: playing.player.currentTime,
    durationS: known?.video.duration ?? 0,
  }));
  exporting.element.hidden = true;
  playing.element.append(exporting.element);
  const chat = chatPanel({ title: "askTitle", videoId: id, seek: (cited) => playing.seek(cited.start_s) });

  const poll = polling(async () => {
    const video = await readVideo(id).catch(missing);
    if (!video) return 0;
    setText(heading, video.name);
    document.title = titleOf(video.name);
    playing.show(video);
    status.update(video);
    const newState = `${video.analysis_status} ${video.analysis_progress}`;
    if (newState !== state) {
      const [events, people, things] = await Promise.all([listEvents(id), listPeople(id), listThings(id)]);
      state = newState;
      known = { video, events, people, things };
      showFound();
    }
    return isInWork(video) ? 1000 : 0;
  });

  function showFound() {
    if (!known) return;
    const { video, events, people, things } = known;
    exporting.element.hidden = video.width === null;
    about.replaceChildren(...factsOf(video, people, things, playing.seek));
    found.replaceChildren(...foundIn(video, events, playing.seek, playing.player));
    status.update(video);
  }

  /** @param {unknown} error @returns {null} */
  function missing(error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    known = null;
    element.replaceChildren(backLink(), heading, h("p", { words: words("notFoundHint") }));
    heading.dataset["words"] = words("notFound");
    relabel(heading);
    document.title = titleOf(t("notFound"));
    return null;
  }

  const element = h(
    "div",
    { className: "stack" },
    backLink(),
    heading,
    poll.element,
    status.element,
    h("div", { className: "watch" }, h("div", { className: "stack" }, playing.element, found), h("div", { className: "stack" }, chat, about)),
  );
  return { element, heading, leave: poll.stop, relabel: showFound, title: () => heading.textContent ?? "" };
}

function backLink() {
  return h("p", {}, h("a", { href: "#/" }, "← ", h("span", { words: words("back") })));
}

/** @param {number} id @param {() => void} refresh */
function statusPanel(id, refresh) {
  const line = statusLine();
  const again = actionButton("retry", () => analyseAgain(id).then(refresh), "for-operators");
  const element = h("div", { role: "status", className: "panel", hidden: true }, line.element, again);

  /** @param {VideoDetail} video */
  function update(video) {
    line.update(video);
    element.hidden = !isInWork(video) && !video.error;
    element.className = video.error ? "notice row" : "panel";
    again.hidden = !video.error;
  }
  return { element, update };
}

/** @param {VideoDetail} video @param {Person[]} people @param {Thing[]} things @param {(seconds: number) => void} seek */
function factsOf(video, people, things, seek) {
  const summary = language() === "ko" ? video.summary : video.summary_en;
  const seen = video.coverage.filter((span) => isSeen(span)).reduce((sum, span) => sum + span.end_s - span.start_s, 0);
  const note = video.recorded_at_note?.[language()];
  const facts = [
    ...(video.recorded_at_display ? [[t("recorded"), `${video.recorded_at_display} (${video.time_zone})`]] : []),
    ...(video.recorded_at_sureness ? [[t("timeFrom"), `${named(video.recorded_at_sureness)}. ${note ?? ""}`]] : []),
    [t("length"), timeLabel(video.duration)],
    [t("coverage"), video.duration > 0 ? `${Math.floor((seen / video.duration) * 100 + 0.01)} %` : "–"],
    [t("people"), String(video.people)],
    [t("picture"), video.width ? `${video.width}×${video.height}, ${video.fps} fps` : "–"],
  ];
  return [
    h("h2", {}, t("summary")),
    ...(summary ?? t("noSummary")).split("\n").map((line) => h("p", {}, withTimes(line, seek))),
    h("dl", { className: "facts" }, facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    ...(people.length > 0 ? [h("h2", {}, t("people")), peopleList(people, seek)] : []),
    ...(things.length > 0 ? [h("h2", {}, t("things")), thingsList(things, seek)] : []),
    cameraOf(video),
    h("p", { className: "for-operators" }, actionButton("remove", () => remove(video))),
  ];
}

/** Which camera it is of, and a way to say so. @param {VideoDetail} video */
function cameraOf(video) {
  const field = cameraField("video-camera", video.camera ?? "");
  const keep = actionButton("save", () => moveVideo(video.video_id, field.value.trim()));
  return h("p", { className: "row for-operators" }, h("label", { htmlFor: "video-camera" }, t("camera")), field, keep);
}

/** @param {VideoDetail} video */
async function remove(video) {
  if (!confirm(`${video.name}\n\n${t("removeSure")}`)) return;
  await deleteVideo(video.video_id);
  location.hash = "#/";
}

/**
 * A line of the summary; the stretch of time that it begins with becomes a button.
 * @param {string} line @param {(seconds: number) => void} seek
 */
function withTimes(line, seek) {
  const match = /^- ((?:\d+:)?\d+:\d\d)-[\d:]+ (.*)$/.exec(line);
  if (!match?.[1] || !match[2]) return [line];
  const label = match[1];
  const seconds = label.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return [h("button", { className: "chip lead", "aria-label": `${t("jump")} ${label}`, onclick: () => seek(seconds) }, `▶ ${label}`), match[2]];
}

/**
 * @param {VideoDetail} video @param {VideoEvent[]} events @param {(seconds: number) => void} seek
 * @param {HTMLVideoElement} player
 */
function foundIn(video, events, seek, player) {
  if (video.coverage.length === 0) return [];
  const lines = timeline(events, video.coverage, video.duration, seek);
  const items = events.map((event) => ({ event, element: eventButton(event, seek) }));
  player.ontimeupdate = () => {
    lines.moveHead(player.currentTime);
    for (const { event, element } of items) {
      const isNow = event.timestamp <= player.currentTime && player.currentTime < event.end_timestamp;
      element.classList.toggle("now", isNow);
    }
  };
  const list = h("ul", { className: "events" }, items.map(({ event, element }) => h("li", {}, element, pictureLinks(event))));
  return [
    h("section", { className: "panel", "aria-label": t("timeline") }, h("h2", {}, t("timeline")), lines.element),
    h(
      "section",
      { className: "panel", "aria-label": t("events") },
      h("h2", {}, `${t("events")} (${events.length})`),
      events.length ? list : h("p", { className: "quiet" }, t("noEvents")),
    ),
  ];
}

/** @param {VideoEvent} event @param {(seconds: number) => void} seek */
function eventButton(event, seek) {
  return h(
    "button",
    { onclick: () => seek(event.timestamp) },
    event.thumbnail_url && shot(event.thumbnail_url),
    h("span", { className: "dot", style: `background:${colourOf(event.event_type)}`, "aria-hidden": "true" }),
    h("span", { className: "time" }, timeLabel(event.timestamp)),
    h("span", {}, sentenceOf(event)),
  );
}

/** A small picture of an event; where there is none, nothing. @param {string} address */
function shot(address) {
  const image = h("img", { className: "shot", src: address, alt: "", loading: "lazy", decoding: "async", onerror: () => image.remove() });
  return image;
}

/** What is kept of an incident: its picture with the box, and a clip. @param {VideoEvent} event */
function pictureLinks(event) {
  const { boxed_url = null, clip_url = null } = event.highlight ?? {};
  if (!boxed_url && !clip_url) return null;
  const about = `${timeLabel(event.timestamp)} ${sentenceOf(event)}`;
  /** @param {string | null} href @param {import("./i18n.js").Word} word */
  const link = (href, word) =>
    href && h("a", { href, target: "_blank", rel: "noopener", className: "chip", "aria-label": `${t(word)}: ${about}` }, t(word));
  return h("span", { className: "pictures" }, link(boxed_url, "frame"), link(clip_url, "clip"));
}
