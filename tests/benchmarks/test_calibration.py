"""Expected calibration error, by hand."""

import pytest

from benchmarks.measures.calibration import calibration_error


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        ([(1.0, True), (0.0, False)], 0.0),  # sure, and right to be so
        ([(1.0, False), (0.0, True)], 1.0),  # sure, and wrong
        ([(0.95, True)] * 19 + [(0.95, False)], 0.0),  # 19 of 20
        ([(0.95, True)] * 10 + [(0.95, False)] * 10, 0.45),
        ([(0.55, True), (0.65, False)], 0.55),  # two bins: 0.45 and 0.65 away
        ([(0.52, True), (0.58, False)], 0.05),  # one bin: 0.55 and a half of them right
        ([(0.1, False), (0.19, True), (0.9, True)], (0.71 + 0.1) / 3),  # 0.1 lies in the second bin
    ],
)
def test_calibration_error(judged, error) -> None:
    """Distances of the bins, by the number in them."""
    assert calibration_error(judged) == pytest.approx(error)
