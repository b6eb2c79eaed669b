"""The brief as a paper, before any file: what it says, as whose word, and what it leaves out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from export.formats.papers import AGREEMENT, ROOT, empty, istanbul, said, takeaway, with_agreement
from parley.export.brief import brief_of
from parley.export.brief_heard import LATEST
from parley.export.paper import (
    Block,
    Heading,
    Items,
    Paper,
    Paragraph,
    Piece,
    Quote,
    Sources,
    Table,
    Words,
    bounded,
    line,
)
from parley.ledger import Filter


def text(words: Words) -> str:
    return "".join(piece.shown for piece in words)


def told(block: Block) -> Iterable[str]:
    """All lines of a block."""
    if isinstance(block, Heading | Paragraph):
        yield text(block.words)
    elif isinstance(block, Quote):
        yield from map(text, (block.by, block.words, block.source))
    elif isinstance(block, Items):
        yield from map(text, block.items)
    elif isinstance(block, Table):
        yield from (" | ".join(" / ".join(map(text, entry)) for entry in row) for row in block.rows)
    else:
        yield from (text(words) for source in block.sources for words in source.lines)


def under(paper: Paper, heading: str) -> list[str]:
    """All lines under a heading of the first level."""
    found: list[str] = []
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = text(block.words) == heading
        elif inside:
            found += told(block)
    return found


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return brief_of(istanbul(tmp_path_factory.mktemp("talks")))[0]


def test_at_a_glance_it_says_whether_the_agreement_is_in_force_in_each_account(paper: Paper) -> None:
    """Ukraine wants peace and a referendum first; in the account of Russia acceptance alone is missing."""
    lines = under(paper, "At a glance")
    assert lines[0] == "On 29 March 2022, in the common account, this agreement is not in force."
    needs = "Ukraine accepts this agreement / Russia accepts this agreement"
    assert f"Account of Russia | Not in force | {needs}" in lines
    assert any(one.startswith("Common account and account of Ukraine | Not in force") for one in lines)
    assert "Due | 1 | 1 | 1" in lines
    assert "Contested between the parties (1)" in lines


def test_accounts_stand_side_by_side_each_with_its_own_word(paper: Paper) -> None:
    """Who says so has a source; who does not say so has none, and both are told alike."""
    lines = under(paper, "Accounts side by side")
    row = next(one for one in lines if one.startswith("Russia lodges a protest"))
    assert row.split(" | ")[1:] == [
        "Not known",
        "Ukraine does not say / not known",
        "Russia says so [1] / holds in this account",
    ]
    assert "Contested: S2 the presidents meet" in lines
    assert "“enough progress had been made for the two nations' presidents to meet”" in lines


def test_duties_have_debtor_state_and_the_sentences_beside_them(paper: Paper) -> None:
    """P1 is due in every account; what Russia announces and what Ukraine observes stand beside it to the letter."""
    lines = under(paper, "Duties")
    row = next(one for one in lines if one.startswith("P1 /"))
    assert row.endswith("Russia / to Ukraine | none | Every account: due, since 29 March 2022")
    assert "“it has noticed withdrawals of Russian troops surrounding Kyiv and Chernihiv”" in lines
    assert any(one.startswith("Speaks for it. Ukraine says, through") for one in lines)


def test_a_state_names_on_whose_word_it_rests(paper: Paper) -> None:
    """A step done in the account of Russia rests on its word; one that an account does not have rests on none."""
    row = next(one for one in under(paper, "Steps") if one.startswith("S4"))
    assert "Account of Russia: done, since 29 March 2022 (Russia [1])" in row
    assert "Account of Ukraine: not in this account" in row
    assert "not in this account (" not in row


def test_what_stands_in_the_way_is_worded_as_on_the_page(paper: Paper) -> None:
    """The minimal sets of each account."""
    lines = under(paper, "What stands in the way")
    assert "Account of Russia: It needs all of these:" in lines
    assert "there is complete peace throughout Ukraine" in lines


def test_statements_stand_under_the_side_whose_word_they_are(paper: Paper) -> None:
    """What Medinsky says that Ukraine promised is Russia's word; it stands under Russia, and says so."""
    lines = under(paper, "What was said")
    russia, ukraine = lines.index("Russia"), lines.index("Ukraine")
    assert ukraine < russia  # as in the agreement
    promise = next(
        place for place, one in enumerate(lines) if one == "Ukraine, according to Vladimir Medinsky (Russia), promise:"
    )
    assert promise > russia
    assert lines[promise + 1].startswith("“to take serious action against those")


def test_what_was_rejected_is_left_out_and_counted(paper: Paper) -> None:
    """Statement 11 of the report was rejected as misread."""
    lines = under(paper, "What was said")
    assert not any(" r1.s11" in one for one in lines)
    assert any(" r1.s13" in one for one in lines)
    assert "1 statement was rejected as misread and left out." in lines[0]


