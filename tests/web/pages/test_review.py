"""The queue of reviewers on the Istanbul talks: what is shown, each decision, and what is refused."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from parley.ledger import Ledger
from parley.model.judgement import Link, Note, Review, Same
from parley.tasks.correct import names_of_fields
from parley.tasks.review import Decider, review
from web.conftest import NOW, client_of, office_on
from web.forms import send, token_on

BO = Decider("Bo", NOW)


def fields_on(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to a path."""
    form = re.search(rf'action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.S)
    assert form, action
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1])}


def press(client: TestClient, page: str, action: str, **more: str) -> tuple[str, str]:
    """Sends a form of a page as it stands there; the page that comes then, and what the status region says."""
    answer = client.post(action, data={**fields_on(page, action), **more})
    assert answer.status_code == 200, answer.text
    said = re.search(r'id="status" role="status">(.*?)</div>', answer.text, re.S)
    assert said
    return answer.text, unescape(re.sub(r"<[^>]+>", "", said[1]))


def now_on(page: str) -> str:
    """The id of the statement that a page shows."""
    found = re.search(r'<h2 id="now"[^>]*><span class="n">(\S+)</span>', page)
    return found[1] if found else ""


def last(ledger: Ledger) -> object:
    """The last decision that stands."""
    return ledger.record().decided[-1].decision


def test_the_least_sure_first(client: TestClient, ledger: Ledger) -> None:
    """The statement of which the reader is least sure comes first, and then the others of its report as they rise."""
    sure = {f"r1.{s.id}": s.confidence for s in ledger.record().readings[1].statements}
    page, seen = client.get("/review").text, []
    while now_on(page):
        seen.append(now_on(page))
        page = client.get(unescape(re.findall(r'data-key="s"[^>]* href="([^"]+)"', page)[0])).text
    assert sorted(seen) == sorted(sure)
    assert [sure[one] for one in seen] == sorted(sure.values())
    assert "Begin again with what was skipped" in page


def test_accept_shows_the_next(client: TestClient, ledger: Ledger) -> None:
    """One press: the decision is on record, the next statement is there, and the status region says both."""
    page = client.get("/review").text
    first = now_on(page)
    page, said = press(client, page, f"/review/{first}/accept")
    made = last(ledger)
    assert isinstance(made, Review)
    assert (made.verdict, made.by) == ("accept", "Ana")
    assert now_on(page) not in ("", first)
    assert said.startswith(f"{first}: accepted. Now {now_on(page)}, ")
    assert "1 of 19 reviewed" in page
    assert "<bdi>Ana</bdi> 1" in page
    _, again = press(client, client.get(f"/review/{first}").text, f"/review/{first}/accept")
    assert "You had accepted" in again


def test_reject_and_undo(client: TestClient, ledger: Ledger) -> None:
    """What was rejected is shown again when it is taken back; what was taken back cannot be again."""
    page = client.get("/review").text
    first = now_on(page)
    page, _ = press(client, page, f"/review/{first}/reject")
    undo = fields_on(page, "/review/undo")
    page, said = press(client, page, "/review/undo")
    assert now_on(page) == first
    assert said.endswith(f"Now {first} again.")
    assert not ledger.record().reviews
    assert client.post("/review/undo", data=undo).status_code == 404


def test_nobody_takes_back_what_another_decided(client: TestClient, ledger: Ledger) -> None:
    """The entry of another one's decision, sent by hand."""
    review(ledger, "r1.s2", "accept", BO)
    entry = ledger.size()
    answer = send(client, "/review", "/review/undo", entry=entry)
    assert answer.status_code == 404
    assert "no decision of yours" in answer.text
    assert ledger.record().reviews


