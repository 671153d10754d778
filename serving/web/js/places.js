// Zones and lines on a still of a camera: drawn by tapping, dragged by their corners, or typed as numbers.

import { h } from "./dom.js";
import { relabel, t, words } from "./i18n.js";
import { drawing } from "./placesPicture.js";

/** @typedef {import("./api.js").CameraShape} CameraShape */
/** @typedef {[number, number]} Point x to the right, y downwards, in 0..1 of the picture. */
/** @typedef {{isLine: boolean, name: string, use: CameraShape["zones"][number]["use"], points: Point[]}} Place */

/** @type {Place["use"][]} */
const USES = ["counter", "shelf", "exit", "restricted", "other"];
const DIGITS = 4;
const MIDDLE = 0.5;

/** @param {string | null} stillUrl */
export function placesEditor(stillUrl) {
  /** @type {Place[]} */
  let places = [];
  let active = -1;
  const picture = drawing(stillUrl, { tapped: addPoint, chosen: choose, moved });
  const list = h("div", { className: "places" });

  /** @param {Point} point */
  function addPoint(point) {
    const place = places[active];
    if (!place || (place.isLine && place.points.length === 2)) return;
    place.points.push(rounded(point));
    showAll();
  }
  /** @param {number} at */
  function choose(at) {
    active = at;
    showAll();
  }
  /** @param {number} corner @param {Point} point */
  function moved(corner, point) {
    const place = places[active];
    if (!place) return;
    place.points[corner] = rounded(point);
    picture.show(places, active);
    showNumbers(corner);
  }

  /** @param {boolean} isLine */
  function add(isLine) {
    const taken = new Set(places.map((place) => place.name));
    let number = 1;
    const word = t(isLine ? "line" : "zone");
    while (taken.has(`${word} ${number}`)) number += 1;
    places.push({ isLine, name: `${word} ${number}`, use: "other", points: [] });
    choose(places.length - 1);
  }

  function showAll() {
    picture.show(places, active);
    list.replaceChildren(...places.map((place, at) => (at === active ? form(place, at) : line(place, at))));
  }

  /** @param {Place} place @param {number} at */
  function line(place, at) {
    const kind = h("span", { words: words(place.isLine ? "line" : "zone") });
    return h("button", { type: "button", onclick: () => choose(at) }, kind, `: ${place.name}`);
  }

  /** @param {Place} place @param {number} at */
  function form(place, at) {
    const name = h("input", { value: place.name, maxLength: 100, required: true, words: words(null, { "aria-label": "name" }) });
    name.oninput = () => {
      place.name = name.value;
      picture.show(places, active);
    };
    const use = h("select", { words: words(null, { "aria-label": "use" }) }, USES.map((each) => h("option", { value: each, selected: each === place.use, words: words(each) })));
    use.onchange = () => (place.use = USES[use.selectedIndex] ?? "other");
    const isFull = place.isLine && place.points.length === 2;
    return h(
      "fieldset",
      {},
      h("legend", { words: words(place.isLine ? "line" : "zone") }),
      h("div", { className: "row" }, name, place.isLine ? null : use, button("takeAway", () => remove(at))),
      h("p", { className: "quiet" }, h("span", { words: words("across") }), ", ", h("span", { words: words("down") })),
      h("ol", {}, place.points.map((point, corner) => h("li", { className: "row" }, numbers(place, point, corner), away(() => removePoint(place, corner))))),
      isFull ? null : button("addCorner", () => addPoint([MIDDLE, MIDDLE])),
    );
  }

  /** @param {Place} place @param {Point} point @param {number} corner */
  function numbers(place, point, corner) {
    return [0, 1].map((axis) => {
      const label = `${t("corner")} ${corner + 1}, ${t(axis === 0 ? "across" : "down")}`;
      const field = h("input", { type: "number", min: 0, max: 100, step: "any", value: percent(point[axis] ?? 0), "aria-label": label });
      field.oninput = () => {
        const kept = place.points[corner];
        if (!kept || field.value === "") return;
        kept[axis] = Number(field.value) / 100;
        picture.show(places, active);
      };
      return field;
    });
  }
  /** Only the numbers of the corner that is dragged: its fields stay where they are. @param {number} corner */
  function showNumbers(corner) {
    const fields = list.querySelectorAll("ol > li")[corner]?.querySelectorAll("input") ?? [];
    const point = places[active]?.points[corner] ?? [0, 0];
    fields.forEach((field, axis) => (field.value = percent(point[axis] ?? 0)));
  }
  /** @param {Place} place @param {number} corner */
  function removePoint(place, corner) {
    place.points.splice(corner, 1);
    showAll();
  }
  /** @param {number} at */
  function remove(at) {
    places.splice(at, 1);
    choose(-1);
  }

  /** @param {CameraShape} camera */
  function load(camera) {
    places = [
      ...camera.zones.map((zone) => ({ isLine: false, name: zone.name, use: zone.use, points: zone.corners.map(copied) })),
      ...camera.lines.map((each) => ({ isLine: true, name: each.name, use: /** @type {const} */ ("other"), points: [copied(each.start), copied(each.end)] })),
    ];
    choose(-1);
  }

  /** @returns {Pick<CameraShape, "zones" | "lines">} A line that lacks an end has no length, as the server says. */
  function value() {
    const zones = places.filter((place) => !place.isLine).map(({ name, use, points }) => ({ name, use, corners: points }));
    const lines = places
      .filter((place) => place.isLine)
      .map(({ name, points }) => ({ name, start: points[0] ?? /** @type {Point} */ ([0, 0]), end: points[1] ?? points[0] ?? /** @type {Point} */ ([0, 0]) }));
    return { zones, lines };
  }

  const buttons = h("div", { className: "row for-operators" }, button("addZone", () => add(false)), button("addLine", () => add(true)));
  const element = h(
    "section",
    { className: "panel" },
    h("h2", { words: words("zonesAndLines") }),
    h("p", { className: "quiet for-operators", words: words("drawHint") }),
    stillUrl ? null : h("p", { className: "quiet", words: words("noStill") }),
    picture.element,
    buttons,
    list,
  );
  return { element, load, value, relabel: () => (showAll(), relabel(element)) };
}

/** @param {import("./i18n.js").Word} word @param {() => void} onclick */
const button = (word, onclick) => h("button", { type: "button", words: words(word), onclick });
/** @param {() => void} onclick */
const away = (onclick) => h("button", { type: "button", onclick, words: words(null, { "aria-label": "takeAway" }) }, "×");
/** @param {Point} point @returns {Point} */
const copied = ([x, y]) => [x, y];
/** @param {Point} point @returns {Point} */
const rounded = ([x, y]) => [Number(x.toFixed(DIGITS)), Number(y.toFixed(DIGITS))];
/** @param {number} share */
const percent = (share) => String(Number((share * 100).toFixed(DIGITS - 2)));