def test_every_reference_leads_to_a_source(paper: Paper) -> None:
    """The numbers are those of the list, which has publisher, day, SHA-256 and where it was obtained: no folders."""
    [sources] = [block for block in paper.blocks if isinstance(block, Sources)]
    assert [source.number for source in sources.sources] == [1]
    lines = list(told(sources))
    assert lines[0].startswith("[As the Russian-Ukrainian talks concluded in Istanbul")
    assert "Obtained from 2022-03-29.txt, 29 March 2022." in lines
    assert lines[-1].startswith("r1, SHA-256 a949e7e6fdd8")
    assert "/home" not in "\n".join(one for block in paper.blocks for one in told(block))


def test_a_filter_is_named(tmp_path: Path) -> None:
    """What a paper leaves out it says at its head; agreements are assessed on the whole record all the same."""
    some = brief_of(istanbul(tmp_path, Filter(side="Turkey")))[0]
    assert ("Only", line("side: Turkey")) in some.facts
    lines = under(some, "What was said")
    assert "Turkey" in lines and "Russia" not in lines
    assert under(some, "At a glance")[0].startswith("On 29 March 2022")


def test_an_agreement_without_any_day_is_named_all_the_same(tmp_path: Path) -> None:
    """Where no day is known from which to look, the paper says that."""
    taken = istanbul(tmp_path)
    [agreement] = taken.agreements
    some = brief_of(replace(taken, agreements=(replace(agreement, assessments={}),)))[0]
    assert any("No day is known" in one for block in some.blocks for one in told(block))


def test_without_an_agreement_it_lists_promises_and_what_was_said(tmp_path: Path) -> None:
    """No findings are made up: pledges in words, who said what, sources."""
    some = brief_of(istanbul(tmp_path, agreements=()))[0]
    heads = [text(one.words) for one in some.blocks if isinstance(one, Heading) and one.level == 1]
    assert heads == ["Promises and offers", "What was said", "Sources", "How this brief was made"]
    assert text(some.title) == "1 report, 29 March 2022"
    assert any("Alexander Fomin (Russia) | “" in one for one in under(some, "Promises and offers"))


def test_several_agreements_each_have_their_part(tmp_path: Path) -> None:
    """Two texts: a part under the title of each."""
    other = ROOT / "examples" / "minsk-ii" / "agreement.md"
    some = brief_of(istanbul(tmp_path, agreements=(AGREEMENT, other)))[0]
    heads = [text(one.words) for one in some.blocks if isinstance(one, Heading) and one.level == 1]
    assert heads.count("At a glance") == 2
    assert "Istanbul framework" in heads


def test_of_a_side_the_latest_are_quoted() -> None:
    """A side that says more than fits: the latest statements, and how many there are."""
    reports = [said(f"we will meet, {n}", number=n, day=date(2022, 1, 1) + timedelta(n)) for n in range(1, LATEST + 6)]
    some, quoted = brief_of(takeaway(*reports))
    lines = under(some, "What was said")
    assert quoted == LATEST
    assert f"The latest {LATEST} of {LATEST + 5} statements." in lines
    assert "“we will meet, 5”" not in lines and "“we will meet, 6”" in lines


def test_two_sides_are_drawn_alike() -> None:
    """The same reports with the names of the sides swapped: the same paper with the names swapped."""
    one = brief_of(takeaway(said("a", number=1, by="Aland"), said("b", number=2, by="Bland")))[0]
    other = brief_of(takeaway(said("a", number=1, by="Bland"), said("b", number=2, by="Aland")))[0]
    lines, swapped = under(one, "What was said"), under(other, "What was said")
    assert [type(block) for block in one.blocks] == [type(block) for block in other.blocks]
    assert lines.index("Aland") == swapped.index("Aland")
    assert lines.index("Bland") == swapped.index("Bland")


def test_an_empty_ledger_gives_a_paper(tmp_path: Path) -> None:
    """It says that there is nothing."""
    some, quoted = brief_of(empty(tmp_path))
    assert quoted == 0
    assert under(some, "Promises and offers") == ["None was found."]
    assert under(some, "Sources") == ["No source is cited."]


def test_what_is_due_first_stands_first(tmp_path: Path) -> None:
    """At a glance the duties stand by their last days."""
    days = "".join(f"- Ukraine shall release {n} prisoners by {n} April 2022.\n" for n in (9, 5, 7))
    head = "# Exchange\n\nStatus: signed\nDate: 2022-03-29\n\n## Parties\n- Ukraine\n- Russia\n\n## Pledges\n"
    lines = under(brief_of(with_agreement(tmp_path, head + days))[0], "At a glance")
    assert [one for one in lines if "prisoners" in one] == [
        f"P{place} Ukraine shall release {n} prisoners by {n} April 2022." for place, n in ((2, 5), (3, 7), (1, 9))
    ]


def test_a_very_long_paper_ends() -> None:
    """Of tables, lists and blocks beyond any use the beginning is shown, and the rest is counted."""
    row = ((line("a"),),)
    table, items = Table("many", ("a",), (row,) * 1000, (100,)), Items((line("a"),) * 1000)
    cut, more, short = bounded([table, items])
    assert isinstance(cut, Table) and len(cut.rows) == 400
    assert list(told(more)) == ["And 600 more rows."]
    assert isinstance(short, Items) and list(told(short))[-1] == "and 600 more"
    assert len(list(bounded([Paragraph(line("a"))] * 10, most=5))) == 6
    assert len(Piece("a" * 10_000).shown) == 4000
