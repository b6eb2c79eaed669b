"""Rows of tables: each as its schema says, and each leads back to its source."""

from typing import Any, get_args

import pytest

from parley.export.forms import TABLES, Table
from parley.export.rows import rows_of
from parley.export.schemas import SCHEMAS, Kind
from parley.ledger import Filter, Ledger
from parley.model.takeaway import Takeaway
from parley.tasks.takeaway import takeaway_of

from .ledgers import DAY

OLD_COLUMNS = (
    "id", "said", "whose", "speaker", "side", "via", "act", "event", "modality", "negated", "actor", "recipient",
    "within", "content", "conditions", "happened_from", "happened_to", "places", "confidence", "review", "recorded",
    "begins", "ends",
)  # fmt: skip
PYTHON: dict[Kind, tuple[str, ...]] = {
    "text": ("str",), "integer": ("int",), "number": ("int", "float"), "flag": ("bool",), "day": ("date",),
    "moment": ("str",), "texts": ("list",), "spans": ("list",),
}  # fmt: skip


@pytest.fixture
def taken(talks: Ledger) -> Takeaway:
    """All of the talks."""
    return takeaway_of(talks, Filter())


def test_every_kind_of_value_is_tried() -> None:
    """A kind of column that is added is added here."""
    assert set(PYTHON) == set(get_args(Kind))


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_as_the_schema_says(taken: Takeaway, table: Table) -> None:
    """Every table has rows, each with just the columns of the schema in their order, values of their kinds, and a key
    that no other row has and that is nowhere empty."""
    rows = list(rows_of(taken, table))
    assert rows
    for row in rows:
        assert tuple(row) == SCHEMAS[table].names
        for column in SCHEMAS[table].columns:
            value = row[column.name]
            assert value is None or type(value).__name__ in PYTHON[column.kind], column
    keys = [tuple(row[name] for name in SCHEMAS[table].key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(part not in (None, "") for key in keys for part in key)


def test_statements_keep_their_columns() -> None:
    """What was built on the columns of former exports goes on."""
    assert SCHEMAS["statements"].names[: len(OLD_COLUMNS)] == OLD_COLUMNS


def test_statements_lead_back_to_their_words(taken: Takeaway) -> None:
    """The spans of a statement give its words to the letter in the text of its report."""
    reports = {row["id"]: row for row in rows_of(taken, "reports")}
    for row in rows_of(taken, "statements"):
        report = reports[row["report"]]
        assert report["source"] == row["source"]
        assert " … ".join(report["text"][start:end] for start, end in row["spans"]) == row["content"]
        assert (row["begins"], row["ends"]) == (row["spans"][0][0], row["spans"][-1][1])
        assert row["whose"]


def test_statements_are_as_reviewers_corrected_them(taken: Takeaway) -> None:
    """A corrected one reads as corrected, one about which reviewers differ says so; whose word each is stays told."""
    rows = _by(taken, "statements", "id")
    assert (rows["r1.s7"]["act"], rows["r1.s7"]["speaker"], rows["r1.s7"]["review"]) == (
        "offer", "General Fomin", "corrected",
    )  # fmt: skip
    assert rows["r1.s10"]["review"] == "disputed"
    assert rows["r1.s4"]["review"] == "unreviewed"


def test_decisions_that_stand(taken: Takeaway) -> None:
    """Each with who made it, when, why, and the words that it is about; what was taken back is not among them."""
    rows = list(rows_of(taken, "judgements"))
    assert [row["kind"] for row in rows] == [
        "link", "bearing", "review", "review", "review", "same", "fact", "note", "withdrawal",
    ]  # fmt: skip
    link, _, correction = rows[:3]
    assert (link["statement"], link["about"], link["denies"]) == ("r1.s12", "enough progress has been made", False)
    assert (link["by"], link["recorded"], link["why"]) == ("Ann", DAY, "as he puts it")
    assert link["quote"] == _by(taken, "statements", "id")["r1.s12"]["content"]
    assert correction["changes"] == '{"act": "offer", "speaker": "General Fomin"}'


def test_duties_in_every_account(taken: Takeaway) -> None:
    """A row for a duty and an account, with what it rests on: the statement, its place and its words."""
    rows = [row for row in rows_of(taken, "duties") if row["id"] == "P1"]
    assert [row["account"] for row in rows] == ["common", "Ukraine", "Russia"]
    assert {row["debtor"] for row in rows} == {"Russia"}
    assert rows[0]["statements"] == ["r1.s9"]
    (source,), (quote,) = rows[0]["sources"], rows[0]["quotes"]
    statement = _by(taken, "statements", "id")["r1.s9"]
    assert (source, quote) == (
        f"{statement['source']}:{statement['begins']}-{statement['ends']}", statement["content"],
    )  # fmt: skip


def test_findings_of_every_kind(taken: Takeaway) -> None:
    """What is found in an account rests on what counts there: Russia's account does not rest on Ukraine's word."""
    rows = list(rows_of(taken, "findings"))
    assert {row["kind"] for row in rows} >= {"in-force", "proposition", "step", "blockers", "gap"}
    progress = {row["account"]: row for row in rows if row["says"] == "enough progress has been made"}
    assert (progress["Ukraine"]["value"], progress["Ukraine"]["statements"]) == ("holds", ["r1.s12"])
    assert (progress["Russia"]["value"], progress["Russia"]["statements"]) == ("unknown", [])


def test_a_filter(talks: Ledger) -> None:
    """Only what passes, with its report and the decisions on it; what follows for the agreement stays whole."""
    taken = takeaway_of(talks, Filter(side="Turkey"))
    statements = list(rows_of(taken, "statements"))
    assert statements
    assert {row["side"] for row in statements} == {"Turkey"}
    assert [row["statements"] for row in rows_of(taken, "reports")] == [len(statements)]
    ids = {row["id"] for row in statements}
    assert {row["statement"] for row in rows_of(taken, "judgements")} <= ids
    whole = takeaway_of(talks, Filter())
    assert list(rows_of(taken, "duties")) == list(rows_of(whole, "duties"))


def test_words(talks: Ledger) -> None:
    """With words only the statements that have all of them, by day; the filter says so."""
    taken = takeaway_of(talks, Filter(), words="troops")
    found = [row["id"] for row in rows_of(taken, "statements")]
    assert sorted(found) == sorted(str(one.statement) for one in talks.search("troops", kinds=("statement",)))
    assert (taken.filter, taken.whole) == ("words: troops", False)


def _by(taken: Takeaway, table: Table, name: str) -> dict[str, Any]:
    return {row[name]: row for row in rows_of(taken, table)}
