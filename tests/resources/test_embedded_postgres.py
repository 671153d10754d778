import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from resources.embedded_postgres import EmbeddedPostgres, is_alive


@pytest.fixture
def server(tmp_path: Path):
    made = EmbeddedPostgres(tmp_path / "with space" / "postgres")
    yield made
    made.stop()


def rows(server: EmbeddedPostgres) -> int:
    engine = sa.create_engine(server.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("create table if not exists kept (n int)")
        connection.exec_driver_sql("insert into kept values (1)")
        count = connection.exec_driver_sql("select count(*) from kept").scalar_one()
    engine.dispose()
    return int(count)


def test_starts_once_keeps_its_data_and_has_pgvector(server: EmbeddedPostgres) -> None:
    assert server.ensure_running()
    assert not server.ensure_running()
    assert rows(server) == 1
    engine = sa.create_engine(server.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("create extension vector")
        assert connection.exec_driver_sql("select '[1,2]'::halfvec <=> '[1,2]'").scalar() == 0
    engine.dispose()
    server.stop()
    assert not server.is_running()
    server.ensure_running()
    assert rows(server) == 2


def test_kill_9_loses_nothing(server: EmbeddedPostgres) -> None:
    server.ensure_running()
    rows(server)
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not server.is_running()
    assert server.ensure_running()
    assert rows(server) == 2


def test_two_that_start_at_once_share_one_server(server: EmbeddedPostgres) -> None:
    code = (
        "import sys; from pathlib import Path; from resources.embedded_postgres import EmbeddedPostgres;"
        "print(EmbeddedPostgres(Path(sys.argv[1])).ensure_running())"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", code, str(server.folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert sorted(starter.communicate()[0].strip() for starter in starters) == ["False", "False", "True"]


def test_strangers_need_the_password(server: EmbeddedPostgres) -> None:
    server.ensure_running()
    url = sa.make_url(server.url).set(password="wrong")
    with pytest.raises(sa.exc.OperationalError, match="password"):
        sa.create_engine(url).connect()
    assert (server.folder / "password").stat().st_mode & 0o077 == 0
