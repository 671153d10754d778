"""What tools of the MCP server say where the API cannot."""

from domain.language.message import template


@template(
    "DeepSentinel does not answer at {url}: {reason}. Is `sentinel up` running?",
    "{url}에서 DeepSentinel이 응답하지 않습니다: {reason}. `sentinel up`이 실행 중인지 확인하세요",
)
def system_away(url: str, reason: str) -> None: ...


@template("The server answered with status {status}", "서버가 상태 코드 {status}번으로 응답했습니다")
def bare_status(status: int) -> None: ...
