"""Each rule on a draft with the gap, and on its twin without."""

from pathlib import Path

import pytest

from parley.agreement import parse
from parley.engine import assess
from parley.engine.examine import examine
from parley.model.agreement import Agreement, Deadline, Member, Period
from parley.model.condition import Accepts, InForce, Stands

from .build import agreement, day, duty, end, entry, means

ACT = "Ukraine withdraws its troops"
BY = (Deadline(day=day(20)),)
TURKEY = (Member("Turkey", proposed=True),)


def _rules(a: Agreement) -> list[tuple[str, str | None]]:
    return [(gap.rule, gap.provision) for gap in assess(a, (), as_of=day(1)).gaps]


def _guarantee(**more: object) -> Agreement:
    fields = {"creditors": ("Ukraine",), "article": "Article 2"} | more
    return agreement(duty("2.1", "Turkey", "Turkey assists Ukraine", **fields), guarantors=(Member("Turkey"),))


PLAIN = agreement(duty("1.1", "Ukraine", ACT), signed=False)
DISPUTES = duty("3.1", "Russia", "a joint commission settles disputes", verifiers=("OSCE",))
ANSWERED = duty("1.2", "Ukraine", "Ukraine pays", once=Stands("1.1", "violated"), redresses=("1.1",))
IN_FORCE = InForce("Article 2")
ASSIST = duty("2.1", "Turkey", "Turkey assists", article="Article 2", creditors=("Ukraine",))


@pytest.mark.parametrize(
    ("rule", "where", "draft", "mended"),
    [
        ("no-deadline", "1.1", PLAIN, agreement(duty("1.1", "Ukraine", ACT, deadlines=BY))),
        ("never-violable", "1.1", PLAIN, agreement(duty("1.1", "Ukraine", ACT, deadlines=BY))),
        ("no-verifier", "1.1", PLAIN, agreement(duty("1.1", "Ukraine", ACT, verifiers=("OSCE",)))),
        ("vague-act", "1.1", agreement(duty("1.1", "Ukraine", "Ukraine strives for calm")), PLAIN),
        ("no-consequence", "1.1", PLAIN, agreement(duty("1.1", "Ukraine", ACT), ANSWERED)),
        ("no-dispute-body", None, PLAIN, agreement(DISPUTES)),
        ("no-entry", None, PLAIN, agreement(entries=(entry("peace"),), signed=False)),
        ("no-end-or-review", None, PLAIN, agreement(ends=(end("the war ends"),))),
        (
            "undefined-term",
            "1.1",
            agreement(duty("1.1", "Ukraine", 'Ukraine leaves the "red zone"')),
            agreement(
                duty("1.1", "Ukraine", 'Ukraine leaves the "red zone"'), meanings=(means("red zone", "it rains"),)
            ),
        ),
        (
            "no-consent",
            "2.1",
            agreement(duty("2.1", "Turkey", "Turkey assists"), guarantors=TURKEY),
            _guarantee(),
        ),
        (
            "guarantee-incomplete",
            "2.1",
            _guarantee(),
            _guarantee(
                once="the Security Council decides that an attack on the territory of Ukraine occurs",
                says="If the Security Council decides that an attack on the territory of Ukraine occurs, ...",
                deadlines=(Deadline(within=Period(3, "days")),),
            ),
        ),
        (
            "self-blocking-guarantee",
            "2.1",
            _guarantee(once="Russia agrees to it"),
            _guarantee(once="Ukraine agrees to it"),
        ),
        ("self-blocking-guarantee", "2.1", _guarantee(once=Accepts("Russia")), _guarantee(once=Accepts("Ukraine"))),
        (
            "irreversible-unguarded",
            "1.1",
            PLAIN,
            agreement(duty("1.1", "Ukraine", ACT, once=IN_FORCE), ASSIST, guarantors=(Member("Turkey"),)),
        ),
        ("escape-clause", "1.1", agreement(duty("1.1", "Ukraine", "Ukraine leaves where possible")), PLAIN),
        (
            "must-and-must-not",
            "1.1",
            agreement(duty("1.1", "Ukraine", ACT), duty("1.2", "Ukraine", ACT, kind="ban")),
            PLAIN,
        ),
        (
            "deadlock",
            "1.1",
            agreement(duty("1.1", "Ukraine", ACT, once=Stands("1.1", "discharged"))),
            PLAIN,
        ),
    ],
)
def test_each_rule_finds_its_gap_and_not_its_twin(
    rule: str, where: str | None, draft: Agreement, mended: Agreement
) -> None:
    """The draft has the gap at that sentence; the mended text has it nowhere there."""
    assert (rule, where) in _rules(draft)
    assert (rule, where) not in _rules(mended)


