"""How alike the clothes of two boxes or paths are, by their colours in CIE L*a*b* (D65).

A row of six holds L*, a*, b* of the upper and then of the lower body, NaN where they are unknown.
"""

import numpy as np

from domain.records import FloatArray


def clothes_distance(one: FloatArray, other: FloatArray) -> FloatArray:
    """Mean distance (...) of upper and lower clothes (..., 6) in CIE L*a*b* (CIE 1976); NaN where unknown.

    >>> float(clothes_distance(np.array([50.0, 0, 0, 20, 0, 0]), np.array([50.0, 6, 8, 20, 0, 0])))
    5.0
    """
    parts = one - other
    distances = np.linalg.norm(parts.reshape(*parts.shape[:-1], 2, 3), axis=-1)
    return np.asarray(distances.mean(axis=-1))


def median_clothes(colours: FloatArray) -> FloatArray:
    """The median (6,) of colours (N, 6) over the rows in which all six are known; NaN without any."""
    known = colours[~np.isnan(colours).any(axis=1)]
    return np.median(known, axis=0) if len(known) else np.full(6, np.nan)
