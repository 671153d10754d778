"""State as bytes and back: plain values as JSON, arrays beside them. Nothing in it can run code."""

import io
import json
from typing import Any

import numpy as np

ARRAY = "array:"


def pack_state(state: Any) -> bytes:  # noqa: ANN401 - any nesting of plain values and arrays
    """Dicts, lists, numbers, texts, None and arrays of numbers, texts or truth values, as one `.npz`.

    >>> unpack_state(pack_state({"a": [1, None, np.arange(3)], "b": "x"}))
    {'a': [1, None, array([0, 1, 2])], 'b': 'x'}
    """
    arrays: dict[str, np.ndarray] = {}

    def plain(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, np.ndarray):
            arrays[f"a{len(arrays)}"] = value
            return f"{ARRAY}a{len(arrays) - 1}"
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [plain(each) for each in value]
        return value

    tree = json.dumps(plain(state))
    sink = io.BytesIO()
    np.savez_compressed(sink, tree=np.array(tree), **arrays)  # type: ignore[arg-type]
    return sink.getvalue()


def unpack_state(data: bytes) -> Any:  # noqa: ANN401
    """What `pack_state` was given; tuples come back as lists. Raises `ValueError` for other bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:

        def whole(value: Any) -> Any:  # noqa: ANN401
            if isinstance(value, str) and value.startswith(ARRAY):
                return arrays[value.removeprefix(ARRAY)]
            if isinstance(value, dict):
                return {key: whole(each) for key, each in value.items()}
            if isinstance(value, list):
                return [whole(each) for each in value]
            return value

        return whole(json.loads(str(arrays["tree"])))
