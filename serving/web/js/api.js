// The public API, as this page uses it. Other programs use the same addresses.

import { language, t } from "./i18n.js";

/**
 * Made from the API's own description: `python -m tests.typed_page` writes them, for the compiler and editors.
 * @typedef {import("./api-types.js").components["schemas"]} Schemas
 * @typedef {Schemas["VideoOut"]} Video
 * @typedef {Schemas["VideoDetailOut"]} VideoDetail
 * @typedef {Schemas["SpanOut"]} Span
 * @typedef {Schemas["PersonOut"]} Person
 * @typedef {Schemas["ThingOut"]} Thing
 * @typedef {Schemas["EventOut"]} VideoEvent
 * @typedef {Schemas["CitationOut"]} Citation
 * @typedef {Schemas["SentenceOut"]} Sentence
 * @typedef {Schemas["CallerOut"]} Caller
 * @typedef {Schemas["AnswerOut"]} Answer
 * @typedef {Schemas["ReceiptOut"]} Receipt
 * @typedef {Schemas["ReceiptPersonOut"]} ReceiptPerson
 * @typedef {Schemas["ReceiptRunOut"]} ReceiptRun
 * @typedef {Schemas["CameraOut"]} Camera
 * @typedef {Schemas["CameraDetailOut"]} CameraDetail
 * @typedef {Schemas["CameraRequest"]} CameraRequest
 * @typedef {Omit<CameraRequest, "version">} CameraShape
 * @typedef {Schemas["CameraVersionOut"]} CameraVersion
 * @typedef {Schemas["CameraBackfillOut"]} CameraBackfill
 * @typedef {Schemas["ClipOut"]} Clip
 * @typedef {Schemas["DaySummaryOut"]} DaySummary
 */

const LOGIN = "/api/login";
const PIECE_BYTES = 32 * 1024 * 1024;
const MAX_FAILURES = 6;
/** No answer; a connection that broke and that the server still waits for; the database away. */
const WORTH_RETRYING = [0, 423, 503];
export const LOGIN_NEEDED = "login-needed";

