"""Web Annotation: expanded by pyld against the context of the specification, as kept in tests/data."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from export.formats.graphs import BYTES, HOSTILE, NOW, a_ledger, all_of, hostile, istanbul, written
from parley.export.formats.webannotation import CONTEXT
from parley.ledger import Filter, open_ledger
from parley.tasks.review import Decider, review

OA, PARLEY, AS = "http://www.w3.org/ns/oa#", "urn:parley:", "http://www.w3.org/ns/activitystreams#"
KEPT = json.loads((Path(__file__).parents[2] / "data/anno.jsonld").read_text(encoding="utf-8"))


def kept_context(url: str, options: object) -> dict[str, Any]:
    """The context from the disk; nothing is fetched."""
    assert url == CONTEXT[0], f"{url} would have been fetched"
    return {"contextUrl": None, "documentUrl": url, "document": KEPT, "contentType": "application/ld+json"}


def expanded(content: bytes) -> dict[str, Any]:
    """The page by the full names of all that is in it."""
    (page,) = jsonld.expand(json.loads(content), {"documentLoader": kept_context})
    return dict(page)


def annotations(content: bytes) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = expanded(content)[f"{AS}items"][0]["@list"]
    return listed


def test_every_name_is_in_the_context(tmp_path: Path) -> None:
    """Written back by the context the page is what it was, but for what has no value: JSON-LD drops silently what it
    has no name for."""
    with a_ledger(tmp_path) as ledger:
        content = written("webannotation", all_of(ledger))
    page = json.loads(content)
    given = {"@context": page.pop("@context"), **page}
    back = jsonld.compact(
        jsonld.expand(given, {"documentLoader": kept_context}), CONTEXT, {"documentLoader": kept_context}
    )
    assert named(back) == named(page)


def named(data: Any) -> list[str]:
    """All names that have a value somewhere in data, as often as they stand there."""
    if isinstance(data, list):
        return sorted(name for one in data for name in named(one))
    if not isinstance(data, dict):
        return []
    kept = {name: one for name, one in data.items() if name != "@context" and one not in (None, [])}
    return sorted([*kept, *(name for one in kept.values() for name in named(one))])


def test_a_name_that_is_not_in_the_context_would_be_seen(tmp_path: Path) -> None:
    """The bad twin: without the name of what is ours, that is lost."""
    with a_ledger(tmp_path) as ledger:
        page = json.loads(written("webannotation", all_of(ledger)))
    page["partOf"] = {"id": "urn:x", "unheard of": "x"}
    assert "unheard" not in json.dumps(expanded(json.dumps(page).encode()))


def test_selectors_lead_to_the_words(tmp_path: Path) -> None:
    """Start and end count code points of the text; quote, prefix and suffix stand there; what comes in two pieces has
    two targets."""
    with a_ledger(tmp_path) as ledger:
        page = json.loads(written("webannotation", all_of(ledger)))
    texts = {f"urn:{one.report.id}": one.report.text for one in (istanbul(), hostile())}
    targets = [one["target"] for one in page["items"] if one["creator"]["type"] == "Software"]
    for target in (one for some in targets for one in some):
        text = texts[target["state"]["cached"]]
        quote, place = target["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start)
    assert [len(some) for some in targets].count(2) == 1


def test_whose_word_it_is(tmp_path: Path) -> None:
    """Medinsky's word on what Ukraine promised is classified as his, by the reader, and says that it is rejected."""
    with a_ledger(tmp_path) as ledger:
        found = annotations(written("webannotation", all_of(ledger)))
    (one,) = [one for one in found if _ours(one, "id") == "r1.s2"]
    assert _ours(one, "whose") == "Ukraine, according to Vladimir Medinsky (Russia)"
    assert (_ours(one, "act"), _ours(one, "review")) == ("promise", "rejected")
    assert one[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    assert one["http://purl.org/dc/terms/creator"][0]["@type"] == [f"{AS}Application"]


def _ours(annotation: dict[str, Any], name: str) -> Any:
    for body in annotation[f"{OA}hasBody"]:
        if f"{PARLEY}{name}" in body:
            return body[f"{PARLEY}{name}"][0]["@value"]
    return None


def test_what_people_decided_is_about_the_annotation(tmp_path: Path) -> None:
    """Ann's acceptance assesses, Зоя's correction edits, a note comments, a bearing links: each with its person, and
    about the annotation of its statement."""
    with a_ledger(tmp_path) as ledger:
        page = json.loads(written("webannotation", all_of(ledger)))
    by_id = {one["id"]: one for one in page["items"]}
    decided = [one for one in page["items"] if one["creator"]["type"] == "Person"]
    told = [(one["creator"]["name"], one["motivation"], one["body"][0]["value"]) for one in decided]
    assert told == [
        ("Ann", "assessing", "accept"),
        ("Ben", "assessing", "reject"),
        ("Зоя <z@example>", "editing", 'correct; act: "assessment"'),
        ("Ann", "commenting", HOSTILE[2]),
        ("Ann", "linking", "evidence for: P1"),
    ]
    about = [by_id[one["target"]]["body"][-1]["parley:id"] for one in decided]
    assert about == ["r1.s1", "r1.s2", "r1.s9", "r1.s7", "r1.s7"]


def test_a_decision_on_words_that_are_read_no_more(tmp_path: Path) -> None:
    """A new reading without the statement: what Ann decided on it still leads to its words."""
    read = istanbul()
    with a_ledger(tmp_path) as ledger:
        ledger.keep(replace(read, statements=read.statements[1:]), BYTES, author="Ann", now=NOW)
        page = json.loads(written("webannotation", all_of(ledger)))
    (one,) = [one for one in page["items"] if one["body"][0]["value"] == "accept"]
    quote, place = one["target"][0]["selector"]
    assert read.report.text[place["start"] : place["end"]] == quote["exact"]


def test_an_address_is_the_source_only_if_it_is_one(tmp_path: Path) -> None:
    """A script is no address: the bytes are the source, and what was given as one stands in the body as words. With an
    address the page is the source, and the bytes what was read of it."""
    read = istanbul()
    page_url = "https://news.example/talks"
    with open_ledger(tmp_path / "talks.db") as ledger:
        ledger.keep(hostile(), hostile().report.text.encode(), author="Ann", now=NOW)
        other = replace(read, report=replace(read.report, url=page_url))
        ledger.keep(other, BYTES, author="Ann", now=NOW)
        page = json.loads(written("webannotation", all_of(ledger)))
    sources = {one["target"][0]["source"]["id"] for one in page["items"]}
    assert sources == {page_url, f"urn:{hostile().report.id}"}
    assert all(one["target"][0]["state"]["cached"].startswith("urn:sha256:") for one in page["items"])


def test_the_same_statement_has_the_same_name(tmp_path: Path) -> None:
    """In a file of all and in one of a side; and no two have one name."""
    with a_ledger(tmp_path) as ledger:
        everything = json.loads(written("webannotation", all_of(ledger)))
        some = json.loads(written("webannotation", all_of(ledger, Filter(side="Turkey"))))
    names = [one["id"] for one in everything["items"]]
    assert len(set(names)) == len(names) == everything["partOf"]["total"]
    assert {one["id"] for one in some["items"]} < set(names)
    assert some["partOf"]["parley:filter"] == "side: Turkey"
    assert some["id"] != everything["id"]


def test_an_empty_ledger(tmp_path: Path) -> None:
    """A page without annotations, of a collection of none."""
    with open_ledger(tmp_path / "empty.db") as ledger:
        page = json.loads(written("webannotation", all_of(ledger)))
    assert (page["items"], page["partOf"]["total"]) == ([], 0)


def test_a_settled_dispute_says_so(tmp_path: Path) -> None:
    """Who decides between reviewers who differ is told."""
    with a_ledger(tmp_path) as ledger:
        review(ledger, "r1.s1", "reject", Decider("Ben", NOW))
        review(ledger, "r1.s1", "accept", Decider("Cy", NOW), settles=True)
        page = json.loads(written("webannotation", all_of(ledger)))
    told = [one["body"][0]["value"] for one in page["items"] if one["creator"]["name"] == "Cy"]
    assert told == ["accept (settles what reviewers differ on)"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_as_they_stand(tmp_path: Path, words: str) -> None:
    """To the letter."""
    with a_ledger(tmp_path) as ledger:
        page = json.loads(written("webannotation", all_of(ledger)))
    assert words in [
        one["selector"][0]["exact"] for some in page["items"] for one in some["target"] if isinstance(one, dict)
    ]
