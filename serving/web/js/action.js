// Buttons that change something on the server: busy meanwhile, and a failure is said beside them.

import { h } from "./dom.js";
import { words } from "./i18n.js";

/** @typedef {import("./i18n.js").Word} Word */

/**
 * @param {Word} word @param {() => Promise<unknown>} work What a click does.
 * @param {string} [className]
 */
export function actionButton(word, work, className = "") {
  const problem = h("span", { className: "bad", role: "alert" });
  const button = h("button", { className, onclick: () => void run(), words: words(word) });

  async function run() {
    button.disabled = true;
    problem.textContent = "";
    try {
      await work();
    } catch (error) {
      problem.textContent = messageOf(error);
    }
    button.disabled = false;
  }
  return h("span", { className: "row" }, button, problem);
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));