def test_a_correction(client: TestClient, ledger: Ledger) -> None:
    """Only what was changed in the form is kept, and it is what the form shows from then on."""
    page = client.get("/review/r1.s9").text
    press(client, page, "/review/r1.s9/correct", act="plan", actor="Ruritania", why="So it says.")
    made = last(ledger)
    assert isinstance(made, Review)
    assert (dict(made.changes), made.why) == ({"act": "plan", "actor": "Ruritania"}, "So it says.")
    page = client.get("/review/r1.s9").text
    assert '<option value="plan" selected>' in page
    assert "<bdi>Ana</bdi> says: <bdi>Ruritania</bdi>" in page


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"act": "prophecy"}, "is no act"),
        ({"content": "words that nobody wrote"}, "does not stand in the report"),
        ({"times-1-words": "Moreover", "times-1-start": "soon"}, "is no day"),
        ({"places-1-lat": "north"}, "is no number of degrees"),
        ({"within": "s99"}, "no statement"),
        ({"negated": "perhaps"}, "is no negated"),
        ({"content": " "}, "missing"),
        ({}, "Nothing here is otherwise"),
        ({"actor": "x" * 20_001}, "20000 characters"),
    ],
    ids=lambda value: next(iter(value), "nothing") if isinstance(value, dict) else "",
)
def test_a_form_comes_back_as_it_was_sent(client: TestClient, ledger: Ledger, sent: dict[str, str], told: str) -> None:
    """A value that cannot be: nothing is kept, and the form has what was typed, with what is wrong."""
    before = ledger.size()
    sent = {"recipient": "Graustark", **sent} if sent else {}
    answer = send(client, "/review/r1.s9", "/review/r1.s9/correct", **sent)
    assert answer.status_code == 422
    assert told in unescape(answer.text)
    assert not sent or 'value="Graustark"' in answer.text
    assert ledger.size() == before


def test_links(client: TestClient, ledger: Ledger) -> None:
    """To a proposition of the agreement, to a sentence of it, and to words of one's own; the statement stays."""
    page = client.get("/review/r1.s10").text
    page, said = press(client, page, "/review/r1.s10/link", target="P1", how="against", why="It says the contrary.")
    assert now_on(page) == "r1.s10"
    assert said == "Linked: r1.s10 speaks against P1."
    _, said = press(client, page, "/review/r1.s10/link", words="the bridge opens", how="for")
    assert said == "Linked: r1.s10 says that the bridge opens."
    made = last(ledger)
    assert isinstance(made, Link)
    assert (made.proposition, made.denies, made.by) == ("the bridge opens", False, "Ana")
    _, said = press(client, page, "/review/r1.s10/link", words="the bridge opens", how="for")
    assert said.startswith("You had linked it so already")
    empty = send(client, "/review/r1.s10", "/review/r1.s10/link", how="for")
    assert empty.status_code == 400
    assert "Choose what it is linked to" in empty.text


def test_a_suggested_link(client: TestClient, ledger: Ledger) -> None:
    """What is suggested is taken by its button; then it is not suggested again."""
    page = client.get("/review").text
    while 'class="suggested"' not in page:
        page, _ = press(client, page, f"/review/{now_on(page)}/accept")
    name = now_on(page)
    wanted = fields_on(page, f"/review/{name}/link")["target"]
    page, said = press(client, page, f"/review/{name}/link", how="for")
    assert wanted in said
    assert wanted not in {
        unescape(one) for one in re.findall(r'class="suggested".*?name="target" value="([^"]+)"', page, re.S)
    }


def test_notes_and_names(client: TestClient, ledger: Ledger) -> None:
    """A note stands beside the statement; names of one party are said to be so. Empty ones are refused."""
    page, said = press(client, client.get("/review/r1.s2").text, "/review/r1.s2/note", words="See <b>page 4</b>.")
    assert said == "r1.s2: noted."
    assert "See &lt;b&gt;page 4&lt;/b&gt;." in page
    assert isinstance(last(ledger), Note)
    _, said = press(client, page, "/review/r1.s2/same", one="Russia", other="the chief Russian delegate", differs="no")
    assert said == "“Russia” and “the chief Russian delegate” are one party."
    assert isinstance(last(ledger), Same)
    size = ledger.size()
    assert send(client, "/review/r1.s2", "/review/r1.s2/note", words=" ").status_code == 400
    assert send(client, "/review/r1.s2", "/review/r1.s2/same", one="Russia", other="russia").status_code == 400
    assert ledger.size() == size


