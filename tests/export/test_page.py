"""The page: what it shows, whose word it says it is, and that nothing of the input breaks it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.istanbul import ACCEPTED, AGREEMENT, ASSESSMENTS, DAY, PAGE, PROGRESS, READING, REPORT, STATEMENTS, TEXT
from export.markup import Markup, parsed
from parley.export.page import Page, render
from parley.model.condition import Proposition
from parley.model.doubt import Doubt
from parley.model.finding import Reason, Truth
from parley.model.judgement import Link, StatementRef
from parley.model.party import Party
from parley.model.span import Span
from parley.model.statement import Reading, Statement
from parley.model.testimony import Evidence, Source
from parley.model.testimony import Testimony as Line  # under a name that pytest does not take for a test


@pytest.fixture(scope="module")
def istanbul() -> Markup:
    return parsed(render(PAGE))


def reading_of(text: str, statements: tuple[Statement, ...] = (), **changes: object) -> Reading:
    report = replace(REPORT, text=text, id="sha256:other", **changes)  # type: ignore[arg-type]
    return replace(READING, report=report, statements=statements, attributions=(), times=(), places=(), doubts=())


def row_of(markup: Markup, words: str) -> str:
    return next(row for row in markup.texts("tr") if row.startswith(words))


def test_elements_close_in_order_and_links_lead_somewhere(istanbul: Markup) -> None:
    """Every link of the page leads to exactly one place on it."""
    assert istanbul.misnested == []
    assert len(istanbul.ids) == len(set(istanbul.ids))
    assert {link[1:] for link in istanbul.links if link.startswith("#")} <= set(istanbul.ids)


def test_nothing_outside_the_file_is_named(istanbul: Markup) -> None:
    """No font, image, style or script comes from anywhere else."""
    assert [link for link in istanbul.links if not link.startswith("#")] == ["data:,"]
    assert not [e for e in istanbul.elements if e.tag in ("script", "img", "iframe", "object") or "src" in e.attributes]
    assert "url(" not in render(PAGE)
    assert "@import" not in render(PAGE)


def test_same_input_same_bytes() -> None:
    """Two runs give the same file."""
    assert render(PAGE) == render(PAGE)


def test_text_stands_unchanged_with_every_statement_labelled(istanbul: Markup) -> None:
    """Each of the nineteen statements has a label in the text, and a card that leads to it."""
    anchors = set(istanbul.ids)
    for n in range(1, len(STATEMENTS) + 1):
        assert {f"r1-t{n}", f"r1-s{n}"} <= anchors
    assert "2 Ukraine · promise, says Russia" in istanbul.by_id("r1-t2").text
    assert "7 Russia · promise" in istanbul.by_id("r1-t7").text
    assert "17 the report itself · claim" in istanbul.by_id("r1-t17").text


def test_card_says_who_for_whom_via_whom_on_what_condition(istanbul: Markup) -> None:
    """The military's observation came through AP; Medinsky's requirement hangs on the foreign ministries."""
    observation = " ".join(istanbul.by_id("r1-s9").text.split())
    assert "Ukraine's military, for Ukraine, via the Associated Press" in observation
    assert "Kyiv (UA, 50.45° N, 30.52° E)" in observation
    assert "confidence 95 %" in observation
    requirement = " ".join(istanbul.by_id("r1-s14").text.split())
    assert "Only if “both nations' foreign ministries have accepted a deal” for “a meeting" in requirement


def test_claims_are_told_as_somebodys_word(istanbul: Markup) -> None:
    """Ukraine says that enough progress has been made; Russia does not; in common it is not known."""
    row = row_of(istanbul, PROGRESS)
    assert "Ukraine says so holds in this account 12 Ukraine · claim" in row
    assert "Russia does not say" in row
    assert row.startswith(f"{PROGRESS} not known Ukraine says so")


def test_matters_of_which_nobody_spoke_stand_apart(istanbul: Markup) -> None:
    """Nobody has said whether the ministries have accepted a deal: it is listed, not spread over a row."""
    assert ACCEPTED in istanbul.texts("li")
    assert not [row for row in istanbul.texts("tr") if row.startswith(ACCEPTED)]


def test_report_in_its_own_voice_establishes_nothing() -> None:
    """A sentence of the report itself that bears on a duty is told as the report's, not as established."""
    content = STATEMENTS[16].content[0]
    own = Evidence("1.2", True, DAY, None, "no bases", Source(REPORT.id, content))
    common = ASSESSMENTS["common"]
    duty = replace(common.provisions[3], evidence=(own,))
    markup = parsed(render(replace(PAGE, assessments={"common": replace(common, provisions=(duty,))})))
    (found,) = [words for words in markup.texts("div", "citation") if "no foreign military bases" in words]
    assert found.startswith("speaks for it the report itself says: “The neutral status")


