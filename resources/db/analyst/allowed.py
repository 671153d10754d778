"""What a query may be made of: kinds of nodes of sqlglot's tree, their parts, and types; nothing else.

Nothing is here that makes text longer (`||`, concat, repeat, replace, string_agg): a few levels of it fill
the memory of the server. Nor anything that makes rows from nothing, waits, writes, locks, or reads what is no
view.
"""

from sqlglot import exp

DataTypes = exp.DataType.Type

STRUCTURE = {
    exp.Select, exp.Union, exp.Except, exp.Intersect, exp.With, exp.CTE, exp.Subquery, exp.From, exp.Join,
    exp.Table, exp.TableAlias, exp.Alias, exp.Identifier, exp.Column, exp.Star, exp.Where, exp.Group,
    exp.Having, exp.Order, exp.Ordered, exp.Limit, exp.Offset, exp.Distinct, exp.Tuple, exp.Paren,
}  # fmt: skip
OPERATORS = {
    exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Is, exp.In, exp.Between,
    exp.Like, exp.ILike, exp.Escape, exp.Exists, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Add, exp.Sub, exp.Mul,
    exp.Div, exp.Mod, exp.Neg, exp.Case, exp.If, exp.Cast, exp.DataType, exp.DataTypeParam, exp.AtTimeZone,
}  # fmt: skip
VALUES = {exp.Literal, exp.Boolean, exp.Null, exp.Interval, exp.Var}
AGGREGATES = {
    exp.Count, exp.Sum, exp.Avg, exp.Min, exp.Max, exp.LogicalAnd, exp.LogicalOr, exp.PercentileCont,
    exp.PercentileDisc, exp.WithinGroup, exp.Filter,
}  # fmt: skip
WINDOWED = {
    exp.Window, exp.WindowSpec, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile, exp.Lag, exp.Lead,
    exp.FirstValue, exp.LastValue,
}  # fmt: skip
FUNCTIONS = {
    exp.Abs, exp.Round, exp.Floor, exp.Ceil, exp.Lower, exp.Upper, exp.Length, exp.Left, exp.Right,
    exp.Substring, exp.Trim, exp.StrPosition, exp.StartsWith, exp.Coalesce, exp.Nullif, exp.Greatest,
    exp.Least, exp.TimestampTrunc, exp.Extract, exp.CurrentTimestamp, exp.CurrentDate,
}  # fmt: skip
NODES = STRUCTURE | OPERATORS | VALUES | AGGREGATES | WINDOWED | FUNCTIONS

PARTS: dict[type[exp.Expr], set[str]] = {
    exp.Select: {
        "with_", "distinct", "expressions", "from_", "joins", "where", "group", "having", "order", "limit",
        "offset",
    },
    exp.Union: {"with_", "this", "expression", "distinct", "order", "limit", "offset"},
    exp.Table: {"this", "alias", "db"},
    exp.TableAlias: {"this", "columns"},
    exp.Subquery: {"this", "alias"},
    exp.Join: {"this", "side", "kind", "on", "using"},
    exp.Group: {"expressions"},
    exp.With: {"expressions"},
    exp.CTE: {"this", "alias"},
    exp.Column: {"this", "table", "db"},
    exp.Star: set(),
    exp.Limit: {"expression"},
    exp.Offset: {"expression"},
    exp.Window: {"this", "partition_by", "order", "spec", "over"},
    exp.Cast: {"this", "to"},
    exp.DataType: {"this", "expressions", "nested"},
    exp.CurrentTimestamp: set(),
    exp.CurrentDate: set(),
}  # fmt: skip
"""Of these kinds, the parts that may be filled in; sqlglot keeps there what other databases can do."""
PARTS[exp.Except] = PARTS[exp.Intersect] = PARTS[exp.Union]

TYPES = {
    DataTypes.TEXT, DataTypes.VARCHAR, DataTypes.SMALLINT, DataTypes.INT, DataTypes.BIGINT, DataTypes.FLOAT,
    DataTypes.DOUBLE, DataTypes.DECIMAL, DataTypes.BOOLEAN, DataTypes.DATE, DataTypes.TIME,
    DataTypes.TIMESTAMP, DataTypes.TIMESTAMPTZ, DataTypes.INTERVAL,
}  # fmt: skip
"""What values may be turned into. Others, such as `regclass`, look things up in the database."""
UNITS = {
    "MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR",
    "DOW", "ISODOW", "DOY", "EPOCH", "ISOYEAR", "DAYOFWEEK", "DAYOFYEAR",
}  # fmt: skip
"""Of times. Units and ends of window frames are written as they are, so that only known ones may be."""
