"""A query of an analyst or a language model, read, checked against what is allowed, and written anew.

Only what was understood is written: comments, other spellings and all that the parser does not know are gone
before the database sees anything. `resources.db.analyst.run` runs it, with rights of its own.
"""

import logging
from collections.abc import Callable, Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.qualify import qualify

from domain.language.message import Message, texts
from domain.language.messages import sql as say
from resources.db.analyst.allowed import NODES, PARTS, TYPES, UNITS
from resources.db.analyst.views import SCHEMA, VIEWS, column_types
from resources.errors import SentinelError

MAX_CHARACTERS = 8000
"""Of a query: some 100 lines, ten times what people write by hand. Longer ones cost the parser seconds."""
MAX_TABLES = 12
"""Views and named queries that are read, repeats included: plans of more take the planner itself seconds."""
MAX_DEPTH = 40
"""Levels of a checked tree: the deepest query of our examples has 14."""
MAX_ROWS = 1000
"""Rows of an answer: what a person or a language model can look through."""
MAX_SHOWN = 30
"""Characters of a word that is told back."""
DIALECT = "postgres"
OWN_PREFIX = "pg_"
"""How all names of the database's own catalogue begin."""
logging.getLogger("sqlglot").setLevel(logging.ERROR)  # it warns of what we refuse, with the whole text


class SqlRefusedError(SentinelError):
    """A query that is not run, or was stopped; the text says why, in both languages."""


def rebuild(query: str) -> str:
    """The same query as one that is safe to run, of at most `MAX_ROWS` + 1 rows.

    Raises:
        SqlRefusedError: It is not one SELECT of views and allowed functions.

    >>> rebuild("select type, count(*) as n from events group by type -- how often")
    'SELECT "events"."type" AS "type", COUNT(*) AS "n" FROM "analyst"."events" AS "events" GROUP BY \
"events"."type" LIMIT 1001'
    """
    if len(query) > MAX_CHARACTERS:
        raise refusal(say.too_long, len(query), MAX_CHARACTERS)
    try:
        tree = parse_one_select(query)
        check(tree)
        give_schema(tree)
        written = write(limited(qualified(tree)))
        check_written(written)
    except SqlglotError as error:
        raise refusal(say.unreadable, first_reason(error)) from error
    except RecursionError as error:
        raise refusal(say.TOO_DEEP) from error
    return written


def refusal(message: Message[...], *values: object) -> SqlRefusedError:
    return SqlRefusedError(*texts(message, *values))


def first_reason(error: SqlglotError) -> str:
    """What is wrong, in one line and without the marks that show the place on a terminal."""
    known = getattr(error, "errors", None)
    if known:
        what = known[0]["description"].partition(" for <class")[0].rstrip(".")
        return f"{what} (line {known[0]['line']}, column {known[0]['col']})"
    return str(error).strip().splitlines()[0].rstrip(".")


def parse_one_select(query: str) -> exp.Query:
    """The tree of a text that holds exactly one query."""
    if "\0" in query:
        raise refusal(say.not_allowed, "NUL")
    trees = [tree for tree in sqlglot.parse(query, dialect=DIALECT) if tree is not None]
    if not trees:
        raise refusal(say.EMPTY)
    if len(trees) > 1:
        raise refusal(say.not_one, len(trees))
    tree = trees[0]
    if not isinstance(tree, exp.Select | exp.SetOperation):
        raise refusal(say.not_a_select, query.split()[0][:MAX_SHOWN].upper())
    return tree


def words_of(node: exp.Expr) -> str:
    """A kind of node as people may know it: the name of a function, or the kind in capital letters."""
    if isinstance(node, exp.Anonymous):
        return f"{node.name}()"
    if isinstance(node, exp.Func):
        return f"{node.sql_name().lower()}()"
    return node.key.upper()


