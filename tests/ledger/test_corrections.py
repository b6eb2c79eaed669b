"""What may be corrected in a statement: nothing is kept that the ledger could not show afterwards."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import UnknownEntryError, WrongUseError
from parley.ledger import open_ledger, ref_from_statement
from parley.ledger.corrections import CHANGEABLE, check_changes
from parley.ledger.revised import revised
from parley.model.codec import reading_from_json, reading_to_json
from parley.model.judgement import Note, Withdrawal
from parley.model.statement import Reading
from parley.tasks.review import changes_from_words

from .conftest import NOW, ORIGINAL

READ = reading_from_json((Path(__file__).parents[1] / "readings/istanbul.json").read_text(encoding="utf-8"))
PLACE = {"span": [1, 5], "name": "Istanbul", "country": "TUR", "lat": 41.0, "lon": 29.0}
TIME = {"span": [1, 5], "start": "2022-03-29", "end": None}
PROVISO = {"kind": "if", "span": [[1, 5]], "governs": []}


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("act", ["offer"], ["murmur", 1, None, ["offer"]]),
        ("negated", [True, False], [1, 0, "true", None]),
        ("speaker", ["Ukraine", "Nobody yet", None], ["", " ", 5, ["Ukraine"], {}]),
        ("via", [["AP"], []], ["AP", [1], [""], None, {"AP": 1}]),
        (
            "content",
            [[[1, 5]], [[1, 5], [9, 12]]],
            [[], [[5, 1]], [[1, 10**9]], [[-1, 4]], [[1, "a"]], [[1.0, 2.0]], "x"],
        ),
        ("conditions", [[PROVISO], []], [5, [{}], [PROVISO | {"kind": "zzz"}], [PROVISO | {"span": [[9, 1]]}]]),
        (
            "times",
            [[TIME], []],
            [[TIME | {"start": "2022-99-01"}], [TIME | {"end": "2021-01-01"}], [TIME | {"span": [1]}]],
        ),
        (
            "places",
            [[PLACE], [PLACE | {"lat": None, "lon": None}]],
            [
                [PLACE | {"lat": float("nan")}],
                [PLACE | {"lon": 999}],
                [PLACE | {"name": ""}],
                [PLACE | {"more": 1}],
                ["x"],
            ],
        ),
        ("within", ["s2", None], ["s99", 5, []]),
    ],
)
def test_values_that_can_stand_there_and_others(name: str, good: list[Any], bad: list[Any]) -> None:
    """What fits makes a reading that can be written and read again; what does not is refused in words."""
    for value in good:
        check_changes({name: value}, READ)
        made = revised(READ, {"s1": ((name, value),)})
        assert reading_from_json(reading_to_json(made)) == made
    for value in bad:
        with pytest.raises(WrongUseError, match=name):
            check_changes({name: value}, READ)


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 3000)
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["AP", "if"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "span", "governs", "start", "end", "name", "lat"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CHANGEABLE), _json | st.sampled_from([[PLACE], [TIME], [PROVISO], [[1, 5]]]))
def test_what_is_let_through_can_be_shown(name: str, value: Any) -> None:
    """Whatever anybody gives: it is refused in words, or the corrected reading is as good as any."""
    try:
        check_changes({name: value}, READ)
    except WrongUseError:
        return
    made = revised(READ, {"s3": ((name, value),)})
    assert reading_from_json(reading_to_json(made)) == made
    for statement in made.statements:
        made.words(statement.content)
        for proviso in statement.conditions:
            made.words(proviso.span)


def test_brackets_without_end_are_a_text(reading: Reading) -> None:
    """A hundred thousand brackets are no JSON; they are no content either."""
    assert changes_from_words(("negated=true", "side=Ukraine")) == {"negated": True, "side": "Ukraine"}
    with pytest.raises(WrongUseError, match="content"):
        check_changes(changes_from_words((f"content={'[' * 100_000}",)), reading)


def test_what_has_no_bytes_is_refused_and_the_ledger_stays(tmp_path: Path, reading: Reading) -> None:
    """Half a character, in words or as a name, and an entry of a number that no machine has; after that all is as it
    was, and a good note is kept."""
    ref = ref_from_statement(reading, reading.statements[0])
    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.keep(reading, ORIGINAL, author="Ann", now=NOW)
        for words, by in (("bad \udcff", "Ann"), ("good", "Ann \udcff")):
            with pytest.raises(WrongUseError, match="cannot stand in a ledger"):
                ledger.judge(Note(ref, words, by, NOW.date()), now=NOW)
        for seq in (10**30, -1):
            with pytest.raises(UnknownEntryError, match="holds no decision"):
                ledger.judge(Withdrawal(seq, "Ann", NOW.date()), now=NOW)
            with pytest.raises(UnknownEntryError, match="it has 2"):
                ledger.prove(seq)
        assert ledger.judge(Note(ref, "good", "Ann", NOW.date()), now=NOW)
        assert ledger.verify().faults == ()