def test_bracketed_wording_names_who_holds_it(istanbul: Markup) -> None:
    """Only Russia holds the second pledge; the first is everybody's text."""
    first, second = (words for words in istanbul.texts("div", "provision") if words.startswith("P"))
    assert "against them. wording of Russia" in second
    assert "wording of" not in first


def test_contest_shows_both_sentences_alike(istanbul: Markup) -> None:
    """Whether the presidents can meet is contested: one panel for each side, built alike, sentence beside sentence."""
    (contest,) = [words for words in istanbul.texts("div", "contest") if words.startswith("Contested")]
    assert "Account of Russia: waits Russia says, through Vladimir Medinsky" in contest
    assert "Account of Ukraine: can go ahead Ukraine says: “enough progress" in contest


def test_parties_stand_in_the_order_of_the_agreement(istanbul: Markup) -> None:
    """Ukraine is listed first, so it stands first; listed last, it stands last, in the same colour as before."""
    turned = replace(PAGE, agreement=replace(AGREEMENT, parties=AGREEMENT.parties[::-1]))
    back = parsed(render(turned))
    titles = ["Common account", "Account of Ukraine", "Account of Russia"]
    assert istanbul.texts("span", "account")[:3] == titles
    assert back.texts("span", "account")[:3] == [titles[0], *titles[:0:-1]]
    assert istanbul.texts("div", "side1") == back.texts("div", "side1")


def test_order_of_the_assessments_changes_nothing() -> None:
    """The bad twin: whoever was assessed first gains nothing by it."""
    turned = replace(PAGE, assessments=dict(sorted(ASSESSMENTS.items(), reverse=True)))
    assert render(turned) == render(PAGE)


def test_pledge_stands_beside_the_observation(istanbul: Markup) -> None:
    """Fomin's promise on one side, what Ukraine's military says that it saw on the other."""
    pledge = next(words for words in istanbul.texts("div", "provision") if words.startswith("P1"))
    announced, observed = pledge.split("Observed")
    assert "Russia says, through Alexander Fomin" in announced
    assert "Ukraine says, through Ukraine's military, via the Associated Press" in observed
    assert "speaks for it" in observed


def test_evidence_against_is_told_apart() -> None:
    """The bad twin: the same sentence set against the pledge says so."""
    against = Evidence("P1", False, DAY, "Ukraine", "no withdrawal was seen")
    common = ASSESSMENTS["common"]
    pledge = replace(common.provisions[0], evidence=(against,))
    assessment = replace(common, provisions=(pledge, *common.provisions[1:]))
    markup = parsed(render(replace(PAGE, assessments={"common": assessment})))
    (found,) = [words for words in markup.texts("div", "citation") if "no withdrawal was seen" in words]
    assert found == "speaks against it Ukraine says: no withdrawal was seen no sentence is given 29 March 2022"


def test_summary_says_what_is_missing_for_whom(istanbul: Markup) -> None:
    """In Russia's account two acceptances are missing, in Ukraine's peace and a referendum as well."""
    summary = istanbul.texts("div", "summary")[0]
    assert "On 30 March 2022, in the common account, this agreement is not in force." in summary
    _, ukraine, russia = summary.split("It still needs:")[1:]
    assert "referendum" not in russia
    assert "referendum" in ukraine


