"""Search: words marked in their sentence, by kinds and filters; by meaning where meanings are kept; nothing found."""

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.reader.meaning import load_sentence_encoder
from parley.tasks import passages
from parley.tasks.meaning import learn
from parley.tasks.review import Decider, note
from web.conftest import NOW

from .made import keep, said


def test_nothing_asked(client: TestClient, empty: TestClient) -> None:
    """Without words the page says how to search; on an empty ledger too."""
    for one in (client, empty):
        assert one.get("/search.json").json()["found"] is None
        assert "quotation marks" in one.get("/search").text


def test_a_statement_in_its_sentence(client: TestClient) -> None:
    """The statement's words with those that match marked, whatever their endings, and the rest of the sentence around;
    it leads to its card."""
    got = client.get("/search.json?words=limiting+action&kind=statement").json()["found"]["rows"]
    assert [one["statement"] for one in got] == ["r1.s7"]
    (one,) = got
    assert [piece["words"] for piece in one["pieces"] if piece["marked"]] == ["limit", "action"]
    assert one["before"].startswith("In light of")
    assert one["before"].endswith("reporters that ")
    assert one["after"] == "."
    assert (one["anchor"], one["act"], one["review"]) == ("r1-s7", "promise", "unreviewed")
    page = client.get("/search?words=limiting+action").text
    assert "<mark>limit</mark>" in page
    assert 'href="/reports/1#r1-s7"' in page


def test_kinds(client: TestClient, ledger: Ledger) -> None:
    """Paragraphs of reports lead to their place; a note to its report; each kind alone."""
    note(ledger, "r1.s1", "Fomin is the deputy", Decider("Ana", NOW))
    kinds = {
        kind: client.get(f"/search.json?words=deputy&kind={kind}").json()["found"]["rows"]
        for kind in ("report", "note")
    }
    assert [one["anchor"] for one in kinds["report"]] == ["r1-p3"]
    assert [one["kind"] for one in kinds["note"]] == ["note"]
    assert 'id="r1-p3"' in client.get("/reports/1").text
    assert len(client.get("/search.json?words=deputy").json()["found"]["rows"]) == 2
    assert client.get("/search?words=deputy&kind=note").status_code == 200


def test_a_filter_lets_statements_alone_through(client: TestClient) -> None:
    """With a side only its statements; in reports alone nothing then, which the page explains."""
    got = client.get("/search.json?words=ministers&side=Turkey").json()["found"]["rows"]
    assert {one["whose"] for one in got} == {"Turkey"}
    page = client.get("/search?words=ministers&side=Turkey&kind=report").text
    assert "let statements alone through" in page
    assert "Search everywhere" in page


def test_a_long_passage_is_shown_around_its_words(client: TestClient, ledger: Ledger) -> None:
    """Of a passage of thousands of characters the part with the word is shown."""
    keep(ledger, said(f"{'much ado ' * 300}xylophone{' about nothing' * 300}", "Ruritania"))
    (one, *_) = client.get("/search.json?words=xylophone&kind=statement").json()["found"]["rows"]
    words = "".join(piece["words"] for piece in one["pieces"])
    assert "xylophone" in words
    assert len(words) < 700
    assert words.startswith("… ")
    assert words.endswith(" …")


def test_more_pages(client: TestClient, ledger: Ledger) -> None:
    """Twenty on a page; the next has the others, and is the one beyond which there is none."""
    keep(ledger, said("Ruritania plays the xylophone.", *(f"Party {n}" for n in range(25))))
    first, second = (client.get(f"/search.json?words=xylophone&kind=statement&page={n}").json() for n in (1, 2))
    assert (len(first["found"]["rows"]), first["found"]["more"]) == (20, True)
    assert (len(second["found"]["rows"]), second["found"]["more"]) == (5, False)
    for beyond in (3, 9, 26, 1000):
        assert client.get(f"/search.json?words=xylophone&kind=statement&page={beyond}").json() == second
    assert "page=2" in client.get("/search?words=xylophone&kind=statement").text


def test_no_word(client: TestClient) -> None:
    """Marks without a word: nothing is found, and the page says why."""
    answer = client.get("/search.json?words=%3F%21").json()
    assert answer["found"]["rows"] == []
    assert "no word" in answer["problem"]
    assert "There is no word to search for" in client.get("/search?words=%3F%21").text
    assert client.get("/statements.json?words=%3F%21").json()["statements"]["number"] == 0


def test_by_meaning(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no meanings are kept it is not offered; once they are, the closest come first, and what was added since is
    said to be missing. A request works none out. Too many passages are refused in words."""
    pytest.importorskip("usearch", reason="search by meaning needs usearch")
    assert client.get("/search.json").json()["meaning"] is False
    for _ in learn(ledger, load_sentence_encoder(), ("statement",)):
        pass
    query = "/search.json?how=meaning&words=their+soldiers+will+do+less+near+the+capital"
    got = client.get(query).json()
    assert (got["meaning"], got["lagging"]) == (True, False)
    assert {"r1.s7", "r1.s8"} & {one["statement"] for one in got["found"]["rows"][:3]}
    keep(ledger, said("Their soldiers do less near the capital.", "Ruritania"))
    later = client.get(query).json()
    assert later["lagging"] is True
    assert all(one["report"] == 1 for one in later["found"]["rows"])
    monkeypatch.setattr(passages, "MOST_COMPARED", 3)
    answer = client.get(query)
    assert answer.status_code == 400
    assert "too many to compare" in answer.json()["error"]
