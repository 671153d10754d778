"""The page is checked against what the API describes: neither can change alone."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.openapi import openapi_document
from tests.typed_page import WEB, check_page

RENAMED = ("current_s3_url", "upper_colour_ko", "upload_token", "sentences", "processing")
"""Fields that the page reads or sends, and one value."""


def test_what_was_renamed_in_the_api_is_found_in_the_page(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """That the page fits the API as it is, `make check` says."""
    web = shutil.copytree(WEB, tmp_path / "web")
    text = json.dumps(openapi_document(tmp_path / "state"))
    for name in RENAMED:
        text = text.replace(f'"{name}"', '"renamed"')
    assert check_page(web, json.loads(text)) != 0
    found = capfd.readouterr().out
    assert [name for name in RENAMED if name not in found] == []
