"""Put several rankings of the same things together."""

from collections import defaultdict
from collections.abc import Sequence

RRF_K = 60
"""Added to each rank. The value of the paper (Cormack et al., 2009); larger weighs ranks more evenly."""


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], k: int = RRF_K) -> list[tuple[int, float]]:
    """Ids with scores, best first, by reciprocal rank fusion (Cormack et al., SIGIR 2009).

    >>> [place for place, _ in reciprocal_rank_fusion([[1, 2, 3], [3, 1]])]
    [1, 3, 2]
    """
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] += 1 / (k + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def in_given_order(ranking: Sequence[int], order: Sequence[int]) -> list[int]:
    """A ranking whose members that `order` names come first, as it has them; others keep their order.

    >>> in_given_order([1, 2, 3, 4], [3, 9, 1])
    [3, 1, 2, 4]
    """
    places = {item: place for place, item in enumerate(order)}
    return sorted(ranking, key=lambda item: places.get(item, len(places)))
