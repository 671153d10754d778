// @ts-check
/** Who and what was followed in a recording: when, in which clothes, from where to where. */
import { h, timeLabel } from "./dom.js";
import { language, named, t } from "./i18n.js";

/** @typedef {import("./api.js").Person} Person */
/** @typedef {import("./api.js").Thing} Thing */

/** @type {Record<string, string>} Colours of clothes as the page shows them. */
const PAINT = {
  black: "#1c1c1e", grey: "#8a8d91", white: "#f4f4f4", red: "#c62f2f", orange: "#e0832a", yellow: "#e8c82f", green: "#3f8f4a",
  blue: "#3469c4", navy: "#22305c", purple: "#7a3f96", pink: "#e38fb0", brown: "#6f4a2d", beige: "#d9c8a5",
};

/** @param {Person[]} people @param {(seconds: number) => void} seek */
export function peopleList(people, seek) {
  return h(
    "ul",
    { className: "people" },
    people.map((person) => h("li", {}, jump(person, seek), swatch(person, "upper"), swatch(person, "lower"), h("span", {}, said(person)), guesses(person))),
  );
}

/** Vehicles, bags and animals, by name and number. @param {Thing[]} things @param {(seconds: number) => void} seek */
export function thingsList(things, seek) {
  return h(
    "ul",
    { className: "people" },
    things.map((thing) => h("li", {}, jump(thing, seek), h("span", {}, `${named(thing.label)} ${thing.number}`))),
  );
}

/** @param {Person | Thing} person @param {(seconds: number) => void} seek */
function jump(person, seek) {
  const label = `${timeLabel(person.start_s)}–${timeLabel(person.end_s)}`;
  return h("button", { className: "chip lead", "aria-label": `${t("jump")} ${label}`, onclick: () => seek(person.start_s) }, `▶ ${label}`);
}

/** @param {Person} person @param {"upper" | "lower"} part */
function swatch(person, part) {
  const colour = person[`${part}_colour`];
  const word = !colour ? t("unsure") : language() === "ko" ? person[`${part}_colour_ko`] : colour;
  const text = `${t(part)}: ${word}`;
  const label = { role: "img", title: text, "aria-label": text };
  if (!colour) return h("span", { className: "swatch unsure", ...label }, "?");
  return h("span", { className: "swatch", style: `background:${PAINT[colour]}`, ...label });
}

/** @param {Person} person */
function said(person) {
  const way = [person.entry_side, person.exit_side].map((side) => (side ? t(side) : "·")).join(" → ");
  return `${t("person")} ${person.number}${person.entry_side || person.exit_side ? `, ${way}` : ""}`;
}

/** What classifiers made of somebody's pictures, with how sure they were. @param {Person} person */
function guesses(person) {
  const known = [[person.gender, person.gender_score], [person.age_group, person.age_group_score]];
  const text = known.filter(([word]) => word).map(([word, score]) => `${named(String(word))} ${Math.round(100 * Number(score))} %`);
  return text.length ? h("span", { className: "quiet", title: t("guess") }, text.join(", ")) : "";
}
