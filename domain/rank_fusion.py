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
