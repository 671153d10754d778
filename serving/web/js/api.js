// The public API, as this page uses it. Other programs use the same addresses.

import { language, t } from "./i18n.js";

/**
 * Made from the API's own description: `python -m tests.typed_page` writes them, for the compiler and editors.
 * @typedef {import("./api-types.js").components["schemas"]} Schemas
 * @typedef {Schemas["VideoOut"]} Video
 * @typedef {Schemas["VideoDetailOut"]} VideoDetail
 * @typedef {Schemas["SpanOut"]} Span
 * @typedef {Schemas["PersonOut"]} Person
 * @typedef {Schemas["EventOut"]} VideoEvent
 * @typedef {Schemas["CitationOut"]} Citation
 * @typedef {Schemas["SentenceOut"]} Sentence
 * @typedef {Schemas["CallerOut"]} Caller
 * @typedef {Schemas["AnswerOut"]} Answer
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
/** @param {number} id @returns {Promise<Person[]>} */
export const listPeople = (id) => call("GET", `/api/videos/${id}/people`);
/** @param {number} id */
export const analyseAgain = (id) => call("POST", `/api/videos/${id}/analysis`);
/** @param {number} id */
export const deleteVideo = (id) => call("DELETE", `/db/videos/${id}`);
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

/**
 * Upload one file; `report` is called with 0..1 while it is sent.
 * @param {File} file @param {string | null} recordedAt @param {(share: number) => void} report
 * @returns {Promise<Schemas["ConfirmedOut"]>}
 */
export async function upload(file, recordedAt, report) {
  const metadata = { filename: file.name, filetype: file.type || "video/mp4" };
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${base64(value)}`);
  const headers = { "Upload-Length": String(file.size), "Upload-Metadata": pairs.join(",") };
  /** @type {Schemas["UploadStartedOut"]} */
  const started = await call("POST", "/api/uploads", undefined, headers);
  await sendPieces(file, started.location, report);
  /** @type {Schemas["ConfirmRequest"]} */
  const body = { upload_token: started.upload_token, s3_key: started.s3_key, video_datetime: recordedAt };
  return call("POST", "/api/s3/upload/confirm", body);
}

/** @param {string} text */
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

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
      if (!(error instanceof ApiError) || !WORTH_RETRYING.includes(error.status) || failures > MAX_FAILURES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** failures));
      const seen = await fetch(location, { method: "HEAD" }).catch(() => null);
      sent = Number(seen?.headers.get("Upload-Offset") ?? sent);
    }
  }
}

/**
 * `fetch` reports no upload progress, so this takes the older way. Answers how much has arrived.
 * @param {string} url @param {Blob} piece @param {number} offset @param {(bytes: number) => void} report
 * @returns {Promise<number>}
 */
function patch(url, piece, offset, report) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => report(event.loaded);
    request.onload = () =>
      request.status === 204
        ? resolve(Number(request.getResponseHeader("Upload-Offset")))
        : reject(new ApiError(errorOf(request), request.status));
    request.onerror = () => reject(new ApiError(t("unreachable"), 0));
    request.open("PATCH", url);
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.setRequestHeader("Upload-Offset", String(offset));
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
