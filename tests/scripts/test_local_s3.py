"""`make s3`: what it prints is enough for a recording to be announced."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import boto3
import httpx
import pytest

from resources import settings as settings_module
from resources.settings import PROJECT_DIR, Settings
from scripts.local_s3 import KEY
from tests.support.waiting import wait_until

COMMAND = [sys.executable, "-m", "scripts.local_s3"]


@pytest.fixture(scope="module")
def printed() -> Iterator[str]:
    """What a running server says, up to the command that sends a recording."""
    process = subprocess.Popen([*COMMAND, "--port", "0"], cwd=PROJECT_DIR, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = ""
    while "curl" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    yield said
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def lines_of(said: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Z0-9_]+)=(.*)$", said, re.MULTILINE))


def test_every_line_is_a_setting_that_is_accepted(printed: str) -> None:
    lines = lines_of(printed)
    ours = {name.removeprefix("SENTINEL_").lower(): value for name, value in lines.items() if "SENT" in name}
    assert set(ours) <= set(Settings.model_fields)
    assert Settings(**ours, _env_file=None).queue_url == lines["SENTINEL_QUEUE_URL"]
    assert set(lines) - {f"SENTINEL_{name.upper()}" for name in ours} == {name.upper() for name in KEY}


def test_only_what_is_put_below_incoming_is_announced(printed: str) -> None:
    lines = lines_of(printed)
    address = lines["SENTINEL_AWS_ENDPOINT"]
    sqs = boto3.client("sqs", region_name=lines["SENTINEL_AWS_REGION"], endpoint_url=address, **KEY)
    for key in ("store/videos/own.mp4", "incoming/gate.mp4"):
        assert httpx.put(f"{address}/recordings/{key}", content=b"video").status_code == 200
    keys: list[str] = []

    def has_come() -> bool:
        got = sqs.receive_message(QueueUrl=lines["SENTINEL_QUEUE_URL"], MaxNumberOfMessages=10)
        bodies = [json.loads(each["Body"]) for each in got.get("Messages", [])]
        keys.extend(record["s3"]["object"]["key"] for body in bodies for record in body.get("Records", []))
        return bool(keys)

    wait_until(has_come, "the message about the recording")
    assert [key.replace("%2F", "/") for key in keys] == ["incoming/gate.mp4"]


def test_a_port_that_is_taken_is_told(printed: str) -> None:
    port = re.findall(r":(\d+)\.", printed)[0]
    done = subprocess.run([*COMMAND, "--port", port], cwd=PROJECT_DIR, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()[:20]) == (1, f"Port {port} is in use"[:20])


def test_credentials_of_the_env_file_reach_boto3_unless_the_environment_has_some(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("AWS_ACCESS_KEY_ID=from-file\nAWS_SECRET_ACCESS_KEY=secret\n")
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    for name in settings_module.AWS_CREDENTIALS:
        monkeypatch.setenv(name, "to be restored")
        monkeypatch.delenv(name)
    settings_module.share_credentials()
    assert boto3.Session().get_credentials().access_key == "from-file"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "from-shell")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    settings_module.share_credentials()
    assert "AWS_SECRET_ACCESS_KEY" not in settings_module.os.environ
