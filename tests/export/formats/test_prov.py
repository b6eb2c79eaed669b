"""PROV: both its forms read back by the library prov."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity

from export.formats.graphs import BYTES, HOSTILE, NOW, a_ledger, all_of, istanbul, sha, written
from parley.errors import WrongUseError
from parley.ledger import Filter, Obtained, open_ledger
from parley.tasks.review import Decider, review

HEX = sha(BYTES).removeprefix("sha256:")
ENDINGS = {".json": "json", ".provn": "provn"}


def document(content: bytes, ending: str) -> ProvDocument:
    read = ProvDocument.deserialize(content=content.decode(), format=ENDINGS[ending])
    assert isinstance(read, ProvDocument)
    return read


def both(tmp_path: Path, which: Filter | None = None) -> ProvDocument:
    """What both forms say, which is the same."""
    with a_ledger(tmp_path) as ledger:
        taken = all_of(ledger, which)
        found = [document(written("prov", taken, ending), ending) for ending in ENDINGS]
    assert found[0] == found[1]
    return found[0]


def derived(read: ProvDocument, name: str) -> set[str]:
    """What something is derived from, and what that is, and so on."""
    flat = read.flattened()
    steps = [tuple(str(value) for _, value in one.formal_attributes[:2]) for one in flat.get_records(ProvDerivation)]
    found, ahead = set(), [name]
    while ahead:
        at = ahead.pop()
        more = {used for made, used in steps if made == at} - found
        found |= more
        ahead += more
    return found


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    """Read and written again by the library it says the same, in both forms, hostile words and all."""
    read = both(tmp_path)
    again = ProvDocument.deserialize(content=read.serialize(format="json"), format="json")
    assert again == read
    values = {
        str(value) for one in read.flattened().get_records(ProvEntity) for value in one.get_attribute("prov:value")
    }
    assert set(HOSTILE) <= values


def test_every_statement_leads_to_bytes(tmp_path: Path) -> None:
    """Fomin's promise is quoted from a text that was taken out of the bytes; each statement leads to some."""
    read = both(tmp_path)
    assert derived(read, f"statement:{HEX}/s7") >= {f"text:{HEX}", f"bytes:{HEX}"}
    entities = {str(one.identifier) for one in read.flattened().get_records(ProvEntity)}
    statements = {one for one in entities if one.startswith("statement:")}
    assert len(statements) == len(istanbul().statements) + 6
    assert all(any(one.startswith("bytes:") for one in derived(read, name)) for name in statements)
    assert f"reading:{HEX}" in derived_members(read)


def derived_members(read: ProvDocument) -> set[str]:
    return {
        str(one.formal_attributes[0][1]) for one in read.flattened().get_records() if "hadMember" in one.get_provn()
    }


def test_who_and_with_what(tmp_path: Path) -> None:
    """Ann obtained the bytes, a library took the text out, the reader read it, Зоя corrected: each is an agent."""
    provn = both(tmp_path).get_provn()
    for agent in ("Ann", "pdfplumber 0.11.10", "parley 0.1.0, handmade 1", "Зоя <z@example>"):
        assert f'prov:label="{agent}"' in provn
    assert 'prov:location="https://news.example/talks"' in provn
    assert "2022-03-29T18:30:00" in provn


def test_whose_word_it_is_is_no_attribution(tmp_path: Path) -> None:
    """That Medinsky said it is what the reading says: he is in an attribute, and no agent."""
    provn = both(tmp_path).get_provn()
    assert 'parley:whose="Ukraine, according to Vladimir Medinsky (Russia)"' in provn
    assert 'prov:label="Vladimir Medinsky"' not in provn
    assert 'parley:review="rejected"' in provn


def test_a_corrected_statement_is_derived_from_the_correction(tmp_path: Path) -> None:
    """And an acceptance from the statement that it is about."""
    read = both(tmp_path)
    assert any(one.startswith("decision:7-") for one in derived(read, f"statement:{HEX}/s9"))
    (accepted,) = [
        str(one.identifier)
        for one in read.flattened().get_records(ProvEntity)
        if str(one.identifier).startswith("decision:5-")
    ]
    assert f"statement:{HEX}/s1" in derived(read, accepted)


def test_many_decisions_are_in_several_bundles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five decisions, two at a time."""
    from parley.export import provenance

    monkeypatch.setattr(provenance, "_AT_ONCE", 2)
    names = [str(one.identifier) for one in both(tmp_path).bundles]
    assert [one for one in names if "decisions" in one] == [f"bundle:decisions-{number}" for number in (1, 2, 3)]


def test_other_bytes_of_the_same_article(tmp_path: Path) -> None:
    """The same words in another file, from elsewhere: both files are there, and who obtained each."""
    read = istanbul()
    with a_ledger(tmp_path) as ledger:
        other = replace(read, report=replace(read.report, id=sha(b"other"), publisher="The Daily"))
        obtained = Obtained("https://daily.example/", "2022-03-31T08:00:00+00:00", "Ben")
        ledger.keep(other, b"other", author="Ben", now=NOW, obtained=obtained)
        provn = written("prov", all_of(ledger), ".provn").decode()
    assert f"entity(bytes:{sha(b'other').removeprefix('sha256:')}," in provn
    assert 'prov:location="https://daily.example/"' in provn
    assert 'prov:label="The Daily"' in provn


def test_signs_that_prov_cannot_hold(tmp_path: Path) -> None:
    """A note with a NUL-like sign and quotation marks comes back from both forms, the sign as U+FFFD."""
    with a_ledger(tmp_path) as ledger:
        review(ledger, "r1.s10", "accept", Decider("Ann", NOW, 'a\x01b """ \\ \n ]) endBundle'))
        taken = all_of(ledger)
        found = [document(written("prov", taken, ending), ending) for ending in ENDINGS]
    assert found[0] == found[1]
    assert "a\ufffdb" in found[0].get_provn()


def test_a_filter_and_an_empty_ledger(tmp_path: Path) -> None:
    """One statement of Turkey; nothing at all is a document too."""
    entities = both(tmp_path, Filter(side="Turkey")).flattened().get_records(ProvEntity)
    assert [one for one in map(str, entities) if "entity(statement:" in one] != []
    with open_ledger(tmp_path / "empty.db") as ledger:
        for ending in ENDINGS:
            read = document(written("prov", all_of(ledger), ending), ending)
            assert list(read.bundles) == []


def test_another_ending(tmp_path: Path) -> None:
    """Only the two."""
    with a_ledger(tmp_path) as ledger, pytest.raises(WrongUseError, match=r"\.json or \.provn"):
        written("prov", all_of(ledger), ".xml")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_bytes_each_time(tmp_path: Path, ending: str) -> None:
    """In processes whose sets have another order, too."""
    with a_ledger(tmp_path):
        pass
    code = (
        "import sys; from pathlib import Path; from parley.ledger import open_ledger; "
        "from export.formats.graphs import all_of, written\n"
        "with open_ledger(Path(sys.argv[1])) as ledger:\n"
        "    sys.stdout.buffer.write(written('prov', all_of(ledger), sys.argv[2]))"
    )
    made: list[Any] = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "talks.db"), ending],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0]) > 10_000
