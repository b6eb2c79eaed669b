"""To and from JSON."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parley.model.codec import assessment_to_json, reading_from_json, reading_to_json
from parley.model.condition import Proposition
from parley.model.finding import Assessment, Blockers, BlockingSet, InForceFinding, Reason, Truth
from parley.model.span import Span
from parley.model.testimony import Source, Testimony

LINE = (Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8").rstrip("\n")
DAY = date(2022, 3, 30)


def test_a_reading_comes_back_as_it_went() -> None:
    """JSON to a reading to JSON: the same bytes, keys in the order of the format."""
    reading = reading_from_json(LINE)
    assert reading_to_json(reading) == LINE
    assert "\n" not in LINE
    assert list(json.loads(LINE)) == [
        "format", "reader", "report", "parties", "attributions", "statements", "times", "places", "doubts",
    ]  # fmt: skip


def test_text_stands_as_it_is() -> None:
    """Letters of any script are not escaped; line ends are."""
    reading = reading_from_json(LINE)
    line = reading_to_json(replace(reading, report=replace(reading.report, text="“Київ”\r\n\u2028")))
    assert "“Київ”\\r\\n\u2028" in line
    assert reading_from_json(line).report.text == "“Київ”\r\n\u2028"


@pytest.mark.parametrize(
    "line", ["{}", "[]", "no json", LINE.replace('"voice"', '"tone"', 1), LINE.replace('"parties"', '"x"', 1)]
)
def test_what_is_no_reading_is_told(line: str) -> None:
    """Another format, no JSON at all, a field that is not known, one that is missing."""
    with pytest.raises(ValueError, match=r"\w"):
        reading_from_json(line)


def assessment(why: Reason) -> Assessment:
    """An assessment of an agreement without sentences."""
    in_force = InForceFinding(Truth.UNKNOWN, None, why)
    blockers = (Blockers("in force", sets=(BlockingSet(("a",), True, True),), necessary=("a",)),)
    return Assessment("Framework", DAY, None, "common", in_force, (), (), (), (), blockers, (), ())


def test_a_reason_leads_to_its_sentence() -> None:
    """The leaves of a reason are testimony with report, span and words."""
    source = Source("sha256:ab", Span(10, 60), "it is so")
    testimony = Testimony("q", Proposition("q", "q"), True, DAY, None, DAY, DAY, "Ukraine", source)
    data = json.loads(assessment_to_json(assessment(Reason("all", (Reason("one", (), (testimony,)),)))))
    assert data["in_force"] == {
        "state": "unknown",
        "since": None,
        "why": {
            "says": "all",
            "because": [
                {
                    "says": "one",
                    "because": [],
                    "testimony": [
                        {
                            "that": "q",
                            "holds": True,
                            "on": "2022-03-30",
                            "until": None,
                            "said": "2022-03-30",
                            "recorded": "2022-03-30",
                            "by": "Ukraine",
                            "source": {"report": "sha256:ab", "span": [10, 60], "words": "it is so"},
                        }
                    ],
                }
            ],
            "testimony": [],
        },
    }
    assert data["blockers"] == [
        {
            "target": "in force",
            "sets": [{"steps": ["a"], "minimal": True, "smallest": True}],
            "necessary": ["a"],
            "more": False,
        }
    ]


def test_a_reason_of_any_depth_is_written() -> None:
    """Ten thousand reasons below each other: cut where JSON readers give up, and told."""
    why = Reason("nobody has said so")
    for _ in range(10_000):
        why = Reason("because", (why,))
    assert "too deep to print" in assessment_to_json(assessment(why))
