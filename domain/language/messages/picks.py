"""Whom an order picks, where it was asked whether it is somebody else."""

from domain.language.message import template


@template("the {rank} was {who}", "{rank} 사람은 {who}입니다")
def the_nth_was(rank: str, who: str) -> None: ...


@template("the last was {who}", "마지막은 {who}입니다")
def the_last_was(who: str) -> None: ...


@template("the longest stay was that of {who}", "가장 오래 머문 사람은 {who}입니다")
def the_longest_was(who: str) -> None: ...


@template("the shortest stay was that of {who}", "가장 짧게 머문 사람은 {who}입니다")
def the_shortest_was(who: str) -> None: ...


@template("{who} {did} last", "마지막으로 {did} 사람은 {who}입니다")
def did_last(who: str, did: str) -> None: ...
