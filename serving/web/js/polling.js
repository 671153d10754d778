// Asks again and again, one request at a time, and says so when the server is away.

import { ApiError } from "./api.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";

const AWAY_MS = 3000;

/**
 * Calls `work` until stopped; it returns after how many milliseconds it wants to be called again, 0 for never.
 * @param {() => Promise<number>} work
 * @param {HTMLElement} notice Shows a message while the server does not answer.
 */
export function polling(work, notice) {
  let isOver = false;
  let timer = 0;
  let isBusy = false;

  async function step() {
    if (isOver || isBusy) return;
    isBusy = true;
    clearTimeout(timer);
    let wait = AWAY_MS;
    try {
      wait = await work();
    } catch (error) {
      const text = error instanceof ApiError && error.status > 0 ? error.message : t("offline");
      notice.replaceChildren(h("p", { className: "notice" }, text));
      if (error instanceof ApiError && error.status === 404) wait = 0;
    }
    isBusy = false;
    if (!isOver && wait > 0) timer = window.setTimeout(step, wait);
  }

  void step();
  return {
    now: () => void step(),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
