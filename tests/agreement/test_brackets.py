"""Brackets: who holds what, and in which accounts each wording counts."""

import pytest

from parley.model.agreement import NEUTRAL_ACCOUNTS
from tests.agreement.texts import agreement, mistakes

NEUTRAL = frozenset(NEUTRAL_ACCOUNTS)


@pytest.mark.parametrize(
    ("sentence", "accounts"),
    [
        ("Ukraine shall go. [Russia]", {"Russia"}),
        ("Ukraine shall go. [Kyiv]", {"Ukraine"} | NEUTRAL),
        ("Ukraine shall go [Russia].", {"Russia"}),
        ("Ukraine may go. [Russia]", {"Russia"} | NEUTRAL),
        ("Ukraine may go. [Ukraine]", {"Ukraine"}),
        ("Ukraine shall go. [Turkey]", set()),
        ("Turkey shall go. [Turkey]", NEUTRAL),
        ("Ukraine shall go. [Ukraine, Russia]", None),
        ("Ukraine shall go.", None),
    ],
)
def test_who_holds_a_provision(sentence: str, accounts: set[str] | None) -> None:
    """A bracketed duty counts in its holder's account, in the neutral ones only if its debtor holds it."""
    assert agreement(sentence).provisions[0].accounts == accounts


def test_steps_entries_and_ends() -> None:
    """They count in the holder's account and in the neutral ones; of a guarantor or observer only in these."""
    found = agreement(
        "Ukraine shall go.",
        also="## Steps\n- They meet. [Turkey]\n- They meet. [Russia]\n\n## Entry into force\n"
        "This agreement enters into force once it rains. [Ukraine]\n\n"
        "## Termination\nThis agreement ends if it snows. [Russia]",
    )
    assert [s.accounts for s in found.steps] == [NEUTRAL, NEUTRAL | {"Russia"}]
    assert [e.accounts for e in (*found.entries, *found.ends)] == [NEUTRAL | {"Ukraine"}, NEUTRAL | {"Russia"}]


def test_alternative_wordings() -> None:
    """Each party's wording counts in its account; the neutral ones have the text without either."""
    found = agreement("Ukraine shall leave [Russia: by withdrawal] [Ukraine: before withdrawal].").provisions
    assert [(p.act.words, p.accounts) for p in found] == [
        ("Ukraine leaves by withdrawal", {"Russia"}),
        ("Ukraine leaves before withdrawal", {"Ukraine"}),
        ("Ukraine leaves", NEUTRAL),
    ]
    assert {p.id for p in found} == {"1.1"}


def test_no_common_wording() -> None:
    """Where the text without either is no sentence, the neutral accounts do not hold it."""
    found = agreement("Ukraine shall [Russia: disarm] [Ukraine: keep its arms].").provisions
    assert [p.accounts for p in found] == [{"Russia"}, {"Ukraine"}]


@pytest.mark.parametrize(("holder", "conditional"), [("Russia", True), ("Ukraine", False)])
def test_a_bracketed_condition_counts_unless_its_holder_is_relieved(holder: str, conditional: bool) -> None:
    """A condition that the debtor alone wants does not count in the neutral accounts; another's does."""
    found = agreement(f"Ukraine shall disarm [{holder}: if Russia agrees].").provisions
    neutral = next(p for p in found if p.accounts and p.accounts >= NEUTRAL)
    assert (neutral.antecedent is not None) is conditional


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine shall go. [Sweden]", "by a listed name"),
        ("Ukraine shall go [by train].", "by a listed name"),
        ("Ukraine shall go [Russia: by train.", "a ] that closes the bracket"),
        ("Ukraine shall go Russia: by train].", "a [ before this ]"),
        ("Ukraine shall go [Russia: [Ukraine: by] train].", "no bracket within a bracket"),
        ("Ukraine shall go [Russia:].", "words after the colon"),
        ("Ukraine shall [Russia] go.", "a name alone only after the sentence"),
        ("Ukraine shall go " + "[" * 10000, "no bracket within a bracket"),
    ],
)
def test_brackets_that_cannot_be_read(sentence: str, expected: str) -> None:
    """Each is one mistake."""
    found = mistakes(sentence)
    assert len(found) == 1
    assert expected in found[0] or "too deeply nested" in found[0]


def test_two_definitions_of_one_term() -> None:
    """Each party may hold its own; two in one account are a mistake."""
    both = '## Terms\n- "peace" means quiet. [Russia]\n- "peace" means justice. [{}]\n'
    assert len(agreement("Ukraine shall go.", also=both.format("Ukraine")).meanings) == 2
    assert ["one meaning" in m for m in mistakes("Ukraine shall go.", also=both.format("Russia"))] == [True]
