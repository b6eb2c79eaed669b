"""GeoJSON: read back with geojson-pydantic."""

import json
from pathlib import Path
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from export.formats.graphs import a_ledger, all_of, hostile, written
from parley.errors import WrongUseError
from parley.export.forms import form_named
from parley.export.spots import kind_of_statement
from parley.ledger import Filter, open_ledger


def features(content: bytes) -> list[dict[str, Any]]:
    """The features of a file that geojson-pydantic takes for GeoJSON."""
    FeatureCollection.model_validate_json(content)
    found: list[dict[str, Any]] = json.loads(content)["features"]
    return found


def test_each_statement_at_each_place(tmp_path: Path) -> None:
    """Fomin's pledge is a point at Kyiv and one at Chernihiv, longitude first, with whose word it is and its source."""
    with a_ledger(tmp_path) as ledger:
        content = written("geojson", all_of(ledger))
    pledge = [one for one in features(content) if one["properties"]["id"] == "r1.s7"]
    assert [one["id"] for one in pledge] == ["r1.s7/1", "r1.s7/2"]
    assert pledge[0]["geometry"] == {"type": "Point", "coordinates": [30.5238, 50.45466]}
    told = pledge[1]["properties"]
    assert (told["kind"], told["place"], told["country"]) == ("pledge", "Chernihiv", "UA")
    assert (told["whose"], told["side"], told["act"]) == ("Alexander Fomin (Russia)", "Russia", "promise")
    assert told["words"] == ["Russia would limit its military action around Kyiv and Chernihiv"]
    assert told["source"].startswith("sha256:")
    assert (told["said"], told["spans"]) == ("2022-03-29", ["690-754"])


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Each statement is a feature or in the list of those left out, with the reason: no place, a place of which nobody
    knows where it lies (or whose coordinates are not on the earth), or rejected."""
    with a_ledger(tmp_path) as ledger:
        content = written("geojson", all_of(ledger))
        everything = {one.id for one in ledger.statements()}
    read = json.loads(content)
    left = {one["id"]: one for one in read["left_out"]}
    drawn = {one["properties"]["id"] for one in features(content)}
    assert drawn | set(left) == everything
    assert read["number_left_out"] == len(read["left_out"])
    assert left["r1.s2"]["why"] == "rejected by reviewers"
    assert left["r1.s10"]["why"] == "no place was found in it"
    assert left["r2.s6"]["places"] == [hostile().places[1].name, "no such place"]
    assert "r2.s6" in drawn


def test_days_and_kinds(tmp_path: Path) -> None:
    """A threat of 2 to 5 April is neither pledge nor incident; what a reviewer made an assessment is no observation."""
    with a_ledger(tmp_path) as ledger:
        told = {one["properties"]["id"]: one["properties"] for one in features(written("geojson", all_of(ledger)))}
    assert (told["r2.s6"]["from"], told["r2.s6"]["until"]) == ("2022-04-02", "2022-04-05")
    assert told["r2.s6"]["days"] == ["2022-04-02/2022-04-05"]
    assert told["r2.s6"]["kind"] == "other"
    assert (told["r1.s9"]["kind"], told["r1.s9"]["review"]) == ("other", "corrected")
    assert told["r1.s7"]["from"] is None


def test_what_is_an_incident() -> None:
    """Only what somebody says was done, of a kind that is one; a pledge not to do it, or a threat, is none."""
    assert kind_of_statement("accusation", "ASSAULT", "actual") == "incident"
    assert kind_of_statement("claim", "RETREAT", "actual") == "observation"
    assert kind_of_statement("promise", "ASSAULT", "intended") == "pledge"
    assert kind_of_statement("threat", "ASSAULT", "intended") == "other"
    assert kind_of_statement("claim", "ASSAULT", "possible") == "other"


def test_an_empty_ledger_and_a_filter(tmp_path: Path) -> None:
    """Nothing is a collection without features; a filter leaves those of a side, and is named."""
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert features(written("geojson", all_of(ledger))) == []
    with a_ledger(tmp_path) as ledger:
        content = written("geojson", all_of(ledger, Filter(side="Ukraine")))
    assert {one["properties"]["side"] for one in features(content)} == {"Ukraine"}
    assert json.loads(content)["about"]["filter"] == "side: Ukraine"


def test_no_table(tmp_path: Path) -> None:
    """It has no tables to choose from."""
    with a_ledger(tmp_path) as ledger, pytest.raises(WrongUseError, match="it has no tables"):
        form_named("geojson").write(all_of(ledger), None, "statements")  # type: ignore[arg-type]
