"""Whether an embedding model is on this machine, without loading it."""

import sys
from pathlib import Path

import pytest

from pipelines.cli.doctor import search_state
from pipelines.cli.up import System
from resources.db.engine import Database
from resources.errors import SetupError
from resources.models.embedders import MINILM, check_is_here, minilm_folder
from resources.settings import Settings
from tests.support.ports import free_port


def test_the_built_in_model_and_a_folder_with_weights_are_here(tmp_path: Path) -> None:
    check_is_here(MINILM)
    check_is_here(minilm_folder())
    (tmp_path / "0_Transformer").mkdir()
    (tmp_path / "0_Transformer" / "model.safetensors").touch()
    check_is_here(str(tmp_path))


def test_looking_for_a_model_loads_none() -> None:
    """The supervisor looks, and stays small."""
    import subprocess

    code = (
        "import sys; from resources.models.embedders import check_is_here, minilm_folder; "
        "check_is_here(minilm_folder()); "
        "print([each for each in ('torch', 'transformers', 'sentence_transformers') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["/no/such/folder", "nobody/nothing-of-that-name", "nothing of that name"])
def test_a_model_that_is_not_here_is_told_before_anything_starts(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(SetupError, match=r"SENTINEL_EMBEDDING_MODEL.*not on this machine"):
        check_is_here(name)
    settings = Settings(
        state_dir=tmp_path, port=free_port(), dagster_port=free_port(), embedding_model=name, _env_file=None
    )
    said: list[str] = []
    with pytest.raises(SetupError, match="SENTINEL_EMBEDDING_MODEL"):
        System(settings, said.append)._start()
    assert said == []


def test_a_folder_without_weights_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").touch()
    with pytest.raises(SetupError, match="not on this machine"):
        check_is_here(str(tmp_path))


def test_doctor_says_when_search_is_built_on_other_weights(settings: Settings, database: Database) -> None:
    assert "nothing was embedded yet" in search_state(settings)
    with database.transaction() as stores:
        stores.embeddings.ensure_space(MINILM, "0" * 64, 384)
    with pytest.raises(SetupError, match="models switch"):
        search_state(settings)
