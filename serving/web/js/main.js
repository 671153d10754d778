// Chooses the view for the address, and starts again when the language changes.

import { h } from "./dom.js";
import { language, setLanguage, t } from "./i18n.js";
import { libraryView } from "./library.js";
import { videoView } from "./video.js";

/** @typedef {{element: HTMLElement, leave: () => void}} View */

/** @type {View | null} */
let shown = null;

function show() {
  shown?.leave();
  document.documentElement.lang = language();
  const match = /^#\/videos\/(\d+)(?:\?t=([\d.]+))?$/.exec(location.hash);
  shown = match ? videoView(Number(match[1]), match[2] ? Number(match[2]) : null) : libraryView();
  byId("main").replaceChildren(shown.element);
  byId("skip").textContent = t("skip");
  byId("nav").replaceChildren(
    h("button", { lang: language() === "en" ? "ko" : "en", "aria-label": t("switchLabel"), onclick: otherLanguage }, t("switch")),
  );
}

function otherLanguage() {
  setLanguage(language() === "en" ? "ko" : "en");
  show();
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}`);
  return found;
}

addEventListener("hashchange", () => {
  if (location.hash !== "#main") show();
});
show();