/** An error whose text the server wrote for people; `status` is 0 when the server did not answer. */
export class ApiError extends Error {
  /** @param {string} text @param {number} status */
  constructor(text, status) {
    super(text);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 */
async function call(method, path, body, headers = {}) {
  const sent =
    body === undefined ? { headers } : { body: JSON.stringify(body), headers: { ...headers, "Content-Type": "application/json" } };
  const response = await fetch(path, { method, ...sent }).catch(() => {
    throw new ApiError(t("unreachable"), 0);
  });
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401 && path !== LOGIN) dispatchEvent(new Event(LOGIN_NEEDED));
  if (!response.ok) throw new ApiError(textOf(answer) ?? `${response.status}`, response.status);
  return answer;
}

/** Who asks; a login that is an hour old gets a new cookie with it. @returns {Promise<Caller>} */
export const whoAmI = () => call("GET", LOGIN);
/** @param {string} name @param {string} password @returns {Promise<Caller>} */
export const logIn = (name, password) => {
  /** @type {Schemas["LoginRequest"]} */
  const body = { name, password };
  return call("POST", LOGIN, body);
};
export const logOut = () => call("DELETE", LOGIN);
/** The server's words in the reader's language, where it has both. @param {Partial<Schemas["ErrorOut"]>} answer */
const textOf = (answer) => (language() === "ko" ? answer.error_ko ?? answer.error : answer.error);
/** @returns {Promise<Video[]>} */
export const listVideos = () => call("GET", "/db/videos");
/** @param {number} id @returns {Promise<VideoDetail>} */
export const readVideo = (id) => call("GET", `/api/videos/${id}`);
/** @param {number} id @returns {Promise<VideoEvent[]>} */
export const listEvents = (id) => call("GET", `/db/events?video=${id}`);
/** @param {number} id @returns {Promise<Thing[]>} */
export const listThings = (id) => call("GET", `/api/videos/${id}/things`);

/** @param {number} id @returns {Promise<Person[]>} */
export const listPeople = (id) => call("GET", `/api/videos/${id}/people`);
/** Of a camera, or of all those without a site. @param {string} date @param {string | null} camera @returns {Promise<DaySummary>} */
export const readDay = (date, camera) =>
  call("GET", `/api/summaries/day?${new URLSearchParams(camera === null ? { date, site: "" } : { date, camera })}`);
/** @param {number} id */
export const analyseAgain = (id) => call("POST", `/api/videos/${id}/analysis`);
/** Take a recording to a camera, or off any. @param {number} id @param {string} camera @returns {Promise<Video>} */
export const moveVideo = (id, camera) => call("PATCH", `/db/videos/${id}`, { camera });
/** @param {number} id */
export const deleteVideo = (id) => call("DELETE", `/db/videos/${id}`);
/** @param {string} name */
const cameraPath = (name) => `/api/cameras/${encodeURIComponent(name)}`;
/** @returns {Promise<Camera[]>} */
export const listCameras = () => call("GET", "/api/cameras");
/** @param {string} name @returns {Promise<CameraDetail>} */
export const readCamera = (name) => call("GET", cameraPath(name));
/** @param {string} name @returns {Promise<CameraVersion[]>} */
export const cameraVersions = (name) => call("GET", `${cameraPath(name)}/versions`);
/** What a change would make again. @param {string} name @param {CameraRequest} wanted @returns {Promise<CameraBackfill>} */
export const previewCamera = (name, wanted) => call("POST", `${cameraPath(name)}/preview`, wanted);
/** @param {string} name @param {CameraRequest} wanted @returns {Promise<Camera>} */
export const putCamera = (name, wanted) => call("PUT", cameraPath(name), wanted);
/** @param {string} name @returns {Promise<CameraBackfill>} */
export const backfillCamera = (name) => call("POST", `${cameraPath(name)}/backfill`);
/** @returns {Promise<{video_id: number}>} */
export const makeSample = () => call("POST", "/api/sample");
/**
 * @param {string} prompt @param {number | null} video_id @param {string | null} session_id
 * @returns {Promise<Answer>}
 */
export const ask = (prompt, video_id, session_id) => {
  /** @type {Schemas["PromptRequest"]} */
  const body = { prompt, video_id, session_id, scope: video_id === null ? "all" : "video" };
  return call("POST", "/api/prompt", body);
};

/** What a sentence of an answer rests on. @param {string} id @returns {Promise<Receipt>} */
export const readReceipt = (id) => call("GET", `/api/receipts/${id}`);

/**
 * Have a stretch cut out; `report` is called with 0..1 meanwhile. Whoever aborts cancels it on the server too.
 * @param {number} id @param {{start: number, end: number, exact: boolean}} stretch
 * @param {(share: number) => void} report @param {AbortSignal} signal @returns {Promise<Clip>}
 */
export async function makeClip(id, stretch, report, signal) {
  const query = new URLSearchParams(Object.entries(stretch).map(([name, value]) => [name, String(value)]));
  const response = await fetch(`/api/videos/${id}/clip/stream?${query}`, { signal }).catch(() => {
    throw new ApiError(t("unreachable"), 0);
  });
  if (!response.ok || !response.body) {
    if (response.status === 401) dispatchEvent(new Event(LOGIN_NEEDED));
    throw new ApiError(textOf(await response.json().catch(() => ({}))) ?? `${response.status}`, response.status);
  }
  for await (const [name, data] of serverEvents(response.body)) {
    if (name === "clip") return data;
    if (name === "error") throw new ApiError(textOf(data) ?? name, 409);
    report(data.share);
  }
  throw new ApiError(t("unreachable"), 0);
}

/** The name and data of each server-sent event. @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @returns {AsyncGenerator<[string, any]>} */
async function* serverEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += piece.value;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const match = /^event: (.*)\ndata: (.*)$/.exec(block);
      if (match?.[1] && match[2]) yield [match[1], JSON.parse(match[2])];
    }
  }
}

/**
 * Upload one file; `report` is called with 0..1 while it is sent.
 * @param {File} file @param {{recordedAt: string | null, camera: string | null}} said What somebody says of it.
 * @param {(share: number) => void} report
 * @returns {Promise<Schemas["ConfirmedOut"]>}
 */
