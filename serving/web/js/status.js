// How far a recording is: a word, a share, a bar; or why its analysis failed.

import { h, setText } from "./dom.js";
import { language, named, t } from "./i18n.js";

/** @typedef {import("./api.js").Video} Video */

/** @param {Video} video */
export const isInWork = (video) => video.analysis_status === "pending" || video.analysis_status === "processing";

export function statusLine() {
  const text = h("span", { className: "quiet" });
  const bar = h("progress", { max: 100, value: 0, hidden: true });

  /** @param {Video} video */
  function update(video) {
    const word = named(video.analysis_status);
    text.className = video.error ? "bad" : "quiet";
    setText(text, video.error ? `${t("failed")}: ${video.error[language()]}` : isInWork(video) ? `${word} ${video.analysis_progress} %` : word);
    bar.hidden = !isInWork(video);
    bar.value = video.analysis_progress;
    bar.setAttribute("aria-label", word);
  }
  return { element: h("div", {}, text, bar), update };
}
