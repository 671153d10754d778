// Take recordings in: drop them, or choose them. Several at once are sent one after another.

import { messageOf } from "./action.js";
import { upload } from "./api.js";
import { cameraField } from "./cameraField.js";
import { h } from "./dom.js";
import { relabel, words } from "./i18n.js";

/** @param {() => void} refresh Called when a recording has arrived. */
export function uploadPanel(refresh) {
  const when = h("input", { type: "datetime-local", id: "recorded-at" });
  const camera = cameraField("upload-camera");
  const files = h("input", { type: "file", accept: "video/*,.mkv,.avi", multiple: true, hidden: true, onchange: chosen });
  const list = h("div", { role: "status" });
  const panel = h(
    "section",
    { className: "panel drop for-operators", words: words(null, { "aria-label": "dropTitle" }), ondragover: over, ondragleave: out, ondrop: dropped },
    h("h2", { words: words("dropTitle") }),
    h("p", { className: "quiet", words: words("dropHint") }),
    h(
      "div",
      { className: "row", style: "justify-content: center" },
      h("button", { className: "main", words: words("choose"), onclick: () => files.click() }),
      h("label", { htmlFor: "recorded-at", className: "quiet", words: words("recordedAt") }),
      when,
      h("label", { htmlFor: "upload-camera", className: "quiet", words: words("cameraOptional") }),
      camera,
    ),
    files,
    list,
  );

  function chosen() {
    void sendAll([...(files.files ?? [])]);
    files.value = "";
  }
  /** @param {DragEvent} event */
  function over(event) {
    event.preventDefault();
    panel.classList.add("over");
  }
  function out() {
    panel.classList.remove("over");
  }
  /** @param {DragEvent} event */
  function dropped(event) {
    event.preventDefault();
    out();
    void sendAll([...(event.dataTransfer?.files ?? [])]);
  }

  /** @param {File[]} chosenFiles */
  async function sendAll(chosenFiles) {
    // As written: the server reads the time in the camera's zone or its own, whatever the browser's.
    const said = { recordedAt: when.value || null, camera: camera.value.trim() || null };
    const lines = chosenFiles.map((file) => lineFor(file));
    list.append(...lines.map((line) => line.element));
    for (const line of lines) await line.send(said, refresh);
  }

  return panel;
}

/** @param {File} file */
function lineFor(file) {
  const state = h("span", { words: words("pending") });
  const problem = h("span");
  const bar = h("progress", { max: 1, value: 0, "aria-label": file.name });
  const element = h("div", {}, h("span", {}, state, `: ${file.name}`, problem), bar);

  /** @param {import("./i18n.js").Word} word */
  function tell(word) {
    state.dataset["words"] = words(word);
    relabel(state);
  }
  /** @param {{recordedAt: string | null, camera: string | null}} said @param {() => void} refresh */
  async function send(said, refresh) {
    tell("uploading");
    try {
      const done = await upload(file, said, (share) => (bar.value = share));
      tell(done.duplicate ? "duplicate" : "uploaded");
      refresh();
    } catch (error) {
      element.className = "bad";
      tell("failed");
      problem.textContent = `. ${messageOf(error)}`;
    }
    bar.remove();
  }
  return { element, send };
}
