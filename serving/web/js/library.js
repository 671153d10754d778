// All recordings: drop new ones, see how far each is, ask about all of them.

import { listVideos, makeSample } from "./api.js";
import { actionButton } from "./action.js";
import { chatPanel } from "./chat.js";
import { dayPanel } from "./day.js";
import { h, keyedList, setText, timeLabel } from "./dom.js";
import { relabel, t, words } from "./i18n.js";
import { polling } from "./polling.js";
import { isInWork, statusLine } from "./status.js";
import { uploadPanel } from "./upload.js";

/** @typedef {import("./api.js").Video} Video */

/** The sample that is being drawn, whichever view has begun it. @type {Promise<unknown> | null} */
let drawing = null;

export function libraryView() {
  /** @type {Video[]} */
  let videos = [];
  const heading = h("h1", { tabIndex: -1, words: words("recordings") });
  const cards = h("ul", { className: "cards" });
  const show = keyedList(cards, (/** @type {Video} */ video) => video.video_id, card);
  const empty = emptyPanel(() => poll.now());
  // What stands below the list comes with it, so that nothing jumps when the list arrives.
  const day = dayPanel();
  const chat = chatPanel({ title: "askAll", videoId: null, seek: goTo });
  const below = h("div", { className: "stack", hidden: true }, chat, day.element);

  const poll = polling(async () => {
    videos = await listVideos();
    empty.hidden = videos.length > 0;
    show(videos);
    day.offer([...new Set(videos.map((video) => video.camera ?? ""))].filter(Boolean).sort());
    below.hidden = false;
    return videos.some((video) => isInWork(video)) ? 1000 : 5000;
  });

  const element = h("div", { className: "stack" }, uploadPanel(poll.now), heading, poll.element, empty, cards, below);
  /** The words of the page are changed elsewhere; these two have texts of the server. */
  const inLanguage = () => (show(videos), day.relabel());
  return { element, heading, leave: poll.stop, relabel: inLanguage, title: () => t("recordings") };
}

/** @param {import("./api.js").Citation} citation */
function goTo(citation) {
  location.hash = `#/videos/${citation.video_id}?t=${citation.start_s}`;
}

/** @param {Video} first */
function card(first) {
  const picture = h("img", { alt: "", loading: "lazy", hidden: true });
  const sign = h("span", { "aria-hidden": "true" }, "▶");
  const length = h("span", { className: "length" });
  const name = h("strong");
  const status = statusLine();
  const incidents = h("span", { className: "incidents", hidden: true });
  let shown = "";

  /** @param {Video} video */
  function update(video) {
    setText(name, video.name);
    setText(length, timeLabel(video.duration));
    length.hidden = video.duration <= 0;
    status.update(video);
    setText(incidents, video.incidents.map((type) => t(type)).join(", "));
    incidents.hidden = video.incidents.length === 0;
    // The address is signed anew at each poll; the picture is another one only where its path is.
    const path = video.thumbnail_url?.split("?")[0] ?? "";
    if (path === shown) return;
    shown = path;
    if (video.thumbnail_url) picture.src = video.thumbnail_url;
    picture.hidden = !path;
    sign.hidden = !!path;
  }

  const element = h(
    "li",
    { className: "panel card" },
    h(
      "a",
      { href: `#/videos/${first.video_id}` },
      h("div", { className: "picture" }, picture, sign, length),
      h("div", { className: "text" }, name, incidents, status.element),
    ),
  );
  return { element, update };
}

/** @param {() => Promise<void>} refresh */
function emptyPanel(refresh) {
  const text = h("p");
  const bar = h("progress");
  const button = actionButton("sample", draw, "main");
  const element = h("div", { className: "panel", hidden: true }, text, bar, button);

  /** @param {boolean} isBusy */
  function tell(isBusy) {
    text.dataset["words"] = words(isBusy ? "sampleBusy" : "empty");
    relabel(text);
    bar.hidden = !isBusy;
    button.hidden = isBusy;
  }
  async function draw() {
    drawing ??= makeSample().finally(() => (drawing = null));
    tell(true);
    try {
      await drawing;
    } finally {
      await refresh(); // the list first: until it shows the sample, that is not to be offered again
      tell(false);
    }
  }
  tell(false);
  if (drawing) void draw().catch(() => undefined);
  return element;
}