def test_work_of_people_and_of_the_program_are_told_apart(istanbul: Markup) -> None:
    """Links have the name and the day of whoever made them; what could not be used is listed."""
    row = next(row for row in istanbul.texts("tr") if row.endswith("reviewer, 30 March 2022") and PROGRESS in row)
    assert "12 Ukraine · claim says that enough progress has been made" in row
    assert "decisions.jsonl, line 7" in istanbul.words
    assert "reader 0.1.0, pack news-en 1, protocol 1" in istanbul.words


def test_gaps_stand_rule_by_rule(istanbul: Markup) -> None:
    """What two provisions have in common is said once, with both of them."""
    gap = ASSESSMENTS["common"].gaps[0]
    common = replace(ASSESSMENTS["common"], gaps=(gap, replace(gap, provision="P2"), replace(gap, says="Another.")))
    assert "No deadline P1 P2 P1 has no last day. P1 Another. Say by when" in " ".join(
        parsed(render(replace(PAGE, assessments={"common": common}))).texts("tr")
    )
    assert row_of(istanbul, "No dispute body").startswith("No dispute body Nobody settles disputes.")


def test_doubts_are_listed_with_their_place(istanbul: Markup) -> None:
    """What the reader left open leads to its paragraph."""
    assert "Unresolved actor. It is not said who decided. “a decision was made”" in istanbul.words


def test_reading_alone_has_no_findings() -> None:
    """`parley read --html`: the parties and the text, no accounts, pledges, steps."""
    markup = parsed(render(Page((READING,))))
    sections = [e.attributes["id"] for e in markup.elements if e.tag == "section"]
    assert sections == ["parties", "text", "made"]
    assert markup.misnested == []


def test_several_readings_stand_one_after_the_other() -> None:
    """The second report's statements are 2.1, 2.2 and so on, with anchors of their own."""
    markup = parsed(render(Page((READING, READING))))
    assert len(markup.ids) == len(set(markup.ids))
    assert "2.1 Russia · claim" in markup.by_id("r2-t1").text


@pytest.mark.parametrize("page", [Page(), Page((reading_of(""),)), Page((), AGREEMENT)])
def test_pages_with_nothing_on_them(page: Page) -> None:
    """No reading, an empty text, an agreement that nobody has assessed."""
    assert parsed(render(page)).misnested == []


NASTY = "</p><script>alert(1)</script><!-- \u202e\u0301{{ 7 * 7 }} \" onload='x' &amp; \x00\x07\ud800"


def test_markup_in_any_input_stays_text() -> None:
    """A report, names, notes and reasons made of markup are shown as their words."""
    parties = tuple(replace(party, name=party.name + NASTY, roles=(NASTY,)) for party in READING.parties)
    reading = replace(
        READING,
        parties=parties,
        doubts=(Doubt(Span(0, 4), NASTY, NASTY),),
        report=replace(REPORT, title=NASTY, publisher=NASTY, url="javascript:" + NASTY, language='"><script>'),
    )
    common = replace(ASSESSMENTS["common"], in_force=replace(ASSESSMENTS["common"].in_force, why=Reason(NASTY)))
    page = Page((reading,), replace(AGREEMENT, title=NASTY, place=NASTY), {"common": common}, (), (NASTY,))
    html = render(page)
    markup = parsed(html)
    assert "<script" not in html
    assert markup.misnested == []
    assert not [e for e in markup.elements if any(name.startswith("on") for name in e.attributes)]
    assert html.encode() and "\0" not in html


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("a<&\"'\n\r\t\0\u202e\u0301\ud800😀"), max_size=80), st.data())
def test_any_text_with_any_spans_gives_a_whole_page(text: str, data: st.DataObject) -> None:
    """Statements wherever they lie, also outside the text, also reported in each other in a ring."""
    spans = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda s: Span(*s))
    cut = data.draw(st.lists(st.lists(spans, max_size=3), max_size=6))
    statements = tuple(
        replace(STATEMENTS[i], content=tuple(pieces), within=f"s{(i + 1) % len(cut) + 1}", conditions=(), times=())
        for i, pieces in enumerate(cut)
    )
    markup = parsed(render(Page((reading_of(text, statements),))))
    assert markup.misnested == []
    assert {link[1:] for link in markup.links if link.startswith("#")} <= set(markup.ids)
    assert all(f"r1-s{n}" in markup.ids for n in range(1, len(statements) + 1))


