"""Whose word each saying is with the agreements that a ledger keeps: what pledges, positions and news then show."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from parley.agreement import parse
from parley.ledger import Ledger, open_ledger
from parley.model.party import Party, PartyKind
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Act, ReaderStamp, Reading, Statement
from parley.tasks.agreements import agreements_in
from parley.tasks.news import news
from parley.tasks.pledges import list_pledges
from parley.tasks.positions import list_positions

from .followed import made_encoder

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
TRUCE = """# Truce

Status: proposed
Date: 2026-01-20

## Parties
- Tamessa (also: Dabo, the Southern side)
- the Northern Coalition (also: NCF, the Northern side)
"""
OTHERS = """# Fisheries

## Parties
- Azawa (also: the Western side)
- Orlo
"""
SAID: tuple[tuple[str, PartyKind, Act, str], ...] = (
    ("Dabo", "organisation", "demand", "the release of all captured soldiers at the bridge"),
    ("the Northern side", "group", "promise", "to open the river crossing for grain trucks"),
    ("the Southern side", "group", "promise", "to withdraw the heavy guns from the hills"),
    ("NCF", "organisation", "demand", "the release of all captured soldiers at the bridge"),
)
UNJOINED = ["Dabo", "NCF", "the Northern side", "the Southern side"]
JOINED = ["Tamessa", "the Northern Coalition"]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """One with the four reports, of 7 January to 28 January."""
    made = made_encoder()
    monkeypatch.setattr("parley.tasks.process.load_sentence_encoder", lambda: made)
    with open_ledger(tmp_path / "talks.db") as opened:
        _add(opened, SAID)
        yield opened


def _add(ledger: Ledger, said: tuple[tuple[str, PartyKind, Act, str], ...]) -> None:
    for number, (name, kind, act, words) in enumerate(said, 1):
        text = f"{name} said: {words}."
        start = len(name) + 7
        report = Report(
            f"sha256:{sha256(text.encode()).hexdigest()}", text, date(2026, 1, 7 * number), publisher=f"Paper {number}"
        )
        party = Party("p1", name, kind, mentions=(Span(0, len(name)),))
        content = (Span(start, start + len(words)),)
        statement = Statement(
            "s1", None, None, "p1", None, (), content, "indirect", act, None,
            "intended" if act == "promise" else "required", False, "p1" if act == "promise" else None, None, (), (), (),
            0.9,
        )  # fmt: skip
        reading = Reading(ReaderStamp("0", "made up", "0", 1, ""), report, (party,), (), (statement,), (), (), ())
        ledger.keep(reading, text.encode(), author="tests", now=NOW)


def _keep(ledger: Ledger, text: str, name: str = "truce", days: int = 0) -> None:
    payload = {"name": name, "title": "", "text": text, "commitments": []}
    assert ledger.keep_agreement(payload, author="tests", now=NOW + timedelta(days=days))


def _parties(ledger: Ledger, as_of: date | None = None, known_by: date | None = None) -> list[str]:
    """Who has a position or a pledge, on some day."""
    issues = list_positions(ledger, as_of=as_of, known_by=known_by)
    pledges = list_pledges(ledger, as_of=as_of, known_by=known_by)
    return sorted({p.party for issue in issues for p in issue.positions} | {p.by for p in pledges})


def test_members_of_a_kept_agreement_are_one_side_each(ledger: Ledger) -> None:
    """Two names of each of two parties: four parties without the agreement, two with it, in all that is shown."""
    assert _parties(ledger) == UNJOINED
    _keep(ledger, TRUCE)
    assert _parties(ledger) == JOINED
    assert {quote.by for line in news(ledger, date(2026, 1, 1)).of("new") for quote in line.quotes} == {*JOINED}
    for name in ("NCF", "the Northern side"):
        assert list_positions(ledger, party=name) == list_positions(ledger, party="the northern coalition") != ()
    assert ledger.rebuild()
    assert _parties(ledger) == JOINED


def test_an_agreement_of_others_changes_nothing(ledger: Ledger) -> None:
    """The bad twin: parties of whom no report speaks. All is as it was without any agreement."""
    before = list_positions(ledger), list_pledges(ledger), news(ledger, date(2026, 1, 1))
    _keep(ledger, OTHERS)
    assert (list_positions(ledger), list_pledges(ledger), news(ledger, date(2026, 1, 1))) == before


def test_not_before_its_day(ledger: Ledger) -> None:
    """The text is of 20 January and was kept on 3 March: neither what was there before then, nor what was known."""
    _keep(ledger, TRUCE, days=2)
    assert _parties(ledger, as_of=date(2026, 1, 20)) == JOINED
    assert _parties(ledger, as_of=date(2026, 1, 19)) == ["Dabo", "the Northern side"]
    assert _parties(ledger, known_by=date(2026, 3, 3)) == JOINED
    assert _parties(ledger, known_by=date(2026, 3, 2)) == UNJOINED


def test_the_newest_version_that_was_there(ledger: Ledger) -> None:
    """The version of February has only one of its parties' other names; in January the former one counts. A text
    without a date counts on every day."""
    _keep(ledger, TRUCE)
    _keep(ledger, TRUCE.replace("01-20", "02-10").replace(" (also: NCF, the Northern side)", ""))
    assert _parties(ledger) == ["NCF", "Tamessa", "the Northern side"]
    assert _parties(ledger, as_of=date(2026, 1, 31)) == JOINED
    _keep(ledger, TRUCE.replace("Date: 2026-01-20\n", ""))
    assert _parties(ledger, as_of=date(2026, 1, 7)) == ["Tamessa"]


def test_several_agreements_and_a_name_of_two_members(ledger: Ledger) -> None:
    """A second agreement counts beside the first; a name that both give to different members is nobody's."""
    _keep(ledger, TRUCE)
    _keep(ledger, OTHERS, "fisheries")
    assert _parties(ledger) == JOINED
    _keep(ledger, OTHERS.replace("the Western side", "NCF"), "fisheries")
    assert _parties(ledger) == ["NCF", "Tamessa", "the Northern Coalition"]


