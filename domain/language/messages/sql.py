"""Why a SQL query is refused or was stopped."""

from domain.language.message import message, template

EMPTY = message("There is no query: send one SELECT", "질의가 비어 있습니다. SELECT 문 하나를 보내세요")
RECURSIVE = message("Recursive queries are not allowed", "재귀(RECURSIVE) 질의는 쓸 수 없습니다")
TOO_DEEP = message(
    "The query is nested too deeply to be checked; write it flatter",
    "질의가 너무 깊게 중첩되어 검사할 수 없습니다. 더 단순하게 작성하세요",
)
PLAIN_LIMITS = message("LIMIT and OFFSET take whole numbers", "LIMIT과 OFFSET에는 정수만 쓸 수 있습니다")
NOT_REBUILT = message(
    "The query cannot be rebuilt safely; write it in another way",
    "질의를 안전하게 다시 구성할 수 없습니다. 다른 방식으로 작성하세요",
)
NO_ROLE = message(
    "Queries need the role sentinel_query in the database: run `sentinel database roles` as its owner",
    "데이터베이스에 sentinel_query 역할이 없습니다. 소유자로 `sentinel database roles`를 실행하세요",
)


@template(
    "Send exactly one statement; this holds {count}", "문장은 하나만 보낼 수 있습니다. {count}개가 왔습니다"
)
def not_one(count: int) -> None: ...


@template(
    "Only a SELECT is answered, and this is {kind}",
    "SELECT 문만 실행합니다. 보낸 문장은 {kind}입니다",
)
def not_a_select(kind: str) -> None: ...


@template("The query cannot be read: {reason}", "질의를 해석할 수 없습니다: {reason}")
def unreadable(reason: str) -> None: ...


@template(
    "The query has {length} characters, and {most} are allowed",
    "질의가 {length}자입니다. {most}자까지 보낼 수 있습니다",
)
def too_long(length: int, most: int) -> None: ...


@template(
    "The query has {count} {what}, and {most} are allowed",
    "질의의 크기({what})가 {count}입니다. {most}까지 쓸 수 있습니다",
)
def too_large(count: int, what: str, most: int) -> None: ...


@template(
    "{what} is not allowed in queries; docs/sql.md lists what is",
    "{what}은(는) 질의에 쓸 수 없습니다. 쓸 수 있는 것은 docs/sql.md에 있습니다",
)
def not_allowed(what: str) -> None: ...


@template("There is no view {name}; there are {known}", "{name} 뷰는 없습니다. 쓸 수 있는 뷰: {known}")
def unknown_view(name: str, known: str) -> None: ...


@template(
    "WITH must not give a query the name {name}: views have it, or names like it are the database's own",
    "WITH에서 {name}이라는 이름은 쓸 수 없습니다. 뷰나 데이터베이스가 쓰는 이름입니다",
)
def taken_name(name: str) -> None: ...


@template(
    "The query would cost too much: about {cost:.0f} by the planner's measure, and {most:.0f} are allowed. "
    "Restrict it, or join on columns",
    "질의의 예상 비용({cost:.0f})이 너무 큽니다. 한도는 {most:.0f}입니다. 조건을 더하거나 열로 조인하세요",
)
def too_costly(cost: float, most: float) -> None: ...


@template(
    "The query was stopped after {seconds:g} s; restrict it",
    "{seconds:g}초가 지나 질의를 멈췄습니다. 조건을 더하세요",
)
def too_slow(seconds: float) -> None: ...


@template("The database refused the query: {reason}", "데이터베이스가 질의를 거부했습니다: {reason}")
def refused(reason: str) -> None: ...


@template(
    "Only the first {rows} rows are shown; there are more",
    "처음 {rows}행만 보여 줍니다. 행이 더 있습니다",
)
def more_rows(rows: int) -> None: ...