@pytest.mark.parametrize("does", ["accept", "reject", "correct", "agree", "link", "note", "same"])
def test_what_is_refused(client: TestClient, ledger: Ledger, does: str) -> None:
    """No token; a statement that is not there; words that are no id. Nothing is kept."""
    size, fields = ledger.size(), {"words": "a", "one": "Moscow", "other": "Kremlin", "how": "for", "entry": "3"}
    assert client.post(f"/review/r1.s2/{does}", data=fields).status_code == 403
    if does != "same":
        for name in ("r1.s999", "r99.s1", "nonsense"):
            assert send(client, "/review", f"/review/{name}/{does}", **fields).status_code == 404
    assert ledger.size() == size


def test_an_entry_that_is_no_review_of_it(client: TestClient, ledger: Ledger) -> None:
    """A forged entry: a review of another statement is not repeated for this one."""
    review(ledger, "r1.s2", "reject", BO)
    answer = send(client, "/review/r1.s3", "/review/r1.s3/agree", entry=ledger.size())
    assert answer.status_code == 400
    assert "holds no review" in answer.text


@pytest.mark.parametrize(
    "form", ["party=%00&", "since=soon", "report=x", "from=nonsense", "agreement=none", "&" * 150, "a=1&" * 150]
)
def test_a_forged_round(client: TestClient, form: str) -> None:
    """What a form carries of the queue is looked at like an address; it leads to no other site."""
    answer = send(client, "/review/r1.s2", "/review/r1.s2/accept", round=form, seen="1")
    assert answer.status_code in (200, 400, 404)
    away = client.post(
        "/review/r1.s3/accept",
        data={"token": token_on(client, "/review"), "round": "from=//evil.example"},
        follow_redirects=False,
    )
    assert away.headers.get("location", "/review").startswith("/review")


def test_two_reviewers_at_once(ledger: Ledger) -> None:
    """Both open the same statement. Ana accepts, then Bo rejects: both are kept, and Bo is told that it is disputed.
    It comes first then, with what each said; Ana settles it as Bo said."""
    ana, bo = client_of(office_on(ledger)), client_of(office_on(ledger, owner="Bo"))
    for_ana, for_bo = ana.get("/review").text, bo.get("/review").text
    name = now_on(for_ana)
    assert now_on(for_bo) == name
    _, said = press(ana, for_ana, f"/review/{name}/accept")
    assert "Meanwhile" not in said
    _, said = press(bo, for_bo, f"/review/{name}/reject")
    assert "Meanwhile Ana has accepted it; so it is disputed now." in said
    found = next(iter(ledger.record().reviews.values()))
    assert {one.by: one.verdict for _, one in found.reviews} == {"Ana": "accept", "Bo": "reject"}
    page = ana.get("/review").text
    assert now_on(page) == name
    assert "1 disputed" in page
    forms = re.findall(r'action="[^"]+/agree">(.*?)</form>', page, re.S)
    settle = next(form for form in forms if "Settle it as Bo said" in form)
    fields = {one: unescape(value) for one, value in re.findall(r'name="(\w+)" value="([^"]*)"', settle)}
    answer = ana.post(f"/review/{name}/agree", data=fields)
    assert "rejected, and settled" in answer.text
    assert next(iter(ledger.record().reviews.values())).state == "rejected"


def test_two_reviewers_who_agree(ledger: Ledger) -> None:
    """The second is told that the first said the same; nothing is disputed."""
    ana, bo = client_of(office_on(ledger)), client_of(office_on(ledger, owner="Bo"))
    for_ana, for_bo = ana.get("/review/r1.s2").text, bo.get("/review/r1.s2").text
    press(ana, for_ana, "/review/r1.s2/accept")
    _, said = press(bo, for_bo, "/review/r1.s2/accept")
    assert "Meanwhile Ana has accepted it." in said
    assert "disputed" not in said


