// All recordings: drop new ones, see how far each is, ask about all of them.

import { listVideos, makeSample } from "./api.js";
import { chatPanel } from "./chat.js";
import { h, timeLabel } from "./dom.js";
import { language, named, t } from "./i18n.js";
import { polling } from "./polling.js";
import { uploadPanel } from "./upload.js";

/** @typedef {import("./api.js").Video} Video */

export function libraryView() {
  const cards = h("ul", { className: "cards" });
  const notice = h("div", { role: "status" });
  /** @type {Map<number, {state: string, element: HTMLElement}>} */
  const known = new Map();

  const poll = polling(async () => {
    const videos = await listVideos();
    notice.replaceChildren(...(videos.length ? [] : [emptyNotice(poll.now)]));
    cards.replaceChildren(...videos.map((video) => cardOf(video, known)));
    return videos.some((video) => isInWork(video)) ? 1000 : 5000;
  }, notice);

  const element = h(
    "div",
    { className: "stack" },
    uploadPanel(poll.now),
    h("h1", {}, t("recordings")),
    notice,
    cards,
    chatPanel({ title: t("askAll"), videoId: null, seek: goTo }),
  );
  return { element, leave: poll.stop };
}

/** @param {Video} video */
export const isInWork = (video) => video.analysis_status === "pending" || video.analysis_status === "processing";

/** @param {import("./api.js").Citation} citation */
function goTo(citation) {
  location.hash = `#/videos/${citation.video_id}?t=${citation.start_s}`;
}

/**
 * A card is made anew only when something on it has changed, so that focus and pictures stay.
 * @param {Video} video @param {Map<number, {state: string, element: HTMLElement}>} known
 */
function cardOf(video, known) {
  const state = [video.name, video.analysis_status, video.analysis_progress, video.duration, !!video.thumbnail_url].join();
  const before = known.get(video.video_id);
  if (before?.state === state) return before.element;
  const element = card(video);
  known.set(video.video_id, { state, element });
  return element;
}

/** @param {Video} video */
function card(video) {
  const picture = video.thumbnail_url
    ? h("img", { src: video.thumbnail_url, alt: "", loading: "lazy" })
    : h("span", { "aria-hidden": "true" }, "▶");
  return h(
    "li",
    { className: "panel card" },
    h(
      "a",
      { href: `#/videos/${video.video_id}` },
      h("div", { className: "picture" }, picture, video.duration > 0 && h("span", { className: "length" }, timeLabel(video.duration))),
      h("div", { className: "text" }, h("strong", {}, video.name), statusOf(video)),
    ),
  );
}

/** @param {Video} video */
export function statusOf(video) {
  if (video.error) return h("span", { className: "bad" }, `${t("failed")}: ${video.error[language()]}`);
  const words = h("span", { className: "quiet" }, named(video.analysis_status));
  if (!isInWork(video)) return words;
  words.textContent += ` ${video.analysis_progress} %`;
  const bar = h("progress", { max: 100, value: video.analysis_progress, "aria-label": named(video.analysis_status) });
  return h("div", {}, words, bar);
}

/** @param {() => void} refresh */
function emptyNotice(refresh) {
  const button = h("button", { className: "main", onclick: draw }, t("sample"));
  const text = h("p", {}, t("empty"));
  async function draw() {
    button.disabled = true;
    text.textContent = t("sampleBusy");
    try {
      await makeSample();
    } catch (error) {
      text.textContent = String(error instanceof Error ? error.message : error);
      button.disabled = false;
    }
    refresh();
  }
  return h("div", { className: "panel" }, text, button);
}
