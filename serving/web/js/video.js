// One recording: player, timeline, events, summary, and questions about it.

import { analyseAgain, deleteVideo, listEvents, listPeople, readVideo } from "./api.js";
import { chatPanel } from "./chat.js";
import { h, timeLabel } from "./dom.js";
import { language, t } from "./i18n.js";
import { isInWork, statusOf } from "./library.js";
import { peopleList } from "./people.js";
import { polling } from "./polling.js";
import { colourOf, isSeen, sentenceOf, timeline } from "./timeline.js";

/** @typedef {import("./api.js").Person} Person */
/** @typedef {import("./api.js").VideoDetail} VideoDetail */
/** @typedef {import("./api.js").Happening} Happening */

/** @param {number} id @param {number | null} startS */
export function videoView(id, startS) {
  const title = h("h1", {}, "…");
  const notice = h("div", { role: "status" });
  const player = h("video", { controls: true, preload: "metadata", playsInline: true, crossOrigin: "anonymous" });
  const cannotPlay = h("p", { className: "notice", hidden: true }, t("cannotPlay"));
  const found = h("div", { className: "stack" });
  const about = h("section", { className: "panel" });
  let state = "";

  player.addEventListener("error", () => (cannotPlay.hidden = false));
  if (startS !== null) player.addEventListener("loadedmetadata", () => (player.currentTime = startS), { once: true });

  /** @param {number} seconds */
  function seek(seconds) {
    player.currentTime = seconds;
    player.scrollIntoView({ block: "nearest" });
    void player.play().catch(() => player.focus());
  }

  const poll = polling(async () => {
    const video = await readVideo(id);
    title.textContent = video.name;
    // Nothing is sent out before the analysis has opened it and found a recording.
    if (!player.src && (video.analysis_progress > 0 || !isInWork(video))) player.src = video.current_s3_url;
    notice.replaceChildren(...noticeFor(video, poll.now));
    const newState = `${video.analysis_status} ${video.analysis_progress}`;
    if (newState !== state) {
      state = newState;
      const [events, people] = await Promise.all([listEvents(id), listPeople(id)]);
      about.replaceChildren(...factsOf(video, people, seek));
      found.replaceChildren(...foundIn(video, events, seek, player));
    }
    return isInWork(video) ? 1000 : 0;
  }, notice);

  const element = h(
    "div",
    { className: "stack" },
    h("p", {}, h("a", { href: "#/" }, `← ${t("back")}`)),
    title,
    notice,
    h(
      "div",
      { className: "watch" },
      h("div", { className: "stack" }, h("section", { className: "panel" }, player, cannotPlay), found),
      h("div", { className: "stack" }, chatPanel({ title: t("askTitle"), videoId: id, seek: (cited) => seek(cited.start_s) }), about),
    ),
  );
  return { element, leave: poll.stop };
}

/** @param {VideoDetail} video @param {() => void} refresh */
function noticeFor(video, refresh) {
  if (isInWork(video)) return [h("div", { className: "panel" }, statusOf(video))];
  if (!video.error) return [];
  const again = h("button", { className: "for-operators", onclick: () => void analyseAgain(video.video_id).then(refresh) }, t("retry"));
  return [h("div", { className: "notice row" }, statusOf(video), again)];
}

/** @param {VideoDetail} video @param {Person[]} people @param {(seconds: number) => void} seek */
function factsOf(video, people, seek) {
  const summary = language() === "ko" ? video.summary : video.summary_en;
  const seen = video.coverage.filter((span) => isSeen(span)).reduce((sum, span) => sum + span.end_s - span.start_s, 0);
  const facts = [
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
    h("p", { className: "row for-operators" }, h("button", { onclick: () => void remove(video) }, t("remove"))),
  ];
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
 * @param {VideoDetail} video @param {Happening[]} events @param {(seconds: number) => void} seek
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
  const list = h("ul", { className: "events" }, items.map(({ element }) => h("li", {}, element)));
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

/** @param {Happening} event @param {(seconds: number) => void} seek */
function eventButton(event, seek) {
  return h(
    "button",
    { onclick: () => seek(event.timestamp) },
    h("span", { className: "dot", style: `background:${colourOf(event.event_type)}`, "aria-hidden": "true" }),
    h("span", { className: "time" }, timeLabel(event.timestamp)),
    h("span", {}, sentenceOf(event)),
  );
}
