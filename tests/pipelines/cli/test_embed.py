"""`sentinel models embed`, as it is typed, on a real database with real models."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.spaces import only_change
from pipelines.cli.main import cli
from resources.db.engine import Database
from resources.device import loaded
from resources.errors import SentinelError
from tests.support.tiny_embedder import tiny_embedder

VIDEO = """
insert into video (name, object_key, sha256, size_bytes, uploaded_at, status, duration_s)
values ('a.mp4', 'k', 'a', 1, now(), 'completed', 100)
"""
WINDOWS = """
insert into event_window (video_id, start_s, end_s, text_en, text_ko, event_ids, run_id)
select 1, n, n + 1, (array['a person walks','the person enters','a person leaves the'])[1 + n %% 3]
       || ' a' || n, '', '{}', 'r' from generate_series(%s::int, %s::int) n
"""
WEIGHTS = "model.safetensors"


def embed(*words: str) -> str:
    """What a command prints."""
    result = CliRunner().invoke(cli, ["models", "embed", *words])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def refused(*words: str) -> str:
    """The one line that people see; `pipelines.cli.main.app` prints it and ends with exit code 1."""
    loaded.clear()  # each command is a process of its own
    result = CliRunner().invoke(cli, ["models", "embed", *words])
    assert result.exit_code == 1
    assert isinstance(result.exception, SentinelError), result.exception
    said = str(result.exception)
    assert "\n" not in said
    return said


@pytest.fixture
def models(system: Database, tmp_path: Path) -> tuple[str, str]:
    """Two folders; the first model is active and has a vector of each window."""
    with system.transaction() as stores:
        stores.connection.exec_driver_sql(VIDEO)
    add_windows(system, 1, 30)
    old, new = (str(tiny_embedder(tmp_path / f"m{size}", size)) for size in (16, 32))
    embed("switch", old)
    return old, new


def add_windows(database: Database, first: int, last: int) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(WINDOWS, (first, last))


def spaces(database: Database) -> dict[str, tuple[str, int]]:
    """Status and number of vectors by the name of the model's folder."""
    query = (
        "select model, status, count(window_id) from embedding_space left join window_embedding "
        "using (space_id) group by 1, 2 order by 1"
    )
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql(query).all()
    return {Path(row.model).name: (row.status, row.count) for row in rows}


def test_a_model_is_built_measured_switched_to_gone_back_from_and_dropped(
    system: Database, models: tuple[str, str]
) -> None:
    _, new = models
    assert f"Built {new}" in embed("build", new)
    assert spaces(system) == {"m16": ("active", 30), "m32": ("building", 30)}
    assert "'recall_at_10': 1.0, 'sampled': 30" in embed("measure", new)
    assert f"answered from {new}" in embed("switch", new)
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 30)}
    listed = embed("list").splitlines()
    assert [line.split()[0] for line in listed[::2]] == ["active", "retired"]
    assert "32 dimensions" in listed[0]
    assert "30 windows, 0 missing; {'sampled': 30" in listed[1].replace("'recall_at_10': 1.0, ", "")
    assert "again" in embed("rollback")
    assert spaces(system) == {"m16": ("active", 30), "m32": ("retired", 30)}
    assert embed("retire") == "0 spaces dropped.\n"
    assert f"Dropped {new}" in embed("retire", "--now")
    assert spaces(system) == {"m16": ("active", 30), "m32": ("dropped", 0)}
    assert "dropped" in embed("list")
    embed("switch", new)
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 30)}


@pytest.mark.parametrize("command", ["build", "switch"])
def test_an_unknown_model_is_refused_with_what_can_be_named(
    system: Database, models: tuple[str, str], command: str
) -> None:
    said = refused(command, "no-such-model")
    assert "'no-such-model' cannot be loaded" in said
    assert "minilm, a folder, or a name" in said
    assert spaces(system) == {"m16": ("active", 30)}


def test_what_has_no_space_is_not_measured_or_gone_back_to(system: Database, models: tuple[str, str]) -> None:
    assert "`sentinel models embed build` makes it" in refused("measure", models[1])
    assert "none to go back to" in refused("rollback")


def test_a_second_change_is_told_to_wait_and_goes_on_later(system: Database, models: tuple[str, str]) -> None:
    _, new = models
    with only_change(system):
        for command in (["switch", new], ["rollback"]):
            assert "wait until it has ended" in refused(*command)
    assert spaces(system)["m16"] == ("active", 30)
    embed("switch", new)
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 30)}


def test_vectors_of_another_dimension_are_refused_and_nothing_is_lost(
    system: Database, models: tuple[str, str]
) -> None:
    _, new = models
    embed("build", new)
    add_windows(system, 31, 40)
    change = "update embedding_space set dimension = %s where model = %s"
    with system.transaction() as stores:
        stores.connection.exec_driver_sql(change, (48, new))
    for command in ("build", "switch"):
        said = refused(command, new)
        assert "shape (10, 32)" in said
        assert "dimension 48" in said
        assert "put the former model back" in said
    assert spaces(system) == {"m16": ("active", 30), "m32": ("building", 30)}
    with system.transaction() as stores:
        stores.connection.exec_driver_sql(change, (32, new))
    embed("switch", new)
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 40)}


def test_a_model_that_is_gone_half_way_can_be_put_back_and_is_gone_on_with(
    system: Database, models: tuple[str, str], tmp_path: Path
) -> None:
    _, new = models
    embed("build", new)
    add_windows(system, 31, 40)
    (tmp_path / "m32" / WEIGHTS).rename(tmp_path / WEIGHTS)
    for command in ("build", "switch"):
        assert "cannot be loaded" in refused(command, new)
    shutil.move(tmp_path / "m32", tmp_path / "away")
    assert "cannot be loaded" in refused("switch", new)
    assert spaces(system) == {"m16": ("active", 30), "m32": ("building", 30)}
    shutil.move(tmp_path / "away", tmp_path / "m32")
    (tmp_path / WEIGHTS).rename(tmp_path / "m32" / WEIGHTS)
    embed("switch", new)
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 40)}


def test_other_weights_under_the_former_name_are_not_gone_back_to(
    system: Database, models: tuple[str, str], tmp_path: Path
) -> None:
    """Its vectors are complete in themselves; but only the former model can embed what came in."""
    embed("switch", models[1])
    add_windows(system, 31, 31)
    embed("build", models[1])
    shutil.move(tmp_path / "m16", tmp_path / "away")
    tiny_embedder(tmp_path / "m16", 64)
    said = refused("rollback")
    assert "vectors of 64, not" in said
    assert "Put the former weights back" in said
    assert spaces(system) == {"m16": ("retired", 30), "m32": ("active", 31)}
    shutil.rmtree(tmp_path / "m16")
    shutil.move(tmp_path / "away", tmp_path / "m16")
    loaded.clear()
    embed("rollback")
    assert spaces(system) == {"m16": ("active", 31), "m32": ("retired", 31)}
