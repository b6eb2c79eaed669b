"""Where what was told lies: as a map, as a table, as data."""

import csv

import pytest
from starlette.testclient import TestClient


def test_places_drawn_and_listed(client: TestClient) -> None:
    """The Istanbul talks name places: the map draws them, the table has the same; as data they come without a map."""
    page = client.get("/map").text
    assert '<svg class="map' in page
    found = client.get("/map.json").json()
    assert "map" not in found
    assert found["rows"]
    for row in found["rows"]:
        assert f"<bdi>{row['name']}</bdi>" in page
    lines = list(csv.reader(client.get("/map.csv").text.splitlines()))
    assert [line[0] for line in lines[1:]] == [row["name"] for row in found["rows"]]


def test_one_kind_alone(client: TestClient) -> None:
    """Asked for pledges, only places of pledges are there."""
    everything = client.get("/map.json").json()["rows"]
    pledges = client.get("/map.json?kind=pledge").json()["rows"]
    assert pledges == [row for row in everything if row["kind"] == "pledge"]
    assert len(pledges) < len(everything)


def test_kinds_in_one_wording(client: TestClient) -> None:
    """What the filter calls other mentions, the table calls so too."""
    page = client.get("/map?kind=other").text
    assert '<option value="other" selected>other mentions</option>' in page
    assert 'data-label="What is told">other mentions</td>' in page


def test_no_place(empty: TestClient) -> None:
    """An empty ledger names no place: said in words, and without a map."""
    page = empty.get("/map").text
    assert "No statement names a place yet." in page
    assert '<svg class="map' not in page


def test_no_such_kind(client: TestClient) -> None:
    """A kind that there is not."""
    assert client.get("/map?kind=battle").status_code == 400


@pytest.mark.parametrize(
    "asked", ["/map", "/timeline", "/commitments", "/commitments/1.1", "/reports/1", "/review/r1.s9"]
)
def test_data_without_drawing(client: TestClient, asked: str) -> None:
    """What a page draws or marks up is data in its JSON: no element, and no path of a picture."""
    answer = client.get(f"{asked}.json")
    assert answer.status_code == 200
    assert "</" not in answer.text
    assert not any(f'"path":"{letter}' in answer.text.replace(" ", "") for letter in "Mm")
