"""What `import parley` offers for agreements, on the agreement of a guard and a gate."""

from pathlib import Path

import pytest

import parley
from parley.errors import MissingDayError, UnknownAccountError, WrongUseError

TEXT = """# Gate

Status: signed
Date: 2024-03-01

## Parties
- Arland
- Borland

## Article 1
1.1 Arland shall open the gate within 10 days.
1.2 If 1.1 is discharged, Borland shall release the prisoners within 5 days.
"""
OPENED = {"that": "Arland opens the gate", "on": "2024-03-04", "by": "Borland"}


def test_states_and_what_one_more_line_changes() -> None:
    """Borland says that the gate was opened: its own duty is due. The line withdrawn, all is as it was."""
    standing = parley.standing(parley.parse_agreement(TEXT), as_of="2024-03-05")
    before = dict(standing.states)
    (line,) = parley.testimony_from_lines(standing.agreement, [OPENED])
    assert set(standing.tell(line)) == {"1.1", "1.2"}
    assert (standing.states["1.1"], standing.states["1.2"]) == ("discharged", "detached")
    standing.withdraw(line)
    assert dict(standing.states) == before


def test_what_a_text_shows_by_itself() -> None:
    """Nobody verifies; and the second deadline leaves its days. With a verifier the gap is gone."""
    found = parley.examine(parley.parse_agreement(TEXT))
    assert "no-verifier" in {gap.rule for gap in found.gaps}
    assert [s.provision for s in found.slack] == ["1.1", "1.2"]
    verified = TEXT.replace("days.", "days, verified by Arland.")
    assert "no-verifier" not in {gap.rule for gap in parley.examine(parley.parse_agreement(verified)).gaps}


def test_a_course_to_a_breach() -> None:
    """Borland can break 1.2 only after Arland opened the gate, unless it cancels; what the text does not name is
    refused."""
    agreement = parley.parse_agreement(TEXT)
    found = parley.course(agreement, to="1.2 is broken", as_of="2024-03-01")
    assert found.steps[0].actors == ("Arland",)
    with pytest.raises(WrongUseError, match="names"):
        parley.course(agreement, to="it rains", as_of="2024-03-01")


def test_a_picture() -> None:
    """The same picture twice, with both sentences in it; an unknown account and a text without a day are refused."""
    agreement = parley.parse_agreement(TEXT)
    picture = parley.graph(agreement, [OPENED])
    assert picture == parley.graph(agreement, [OPENED])
    assert "open the gate" in picture and "release the prisoners" in picture
    with pytest.raises(UnknownAccountError):
        parley.graph(agreement, account="Nobody")
    with pytest.raises(MissingDayError):
        parley.graph(parley.parse_agreement(TEXT.replace("Date: 2024-03-01\n", "").replace("signed", "proposed")))


@pytest.mark.parametrize("name", sorted(parley.__all__))
def test_every_name_is_there(name: str) -> None:
    """Each public name is a function with a docstring."""
    assert getattr(parley, name).__doc__


def test_the_picture_in_the_docs() -> None:
    """docs/minsk.svg is what `parley graph examples/minsk-ii/sequencing.md` draws for 1 March 2015."""
    root = Path(__file__).parents[1]
    agreement = parley.parse_agreement((root / "examples/minsk-ii/sequencing.md").read_text(encoding="utf-8"))
    assert parley.graph(agreement, as_of="2015-03-01") == (root / "docs/minsk.svg").read_text(encoding="utf-8")
