import numpy as np
import pytest

from gpu_ops.embed.text import load_sentence_transformer
from resources.errors import SetupError
from resources.models.embedders import MINILM, MINILM_DIGEST, minilm_folder, text_embedder


def test_the_built_in_model_is_the_one_it_says() -> None:
    embedder = text_embedder(MINILM)
    assert (embedder.dimension, embedder.digest) == (384, MINILM_DIGEST)


def test_vectors_are_unit_length_and_close_where_meaning_is_close() -> None:
    vectors = text_embedder(MINILM).embed(
        [
            "A person falls down and stays on the floor.",
            "Somebody has collapsed.",
            "The invoice is due in May.",
        ]
    )
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert text_embedder(MINILM).embed([]).shape == (0, 384)


def test_the_built_in_model_gives_what_its_own_library_gives() -> None:
    texts = ["A person comes in on the left.", "x", "long " * 600, *(f"sentence {at}" for at in range(80))]
    library = load_sentence_transformer(minilm_folder(), "cpu")
    assert library.digest == MINILM_DIGEST
    assert np.allclose(text_embedder(MINILM).embed(texts), library.embed(texts), atol=1e-5)


def test_a_missing_model_says_so() -> None:
    with pytest.raises(SetupError, match="/no/such/model"):
        text_embedder("/no/such/model")
