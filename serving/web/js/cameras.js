// All cameras: what is set of each, and a way to add one.

import { actionButton } from "./action.js";
import { listCameras, putCamera } from "./api.js";
import { h, keyedList, setText } from "./dom.js";
import { t, words } from "./i18n.js";
import { polling } from "./polling.js";

/** @typedef {import("./api.js").Camera} Camera */

/** Where the view of a camera is. @param {string} name */
export const cameraAddress = (name) => `#/cameras/${encodeURIComponent(name)}`;

export function camerasView() {
  /** @type {Camera[]} */
  let cameras = [];
  const heading = h("h1", { tabIndex: -1, words: words("cameras") });
  const list = h("ul", { className: "cards" });
  const show = keyedList(list, (/** @type {Camera} */ camera) => camera.name, card);
  const empty = h("p", { className: "panel", hidden: true, words: words("noCameras") });
  const name = h("input", { maxLength: 100, words: words(null, { "aria-label": "name", placeholder: "name" }) });

  const poll = polling(async () => {
    cameras = await listCameras();
    empty.hidden = cameras.length > 0;
    show(cameras);
    return 5000;
  });

  async function add() {
    const wanted = { name: name.value.trim(), site: "", time_zone: null, clock_offset_s: 0, quiet_hours: [], zones: [], lines: [], version: 0 };
    if (!wanted.name) return name.focus();
    if (!cameras.some((camera) => camera.name === wanted.name)) await putCamera(wanted.name, wanted);
    location.hash = cameraAddress(wanted.name);
  }
  const adding = h("div", { className: "row for-operators" }, name, actionButton("addCamera", add));
  const element = h("div", { className: "stack" }, heading, poll.element, empty, list, adding);
  return { element, heading, leave: poll.stop, relabel: () => show(cameras), title: () => t("cameras") };
}

/** @param {Camera} first */
function card(first) {
  const name = h("strong");
  const facts = h("span", { className: "quiet" });
  const link = h("a", {}, h("div", { className: "text" }, name, facts));

  /** @param {Camera} camera */
  function update(camera) {
    link.href = cameraAddress(camera.name);
    setText(name, camera.site ? `${camera.name} (${camera.site})` : camera.name);
    setText(facts, factsOf(camera).join(" · "));
  }
  update(first);
  return { element: h("li", { className: "panel card" }, link), update };
}

/** @param {Camera} camera */
function factsOf(camera) {
  const zone = camera.time_zone ?? `${camera.time_zone_used} (${t("asConfigured")})`;
  return [zone, `${t("recordings")} ${camera.recordings}`, `${t("zone")} ${camera.zones.length}`, `${t("line")} ${camera.lines.length}`];
}
