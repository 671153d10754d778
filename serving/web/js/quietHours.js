// Times of day at which nobody is expected, each as two fields.

import { h } from "./dom.js";
import { words } from "./i18n.js";

/** @typedef {{start: string, end: string}} Range */

const MIDNIGHT = "00:00";
/** The midnight that ends a day, which no field for a time of day can show. */
const END_OF_DAY = "24:00";

export function quietHoursFields() {
  const list = h("ul", { className: "plain" });

  /** @param {Range} [range] */
  function add(range) {
    const fields = [field("from", range?.start ?? "22:00"), field("until", range?.end === END_OF_DAY ? MIDNIGHT : (range?.end ?? "06:00"))];
    const away = h("button", { type: "button", className: "for-operators", onclick: () => row.remove(), words: words(null, { "aria-label": "takeAway" }) }, "×");
    const row = h("li", { className: "row" }, fields, away);
    list.append(row);
  }

  /** @returns {Range[]} */
  function value() {
    return [...list.children].map((row) => {
      const [start = "", end = ""] = [...row.querySelectorAll("input")].map((each) => each.value);
      return { start, end: end === MIDNIGHT ? END_OF_DAY : end };
    });
  }

  /** @param {Range[]} ranges */
  function load(ranges) {
    list.replaceChildren();
    ranges.forEach(add);
  }

  const element = h(
    "fieldset",
    {},
    h("legend", { words: words("quietHours") }),
    h("p", { className: "quiet", words: words("quietHint") }),
    list,
    h("button", { type: "button", className: "for-operators", words: words("addRange"), onclick: () => add() }),
  );
  return { element, value, load };
}

/** @param {"from" | "until"} word @param {string} value */
function field(word, value) {
  return h("input", { type: "time", required: true, value, words: words(null, { "aria-label": word }) });
}
