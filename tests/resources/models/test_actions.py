"""The action model as the settings name it: which kind, where, with which key, and whether it works."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.errors import HostedModelError, SetupError
from resources.models.actions import check_action_model, hosted_settings, load_action_model
from resources.models.weights import weights_cache
from resources.settings import Settings
from tests.support.closer_looks import says
from tests.support.model_server import ModelServer, model_server
from tests.support.tiny_detector import tiny_detector
from tests.support.tiny_pictures_models import tiny_vision_language, tiny_zero_shot


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def named(settings: Settings, name: str, **more: object) -> Settings:
    return settings.model_copy(update={"action_model": name, **more})


def check(configured: Settings) -> str:
    return check_action_model(configured, weights_cache(configured))


def test_the_kind_of_a_model_is_read_from_its_folder(settings: Settings, tmp_path: Path) -> None:
    comparing = tiny_zero_shot(tmp_path / "siglip", "theft", "an empty room")
    writing = tiny_vision_language(tmp_path / "llava", says())
    for folder in (comparing, writing):
        told = check(named(settings, str(folder)))
        assert told.startswith(f"{folder} ")
        assert "on cpu answers" in told
    cache = weights_cache(settings)
    digests = {
        load_action_model(str(each), cache, settings).title.split()[-1] for each in (comparing, writing)
    }
    assert all(len(each) == 12 for each in digests)
    assert len(digests) == 2


def test_one_that_does_not_answer_in_the_wanted_form_is_told(settings: Settings, tmp_path: Path) -> None:
    folder = tiny_vision_language(tmp_path / "llava", "Hello!")
    with pytest.raises(SetupError, match="not_json"):
        check(named(settings, str(folder)))


def test_what_sees_boxes_or_is_no_model_is_refused_with_what_to_do(
    settings: Settings, tmp_path: Path
) -> None:
    for folder in (tiny_detector(tmp_path / "detector"), tmp_path / "nothing"):
        with pytest.raises(SetupError, match=r"SENTINEL_ACTION_MODEL|hub"):
            check(named(settings, str(folder)))


def test_a_hosted_model_is_asked_at_its_own_address(settings: Settings, server: ModelServer) -> None:
    server.says = says()
    told = check(named(settings, "openai:tiny", action_model_url=f"{server.url}/v1"))
    assert told.startswith("openai:tiny on hosted answers")
    assert server.calls[0].path == "/v1/chat/completions"
    assert server.calls[0].body["model"] == "tiny"
    server.always = "denied"
    with pytest.raises(SetupError, match=r"does not answer.*SENTINEL_ACTION_MODEL_KEY"):
        check(named(settings, "openai:tiny", action_model_url=f"{server.url}/v1"))


def test_without_an_address_the_error_names_the_setting(settings: Settings) -> None:
    with pytest.raises(HostedModelError, match="SENTINEL_ACTION_MODEL_URL"):
        check(named(settings, "openai:tiny"))


@pytest.mark.parametrize(
    ("own_url", "own_key", "sent"),
    [
        (None, None, "texts"),  # the same server
        ("http://texts/v1", None, "texts"),  # the same server, written out
        ("http://pictures/v1", None, None),  # a key is not sent to another server
        ("http://pictures/v1", "own", "own"),
        (None, "own", "own"),
    ],
)
def test_a_key_goes_to_the_server_that_it_was_given_for(
    settings: Settings, own_url: str | None, own_key: str | None, sent: str | None
) -> None:
    texts = {"language_model_url": "http://texts/v1", "language_model_key": "texts"}
    configured = named(settings, "openai:m", action_model_url=own_url, action_model_key=own_key, **texts)
    asked = hosted_settings(configured, "openai:m")
    assert asked.language_model_key == sent
    assert asked.language_model_url == (own_url or "http://texts/v1")
