// Before zones or lines are saved: how many recordings get new events, how long that takes, and whether to begin.

import { h } from "./dom.js";
import { t, words } from "./i18n.js";

/** @typedef {import("./api.js").CameraBackfill} CameraBackfill */
/** @typedef {"saveAndAgain" | "saveOnly" | "cancel"} Decision */

/** @type {Decision[]} */
const DECISIONS = ["saveAndAgain", "saveOnly", "cancel"];

/** Ask, and wait for the answer; closing the dialog is to cancel. @param {CameraBackfill} plan @returns {Promise<Decision>} */
export function askBackfill(plan) {
  return new Promise((resolve) => {
    const buttons = DECISIONS.map((each, at) => h("button", { className: at === 0 ? "main" : "", words: words(each), onclick: () => dialog.close(each) }));
    const dialog = h(
      "dialog",
      { className: "panel", "aria-labelledby": "backfill-title", onclose: done },
      h("h2", { id: "backfill-title", words: words("backfillTitle") }),
      h("p", {}, describeBackfill(plan)),
      h("div", { className: "row" }, buttons),
    );
    function done() {
      dialog.remove();
      resolve(DECISIONS.find((each) => each === dialog.returnValue) ?? "cancel");
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @param {CameraBackfill} plan */
function describeBackfill(plan) {
  const minutes = Math.max(1, Math.round(plan.seconds / plan.at_once / 60));
  const text = t(plan.unmeasured.length > 0 ? "backfillAtLeast" : "backfillText");
  return text.replace("{count}", String(plan.recordings)).replace("{minutes}", String(minutes));
}
