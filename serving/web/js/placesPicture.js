// The picture that zones and lines are drawn into. It draws what it is given, and says what was tapped or dragged.

import { h } from "./dom.js";
import { named, t } from "./i18n.js";

/** @typedef {import("./places.js").Place} Place */
/** @typedef {import("./places.js").Point} Point */

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["#ffb000", "#35c2ff", "#ff6db6", "#7ee06a", "#c59bff", "#ff8a5c"];
/** Of a picture that is not there yet. */
const WIDTH = 1600;
const HEIGHT = 900;
/** On the screen, in pixels: a corner as it is seen, and as a finger hits it. */
const CORNER_PX = 7;
const TOUCH_PX = 20;
const TEXT_PX = 15;
const ARROW_PX = 26;

/**
 * @param {string | null} stillUrl
 * @param {{tapped: (point: Point) => void, chosen: (at: number) => void, moved: (corner: number, point: Point) => void}} on
 */
export function drawing(stillUrl, on) {
  const still = stillUrl ? h("img", { src: stillUrl, alt: "", draggable: false }) : null;
  const canvas = s("svg", { class: "drawing", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  /** @type {Place[]} */
  let places = [];
  let active = -1;
  let dragged = -1;
  let hasDragged = false;
  const sized = new ResizeObserver(() => show(places, active));
  sized.observe(canvas);
  still?.addEventListener("load", () => {
    canvas.setAttribute("viewBox", `0 0 ${still.naturalWidth} ${still.naturalHeight}`);
    show(places, active);
  });

  // A drag may end in a click or in none, as the corner that was pressed is drawn anew meanwhile.
  canvas.addEventListener("pointerdown", () => (hasDragged = false));
  canvas.addEventListener("click", (event) => {
    if (!hasDragged && active >= 0) on.tapped(pointAt(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (dragged < 0) return;
    hasDragged = true;
    on.moved(dragged, pointAt(event));
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (dragged = -1));

  /** @param {MouseEvent} event @returns {Point} */
  function pointAt(event) {
    const box = canvas.getBoundingClientRect();
    const inside = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const [x = 0, y = 0] = inside.map((share) => Math.min(1, Math.max(0, share)));
    return [x, y];
  }

  /** @param {Place[]} all @param {number} chosen */
  function show(all, chosen) {
    places = all;
    active = chosen;
    const { width, height } = canvas.viewBox.baseVal;
    const unit = width / (canvas.clientWidth || width);
    const shapes = places.flatMap((place, at) => shapeOf(place, at, unit, [width, height]));
    canvas.replaceChildren(...shapes, ...cornersOf(places[active], unit, [width, height]));
    canvas.setAttribute("aria-label", places.map(titleOfPlace).join(", ") || t("zonesAndLines"));
  }

  /** @param {Place} place @param {number} at @param {number} unit @param {Point} size */
  function shapeOf(place, at, unit, size) {
    const [first] = place.points;
    if (!first) return [];
    const colour = COLOURS[at % COLOURS.length] ?? "#fff";
    const points = place.points.map((point) => scaled(point, size).join(",")).join(" ");
    const outline = { points, stroke: colour, "stroke-width": (at === active ? 3 : 2) * unit, fill: place.isLine ? "none" : colour };
    const shape = s(place.isLine ? "polyline" : "polygon", { ...outline, "fill-opacity": at === active ? 0.35 : 0.2 });
    if (active < 0) {
      shape.addEventListener("click", (event) => {
        event.stopPropagation();
        on.chosen(at);
      });
    }
    const [x, y] = scaled(first, size);
    const label = s("text", { x: x + 8 * unit, y: Math.max(y - 8 * unit, TEXT_PX * unit), "font-size": TEXT_PX * unit, "stroke-width": 3 * unit });
    label.textContent = place.name;
    return [shape, ...arrowOf(place, colour, unit, size), label];
  }

  /** Shows which way is in. @param {Place} place @param {string} colour @param {number} unit @param {Point} size */
  function arrowOf(place, colour, unit, size) {
    const [start, end] = place.points.map((point) => scaled(point, size));
    if (!place.isLine || !start || !end) return [];
    const along = [end[0] - start[0], end[1] - start[1]];
    const length = Math.hypot(along[0] ?? 0, along[1] ?? 0) || 1;
    const right = [-(along[1] ?? 0) / length, (along[0] ?? 0) / length];
    const middle = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    const tip = middle.map((each, axis) => each + (right[axis] ?? 0) * ARROW_PX * unit);
    const path = { x1: middle[0], y1: middle[1], x2: tip[0], y2: tip[1], stroke: colour, "stroke-width": 2 * unit };
    const head = s("circle", { cx: tip[0], cy: tip[1], r: 4 * unit, fill: colour });
    const word = s("text", { x: (tip[0] ?? 0) + 7 * unit, y: (tip[1] ?? 0) + 5 * unit, "font-size": TEXT_PX * unit, "stroke-width": 3 * unit });
    word.textContent = t("inwards");
    return [s("line", path), head, word];
  }

  /** @param {Place | undefined} place @param {number} unit @param {Point} size */
  function cornersOf(place, unit, size) {
    return (place?.points ?? []).map((point, corner) => {
      const [cx, cy] = scaled(point, size);
      const hit = s("circle", { cx, cy, r: TOUCH_PX * unit, fill: "transparent" });
      const seen = s("circle", { cx, cy, r: CORNER_PX * unit, fill: "#fff", stroke: "#000", "stroke-width": 2 * unit });
      const group = s("g", { class: "corner" }, seen, hit);
      group.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        canvas.setPointerCapture(event.pointerId);
        dragged = corner;
      });
      group.addEventListener("click", (event) => event.stopPropagation());
      return group;
    });
  }

  return { element: h("div", { className: "still" }, still, canvas), show };
}

/** @param {Place} place */
const titleOfPlace = (place) => (place.isLine ? place.name : `${place.name} (${named(place.use)})`);

/** @param {Point} point @param {Point} size @returns {Point} */
const scaled = ([x, y], [width, height]) => [x * width, y * height];

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, unknown>} attributes @param {...Node} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
