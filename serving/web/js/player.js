// The recording itself; when it does not play, what is wrong and what helps.

import { h } from "./dom.js";
import { relabel, words } from "./i18n.js";
import { isInWork } from "./status.js";

/** @typedef {import("./i18n.js").Word} Word */
/** @typedef {import("./api.js").VideoDetail} VideoDetail */

const EXPIRED = [401, 403, 410];

/** @param {number | null} startS Where to begin. @param {() => Promise<string>} newAddress Asks for an address that is valid. */
export function playerPanel(startS, newAddress) {
  const player = h("video", { controls: true, preload: "metadata", playsInline: true, crossOrigin: "anonymous", onerror: failed });
  const text = h("span");
  const again = h("button", { words: words("loadAgain"), onclick: () => void renew() });
  const problem = h("p", { className: "notice row", role: "alert", hidden: true }, text, again);
  let resumeS = startS ?? 0;
  let isRenewed = false;

  player.addEventListener("loadedmetadata", () => {
    if (resumeS) player.currentTime = resumeS;
    isRenewed = false;
  });

  /** @param {VideoDetail} video */
  function show(video) {
    if (video.width && video.height) player.style.aspectRatio = `${video.width} / ${video.height}`;
    // Nothing is sent out before the analysis has opened the file and found a recording.
    if (!player.src && (video.analysis_progress > 0 || !isInWork(video))) player.src = video.current_s3_url;
  }

  async function failed() {
    resumeS = player.currentTime || resumeS;
    const status = await statusOf(player.src);
    if (EXPIRED.includes(status) && !isRenewed) return renew();
    const isReadable = status >= 200 && status < 300 && player.error?.code !== MediaError.MEDIA_ERR_NETWORK;
    say(isReadable ? "cannotPlay" : status === 0 ? "unreachable" : "notLoaded", !isReadable);
  }

  async function renew() {
    isRenewed = true;
    try {
      player.src = await newAddress();
      problem.hidden = true;
    } catch {
      say("unreachable", true);
    }
  }

  /** @param {Word} word @param {boolean} mayHelp Whether loading again may help. */
  function say(word, mayHelp) {
    text.dataset["words"] = words(word);
    relabel(text);
    again.hidden = !mayHelp;
    problem.hidden = false;
  }

  /** @param {number} seconds */
  function seek(seconds) {
    player.currentTime = seconds;
    player.scrollIntoView({ block: "nearest" });
    void player.play().catch(() => player.focus());
  }
  return { element: h("section", { className: "panel" }, player, problem), player, show, seek };
}

/** How the server answers for the first byte of an address; 0 when it does not. @param {string} address */
const statusOf = (address) =>
  fetch(address, { headers: { Range: "bytes=0-0" } }).then(
    (answer) => answer.status,
    () => 0,
  );
