"""What the tests of the reader share."""

from pathlib import Path

import pytest

from parley.intake import read_file


@pytest.fixture(scope="session")
def istanbul() -> str:
    """The text of the report of 29 March 2022."""
    report, _ = read_file(Path(__file__).parents[2] / "examples/istanbul/2022-03-29.txt")
    return report.text
