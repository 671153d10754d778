"""Why the API or Dagster's web server refuses a request, where people read it on a page."""

from domain.language.message import message, template

NOT_HTTP = message("This is not HTTP/1.1", "HTTP/1.1 요청이 아닙니다")
WRONG_PASSWORD = message("Name or password is wrong", "이름이나 비밀번호가 틀립니다")
TOO_MANY_PASSWORDS = message(
    "Too many wrong passwords for this account from this address; wait ten minutes",
    "이 주소에서 이 계정의 비밀번호를 너무 여러 번 틀렸습니다. 10분 뒤에 다시 해 보세요",
)
LOGIN_ENDED = message("Your login or key has ended", "로그인 또는 키가 만료되었습니다")
BAD_ADDRESS = message(
    "This address is not valid or has expired; ask for a new one.",
    "이 주소는 올바르지 않거나 기한이 지났습니다. 새 주소를 요청하세요.",
)
NO_VIDEO_NAMED = message(
    "Say which video the question is about: video_id, session_id, or scope 'all'",
    "어느 영상에 대한 질문인지 video_id, session_id 또는 scope 'all'로 알려 주세요",
)
NOT_YOUR_UPLOAD = message(
    "upload_token is not one that was given to you; ask for a new address",
    "upload_token이 발급된 것이 아닙니다. 업로드 주소를 다시 요청하세요",
)
NO_PARTS = message(
    "Recordings lie in a folder here, and take no parts: send the file to presigned_url or /api/uploads",
    "이 서버는 녹화를 폴더에 보관해 나누어 받지 않습니다. presigned_url이나 /api/uploads로 보내세요",
)
RECORDING_ELSEWHERE = message(
    "The same recording is there already, under a camera that is not yours",
    "같은 녹화가 이미 다른 카메라에 등록되어 있습니다",
)
DATABASE_SILENT = message("The database does not answer.", "데이터베이스가 응답하지 않습니다.")
SEND_AS_JSON = message(
    "Send GraphQL and reports as POST with Content-Type: application/json.",
    "GraphQL과 보고는 Content-Type: application/json인 POST로 보내세요.",
)


@template(
    "The headers did not arrive within {seconds:g} s; send the request again",
    "{seconds:g}초 안에 헤더가 다 오지 않았습니다. 요청을 다시 보내세요",
)
def headers_too_slow(seconds: float) -> None: ...


@template(
    "The headers have more than {max_bytes} bytes or {max_lines} lines",
    "헤더가 {max_bytes}바이트 또는 {max_lines}줄을 넘습니다",
)
def headers_too_large(max_bytes: int, max_lines: int) -> None: ...


@template(
    "There is no part {number}: the file has {count}, numbered from 1",
    "{number}번 부분은 없습니다. 이 파일은 1번부터 {count}번까지입니다",
)
def part_beyond(number: int, count: int) -> None: ...


@template(
    "{field}: {value!r} does not exist here; there are {known}",
    "{field}: {value!r}은(는) 없는 값입니다. 쓸 수 있는 값: {known}",
)
def unknown_value(field: str, value: str, known: str) -> None: ...


@template(
    "cursor {cursor!r} is not from a Link header of this list; begin without one",
    "cursor {cursor!r} 값은 이 목록의 Link 헤더에서 온 것이 아닙니다. cursor 없이 다시 시작하세요",
)
def foreign_cursor(cursor: str) -> None: ...


@template("session {session_id} not found", "세션 {session_id}을(를) 찾을 수 없습니다")
def session_not_found(session_id: str) -> None: ...


@template("video {video_id} not found", "번호가 {video_id}인 영상을 찾을 수 없습니다")
def video_not_found(video_id: int) -> None: ...


@template(
    "{name} has no summary yet: its analysis is {state}", "{name}의 요약이 아직 없습니다. 분석 상태: {state}"
)
def no_summary_yet(name: str, state: str) -> None: ...


@template(
    "The summary of {name} is being written; ask again in a moment",
    "{name}의 요약을 쓰고 있습니다. 잠시 뒤에 다시 요청하세요",
)
def summary_under_way(name: str) -> None: ...


@template(
    "video_datetime is {value!r}; write it like 2026-03-01T23:40 or with an offset, "
    "in the years {first} to {last}",
    "video_datetime 값이 {value!r}입니다. 2026-03-01T23:40처럼 또는 시간대 차이를 붙여, "
    "{first}년부터 {last}년 사이로 적어 주세요",
)
def bad_recording_time(value: str, first: int, last: int) -> None: ...


@template(
    "{host!r} is not a name of this machine. Should it be? Add it to SENTINEL_DAGSTER_HOSTS.",
    "{host!r}은(는) 이 컴퓨터의 이름이 아닙니다. 맞다면 SENTINEL_DAGSTER_HOSTS에 추가하세요.",
)
def unknown_host(host: str) -> None: ...


@template(
    "Requests from pages of {origin!r} are not accepted.", "다른 웹 페이지에서 온 요청은 받지 않습니다."
)
def foreign_page(origin: str) -> None: ...


@template(
    "Log in at {place} and load this page again, or give an API key as password.",
    "{place}에서 로그인한 뒤 다시 열거나, 비밀번호 자리에 API 키를 넣으세요.",
)
def log_in_first(place: str) -> None: ...


@template(
    "Dagster shows and changes everything; {name} is not an operator for all cameras.",
    "Dagster는 모든 것을 보여 주고 바꿀 수 있어, 모든 카메라의 운영자만 사용할 수 있습니다.",
)
def not_operator_for_all(name: str) -> None: ...
