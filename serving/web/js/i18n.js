// Every word of the page, in both languages. `tsc` sees to it that both have the same keys.

const en = {
  skip: "Skip to content",
  switch: "한국어",
  switchLabel: "한국어로 보기",
  recordings: "Recordings",
  dropTitle: "Drop recordings here",
  dropHint: "MP4, MOV, AVI, MKV, WebM. Analysis starts by itself.",
  choose: "Choose files",
  recordedAt: "Recording began (optional)",
  sample: "Try the sample recording",
  sampleBusy: "Drawing the sample, about ten seconds…",
  empty: "No recordings yet.",
  uploading: "Uploading",
  uploaded: "Stored",
  duplicate: "This recording was there already",
  pending: "Waiting",
  processing: "Being analysed",
  completed: "Ready",
  failed: "Failed",
  retry: "Analyse again",
  remove: "Delete this recording",
  removeSure: "Delete this recording with its events, answers and files? This cannot be undone.",
  askAll: "Ask about all recordings",
  ask: "Ask",
  askTitle: "Ask about this recording",
  askPlaceholder: "For example: When does someone come in?",
  thinking: "Looking…",
  you: "You asked",
  answer: "Answer",
  jump: "Show in the recording",
  summary: "Summary",
  noSummary: "The summary comes with the analysis.",
  dayTitle: "A day in a few sentences",
  dayDate: "Day",
  dayCamera: "Camera",
  dayAll: "All cameras",
  dayShow: "Show the day",
  timeline: "Timeline",
  events: "Events",
  noEvents: "No events were found in what was looked at.",
  notLookedAt: "Not looked at",
  coverage: "Looked at",
  people: "People",
  person: "Person",
  upper: "Upper body",
  lower: "Lower body",
  unsure: "not certain",
  left: "left",
  right: "right",
  top: "top",
  bottom: "front",
  guess: "a classifier's guess",
  female: "female",
  male: "male",
  young: "under 20",
  middle: "20 to 59",
  old: "60 or older",
  length: "Length",
  picture: "Picture",
  back: "All recordings",
  cannotPlay: "This browser cannot play the recording's format. Times and events below still hold.",
  offline: "The server does not answer. Trying again…",
  unreachable: "The server does not answer. Try again in a moment.",
  askAgain: "Ask again",
  notFound: "This recording does not exist.",
  notFoundHint: "It may have been deleted, or its address is wrong.",
  notLoaded: "The recording could not be loaded.",
  loadAgain: "Load again",
  hint1: "When does someone come in?",
  hint2: "Did anyone fall?",
  hint3: "How many people were there?",
  logIn: "Log in",
  logOut: "Log out",
  logInHint: "Recordings of people are shown to those who have an account.",
  loginWrong: "Name or password is wrong.",
  loginTooMany: "Too many tries. Wait ten minutes.",
  name: "Name",
  password: "Password",
  person_enter: "Comes in",
  person_exit: "Leaves",
  person_appear: "Appears",
  person_lost: "Lost from sight",
  walking: "Walks",
  running: "Runs",
  standing: "Stands",
  loitering: "Loiters",
  sitting: "Sits or crouches",
  collapse: "Falls",
  interaction: "Close together",
  following: "Follows",
  crowd: "Crowd",
  zone_enter: "Enters a zone",
  zone_exit: "Leaves a zone",
  zone_dwell: "Stays in a zone",
  line_crossing: "Crosses a line",
  object_arrive: "Thing arrives",
  object_depart: "Thing goes",
  object_stay: "Thing stays",
  object_abandoned: "Left behind",
  object_removed: "Taken away",
  camera_blocked: "Camera covered",
  camera_moved: "Camera moved",
  camera_black: "Black picture",
  camera_frozen: "Frozen picture",
  camera_blinded: "Camera blinded",
  picking: "Picks up",
  paying: "Pays",
  theft: "Theft",
  violence: "Violence",
  anomaly: "Unusual",
};

