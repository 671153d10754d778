// Asks again and again, one request at a time, and says so when the server is away.

import { ApiError } from "./api.js";
import { h, setText } from "./dom.js";
import { t } from "./i18n.js";

const AWAY_MS = 3000;

/**
 * Calls `work` until stopped; it returns after how many milliseconds it wants to be called again, 0 for never.
 * `element` shows a message while the server does not answer.
 * @param {() => Promise<number>} work
 */
export function polling(work) {
  const element = h("p", { className: "notice", role: "status", hidden: true });
  let isOver = false;
  let timer = 0;

  async function step() {
    if (isOver) return;
    clearTimeout(timer);
    let wait = AWAY_MS;
    try {
      wait = await work();
      element.hidden = true;
    } catch (error) {
      setText(element, error instanceof ApiError && error.status > 0 ? error.message : t("offline"));
      element.hidden = false;
    }
    if (!isOver && wait > 0) timer = window.setTimeout(now, wait);
  }

  let current = Promise.resolve();
  /** Asks once more, after the request that is under way; resolves when that has been answered. */
  const now = () => (current = current.then(step));

  void now();
  return {
    element,
    now,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
