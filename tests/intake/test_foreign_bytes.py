"""Whatever bytes come in as a document, what comes out is a report or why there is none."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.errors import UnreadableFileError
from parley.intake import Asked, Limits, Part, report_from_part
from parley.intake.kinds import HOLDING_MANY, Kind

SAMPLES = Path(__file__).parents[1] / "data" / "intake"
DOCUMENTS = [kind for kind in get_args(Kind) if kind not in HOLDING_MANY]
SMALL = ("noted.docx", "noted.odt", "talks.html", "talks.mhtml", "brief.md", "printed-brief.pdf")
ASKED = Asked(limits=Limits(seconds=20))
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(content: bytes, name: str, kind: str | None = None) -> None:
    try:
        arrived = report_from_part(Part(name, content, kind), ASKED)  # type: ignore[arg-type]
    except UnreadableFileError as error:
        assert str(error).startswith(f"{name}: ")
    else:
        assert arrived.report.text.strip()
        arrived.report.text.encode()


@pytest.mark.parametrize("kind", DOCUMENTS)
@given(st.binary(max_size=300))
@SLOW
def test_random_bytes(kind: str, content: bytes) -> None:
    """As each kind in turn."""
    read(content, f"a.{kind}", kind)


@pytest.mark.parametrize("name", SMALL)
@given(st.data())
@SLOW
def test_samples_that_were_changed(name: str, data: st.DataObject) -> None:
    """Some bytes in other places, some left out, the end cut off."""
    content = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
        content = content or bytearray(b"x")
    read(bytes(content[: data.draw(st.integers(1, len(content)))]), name)


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("name", SMALL)
def test_samples_called_another_kind(name: str, kind: str) -> None:
    """A PDF that is said to be a mail, a mail that is said to be a page."""
    read((SAMPLES / name).read_bytes(), f"a.{kind}", kind)
