"""PLOVER: against the field names and codes of its codebook."""

from pathlib import Path
from typing import Any

from export.formats.graphs import EVENTS, HOSTILE, NOW, a_ledger, all_of, lines_of, written
from parley.export.formats.plover import CAMEO
from parley.ledger import Filter, open_ledger
from parley.tasks.review import Decider, review

# Codebook 0.7b1, tables "PLOVER JSON", "Information object for actors / text / citations" and "Location object".
EVENT = {
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
REQUIRED = {"id", "date", "source", "event"}
ACTOR = {
    "code", "sector", "actor_text", "identifer_id", "identifer_text", "actor_loc", "religion", "ethnicity", "office",
    "gender", "age",
}  # fmt: skip
TEXT = {"sequence", "start", "end", "text_story", "connlu_parse", "treebank_parse"}
CITED = {
    "corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook",
    "version",
}  # fmt: skip
LOCATION = {
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc3", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population",
    "elevation", "dem", "timezone",
}  # fmt: skip
# The types of PLOVER as published (Halterman et al. 2023).
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
CONTEXTS = {"future", "hypothetical", "negation"}


def events(tmp_path: Path, which: Filter | None = None) -> dict[str, Any]:
    with a_ledger(tmp_path) as ledger:
        return {one["id"]: one for one in lines_of(written("plover", all_of(ledger, which)))}


def test_fields_are_those_of_the_codebook(tmp_path: Path) -> None:
    """Each name is in the codebook; `parley` alone is ours."""
    found = events(tmp_path)
    for one in found.values():
        assert set(one) - EVENT == {"parley"}
        assert set(one) >= REQUIRED
        assert set(one["event"]) <= TYPES
        assert set(one["context"]) <= CONTEXTS
        assert set(one["text_info"]) <= TEXT
        assert set(one["cite_info"]) <= CITED
        for actor in (*one["source"], *one["recipient"]):
            assert set(actor) <= ACTOR
        for place in (one["event_loc"], *one["parley"]["other_locs"]):
            assert place is None or set(place) <= LOCATION


def test_only_statements_that_tell_of_an_event(tmp_path: Path) -> None:
    """Those of the first report that have a type, and all of the second; the others are no events."""
    found = events(tmp_path)
    assert {one for one in found if one.startswith("r1.")} == {f"r1.{name}" for name in EVENTS}
    assert found["r1.s7"]["event"] == ["RETREAT"]


def test_a_promise_is_no_event_that_happened(tmp_path: Path) -> None:
    """Fomin's promise is future; a threat that something might not be done is hypothetical and negated."""
    found = events(tmp_path)
    assert (found["r1.s7"]["context"], found["r1.s9"]["context"]) == (["future"], [])
    assert found["r2.s1"]["context"] == ["hypothetical", "negation"]
    assert found["r1.s18"]["context"] == ["hypothetical"]
    assert found["r1.s7"]["parley"]["whose"] == "Alexander Fomin (Russia)"


def test_actors_have_the_codes_of_their_states(tmp_path: Path) -> None:
    """A state its own, who speaks for one that of the state, nobody else any."""
    found = events(tmp_path)
    assert found["r1.s9"]["source"] == [{"code": "RUS", "actor_text": "Russia", "office": None}]
    assert found["r1.s1"]["source"][0]["code"] == "UKR"
    assert found["r2.s1"]["source"][0]["code"] is None
    assert found["r1.s7"]["event_loc"] == {
        "name": "Kyiv", "latitude": 50.45466, "longitude": 30.5238, "country code": "UA", "cc3": "UKR",
    }  # fmt: skip
    assert [one["name"] for one in found["r1.s7"]["parley"]["other_locs"]] == ["Chernihiv"]


def test_days(tmp_path: Path) -> None:
    """The days that are named, else the day of the report, and which of them it is."""
    found = events(tmp_path)
    named, report = found["r2.s1"], found["r1.s7"]
    assert (named["date"], named["enddate"], named["parley"]["date_of"]) == ("2022-04-02", "2022-04-05", "event")
    assert (report["date"], report["enddate"], report["parley"]["date_of"]) == ("2022-03-29", None, "report")


def test_cameo_is_text(tmp_path: Path) -> None:
    """ "04" is not 4. Each type has its roots; those that took in several leave open which; no root has two types but
    "08", that PLOVER parts in CONCEDE and RETREAT."""
    assert set(CAMEO) == TYPES
    assert events(tmp_path)["r1.s10"]["parley"]["cameo"] == ["04"]
    roots = [root for some in CAMEO.values() for root in some]
    assert sorted(set(roots)) == [f"{number:02}" for number in range(2, 21)]
    assert [root for root in roots if roots.count(root) > 1] == ["08", "08"]


def test_hostile_words_stay_as_they_stand(tmp_path: Path) -> None:
    """Formulas, markup, signs that turn the line around and very long words are there to the letter."""
    found = events(tmp_path)
    assert [found[f"r2.s{number}"]["event_text"] for number in range(1, 6)] == [[words] for words in HOSTILE]
    assert found["r2.s6"]["event_text"] == [HOSTILE[0], HOSTILE[2]]


def test_rejected_filtered_and_empty(tmp_path: Path) -> None:
    """A rejected statement is left out, a corrected one is there; a filter holds; nothing is nothing."""
    with a_ledger(tmp_path) as ledger:
        review(ledger, "r1.s7", "reject", Decider("Ann", NOW))
        left = {one["id"] for one in lines_of(written("plover", all_of(ledger)))}
        turkish = lines_of(written("plover", all_of(ledger, Filter(side="Turkey"))))
    assert "r1.s7" not in left
    assert "r1.s9" in left
    assert [one["id"] for one in turkish] == ["r1.s10"]
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert written("plover", all_of(ledger)) == b""