/** @type {typeof en} */
const ko = {
  skip: "본문으로 건너뛰기",
  switch: "English",
  switchLabel: "View in English",
  recordings: "녹화 영상",
  dropTitle: "녹화 영상을 여기에 놓으세요",
  dropHint: "MP4, MOV, AVI, MKV, WebM. 분석은 자동으로 시작됩니다.",
  choose: "파일 고르기",
  recordedAt: "녹화 시작 시각 (선택)",
  sample: "예시 영상으로 해 보기",
  sampleBusy: "예시 영상을 만드는 중입니다. 10초쯤 걸립니다…",
  empty: "아직 녹화 영상이 없습니다.",
  uploading: "올리는 중",
  uploaded: "저장됨",
  duplicate: "이미 있는 영상입니다",
  pending: "대기 중",
  processing: "분석 중",
  completed: "완료",
  failed: "실패",
  retry: "다시 분석",
  remove: "이 영상 삭제",
  removeSure: "이 영상과 이벤트, 답변, 파일을 모두 삭제할까요? 되돌릴 수 없습니다.",
  askAll: "모든 녹화 영상에 질문하기",
  ask: "질문",
  askTitle: "이 영상에 질문하기",
  askPlaceholder: "예: 몇 명이 들어왔어?",
  thinking: "찾는 중…",
  you: "질문",
  answer: "답변",
  jump: "영상에서 보기",
  summary: "요약",
  dayTitle: "하루 요약",
  dayDate: "날짜",
  dayCamera: "카메라",
  dayAll: "모든 카메라",
  dayShow: "요약 보기",
  noSummary: "요약은 분석이 끝나면 나옵니다.",
  timeline: "타임라인",
  events: "이벤트",
  noEvents: "살펴본 부분에서 이벤트가 없습니다.",
  notLookedAt: "살펴보지 못함",
  coverage: "살펴본 부분",
  people: "사람",
  person: "사람",
  upper: "상의",
  lower: "하의",
  unsure: "확실하지 않음",
  left: "왼쪽",
  right: "오른쪽",
  top: "위쪽",
  bottom: "앞쪽",
  guess: "분류 모델의 추정",
  female: "여성",
  male: "남성",
  young: "20세 미만",
  middle: "20~59세",
  old: "60세 이상",
  length: "길이",
  picture: "화면",
  back: "모든 녹화 영상",
  cannotPlay: "이 브라우저는 이 영상 형식을 재생하지 못합니다. 아래의 시각과 이벤트는 그대로 맞습니다.",
  offline: "서버가 응답하지 않습니다. 다시 시도합니다…",
  unreachable: "서버가 응답하지 않습니다. 잠시 뒤에 다시 해 주세요.",
  askAgain: "다시 질문",
  notFound: "없는 영상입니다.",
  notFoundHint: "삭제되었거나 주소가 잘못되었습니다.",
  notLoaded: "영상을 불러오지 못했습니다.",
  loadAgain: "다시 불러오기",
  hint1: "언제 사람이 들어와?",
  hint2: "쓰러진 사람 있어?",
  hint3: "모두 몇 명이 있었어?",
  logIn: "로그인",
  logOut: "로그아웃",
  logInHint: "사람이 찍힌 영상은 계정이 있는 사람만 볼 수 있습니다.",
  loginWrong: "이름이나 비밀번호가 맞지 않습니다.",
  loginTooMany: "시도가 너무 많았습니다. 10분 뒤에 다시 해 주세요.",
  name: "이름",
  password: "비밀번호",
  person_enter: "들어옴",
  person_exit: "나감",
  person_appear: "나타남",
  person_lost: "시야에서 사라짐",
  walking: "걷기",
  running: "뛰기",
  standing: "서 있기",
  loitering: "서성임",
  sitting: "앉아 있기",
  collapse: "쓰러짐",
  interaction: "함께 있음",
  following: "뒤따라감",
  crowd: "붐빔",
  zone_enter: "구역 진입",
  zone_exit: "구역 이탈",
  zone_dwell: "구역에 머묾",
  line_crossing: "선을 넘음",
  object_arrive: "사물 들어섬",
  object_depart: "사물 빠져나감",
  object_stay: "사물 제자리",
  object_abandoned: "두고 간 물건",
  object_removed: "없어진 물건",
  camera_blocked: "카메라 가림",
  camera_moved: "카메라 방향 바뀜",
  camera_black: "검은 화면",
  camera_frozen: "멈춘 화면",
  camera_blinded: "카메라 눈부심",
  picking: "물건 집기",
  paying: "계산",
  theft: "도난",
  violence: "폭행",
  anomaly: "이상 행동",
};

/** @typedef {"en" | "ko"} Language */
/** @typedef {keyof typeof en} Word */

const KEPT = "deepsentinel.language";

/** @type {Language} */
let current = startLanguage();

/** @returns {Language} */
function startLanguage() {
  const kept = localStorage.getItem(KEPT);
  if (kept === "en" || kept === "ko") return kept;
  return navigator.language.startsWith("ko") ? "ko" : "en";
}

export const language = () => current;

/** @param {Language} chosen */
export function setLanguage(chosen) {
  current = chosen;
  localStorage.setItem(KEPT, chosen);
}

/** @param {Word} word */
export const t = (word) => (current === "ko" ? ko : en)[word];

/** The word for a name that comes from the server, or the name itself. @param {string} name */
export const named = (name) => (name in en ? t(/** @type {Word} */ (name)) : name);

/**
 * The `words` of an element: its text, and attributes by name. They follow the reader's language.
 * @param {Word | null} text @param {Partial<Record<"aria-label" | "placeholder", Word>>} [attributes]
 */
export const words = (text, attributes = {}) => JSON.stringify({ text, attributes });

/** Write the words of all elements below one, and its own, in the reader's language. @param {ParentNode & Node} root */
export function relabel(root) {
  if (root instanceof HTMLElement) write(root);
  for (const element of root.querySelectorAll("[data-words]")) write(/** @type {HTMLElement} */ (element));
}

/** @param {HTMLElement} element */
function write(element) {
  const kept = element.dataset["words"];
  if (!kept) return;
  /** @type {{text: Word | null, attributes: Record<string, Word>}} */
  const { text, attributes } = JSON.parse(kept);
  if (text) element.textContent = t(text);
  for (const [name, word] of Object.entries(attributes)) element.setAttribute(name, t(word));
}
