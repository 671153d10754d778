// The public API, as this page uses it. Other programs use the same addresses.

/**
 * @typedef {{code: string, en: string, ko: string}} Reason
 * @typedef {{id: string, video_id: number, name: string, current_s3_url: string, duration: number, file_size: number,
 *   upload_date: string, recorded_at: string | null, thumbnail_url: string | null, summary: string | null,
 *   summary_en: string | null, analysis_status: "pending" | "processing" | "completed" | "failed",
 *   analysis_progress: number, error: Reason | null}} Video
 * @typedef {{start_s: number, end_s: number, state: string, reason_en: string | null, reason_ko: string | null}} Span
 * @typedef {Video & {width: number | null, height: number | null, fps: number | null, people: number,
 *   coverage: Span[]}} VideoDetail
 * @typedef {{id: number, video: number, timestamp: number, end_timestamp: number, event_type: string,
 *   scene_analysis: string, scene_analysis_en: string, people: number[]}} Happening
 * @typedef {{video_id: number, start_s: number, end_s: number, event_id: number | null, run_id: string}} Citation
 * @typedef {{text: string, citations: Citation[]}} Sentence
 * @typedef {{session_id: string | null, response: string, sentences: Sentence[]}} Answer
 */

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
 */
async function call(method, path, body) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await fetch(path, { method, ...sent }).catch((error) => {
    throw new ApiError(String(error), 0);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `${response.status}`, response.status);
  return answer;
}

/** @returns {Promise<Video[]>} */
export const listVideos = () => call("GET", "/db/videos");
/** @param {number} id @returns {Promise<VideoDetail>} */
export const readVideo = (id) => call("GET", `/api/videos/${id}`);
/** @param {number} id @returns {Promise<Happening[]>} */
export const listEvents = (id) => call("GET", `/db/events?video=${id}`);
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
export const ask = (prompt, video_id, session_id) =>
  call("POST", "/api/prompt", { prompt, video_id, session_id, scope: video_id === null ? "all" : "video" });

/**
 * Upload one file; `report` is called with 0..1 while it is sent.
 * @param {File} file @param {string | null} recordedAt @param {(share: number) => void} report
 * @returns {Promise<{video_id: number, duplicate: boolean}>}
 */
export async function upload(file, recordedAt, report) {
  const content_type = file.type || "video/mp4";
  const wish = { file_name: file.name, file_size: file.size, content_type };
  const address = await call("POST", "/api/s3/upload/request", wish);
  await put(address.presigned_url, file, content_type, report);
  return call("POST", "/api/s3/upload/confirm", {
    upload_token: address.upload_token,
    s3_key: address.s3_key,
    video_datetime: recordedAt,
  });
}

/**
 * `fetch` reports no upload progress, so this takes the older way.
 * @param {string} url @param {File} file @param {string} type @param {(share: number) => void} report
 * @returns {Promise<void>}
 */
function put(url, file, type, report) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => report(event.loaded / event.total);
    request.onload = () => (request.status === 200 ? resolve() : reject(new ApiError(errorOf(request), request.status)));
    request.onerror = () => reject(new ApiError("network", 0));
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", type);
    request.send(file);
  });
}

/** @param {XMLHttpRequest} request */
function errorOf(request) {
  try {
    return String(JSON.parse(request.responseText).error);
  } catch {
    return String(request.status);
  }
}