def test_a_named_agreement_stands_in_place_of_the_kept_one_of_its_title(ledger: Ledger) -> None:
    """News with a file: its members count, those of a kept text of its title do not, those of another text do."""

    def whose(text: str) -> set[str]:
        found = news(ledger, date(2026, 1, 1), agreement=parse(text))
        return {quote.by for line in found.of("new") for quote in line.quotes}

    bare = TRUCE.replace(" (also: NCF, the Northern side)", "")
    assert whose(TRUCE) == {*JOINED}
    _keep(ledger, TRUCE)
    assert whose(OTHERS) == {*JOINED}
    assert whose(bare) == {"Tamessa", "NCF", "the Northern side"}


def test_a_text_that_is_not_understood_to_the_end(ledger: Ledger) -> None:
    """Its members count, and a line says where it fails and what to do; one that is understood needs none."""
    told: list[str] = []
    _keep(ledger, TRUCE)
    agreements_in(ledger, tell=told.append)
    assert told == []
    _keep(ledger, f"{TRUCE}\n## Pledges\n- Perhaps.\n", "my truce")
    assert len(agreements_in(ledger, tell=told.append)) == 2
    assert _parties(ledger) == JOINED
    assert len(told) == 1
    assert all(part in told[0] for part in ("'my truce' (entry 10)", "line 11, column 3", "--name 'my truce'"))


def test_texts_that_are_no_agreements(ledger: Ledger) -> None:
    """Hostile twins: nothing of them is understood, which is said; all is as it was."""
    told: list[str] = []
    for at, text in enumerate(("", "## Parties\n" + "- " * 5000, "(" * 5000, "# x\n\n## Parties\n- \u202e\n")):
        _keep(ledger, text, f"text {at}")
    assert len(agreements_in(ledger, tell=told.append)) == len(told) == 4
    assert _parties(ledger) == UNJOINED


def test_no_party_is_privileged(ledger: Ledger, tmp_path: Path) -> None:
    """With the names of both exchanged in reports and agreement, all that is shown has them exchanged."""

    def swapped(words: str) -> str:
        for one, other in (("Tamessa", "the Northern Coalition"), ("Dabo", "NCF"), (SAID[2][0], SAID[1][0])):
            words = words.replace(one, "\0").replace(other, one).replace("\0", other)
        return words

    def shown(opened: Ledger) -> list[tuple[str, str, str]]:
        issues = list_positions(opened)
        stands = [(p.party, p.now.kind, p.now.words) for issue in issues for p in issue.positions]
        return sorted([*stands, *((p.by, p.state, p.says) for p in list_pledges(opened))])

    _keep(ledger, TRUCE)
    with open_ledger(tmp_path / "swapped.db") as other:
        kinds = {name: kind for name, kind, _, _ in SAID}
        _add(other, tuple((swapped(name), kinds[swapped(name)], act, words) for name, _, act, words in SAID))
        _keep(other, swapped(TRUCE))
        assert {party for party, _, _ in shown(other)} == {*JOINED}
        assert shown(other) == sorted((swapped(party), kind, words) for party, kind, words in shown(ledger))