def check(tree: exp.Query) -> None:
    """Raise `SqlRefusedError` for the first thing in a tree that is not allowed."""
    tables = 0
    for node in tree.walk():
        if node.depth > MAX_DEPTH:
            raise refusal(say.TOO_DEEP)
        tables += isinstance(node, exp.Table)
        check_node(node)
        if special := SPECIAL.get(type(node)):
            special(node)
    if tables > MAX_TABLES:
        raise refusal(say.too_large, tables, "FROM, JOIN", MAX_TABLES)


def check_node(node: exp.Expr) -> None:
    """That its kind is allowed, with all of its parts."""
    if isinstance(node, exp.With) and node.recursive:
        raise refusal(say.RECURSIVE)
    if type(node) not in NODES:
        raise refusal(say.not_allowed, words_of(node))
    known = PARTS.get(type(node))
    for name, value in node.args.items():
        if value and known is not None and name not in known:
            raise refusal(say.not_allowed, f"{node.key} {name}".upper().replace("_", " ").strip())


def check_name(node: exp.Expr) -> None:
    """That a table is a name, and not a function that makes rows."""
    if not isinstance(node.this, exp.Identifier):
        raise refusal(say.not_allowed, words_of(node.this))


def check_type(node: exp.Expr) -> None:
    if node.this not in TYPES:
        raise refusal(say.not_allowed, node.sql(DIALECT))


def check_word(node: exp.Expr) -> None:
    """That what is written without quotes is a unit of time."""
    if node.name.upper().removesuffix("S") not in UNITS:
        raise refusal(say.not_allowed, node.name)


def check_count(node: exp.Expr) -> None:
    value = node.args["expression"]
    if not (
        isinstance(value, exp.Literal)
        and not value.is_string
        and value.name.isascii()
        and value.name.isdigit()
    ):
        raise refusal(say.PLAIN_LIMITS)


SPECIAL: dict[type[exp.Expr], Callable[[exp.Expr], None]] = {
    exp.Table: check_name,
    exp.DataType: check_type,
    exp.Var: check_word,
    exp.Limit: check_count,
    exp.Offset: check_count,
}


def give_schema(tree: exp.Query) -> None:
    """Name the schema of each view; what else is read must be a query that a WITH has named."""
    named = set(names_of_queries(tree))
    for table in tree.find_all(exp.Table):
        name, schema = folded(table.this), folded(table.args.get("db"))
        if schema == "" and name in named:
            continue
        if schema not in ("", SCHEMA) or name not in VIEWS:
            shown = f"{schema}.{name}" if schema else name
            raise refusal(say.unknown_view, shown, ", ".join(VIEWS))
        table.set("db", exp.to_identifier(SCHEMA))


def names_of_queries(tree: exp.Query) -> Iterator[str]:
    """Names that a WITH gives.

    The database's own and those of views are refused: outside of where such a name holds, the same word would
    mean another thing.
    """
    for query in tree.find_all(exp.CTE):
        name = folded(query.args["alias"].this)
        if name in VIEWS or name.startswith(OWN_PREFIX):
            raise refusal(say.taken_name, name)
        yield name


def folded(name: exp.Expr | None) -> str:
    """A name as PostgreSQL compares it: in lower case unless it was quoted."""
    if not isinstance(name, exp.Identifier):
        return ""
    return name.name if name.quoted else name.name.lower()


def qualified(tree: exp.Query) -> exp.Query:
    """The same with every column found in what it is read from, and every name quoted."""
    return qualify(tree, schema=column_types(), dialect=DIALECT, quote_identifiers=True)


def limited(tree: exp.Query) -> exp.Query:
    """The same with one row more than an answer has, at most, by which one knows that there are more."""
    asked = tree.args.get("limit")
    most = MAX_ROWS + 1 if asked is None else min(int(asked.expression.name), MAX_ROWS + 1)
    return tree.limit(most, copy=False)


def write(tree: exp.Query) -> str:
    return tree.sql(dialect=DIALECT, comments=False)


def check_written(written: str) -> None:
    """What was written is read and checked once more: it must mean itself, whatever writes and reads it."""
    again = parse_one_select(written)
    check(again)
    if write(again) != written:
        raise refusal(say.NOT_REBUILT)
