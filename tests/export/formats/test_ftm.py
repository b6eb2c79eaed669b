"""FollowTheMoney: read back and checked by followthemoney."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from followthemoney import model
from followthemoney.proxy import EntityProxy

from export.formats.graphs import BYTES, HOSTILE, NOW, a_ledger, all_of, istanbul, lines_of, sha, written
from parley.export.formats.ftm import _LANGUAGES
from parley.ledger import Filter, open_ledger
from parley.tasks.review import Decider, review


def entities(content: bytes) -> dict[str, EntityProxy]:
    """The entities, each valid by its schema: its properties are known, their values clean, required ones there, and
    what it points at is in the file and of the right kind."""
    found: dict[str, EntityProxy] = {}
    for data in lines_of(content):
        assert data["id"] not in found
        schema = model.get(data["schema"])
        assert schema is not None
        assert set(data["properties"]) <= set(schema.properties)
        assert set(data["properties"]) >= set(schema.required)
        schema.validate(data)
        found[data["id"]] = model.get_proxy(data)
    for one in found.values():
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (one, prop)
    return found


def of_schema(found: dict[str, EntityProxy], schema: str) -> list[EntityProxy]:
    return [one for one in found.values() if one.schema.name == schema]


def entities_of(tmp_path: Path, **filters: Any) -> dict[str, EntityProxy]:
    with a_ledger(tmp_path) as ledger:
        return entities(written("ftm", all_of(ledger, Filter(**filters))))


def test_the_report_is_an_article(tmp_path: Path) -> None:
    """With day, whole text, and the checksums of its bytes: SHA-1, as FollowTheMoney has it, and SHA-256."""
    article = of_schema(entities_of(tmp_path), "Article")[0]
    assert article.first("publishedAt") == "2022-03-29"
    assert article.first("contentHash") == hashlib.sha1(BYTES, usedforsecurity=False).hexdigest()
    assert article.get("notes") == [sha(BYTES)]
    assert article.first("language") == "eng"
    assert (article.first("bodyText") or "").startswith("As the Russian-Ukrainian talks")


def test_parties_and_for_whom_they_speak(tmp_path: Path) -> None:
    """Medinsky is a person with his offices who speaks for Russia, a public body; negotiators are no organisation."""
    found = entities_of(tmp_path)
    by_name = {one.caption: one for one in found.values() if one.schema.is_a("LegalEntity")}
    medinsky, russia = by_name["Vladimir Medinsky"], by_name["Russia"]
    assert (medinsky.schema.name, russia.schema.name) == ("Person", "PublicBody")
    assert by_name["Ukrainian negotiators"].schema.name == "LegalEntity"
    assert "presidential aide" in medinsky.get("position")
    assert russia.get("country") == ["ru"]
    spoken = [(one.first("agent"), one.first("client")) for one in of_schema(found, "Representation")]
    assert (medinsky.id, russia.id) in spoken


def test_a_statement_is_a_note_and_no_event(tmp_path: Path) -> None:
    """Fomin's promise is a note on the report, with whose word it is and the words to the letter; no entity says that
    anything happened."""
    found = entities_of(tmp_path)
    assert of_schema(found, "Event") == []
    note = next(one for one in of_schema(found, "Note") if "limit its military action" in one.first("description"))
    words = "Russia would limit its military action around Kyiv and Chernihiv"
    assert note.caption == f"Alexander Fomin (Russia), promise: {words}"
    assert "Whose word: Alexander Fomin (Russia)" in note.first("summary")
    assert {found[one].caption for one in note.get("entity")} >= {"Alexander Fomin", "Russia"}
    assert note.get("locationMentioned") == ["Kyiv", "Chernihiv"]


def test_mentions(tmp_path: Path) -> None:
    """Each party that is named is mentioned; a document that speaks is mentioned, but is no legal entity."""
    found = entities_of(tmp_path)
    mentioned = {one.first("name"): one for one in of_schema(found, "Mention")}
    assert mentioned["Turkey"].first("detectedSchema") == "PublicBody"
    (document,) = [one for name, one in mentioned.items() if name.startswith("Київ")]
    assert document.get("resolved") == []


def test_the_same_state_is_one_and_the_same_person_is_not_merged(tmp_path: Path) -> None:
    """States go by their codes; a person of the same name in another report is for others to merge."""
    again = istanbul()
    again = replace(again, report=replace(again.report, id=sha(b"other"), date=date(2022, 3, 30)))
    with a_ledger(tmp_path) as ledger:
        ledger.keep(again, b"other", author="Ann", now=NOW)
        found = entities(written("ftm", all_of(ledger)))
    names = [one.caption for one in found.values() if one.schema.is_a("LegalEntity")]
    assert (names.count("Russia"), names.count("Alexander Fomin")) == (1, 2)


def test_hostile_words(tmp_path: Path) -> None:
    """An address that is none is left out; words of 70,000 signs come in pieces that FollowTheMoney takes."""
    article = of_schema(entities_of(tmp_path), "Article")[1]
    assert article.get("sourceUrl") == []
    assert "".join(article.get("bodyText")) == "\n".join(HOSTILE)


def test_languages_are_known() -> None:
    """Each language that is named is one of FollowTheMoney's."""
    prop = model.schemata["Article"].properties["language"]
    assert [one for one in _LANGUAGES.values() if not prop.type.validate(one)] == []


def test_rejected_filtered_and_empty(tmp_path: Path) -> None:
    """Rejected statements are left out; a filter leaves those of a side; nothing is nothing; the same is the same."""
    with a_ledger(tmp_path) as ledger:
        before = written("ftm", all_of(ledger))
        assert before == written("ftm", all_of(ledger))
        review(ledger, "r1.s11", "reject", Decider("Ann", NOW))
        after = entities(written("ftm", all_of(ledger)))
        assert set(entities(before)) - set(after) != set()
        turkish = entities(written("ftm", all_of(ledger, Filter(side="Turkey"))))
    assert [one.caption.partition(",")[0] for one in of_schema(turkish, "Note")] == ["Turkey"]
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert written("ftm", all_of(ledger)) == b""