def test_a_groups_sentence_counts_once() -> None:
    """2.1 for two guarantors lacks one deadline, not two; every gap says where its rule comes from."""
    members = tuple(duty(f"2.1/{name}", name, f"{name} assists") for name in ("Ukraine", "Russia"))
    gaps = assess(agreement(*members), (), as_of=day(1)).gaps
    assert [gap.provision for gap in gaps if gap.rule == "no-deadline"] == ["2.1"]
    assert all(gap.says and gap.after for gap in gaps)


def test_a_guarantee_behind_a_defined_term_guards() -> None:
    """Withdrawal once "a system is in place" is guarded where that means that the guarantors' article is in force."""
    withdraw = duty("1.1", "Ukraine", ACT, once="a system is in place")
    meaning = (means("a system is in place", IN_FORCE),)
    guarded = agreement(withdraw, ASSIST, guarantors=(Member("Turkey"),), meanings=meaning)
    assert ("irreversible-unguarded", "1.1") not in _rules(guarded)
    assert ("irreversible-unguarded", "1.1") in _rules(agreement(withdraw, ASSIST, guarantors=(Member("Turkey"),)))


def test_the_party_that_could_block_may_be_named_in_the_condition_alone() -> None:
    """A text that names Russia in the condition makes it a creditor, too; the act is for Ukraine, Russia can block."""
    fields = {"creditors": ("Ukraine", "Russia"), "article": "Article 2", "once": "Russia agrees to it"}
    draft = agreement(duty("2.1", "Turkey", "Turkey assists Ukraine", **fields), guarantors=(Member("Turkey"),))
    assert ("self-blocking-guarantee", "2.1") in _rules(draft)


def test_a_deadlock_through_a_term_names_the_term() -> None:
    """1.1 waits for a system, which is 2.1, which waits for 1.1: the ways out say where each condition stands."""
    first = duty("1.1", "Ukraine", "Ukraine disarms", once="a system is in place")
    second = duty("2.1", "Russia", "Russia leaves", once=Stands("1.1", "discharged"))
    meaning = (means("a system is in place", Stands("2.1", "discharged")),)
    (found,) = assess(agreement(first, second, meanings=meaning), (), as_of=day(1)).deadlocks
    assert found.ways_out == (
        "a system is in place (in 1.1)",
        '2.1 is discharged (in "a system is in place")',
        "1.1 is discharged (in 2.1)",
    )


def test_no_party_is_privileged() -> None:
    """With the parties' names exchanged in a text full of gaps, every gap is the same with the names exchanged."""
    text = Path(__file__).parents[1] / "scenarios" / "bad" / "gap-self-blocking-guarantee.txt"
    words = text.read_text(encoding="utf-8").split("=== file agreement.md\n")[1].split("=== $")[0]
    gaps, swapped = (examine(parse(said)).gaps for said in (words, _swapped(words)))
    assert len(gaps) > 5
    assert [(g.rule, g.provision, _swapped(g.says)) for g in gaps] == [(g.rule, g.provision, g.says) for g in swapped]


def _swapped(words: str) -> str:
    return words.replace("Ukraine", "\0").replace("Russia", "Ukraine").replace("\0", "Russia")


def test_hostile_words_end() -> None:
    """A hundred thousand opened quotation marks, unlesses and cyclic terms are read in no time to speak of."""
    acts = ("“" * 100_000, "unless " * 20_000, "attack with the " * 10_000)
    held = [duty(f"1.{n}", "Turkey", f"Turkey {act}") for n, act in enumerate(acts)]
    terms = (means("a", "b"), means("b", "a"))
    assert examine(
        agreement(*held, duty("1.9", "Ukraine", ACT, once="a"), guarantors=(Member("Turkey"),), meanings=terms)
    )
