// A receipt: a sentence of an answer, and what it rests on, down to the run that made it.

import { messageOf } from "./action.js";
import { readReceipt } from "./api.js";
import { h, timeLabel } from "./dom.js";
import { language, named, t, words } from "./i18n.js";

/** @typedef {import("./api.js").Receipt} Receipt */
/** @typedef {import("./api.js").Citation} Citation */
/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./i18n.js").Word} Word */

const DIGEST_SHOWN = 16;

/** A link to the receipt of a citation; nothing for answers of before there were any. @param {Citation} cited */
export function receiptLink(cited) {
  if (!cited.receipt_id) return null;
  return h("a", { className: "chip", href: `#/receipts/${cited.receipt_id}`, words: words("receipt", { "aria-label": "receiptOf" }) });
}

/** @param {string} id */
export function receiptView(id) {
  /** @type {Receipt | null} */
  let receipt = null;
  const heading = h("h1", { tabIndex: -1, words: words("receipt") });
  const body = h("div", { className: "stack", role: "status", words: words("loading") });
  const element = h("div", { className: "stack receipt" }, heading, body);

  async function load() {
    try {
      receipt = await readReceipt(id);
      relabel();
    } catch (error) {
      delete body.dataset["words"];
      body.replaceChildren(h("p", { className: "panel bad", role: "alert" }, messageOf(error)));
    }
  }
  function relabel() {
    if (!receipt) return;
    delete body.dataset["words"];
    body.replaceChildren(...content(receipt));
  }
  void load();
  return { element, heading, leave: () => undefined, relabel, title: () => t("receipt") };
}

/** @param {Receipt} receipt */
function content(receipt) {
  return [said(receipt), shown(receipt), found(receipt), lookedAt(receipt), recording(receipt), ...receipt.runs.map(run), costs(receipt)].filter(
    (part) => part !== null,
  );
}

/** @param {Word} title @param {...(Child | Child[])} children */
const panel = (title, ...children) => h("section", { className: "panel", "aria-label": t(title) }, h("h2", {}, t(title)), ...children);

/** @param {[Word, Child | Child[]][]} rows */
const facts = (rows) => h("dl", { className: "facts" }, rows.flatMap(([word, value]) => [h("dt", {}, t(word)), h("dd", {}, ...[value].flat())]));

/** @param {number} startS @param {number} endS */
const span = (startS, endS) => `${timeLabel(startS)}–${timeLabel(endS)}`;

/** By the reader's clock, or by that of a camera. @param {string} moment @param {string} [timeZone] */
const clock = (moment, timeZone) => new Date(moment).toLocaleString(language(), { dateStyle: "medium", timeStyle: "medium", timeZone });

/** @param {{en: string, ko: string}} text */
const inLanguage = (text) => (language() === "ko" ? text.ko : text.en);

/** @param {Receipt} receipt */
function said(receipt) {
  return h(
    "section",
    { className: "panel", "aria-label": t("answer") },
    h("p", { className: "quiet" }, receipt.question),
    h("blockquote", {}, receipt.sentence || t("sentenceUnknown")),
    h("p", { className: "quiet" }, `${t("answeredAt")} ${clock(receipt.made_at)}`),
    receipt.note && h("p", { className: receipt.still_holds ? "note" : "note bad", role: "note" }, inLanguage(receipt.note)),
  );
}

/** @param {Receipt} receipt */
function shown(receipt) {
  const { video_id } = receipt.recording;
  const missing = h("p", { className: "quiet", hidden: true }, t("noPicture"));
  const picture = h("img", { src: receipt.frame_url, alt: `${t("frame")} ${timeLabel(receipt.frame_s)}`, decoding: "async", onerror: gone });
  function gone() {
    picture.remove();
    missing.hidden = false;
  }
  const jump = h("a", { className: "button main", href: `#/videos/${video_id}?t=${receipt.start_s}` }, `▶ ${t("jump")} ${span(receipt.start_s, receipt.end_s)}`);
  return panel("frame", h("figure", {}, picture, missing, h("figcaption", { className: "quiet" }, timeLabel(receipt.frame_s))), jump);
}

