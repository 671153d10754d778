// Questions and answers; each time in an answer is a button that leads to the moment itself.

import { messageOf } from "./action.js";
import { ApiError, ask } from "./api.js";
import { h, timeLabel } from "./dom.js";
import { t, words } from "./i18n.js";
import { receiptLink } from "./receipt.js";

/**
 * @typedef {import("./api.js").Citation} Citation
 * @typedef {import("./i18n.js").Word} Word
 * @typedef {{title: Word, videoId: number | null, seek: (citation: Citation) => void}} ChatOptions
 */

/** @type {Word[]} */
const HINTS = ["hint1", "hint2", "hint3"];
const MOST_KEPT = 20;

/** Chats stay as they are while somebody looks at another page. @type {Map<number | null, Chat>} */
const kept = new Map();
/** @typedef {{element: HTMLElement, seek: (citation: Citation) => void}} Chat */

/** What somebody asked is not for who logs in next. */
export const forgetChats = () => kept.clear();

/** @param {ChatOptions} options */
export function chatPanel(options) {
  const chat = kept.get(options.videoId) ?? newChat(options);
  chat.seek = options.seek;
  kept.delete(options.videoId);
  kept.set(options.videoId, chat);
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
  return chat.element;
}

/** @param {ChatOptions} options @returns {Chat} */
function newChat({ title, videoId, seek }) {
  /** @type {string | null} */
  let session = null;
  const log = h("div", { className: "log", role: "log", "aria-live": "polite" });
  const box = h("input", { type: "text", id: "question", maxLength: 2000, autocomplete: "off", words: words(null, { placeholder: "askPlaceholder" }) });
  const send = h("button", { className: "main", type: "submit", words: words("ask") });
  const hints = HINTS.map((hint) => h("button", { words: words(hint), onclick: () => void put(t(hint)) }));
  const chat = { element: panel(), seek };

  function panel() {
    return h(
      "section",
      { className: "panel chat", words: words(null, { "aria-label": title }) },
      h("h2", { words: words(title) }),
      log,
      h("div", { className: "hints" }, hints),
      h("form", { className: "ask", onsubmit: submitted }, h("label", { htmlFor: "question", className: "skip", words: words(title) }), box, send),
    );
  }

  /** @param {string} question */
  async function put(question) {
    if (!question.trim() || send.disabled) return;
    send.disabled = true;
    const asked = h("div", { className: "said me", words: words(null, { "aria-label": "you" }) }, question);
    const reply = h("div", { className: "said it quiet" }, t("thinking"));
    log.append(asked, reply);
    log.scrollTop = log.scrollHeight;
    try {
      const answer = await ask(question, videoId, session);
      session = answer.session_id;
      reply.replaceWith(answerBubble(answer.sentences, (citation) => chat.seek(citation)));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) session = null; // too old, or deleted by somebody else
      reply.className = "said it bad";
      reply.replaceChildren(messageOf(error), h("button", { className: "chip", words: words("askAgain"), onclick: again }));
    }
    send.disabled = false;
    log.scrollTop += asked.getBoundingClientRect().top - log.getBoundingClientRect().top; // the answer's beginning

    function again() {
      if (send.disabled) return;
      asked.remove();
      reply.remove();
      void put(question);
    }
  }

  /** @param {SubmitEvent} event */
  function submitted(event) {
    event.preventDefault();
    if (send.disabled) return;
    const question = box.value;
    box.value = "";
    void put(question);
  }
  return chat;
}

/**
 * A sentence with one citation gets its button; the moments of several are one click away, except where the
 * sentences after it show them one by one.
 * @param {import("./api.js").Sentence[]} sentences @param {(citation: Citation) => void} seek
 */
function answerBubble(sentences, seek) {
  const lines = sentences.map((sentence, at) => {
    const [cited, ...others] = sentence.citations;
    if (cited && others.length === 0) return h("p", {}, sentence.text, pair(cited, seek));
    const isListed = at === 0 && sentences[1]?.citations.length === 1;
    return h("p", {}, sentence.text, others.length > 0 && !isListed && moments(sentence.citations, seek));
  });
  return h("div", { className: "said it", words: words(null, { "aria-label": "answer" }) }, lines);
}

/** @param {Citation[]} citations @param {(citation: Citation) => void} seek */
function moments(citations, seek) {
  const chips = citations.map((citation) => pair(citation, seek));
  const count = h("summary", { className: "chip" }, `${t("moments")} (${citations.length})`);
  return h("details", { className: "moments" }, count, chips);
}

/**
 * The moment of a citation and its receipt, which stay on one line.
 * @param {Citation} citation @param {(citation: Citation) => void} seek
 */
function pair(citation, seek) {
  return h("span", { className: "pair" }, chip(citation, seek), receiptLink(citation));
}

/** @param {Citation} citation @param {(citation: Citation) => void} seek */
function chip(citation, seek) {
  const label = timeLabel(citation.start_s);
  return h("button", { className: "chip", "aria-label": `${t("jump")} ${label}`, onclick: () => seek(citation) }, `▶ ${label}`);
}
