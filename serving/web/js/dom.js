// Makes elements. The page has no framework: views are functions that return elements.

import { relabel } from "./i18n.js";

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with properties, listeners (`onclick`), attributes (`aria-label`), `words` of the page, and its children.
 * Texts become text nodes, so nothing that a user wrote is ever read as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === "words") {
      element.dataset["words"] = String(value);
      relabel(element);
    } else if (name === "style") {
      element.style.cssText = String(value);
    } else if (name in element && !name.includes("-")) {
      Reflect.set(element, name, value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...present(children.flat()));
  return element;
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child)));
}

/** `00:07`, `12:34`, `1:02:03`; the same rule as on the server. @param {number} seconds */
export function timeLabel(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => (at === 0 && parts[0] ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** Set a text only where it differs, so that what somebody has selected stays selected. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Keeps the children of `parent` in step with a list. An element stays where it is as long as its item is there,
 * so focus, selection and a click under way survive; only what changed is touched.
 * @template Item
 * @param {Element} parent
 * @param {(item: Item) => number | string} keyOf
 * @param {(item: Item) => {element: Element, update: (item: Item) => void}} make
 * @returns {(items: Item[]) => void}
 */
export function keyedList(parent, keyOf, make) {
  /** @type {Map<number | string, {element: Element, update: (item: Item) => void}>} */
  const rows = new Map();
  return (items) => {
    const wanted = new Set(items.map(keyOf));
    for (const [key, row] of rows) {
      if (wanted.has(key)) continue;
      row.element.remove();
      rows.delete(key);
    }
    let next = parent.firstElementChild;
    for (const item of items) {
      const row = rows.get(keyOf(item)) ?? make(item);
      rows.set(keyOf(item), row);
      row.update(item);
      if (row.element === next) next = next.nextElementSibling;
      else parent.insertBefore(row.element, next);
    }
  };
}

/** What the browser shows for a view, and keeps in its history. @param {string} view */
export const titleOf = (view) => `${view} · DeepSentinel`;