def test_sentence_that_is_no_statement_leads_to_its_paragraph() -> None:
    """A testimony may rest on words that the reader took for no statement: the link goes to the paragraph."""
    start = TEXT.index("Image: AP")
    line = Line(
        "x", Proposition("x", "x"), True, DAY, None, DAY, DAY, "Ukraine", Source(REPORT.id, Span(start, start + 5))
    )
    elsewhere = replace(line, source=Source("sha256:gone", Span(0, 3), "Not here"))
    bare = replace(line, by=None, source=None, holds=False)
    assessment = replace(ASSESSMENTS["common"], unused=(line, elsewhere, bare))
    markup = parsed(render(replace(PAGE, assessments={"common": assessment})))
    cited = markup.texts("div", "citation")
    assert "Ukraine says: “Image” the place in the text 29 March 2022" in cited
    assert "Ukraine says: “Not here” a report that is not on this page 29 March 2022" in cited
    assert "Established by the reviewer, that it is not so: x no sentence is given 29 March 2022" in cited
    assert "#r1-p9" in markup.links


def test_established_denial_is_told() -> None:
    """What the reviewer has established stands in a party's account as established, not as its word."""
    common = ASSESSMENTS["common"]
    line = Line("x", Proposition("x", "x"), False, DAY, None, DAY, DAY, None)
    found = replace(common.propositions[0], accounts={"Russia": Truth.FAILS}, testimony=(line,))
    page = replace(PAGE, assessments={"Russia": replace(ASSESSMENTS["Russia"], propositions=(found,))})
    assert "Established by the reviewer fails in this account" in row_of(parsed(render(page)), found.that)


def test_judgement_on_a_report_that_is_not_shown() -> None:
    """A link to a statement of another report is listed with its words, and leads nowhere."""
    ref = StatementRef("sha256:gone", (Span(0, 3),), "Peace holds")
    link = Link(ref, "there is peace", True, "reviewer", date(2022, 4, 1), "heard on the radio")
    orphan = replace(link, statement=StatementRef("sha256:gone", (), ""))
    markup = parsed(render(replace(PAGE, judgements=(link, orphan))))
    assert "denies that there is peace heard on the radio reviewer, 1 April 2022" in row_of(markup, "“Peace holds”")


def test_reasons_without_end_are_cut_and_say_so() -> None:
    """Ten thousand reasons within each other, and two that share their reasons thirty levels down."""
    deep = Reason("the end")
    for _ in range(10_000):
        deep = Reason("because", (deep,))
    for _ in range(30):
        deep = Reason("twice", (deep, deep))
    common = replace(ASSESSMENTS["common"], in_force=replace(ASSESSMENTS["common"].in_force, why=deep))
    assert "There are further reasons" in render(replace(PAGE, assessments={"common": common}))


def test_speaker_left_open_is_not_the_report_itself() -> None:
    """A source that could not be resolved is told as such; only what has no source is the report's own voice."""
    unresolved = replace(STATEMENTS[0], speaker=None, side=None)
    markup = parsed(render(Page((replace(READING, statements=(unresolved,)),))))
    assert "1 speaker not settled · claim" in markup.by_id("r1-t1").text


def test_more_sides_than_colours() -> None:
    """The seventh side has the first colour again, with another line."""
    sides = tuple(Party(f"q{n}", f"Side {n}", "state", (), f"q{n}") for n in range(8))
    said = tuple(
        replace(STATEMENTS[6], id=f"s{n + 1}", speaker=f"q{n}", side=f"q{n}", actor=None, via=()) for n in range(8)
    )
    html = render(Page((replace(READING, parties=sides, statements=said),)))
    assert 'class="label side0 dashed" id="r1-t7"' in html
    assert 'class="label side1 dashed" id="r1-t8"' in html