/** @param {Receipt} receipt */
function found(receipt) {
  const { events, people, window } = receipt;
  if (!events.length && !people.length && !window) return null;
  const happened = events.map((event) =>
    h(
      "li",
      {},
      h("strong", {}, span(event.start_s, event.end_s)),
      ` ${inLanguage({ en: event.text_en, ko: event.text_ko })} `,
      h("span", { className: "quiet" }, `${t("confidence")} ${percent(event.confidence)} · ${named(event.source)}`),
    ),
  );
  const followed = people.map((person) =>
    h("li", {}, h("strong", {}, `${named(person.label)} ${person.number}`), ` ${span(person.start_s, person.end_s)} `, h("span", { className: "quiet" }, clothes(person))),
  );
  return panel(
    "restsOn",
    h("ul", { className: "plain" }, happened, followed),
    window && h("p", { className: "quiet" }, `${t("searchedText")} (${span(window.start_s, window.end_s)}): ${inLanguage({ en: window.text_en, ko: window.text_ko })}`),
  );
}

/** @param {import("./api.js").ReceiptPerson} person */
function clothes(person) {
  if (person.label !== "person") return "";
  /** @param {string | null} en @param {string | null} ko */
  const colour = (en, ko) => (en && ko ? inLanguage({ en, ko }) : t("unsure"));
  return [`${t("upper")} ${colour(person.upper, person.upper_ko)}`, `${t("lower")} ${colour(person.lower, person.lower_ko)}`].join(" · ");
}

/** @param {Receipt} receipt */
function lookedAt(receipt) {
  const spans = receipt.coverage.map((each) => {
    const reason = each.reason_en && each.reason_ko ? `: ${inLanguage({ en: each.reason_en, ko: each.reason_ko })}` : "";
    return h("li", {}, h("strong", {}, span(each.start_s, each.end_s)), ` ${named(each.state)}${reason}`);
  });
  return panel("coverage", spans.length ? h("ul", { className: "plain" }, spans) : h("p", { className: "quiet" }, t("notLookedAt")));
}

/** @param {Receipt} receipt */
function recording(receipt) {
  const { name, camera, sha256, recorded_from, recorded_until, time_zone, video_id } = receipt.recording;
  /** @type {[Word, Child][]} */
  const rows = [
    ["file", h("a", { href: `#/videos/${video_id}` }, name)],
    ["camera", camera ?? "–"],
    ["digest", h("code", {}, sha256)],
  ];
  if (recorded_from && recorded_until) rows.push(["recorded", `${clock(recorded_from, time_zone)} – ${clock(recorded_until, time_zone)} (${time_zone})`]);
  return panel("recording", facts(rows));
}

/** @param {import("./api.js").ReceiptRun} made */
function run(made) {
  const seconds = Object.entries(made.seconds).map(([stage, taken]) => h("li", {}, `${stage} ${taken.toFixed(1)} s`));
  /** @type {[Word, Child | Child[]][]} */
  const rows = [
    ["run", h("a", { href: made.dagster_url, target: "_blank", rel: "noopener" }, made.run_id)],
    ["analysisVersion", made.analysis_version ?? t("unknown")],
    ["device", made.device ?? t("unknown")],
    ["began", made.started_at ? clock(made.started_at) : t("unknown")],
    ["models", listed(made.models)],
    ["settings", listed(made.settings)],
    ["seconds", h("ul", { className: "plain" }, seconds)],
  ];
  return panel("analysis", facts(rows));
}

/** @param {Record<string, unknown>} values */
function listed(values) {
  const rows = Object.entries(values);
  if (!rows.length) return "–";
  return h("ul", { className: "plain" }, rows.map(([name, value]) => h("li", {}, `${name}: `, h("code", {}, short(String(value))))));
}

/** A digest is told by its beginning. @param {string} value */
const short = (value) => value.replace(/[0-9a-f]{32,}/g, (digest) => `${digest.slice(0, DIGEST_SHOWN)}…`);

/** @param {Receipt} receipt */
function costs(receipt) {
  if (!receipt.costs.length) return panel("cost", h("p", { className: "quiet" }, t("noCost")));
  const rows = receipt.costs.map((each) => h("li", {}, `${each.day} ${each.model} (${each.purpose}): ${each.calls} × · ${each.cost_usd.toFixed(4)} USD`));
  return panel("cost", h("ul", { className: "plain" }, rows), h("p", { className: "quiet" }, t("costOfDay")));
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;
