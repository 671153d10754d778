// A stretch of the recording to hand over: choose it, see how far it is, save it with its evidence sheet.

import { messageOf } from "./action.js";
import { makeClip } from "./api.js";
import { h, setText, timeLabel } from "./dom.js";
import { language, relabel, t, words } from "./i18n.js";

/** @typedef {import("./api.js").Clip} Clip */
/** @typedef {import("./api.js").VideoEvent} VideoEvent */

const BEFORE_S = 3;
const AFTER_S = 3;
/** Proposed where nothing happens at the moment that is shown. */
const LENGTH_S = 15;
const POSITION = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7}(?:\.\d{1,3})?)$/;

/** Seconds of what `timeLabel` writes, or of plain seconds; null for anything else. @param {string} text */
export function positionOf(text) {
  const match = POSITION.exec(text.trim());
  return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]) : null;
}

/**
 * What is proposed: the events that are shown at a moment with some seconds around them, or the next ones.
 * @param {VideoEvent[]} events @param {number} nowS @param {number} durationS @returns {[number, number]}
 */
export function proposed(events, nowS, durationS) {
  const shown = events.filter((event) => event.timestamp <= nowS && nowS <= event.end_timestamp);
  const start = shown.length ? Math.min(...shown.map((event) => event.timestamp)) - BEFORE_S : nowS;
  const end = shown.length ? Math.max(...shown.map((event) => event.end_timestamp)) + AFTER_S : nowS + LENGTH_S;
  return [Math.floor(Math.max(0, start)), Math.ceil(Math.min(durationS, end))];
}

/** @param {number} id @param {() => {events: VideoEvent[], nowS: number, durationS: number}} shown */
export function exportPanel(id, shown) {
  /** @type {AbortController | null} */
  let making = null;
  const from = h("input", { id: "export-from", inputMode: "text", autocomplete: "off", size: 8 });
  const to = h("input", { id: "export-to", inputMode: "text", autocomplete: "off", size: 8 });
  const exact = h("input", { id: "export-exact", type: "checkbox" });
  const start = h("button", { className: "main", type: "submit", words: words("cut") });
  const bar = h("progress", { max: 1, value: 0, hidden: true, words: words("cutting", { "aria-label": "cutting" }) });
  const problem = h("p", { className: "bad", role: "alert", hidden: true });
  const result = h("div", { role: "status" });
  const dialog = h(
    "dialog",
    { className: "export", "aria-labelledby": "export-title", onclose: stop },
    h(
      "form",
      { className: "stack", onsubmit: submitted },
      h("h2", { id: "export-title", words: words("exportTitle") }),
      h("p", { className: "quiet", words: words("exportHint") }),
      h("div", { className: "row" }, field("from", from), field("to", to)),
      h("label", { className: "check", htmlFor: exact.id }, exact, h("span", { words: words("exact") })),
      h("div", { className: "row" }, start, h("button", { type: "button", words: words("close"), onclick: () => dialog.close() })),
      bar,
      problem,
      result,
    ),
  );
  const element = h("div", { className: "export-open" }, h("button", { words: words("export"), onclick: open }), dialog);

  function open() {
    const { events, nowS, durationS } = shown();
    const [startS, endS] = proposed(events, nowS, durationS);
    from.value = timeLabel(startS);
    to.value = timeLabel(endS);
    problem.hidden = true;
    result.replaceChildren();
    dialog.showModal();
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const stretch = [positionOf(from.value), positionOf(to.value)];
    if (stretch[0] == null || stretch[1] == null) return say(t("badPosition"));
    void make(stretch[0], stretch[1]);
  }

  /** @param {number} startS @param {number} endS */
  async function make(startS, endS) {
    making = new AbortController();
    const { signal } = making;
    problem.hidden = true;
    result.replaceChildren();
    start.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    try {
      const clip = await makeClip(id, { start: startS, end: endS, exact: exact.checked }, (share) => (bar.value = share), signal);
      result.replaceChildren(...ready(clip));
      relabel(result);
    } catch (error) {
      if (!signal.aborted) say(messageOf(error));
    }
    start.disabled = false;
    bar.hidden = true;
  }

  /** Whoever closes the dialog cancels the clip: the server keeps nothing of it. */
  function stop() {
    making?.abort();
  }

  /** @param {string} text */
  function say(text) {
    setText(problem, text);
    problem.hidden = false;
  }
  return { element, close: () => dialog.close() };
}

/** @param {import("./i18n.js").Word} word @param {HTMLInputElement} input */
function field(word, input) {
  return h("label", { htmlFor: input.id }, h("span", { words: words(word) }), input);
}

/** @param {Clip} clip */
function ready(clip) {
  const span = `${timeLabel(clip.start_s)}–${timeLabel(clip.end_s)}`;
  const sheet = `${clip.evidence_url}&language=${language()}`;
  return [
    h("p", {}, h("strong", {}, span), " ", h("span", { words: words(clip.is_copy ? "copied" : "encoded") })),
    h(
      "div",
      { className: "row" },
      h("a", { className: "button main", href: clip.package_url, words: words("savePackage") }),
      h("a", { className: "button", href: clip.clip_url, words: words("saveClip") }),
      h("a", { className: "button", href: sheet, target: "_blank", rel: "noopener", words: words("showSheet") }),
    ),
    h("p", { className: "quiet" }, "SHA-256 ", h("code", {}, clip.sha256)),
  ];
}
