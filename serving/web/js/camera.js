// One camera: its name, clock, quiet hours, zones and lines, and what it was set to before.

import { actionButton, messageOf } from "./action.js";
import { backfillCamera, cameraVersions, previewCamera, putCamera, readCamera } from "./api.js";
import { askBackfill } from "./backfillDialog.js";
import { cameraAddress } from "./cameras.js";
import { h, titleOf } from "./dom.js";
import { language, relabel, t, words } from "./i18n.js";
import { placesEditor } from "./places.js";
import { quietHoursFields } from "./quietHours.js";

/** @typedef {import("./api.js").CameraDetail} CameraDetail */
/** @typedef {import("./api.js").CameraRequest} CameraRequest */
/** @typedef {import("./api.js").CameraShape} CameraShape */
/** @typedef {import("./i18n.js").Word} Word */

/** @param {string} name */
export function cameraView(name) {
  /** @type {CameraDetail | null} */
  let camera = null;
  /** @type {ReturnType<typeof formOf> | null} */
  let form = null;
  let isStarted = false;
  const heading = h("h1", { tabIndex: -1 }, name);
  const remarks = h("div", {});
  const told = h("p", { role: "status" });
  const body = h("div", { className: "stack" });
  const element = h("div", { className: "stack" }, h("p", {}, h("a", { href: "#/cameras" }, "← ", h("span", { words: words("allCameras") }))), heading, remarks, body, told);

  async function load() {
    const isOperator = document.body.dataset["role"] !== "viewer";
    camera = await readCamera(name);
    const versions = isOperator ? await cameraVersions(name) : [];
    form = formOf(camera, save);
    body.replaceChildren(form.element, historyOf(versions, (version) => (form?.load(version), tell("loaded"))));
    if (!isOperator) body.querySelectorAll("input, select").forEach((field) => field.setAttribute("disabled", ""));
    showRemarks();
  }

  /** What to save, as the form has it; a dialog says first what that makes again. @param {CameraRequest} wanted */
  async function save(wanted) {
    const plan = await previewCamera(name, wanted);
    const answer = plan.recordings > 0 ? await askBackfill(plan) : "saveOnly";
    if (answer === "cancel") return;
    await putCamera(name, wanted);
    // It is saved whatever becomes of the backfill, so the form must be of the new version either way.
    const problem = answer === "saveAndAgain" ? await start(wanted.name).catch(messageOf) : "";
    if (wanted.name !== name) location.hash = cameraAddress(wanted.name);
    else await load();
    tell(isStarted ? "backfillStarted" : "saved");
    if (problem) told.append(` ${problem}`);
  }

  /** @param {string} called */
  async function start(called) {
    const { backfill_id } = await backfillCamera(called);
    isStarted = backfill_id !== null;
    return "";
  }

  /** @param {Word} word */
  function tell(word) {
    told.dataset["words"] = words(word);
    relabel(told);
  }

  function showRemarks() {
    if (!camera) return;
    const pairs = camera.overlaps.map(({ video_ids, start }) => h("li", {}, linkTo(video_ids[0]), " · ", linkTo(video_ids[1]), `, ${localTime(start)}`));
    const again = actionButton("again", () => start(name).then(showStart), "for-operators");
    const outdated = h("div", { className: "notice row" }, h("span", { words: words("outdated") }), String(camera.outdated_recordings), again);
    const overlaps = h("div", { className: "notice" }, h("p", { words: words("overlaps") }), h("ul", {}, pairs));
    remarks.replaceChildren(...(camera.outdated_recordings > 0 && !isStarted ? [outdated] : []), ...(pairs.length > 0 ? [overlaps] : []));
  }

  /** What is under way is not offered once more. */
  function showStart() {
    showRemarks();
    tell("backfillStarted");
  }

  /** @param {unknown} error */
  function failed(error) {
    body.replaceChildren(h("p", { className: "bad", role: "alert" }, messageOf(error)));
  }

  void load().catch(failed);
  document.title = titleOf(name);
  return { element, heading, leave: () => undefined, relabel: () => (showRemarks(), form?.relabel()), title: () => name };
}

/** @param {number} id */
const linkTo = (id) => h("a", { href: `#/videos/${id}` }, `#${id}`);
/** @param {string} moment */
const localTime = (moment) => new Date(moment).toLocaleString(language());

/** @param {CameraDetail} camera @param {(wanted: CameraRequest) => Promise<void>} save */
function formOf(camera, save) {
  const name = h("input", { required: true, maxLength: 100 });
  const site = h("input", { maxLength: 100 });
  const zone = h("input", { placeholder: camera.time_zone_used, autocomplete: "off" });
  const offset = h("input", { type: "number", step: "any", required: true });
  const quiet = quietHoursFields();
  const places = placesEditor(camera.still_url);
  zone.setAttribute("list", "time-zones");

  /** @param {CameraShape} shape */
  function load(shape) {
    name.value = shape.name;
    site.value = shape.site;
    zone.value = shape.time_zone ?? "";
    offset.value = String(shape.clock_offset_s);
    quiet.load(shape.quiet_hours);
    places.load(shape);
  }

  function keep() {
    if (!element.reportValidity()) return Promise.resolve();
    const clock = { time_zone: zone.value.trim() || null, clock_offset_s: Number(offset.value) };
    const wanted = { name: name.value.trim(), site: site.value.trim(), ...clock, quiet_hours: quiet.value(), ...places.value() };
    return save({ ...wanted, version: camera.version });
  }

  const element = h(
    "form",
    { className: "camera", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    h(
      "section",
      { className: "panel stack" },
      labelled("name", name),
      labelled("site", site),
      labelled("timeZone", zone),
      h("datalist", { id: "time-zones" }, Intl.supportedValuesOf("timeZone").map((each) => h("option", { value: each }))),
      labelled("clockOffset", offset),
      h("p", { className: "quiet", words: words("clockHint") }),
      quiet.element,
    ),
    places.element,
    h("p", { className: "for-operators" }, actionButton("save", keep, "main")),
  );
  load(camera);
  return { element, load, relabel: places.relabel };
}

/** @param {Word} word @param {HTMLInputElement} field */
const labelled = (word, field) => h("p", {}, h("label", {}, h("span", { words: words(word) }), field));

/** @param {import("./api.js").CameraVersion[]} versions @param {(version: CameraShape) => void} load */
function historyOf(versions, load) {
  const lines = versions.map((each) =>
    h(
      "li",
      { className: "row" },
      h("span", { words: words("version") }),
      `${each.version}, ${localTime(each.changed_at)}, ${each.changed_by}`,
      h("button", { type: "button", words: words("load"), onclick: () => load(each) }),
    ),
  );
  return h("details", { className: "panel", hidden: versions.length === 0 }, h("summary", { words: words("history") }), h("ul", { className: "plain" }, lines));
}
