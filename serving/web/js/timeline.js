// Events as bars over time, one lane for each kind; what was not looked at is hatched on every lane.

import { h, timeLabel } from "./dom.js";
import { language, named, t } from "./i18n.js";

/** @typedef {import("./api.js").VideoEvent} VideoEvent */
/** @typedef {import("./api.js").Span} Span */

/** @type {Record<string, string>} */
const COLOURS = {
  violence: "#7d2fae",
  theft: "#e0245e",
  collapse: "#c8323f",
  anomaly: "#a4133c",
  object_abandoned: "#b5651d",
  object_removed: "#9c4a1a",
  camera_blocked: "#1f2937",
  camera_moved: "#374151",
  camera_black: "#111827",
  camera_frozen: "#4b5563",
  camera_blinded: "#a3a300",
  sitting: "#d97706",
  loitering: "#8d6e00",
  running: "#d1477a",
  interaction: "#8a4fc0",
  following: "#6a5acd",
  crowd: "#5b3fa0",
  zone_enter: "#0f766e",
  zone_dwell: "#14857b",
  zone_exit: "#5f9ea0",
  line_crossing: "#0e7490",
  picking: "#a16207",
  paying: "#3f7d20",
  person_enter: "#1f8a53",
  person_exit: "#b86a0a",
  person_appear: "#5a9e7a",
  person_lost: "#c99a5b",
  object_arrive: "#4d7c0f",
  object_depart: "#7c8f2f",
  object_stay: "#94a36b",
  walking: "#2f7fc4",
  standing: "#6b7a86",
};
const TICKS = 5;

/** @param {string} kind */
export const colourOf = (kind) => COLOURS[kind] ?? "#6b7a86";

/**
 * @param {VideoEvent[]} events @param {Span[]} coverage @param {number} duration Seconds.
 * @param {(seconds: number) => void} seek
 */
export function timeline(events, coverage, duration, seek) {
  const length = Math.max(duration, 0.001);
  /** @param {number} start @param {number} end */
  const place = (start, end) => `left:${(start / length) * 100}%;width:${((end - start) / length) * 100}%`;
  const holes = coverage.filter((span) => !isSeen(span));
  const kinds = Object.keys(COLOURS).filter((kind) => events.some((event) => event.event_type === kind));
  const heads = [...kinds, null].map(() => h("div", { className: "head" }));

  const lanes = kinds.map((kind, row) =>
    h(
      "div",
      { className: "lane" },
      h("span", { className: "name" }, named(kind)),
      h(
        "div",
        { className: "track" },
        holes.map((span) => h("div", { className: "hole", style: place(span.start_s, span.end_s), title: holeText(span) })),
        events
          .filter((event) => event.event_type === kind)
          .map((event) => bar(event, `${place(event.timestamp, event.end_timestamp)};background:${colourOf(kind)}`, seek)),
        heads[row],
      ),
    ),
  );
  const ruler = h("div", { className: "ruler", onclick: clicked }, ticks(length), heads[kinds.length]);
  /** @param {MouseEvent} event */
  function clicked(event) {
    const box = ruler.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * length);
  }

  const element = h(
    "div",
    { className: "timeline" },
    lanes,
    h("div", { className: "lane" }, h("span", {}), ruler),
    holes.length > 0 && h("p", { className: "bad" }, `${t("notLookedAt")}: ${holes.map(holeText).join(", ")}`),
  );
  /** @param {number} seconds */
  const moveHead = (seconds) => heads.forEach((head) => (head.style.left = `${(seconds / length) * 100}%`));
  return { element, moveHead };
}

/** @param {number} length */
function ticks(length) {
  return Array.from({ length: TICKS }, (_, at) => {
    const seconds = (length * at) / (TICKS - 1);
    const shift = at === 0 ? "none" : at === TICKS - 1 ? "translateX(-100%)" : "translateX(-50%)";
    return h("span", { style: `left:${(at / (TICKS - 1)) * 100}%;transform:${shift}` }, timeLabel(seconds));
  });
}

/** @param {VideoEvent} event @param {string} style @param {(seconds: number) => void} seek */
function bar(event, style, seek) {
  const label = `${timeLabel(event.timestamp)} ${sentenceOf(event)}`;
  return h("button", { className: "bar", style, title: label, "aria-label": label, onclick: () => seek(event.timestamp) });
}

/** @param {VideoEvent} event */
export const sentenceOf = (event) => (language() === "ko" ? event.scene_analysis : event.scene_analysis_en);

/** @param {Span} span Whether it was looked at, thoroughly or by key frames. */
export const isSeen = (span) => span.state === "analysed" || span.state === "keyframes_only";

/** @param {Span} span */
function holeText(span) {
  const reason = language() === "ko" ? span.reason_ko : span.reason_en;
  return `${timeLabel(span.start_s)}-${timeLabel(span.end_s)} (${reason ?? span.state})`;
}
