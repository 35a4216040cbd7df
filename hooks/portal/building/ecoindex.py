"""EcoIndex, the environmental mark of a page out of 100, from its elements, its requests and its weight.

The formula and its quantiles are those published by the GreenIT.fr collective; what is here was written from them.
"""

from bisect import bisect_right
from itertools import pairwise

DOM = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601)
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
SIZE_KB = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06,
    2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
"""The quantiles of each measure: a value's rank among them is its cost, from 0 to 20."""


def _rank(value: float, quantiles: tuple[float, ...]) -> float:
    below = bisect_right(quantiles, value) - 1
    for low, high in [*pairwise(quantiles)][below : below + 1]:
        return below + (value - low) / (high - low)
    return len(quantiles) - 1.0


def ecoindex(*, elements: int, requests: int, kilobytes: float) -> float:
    """Return the mark of a page: 100 is the lightest, and above 80 is grade A.

    `elements` leaves out what is inside an SVG; `kilobytes` is what is transferred, compressed.
    """
    cost = 3 * _rank(elements, DOM) + 2 * _rank(requests, REQUESTS) + _rank(kilobytes, SIZE_KB)
    return 100 - 5 * cost / 6
