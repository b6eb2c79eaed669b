"""Expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017)."""

from collections.abc import Sequence

BINS = 10
Judged = tuple[float, bool]  # a confidence, and whether what it was given for is right


def calibration_error(judged: Sequence[Judged]) -> float:
    """How far confidence lies from the share of right ones, on average.

    Confidences fall into ten bins of equal width, [0, 0.1), [0.1, 0.2) ... [0.9, 1]; of each the distance between the
    mean confidence and the share of right ones counts by the number in it. Of nothing it is 0.
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    away = (abs(sum(c for c, _ in one) - sum(right for _, right in one)) for one in bins)
    return sum(away) / len(judged) if judged else 0.0