def test_a_second_reviewer_says_the_same_correction(ledger: Ledger) -> None:
    """Bo corrected; Ana says the same with one button: it stays corrected."""
    review(ledger, "r1.s2", "correct", BO, changes={"act": "offer"})
    ana = client_of(office_on(ledger))
    press(ana, ana.get("/review/r1.s2").text, "/review/r1.s2/agree")
    found = next(iter(ledger.record().reviews.values()))
    assert (found.state, len(found.reviews)) == ("corrected", 2)


def test_the_second_round_is_for_others(ledger: Ledger) -> None:
    """What is accepted already is offered to whoever has not reviewed it, by its state; not to whoever did."""
    review(ledger, "r1.s2", "accept", BO)
    assert now_on(client_of(office_on(ledger)).get("/review?state=accepted").text) == "r1.s2"
    assert not now_on(client_of(office_on(ledger, owner="Bo")).get("/review?state=accepted").text)


def test_filters_go_with_the_round(client: TestClient) -> None:
    """A round on one act stays with it, from form to form, until nothing is left."""
    page, seen = client.get("/review?act=promise").text, 0
    while now_on(page):
        assert "· promise</h2>" in page
        page, said = press(client, page, f"/review/{now_on(page)}/accept")
        seen += 1
    assert seen > 1
    assert "That was the last one of this round." in said
    assert "Nothing is left to review in what you chose." in page
    assert client.get("/review?act=prophecy").status_code == 400


def test_an_empty_ledger(empty: TestClient) -> None:
    """Nothing to review yet: the page says what to do."""
    assert "no report has been read" in empty.get("/review").text
    assert empty.get("/review/r1.s1").status_code == 404


def test_agreement_of_reviewers(ledger: Ledger, client: TestClient) -> None:
    """Nobody compared yet; then two who said different things."""
    assert "No statement was reviewed by two people yet." in client.get("/review/agreement").text
    for number, verdict in ((2, "accept"), (3, "reject"), (4, "accept")):
        review(ledger, f"r1.s{number}", verdict, Decider("Ana", NOW))  # type: ignore[arg-type]
        review(ledger, f"r1.s{number}", "accept", BO)
    found = client.get("/review/agreement.json").json()
    assert found["statements"] == 3
    assert found["reviewers"] == ["Ana", "Bo"]
    assert found["alpha"] == pytest.approx(0.0, abs=0.3)


def test_as_json(client: TestClient) -> None:
    """The same as data, under the same address."""
    found = client.get("/review/r1.s9.json").json()
    shown = found["statement"]
    assert shown["id"] == "r1.s9"
    own = shown["marks"][-1]
    assert [shown["passage"][start:end] for start, end in own["spans"]]
    assert all(0 <= start < end <= len(shown["passage"]) for start, end in own["spans"])
    assert found["progress"]["of"] == 19
    assert client.get("/review.json").json()["statement"]["state"] == "unreviewed"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(sorted(name for name in names_of_fields() if re.fullmatch(r"[a-z]+(-[12]-[a-z]+)?", name))),
        st.one_of(st.text(max_size=30), st.sampled_from(["promise", "2022-03-30", "Russia", "41.0", "if", "no", ""])),
        max_size=6,
    )
)
def test_any_words_in_the_form(client: TestClient, sent: dict[str, str]) -> None:
    """Whatever is typed: it is kept, or the form comes back; the statement can be shown afterwards."""
    answer = send(client, "/review/r1.s9", "/review/r1.s9/correct", **sent)
    assert answer.status_code in (200, 422)
    assert client.get("/review/r1.s9").status_code == 200


def test_the_day_of_a_decision(client: TestClient, ledger: Ledger) -> None:
    """Decisions are kept under the visitor's name and on the day of the clock."""
    press(client, client.get("/review/r1.s2").text, "/review/r1.s2/accept")
    made = last(ledger)
    assert isinstance(made, Review)
    assert (made.by, made.recorded) == ("Ana", date(2022, 4, 2))
