// A field for the name of a camera, which offers those that are known.

import { listCameras } from "./api.js";
import { h } from "./dom.js";

/** @param {string} id @param {string} [value] */
export function cameraField(id, value = "") {
  const known = document.getElementById("known-cameras") ?? document.body.appendChild(h("datalist", { id: "known-cameras" }));
  const field = h("input", { id, value, maxLength: 100, autocomplete: "off", onfocus: offer });
  field.setAttribute("list", known.id);

  function offer() {
    listCameras().then(
      (cameras) => known.replaceChildren(...cameras.map(({ name }) => h("option", { value: name }))),
      () => undefined, // without them, the name can still be typed
    );
  }
  return field;
}
