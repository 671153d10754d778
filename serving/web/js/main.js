// Chooses the view for the address; a change of language changes its words and nothing else.

import { ApiError, LOGIN_NEEDED, logOut, whoAmI } from "./api.js";
import { forgetChats } from "./chat.js";
import { h, titleOf } from "./dom.js";
import { language, relabel, setLanguage, words } from "./i18n.js";
import { cameraView } from "./camera.js";
import { camerasView } from "./cameras.js";
import { libraryView } from "./library.js";
import { loginView } from "./login.js";
import { receiptView } from "./receipt.js";
import { videoView } from "./video.js";

/** @typedef {{element: HTMLElement, heading: HTMLElement, leave: () => void, relabel: () => void, title: () => string}} View */

/** @type {View | null} */
let shown = null;
let isLocked = false;
const RENEW_MS = 3600_000;
const logOutButton = h("button", { hidden: true, words: words("logOut"), onclick: () => void logOut().then(lock) });
const camerasLink = h("a", { className: "button", href: "#/cameras", words: words("cameras") });
const languageButton = h("button", { words: words("switch", { "aria-label": "switchLabel" }), onclick: otherLanguage });

function show() {
  const isFirst = shown === null;
  shown?.leave();
  const match = /^#\/videos\/(\d+)(?:\?t=([\d.]+))?$/.exec(location.hash);
  const camera = /^#\/cameras\/(.+)$/.exec(location.hash)?.[1];
  const receipt = /^#\/receipts\/([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (isLocked) shown = loginView(unlock);
  else if (camera) shown = cameraView(decodeURIComponent(camera));
  else if (receipt) shown = receiptView(receipt);
  else if (location.hash === "#/cameras") shown = camerasView();
  else shown = match ? videoView(Number(match[1]), match[2] ? Number(match[2]) : null) : libraryView();
  byId("main").replaceChildren(shown.element);
  inLanguage();
  if (!isFirst) arriveAt(shown);
}

/** Where somebody has gone, a screen reader and the keyboard begin at its heading. @param {View} view */
function arriveAt(view) {
  scrollTo(0, 0);
  view.heading.focus({ preventScroll: true });
}

/** Everything that stands on the page, in the reader's language; nothing of it is made anew. */
function inLanguage() {
  document.documentElement.lang = language();
  languageButton.lang = language() === "en" ? "ko" : "en";
  relabel(document.body);
  shown?.relabel();
  document.title = titleOf(shown?.title() ?? "");
}

/** Who is logged in decides what is offered; the server decides what is done. */
async function unlock() {
  isLocked = false;
  const who = await whoAmI();
  camerasLink.hidden = false;
  document.body.dataset["role"] = who.role;
  logOutButton.hidden = !who.auth;
  logOutButton.title = who.name;
  show();
}

function lock() {
  if (isLocked) return;
  isLocked = true;
  logOutButton.hidden = true;
  camerasLink.hidden = true;
  forgetChats();
  show();
}

function otherLanguage() {
  setLanguage(language() === "en" ? "ko" : "en");
  inLanguage();
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}`);
  return found;
}

byId("skip").dataset["words"] = words("skip");
byId("nav").append(camerasLink, logOutButton, languageButton);
addEventListener("hashchange", () => {
  if (location.hash !== "#main") show();
});
addEventListener(LOGIN_NEEDED, lock);
setInterval(() => void whoAmI().catch(() => undefined), RENEW_MS);
unlock().catch((error) => (error instanceof ApiError && error.status === 401 ? lock() : show()));
