// Chooses the view for the address, and starts again when the language changes.

import { ApiError, LOGIN_NEEDED, logOut, whoAmI } from "./api.js";
import { h } from "./dom.js";
import { language, setLanguage, t } from "./i18n.js";
import { libraryView } from "./library.js";
import { loginView } from "./login.js";
import { videoView } from "./video.js";

/** @typedef {{element: HTMLElement, leave: () => void}} View */

/** @type {View | null} */
let shown = null;
let isLocked = false;
const RENEW_MS = 3600_000;

function show() {
  shown?.leave();
  document.documentElement.lang = language();
  const match = /^#\/videos\/(\d+)(?:\?t=([\d.]+))?$/.exec(location.hash);
  if (isLocked) shown = loginView(unlock);
  else shown = match ? videoView(Number(match[1]), match[2] ? Number(match[2]) : null) : libraryView();
  byId("main").replaceChildren(shown.element);
  byId("skip").textContent = t("skip");
  logOutButton.textContent = t("logOut");
  byId("nav").replaceChildren(
    logOutButton,
    h("button", { lang: language() === "en" ? "ko" : "en", "aria-label": t("switchLabel"), onclick: otherLanguage }, t("switch")),
  );
}

const logOutButton = h("button", { hidden: true, onclick: () => void logOut().then(lock) });

/** Who is logged in decides what is offered; the server decides what is done. */
async function unlock() {
  isLocked = false;
  const who = await whoAmI();
  document.body.dataset["role"] = who.role;
  logOutButton.hidden = !who.auth;
  logOutButton.title = who.name;
  show();
}

function lock() {
  if (isLocked) return;
  isLocked = true;
  logOutButton.hidden = true;
  show();
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
addEventListener(LOGIN_NEEDED, lock);
setInterval(() => void whoAmI().catch(() => undefined), RENEW_MS);
unlock().catch((error) => (error instanceof ApiError && error.status === 401 ? lock() : show()));
