// A day of a camera, or of all of them, in a few sentences.

import { actionButton } from "./action.js";
import { readDay } from "./api.js";
import { h } from "./dom.js";
import { language, words } from "./i18n.js";

/** @typedef {import("./api.js").DaySummary} DaySummary */

export function dayPanel() {
  const day = h("input", { type: "date", required: true, value: yesterday() });
  const every = h("option", { value: "", words: words("dayAll") });
  const camera = h("select", {}, every);
  const told = h("div", { className: "told", role: "status" });
  /** @type {DaySummary | null} */
  let found = null;

  async function look() {
    found = null;
    relabel();
    found = await readDay(day.value, camera.value || null);
    relabel();
  }
  /** Every line stands by itself, in the reader's language. */
  function relabel() {
    const text = found === null ? "" : language() === "ko" ? found.summary : found.summary_en;
    told.replaceChildren(...text.split("\n").filter(Boolean).map((line) => h("p", {}, line)));
  }
  /** Offers the cameras that recordings name; what somebody has chosen stays chosen. @param {string[]} names */
  function offer(names) {
    const shown = [...camera.options].slice(1).map((option) => option.value);
    if (shown.join("\n") === names.join("\n")) return;
    const chosen = camera.value;
    camera.replaceChildren(every, ...names.map((name) => h("option", { value: name }, name)));
    camera.value = names.includes(chosen) ? chosen : "";
  }

  const element = h(
    "section",
    { className: "panel" },
    h("h2", { words: words("dayTitle") }),
    h(
      "div",
      { className: "row" },
      h("label", {}, h("span", { words: words("dayDate") }), " ", day),
      h("label", {}, h("span", { words: words("dayCamera") }), " ", camera),
      actionButton("dayShow", look),
    ),
    told,
  );
  return { element, offer, relabel };
}

/** The last day that is over, on the reader's calendar: `2026-03-02`. */
function yesterday() {
  const moment = new Date();
  moment.setDate(moment.getDate() - 1);
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
