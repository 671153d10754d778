import pytest
from hypothesis import given, strategies as st

from domain.keys import MAX_NAME_BYTES, parse_partition_key, partition_key, run_key, safe_name


@given(st.integers(1, 2**31))
def test_partition_keys_name_one_video_and_hold_no_comma(video_id: int) -> None:
    assert parse_partition_key(partition_key(video_id)) == video_id
    assert "," not in partition_key(video_id)


@pytest.mark.parametrize("key", ["41", "video-", "video-x", "other"])
def test_foreign_partition_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="names no video"):
        parse_partition_key(key)


def test_run_keys_differ_by_attempt_only() -> None:
    assert run_key(7, 1) == run_key(7, 1) != run_key(7, 2)


@given(st.text(min_size=1, max_size=400))
def test_any_name_becomes_safe(name: str) -> None:
    safe = safe_name(name)
    assert not set('/\\,:*?"<>|\0 ') & set(safe)
    assert 0 < len(safe.encode()) <= MAX_NAME_BYTES + 10
    assert not safe.startswith(".")


def test_names_in_any_language_stay_readable() -> None:
    assert safe_name("../편의점 1호점, 밤.MP4") == "편의점_1호점_밤.mp4"