export async function upload(file, said, report) {
  const named = said.camera ? { camera: said.camera } : {};
  const metadata = { filename: file.name, filetype: file.type || "video/mp4", ...named };
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`);
  const headers = { "Upload-Length": String(file.size), "Upload-Metadata": pairs.join(",") };
  /** @type {Schemas["UploadStartedOut"]} */
  const started = await call("POST", "/api/uploads", undefined, headers);
  const mayGoToBucket = started.takes_parts && isSecureContext; // elsewhere, browsers make no digests
  const isThere = mayGoToBucket && (await sendParts(file, started.upload_token, report));
  if (!isThere) await sendPieces(file, started.location, report);
  /** @type {Schemas["ConfirmRequest"]} */
  const body = { upload_token: started.upload_token, s3_key: started.s3_key, video_datetime: said.recordedAt };
  return call("POST", "/api/s3/upload/confirm", body);
}

/** @param {Uint8Array} bytes */
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/**
 * Straight to the bucket, which compares each part with its digest. False where it does not take the first one, as
 * without a CORS rule.
 * @param {File} file @param {string} token @param {(share: number) => void} report
 */
async function sendParts(file, token, report) {
  const { part_bytes, part_count } = await partAddresses(token, []);
  for (let number = 1; number <= part_count; number += 1) {
    const start = (number - 1) * part_bytes;
    const part = file.slice(start, start + part_bytes);
    const attempt = () => sendPart(token, number, part, (bytes) => report((start + bytes) / file.size));
    if (number > 1) await persistently(attempt);
    else if (!(await attempt().then(() => true, () => false))) return false;
  }
  return true;
}

/** @param {string} token @param {number} number @param {Blob} part @param {(bytes: number) => void} report */
async function sendPart(token, number, part, report) {
  const digest = await crypto.subtle.digest("SHA-256", await part.arrayBuffer());
  const { parts } = await partAddresses(token, [{ number, sha256: base64(new Uint8Array(digest)) }]);
  for (const { url, headers } of parts) await send("PUT", url, part, headers, report);
}

/** @param {string} upload_token @param {Schemas["PartIn"][]} parts @returns {Promise<Schemas["PartAddressesOut"]>} */
const partAddresses = (upload_token, parts) => call("POST", "/api/s3/upload/parts", { upload_token, parts });

/** @param {() => Promise<void>} attempt */
async function persistently(attempt) {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      await pauseAfter(error, failures);
    }
  }
}

/** Waits longer each time; throws what is not worth another try. @param {unknown} error @param {number} failures */
async function pauseAfter(error, failures) {
  if (!(error instanceof ApiError) || !WORTH_RETRYING.includes(error.status) || failures > MAX_FAILURES) throw error;
  await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
}

/**
 * In pieces, so that a broken connection costs one piece at most; the server knows how far it came.
 * @param {File} file @param {string} location @param {(share: number) => void} report
 */
async function sendPieces(file, location, report) {
  let sent = 0;
  let failures = 0;
  while (sent < file.size) {
    const from = sent;
    try {
      sent = await patch(location, file.slice(from, from + PIECE_BYTES), from, (bytes) => report((from + bytes) / file.size));
      failures = 0;
    } catch (error) {
      failures += 1;
      await pauseAfter(error, failures);
      const seen = await fetch(location, { method: "HEAD" }).catch(() => null);
      sent = Number(seen?.headers.get("Upload-Offset") ?? sent);
    }
  }
}

/**
 * Answers how much has arrived.
 * @param {string} url @param {Blob} piece @param {number} offset @param {(bytes: number) => void} report
 */
async function patch(url, piece, offset, report) {
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
  const request = await send("PATCH", url, piece, headers, report);
  return Number(request.getResponseHeader("Upload-Offset"));
}

/**
 * `fetch` reports no upload progress, so this takes the older way.
 * @param {string} method @param {string} url @param {Blob} piece @param {Record<string, string>} headers
 * @param {(bytes: number) => void} report @returns {Promise<XMLHttpRequest>}
 */
function send(method, url, piece, headers, report) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => report(event.loaded);
    request.onload = () => (request.status < 300 ? resolve(request) : reject(new ApiError(errorOf(request), request.status)));
    request.onerror = () => reject(new ApiError(t("unreachable"), 0));
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(piece);
  });
}

/** @param {XMLHttpRequest} request */
function errorOf(request) {
  try {
    return textOf(JSON.parse(request.responseText)) ?? String(request.status);
  } catch {
    return String(request.status);
  }
}
