// Questions and answers; each time in an answer is a button that leads to the moment itself.

import { ask } from "./api.js";
import { h, timeLabel } from "./dom.js";
import { t } from "./i18n.js";

/**
 * @typedef {import("./api.js").Citation} Citation
 * @typedef {{title: string, videoId: number | null, seek: (citation: Citation) => void}} ChatOptions
 */

/** @param {ChatOptions} options */
export function chatPanel({ title, videoId, seek }) {
  /** @type {string | null} */
  let session = null;
  const log = h("div", { className: "log", role: "log", "aria-live": "polite" });
  const box = h("input", { type: "text", id: "question", maxLength: 2000, placeholder: t("askPlaceholder"), autocomplete: "off" });
  const send = h("button", { className: "main", type: "submit" }, t("ask"));
  const hints = h(
    "div",
    { className: "hints" },
    [t("hint1"), t("hint2"), t("hint3")].map((hint) => h("button", { onclick: () => void put(hint) }, hint)),
  );

  /** @param {string} question */
  async function put(question) {
    if (!question.trim() || send.disabled) return;
    send.disabled = true;
    const waiting = h("div", { className: "said it quiet" }, t("thinking"));
    log.append(h("div", { className: "said me", "aria-label": t("you") }, question), waiting);
    log.scrollTop = log.scrollHeight;
    try {
      const answer = await ask(question, videoId, session);
      session = answer.session_id;
      waiting.replaceWith(answerBubble(answer.sentences, seek));
    } catch (error) {
      waiting.className = "said it bad";
      waiting.textContent = error instanceof Error ? error.message : String(error);
    }
    send.disabled = false;
    log.scrollTop = log.scrollHeight;
  }

  /** @param {SubmitEvent} event */
  function submitted(event) {
    event.preventDefault();
    const question = box.value;
    box.value = "";
    void put(question);
  }

  return h(
    "section",
    { className: "panel chat", "aria-label": title },
    h("h2", {}, title),
    log,
    hints,
    h("form", { className: "ask", onsubmit: submitted }, h("label", { htmlFor: "question", className: "skip" }, title), box, send),
  );
}

/**
 * A sentence with one citation gets its button; a sentence that sums up several gets none, they follow.
 * @param {import("./api.js").Sentence[]} sentences @param {(citation: Citation) => void} seek
 */
function answerBubble(sentences, seek) {
  const lines = sentences.map((sentence) => {
    const [cited] = sentence.citations;
    return h("p", {}, sentence.text, sentence.citations.length === 1 && cited && chip(cited, seek));
  });
  return h("div", { className: "said it", "aria-label": t("answer") }, lines);
}

/** @param {Citation} citation @param {(citation: Citation) => void} seek */
function chip(citation, seek) {
  const label = timeLabel(citation.start_s);
  return h("button", { className: "chip", "aria-label": `${t("jump")} ${label}`, onclick: () => seek(citation) }, `▶ ${label}`);
}
