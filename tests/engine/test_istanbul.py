"""The worked example: what the report of 29 March 2022 leaves open between Ukraine and Russia."""

from parley.engine import assess
from parley.model.finding import Blockers, Truth

from .build import says, state, step_found
from .istanbul import DAY, DEAL, ENOUGH, PEACE, REFERENDUM, istanbul

ACCEPTANCES = {"Ukraine accepts this agreement", "Russia accepts this agreement"}


def _in_force(account: str) -> Blockers:
    return assess(istanbul(), (), as_of=DAY, account=account).blockers[0]


def test_what_stands_in_the_way_of_the_entry_into_force_differs_by_account() -> None:
    """The entry condition is Ukraine's: in its account and in common it blocks, in Russia's it does not."""
    for account in ("common", "Ukraine"):
        found = _in_force(account)
        assert (found.target, found.holds, found.impossible, found.more) == ("in force", False, False, False)
        assert [set(s.steps) for s in found.sets] == [ACCEPTANCES | {PEACE, REFERENDUM}]
        assert all(s.minimal and s.smallest for s in found.sets)
        assert set(found.necessary) == ACCEPTANCES | {PEACE, REFERENDUM}
    assert [set(s.steps) for s in _in_force("Russia").sets] == [ACCEPTANCES]


def test_the_meeting_of_the_presidents_is_contested() -> None:
    """Once Ukraine says that enough progress has been made, its condition is met, and Russia's is not."""
    record = [says("Ukraine", ENOUGH, DAY)]
    (contested,) = assess(istanbul(), record).contested
    assert contested.that == "S2"
    assert contested.accounts == {"Russia": "waiting", "Ukraine": "ready"}
    assert contested.testimony == tuple(record)
    common = assess(istanbul(), record)
    assert step_found(common, "S2").needs == (DEAL,)
    assert step_found(common, "S3").needs == (ENOUGH,)
    assert step_found(common, "S2").state.value == step_found(common, "S3").state.value == "waiting"
    assert step_found(assess(istanbul(), record, account="Russia"), "S3").state.value == "not-held"


def test_nothing_is_contested_while_nobody_speaks() -> None:
    """Without testimony both sides wait."""
    assert assess(istanbul(), (), as_of=DAY).contested == ()


def test_pledges_bind_without_the_agreement() -> None:
    """Russia's pledge is due from its day; what Russia says that Ukraine pledged counts in Russia's account alone."""
    common, russia = (assess(istanbul(), (), as_of=DAY, account=name) for name in ("common", "Russia"))
    assert state(common, "P1")[0] == state(russia, "P1")[0] == "detached"
    assert next(p.since for p in common.provisions if p.id == "P1") == DAY
    assert state(common, "P2") == ("not-held", None)
    assert state(russia, "P2")[0] == "conditional"
    assert state(assess(istanbul(), (), as_of=DAY, account="Ukraine"), "P2") == ("not-held", None)
    assert {p.state.value for p in common.provisions if not p.id.startswith("P")} == {"inactive"}


def test_a_proposition_is_worth_something_else_in_each_account() -> None:
    """Ukraine alone says that enough progress has been made."""
    record = [says("Ukraine", ENOUGH, DAY)]
    found = next(p for p in assess(istanbul(), record).propositions if p.that == ENOUGH)
    assert found.accounts["Ukraine"] is Truth.HOLDS
    assert found.accounts["Russia"] is found.accounts["common"] is found.accounts["cautious"] is Truth.UNKNOWN
    assert found.accounts["generous"] is Truth.HOLDS
    assert found.testimony == tuple(record)
