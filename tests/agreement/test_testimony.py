"""What a testimony's words mean, and records of testimony."""

import json
from datetime import date

import pytest

from parley.agreement import proposition_from_words, read_record, subjects_from_words
from parley.errors import RecordError
from parley.model.agreement import Member
from parley.model.condition import Accepts, Proposition
from parley.model.testimony import Cancel, Release, Source
from tests.agreement.texts import agreement

AGREEMENT = agreement(
    "Ukraine shall hold neutral status once a security system has been put in place.",
    "Russia shall not attack.",
    "Each guarantor shall consult the other guarantors.",
    "Ukraine may end neutral status.",
    also="## Steps\n- The ministers meet.\n",
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a security system has been put in place", "The security system is put in place.", True),
        ("Kyiv agrees", "the Ukrainian side has agreed", True),
        ("Kyiv and Moscow agree", "Ukraine and Russia agreed", True),
        ("the fighting around Kyiv ends", "the fighting around Ukraine ends", False),
        ("Russia withdraws", "Russia withdrew", True),
        ("Russia withdraws", "Russia may withdraw", False),
        ("Russia must withdraw", "Russia can withdraw", False),
        ("Russia withdraws", "Russia will withdraw", False),
        ("Kyiv forces have left", "Ukraine forces have left", False),
    ],
)
def test_two_wordings_of_one_proposition(one: str, other: str, same: bool) -> None:
    """Case, articles, tense and be, have, do do not count; may, must and can do; a name counts where it acts."""
    members = (Member("Ukraine", ("Kyiv", "the Ukrainian side")), Member("Russia", ("Moscow",)))
    keys = [proposition_from_words(words, members).key for words in (one, other)]
    assert (keys[0] == keys[1]) is same


@pytest.mark.parametrize(
    ("that", "expected"),
    [
        ("Ukraine accepts this agreement", [(Accepts("Ukraine"), True)]),
        ("Kyiv has not accepted this agreement", [(Accepts("Ukraine"), False)]),
        ("Russia releases Ukraine from 1.1", [(Release("1.1", "Russia"), True)]),
        ("Russia has released Turkey from 1.3", [(Release("1.3/Turkey", "Russia"), True)]),
        ("Ukraine cancels 1.1", [(Cancel("1.1", "Ukraine"), True)]),
        ("Turkey cancels 1.3", [(Cancel("1.3/Turkey", "Turkey"), True)]),
        ("Ukraine holds neutral status", [("Ukraine holds neutral status", True)]),
        ("Ukraine does not hold neutral status", [("Ukraine holds neutral status", False)]),
        ("1.1 is discharged", [("Ukraine holds neutral status", True)]),
        ("Ukraine violates 1.1", [("Ukraine holds neutral status", False)]),
        ("1.2 is kept", [("Russia attacks", False)]),
        ("Russia violates 1.2", [("Russia attacks", True)]),
        ("1.3/Turkey is discharged", [("Turkey consults the other guarantors", True)]),
        ("1.3 is kept", [(f"{g} consults the other guarantors", True) for g in ("Turkey", "Canada")]),
        ("1.4 is exercised", [("Ukraine ends neutral status", True)]),
        ("S1 is done", [("the ministers meet", True)]),
        ("1.9 is kept", [("1.9 is kept", True)]),
        ("it rains", [("it rains", True)]),
    ],
)
def test_what_a_testimony_is_about(that: str, expected: list[tuple[object, bool]]) -> None:
    """Acceptance, release, cancellation, the act of a duty or its contrary, else a proposition."""
    found = subjects_from_words(that, AGREEMENT)
    assert [(s.words if isinstance(s, Proposition) else s, holds) for s, holds in found] == expected


def test_a_record() -> None:
    """Only that, on and by are needed; the rest has its defaults; a name may be any listed one."""
    lines = [
        {"that": "it rains", "on": "2022-04-01", "by": None},
        {"that": "it has not rained", "on": "2022-04-01", "by": "Kyiv", "holds": False, "until": "2022-04-02"},
        {
            "that": "Ukraine accepts this agreement",
            "on": "2022-04-03",
            "said": "2022-04-04",
            "recorded": "2022-04-05",
            "by": "Associated Press",
            "source": {"report": "sha256:0", "span": [1, 2]},
        },
    ]
    first, second, third = read_record("\n".join(map(json.dumps, lines)) + "\n\n", AGREEMENT)
    assert (first.by, first.holds, first.said, first.recorded) == (None, True, date(2022, 4, 1), date(2022, 4, 1))
    assert (second.about, second.by, second.holds) == (first.about, "Ukraine", True)
    assert (third.about, third.by) == (Accepts("Ukraine"), "the Associated Press")
    assert third.source == Source("sha256:0", (1, 2))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "no JSON"),
        ("[" * 100000, "no JSON"),
        ("[]", "expected an object"),
        ('{"on": "2022-04-01"}', "'that' and 'by' are missing"),
        ('{"that": "x", "on": "2022-02-31", "by": null}', "not in the calendar"),
        ('{"that": "x", "on": "20220201", "by": null}', "no day such as"),
        ('{"that": "x", "on": 5, "by": null}', "no day such as"),
        ('{"that": "x", "on": null, "by": null}', "'on' is null"),
        ('{"that": "x", "on": "2022-04-01", "by": "Sweden"}', "nobody whom the agreement lists"),
        ('{"that": "x", "on": "2022-04-01", "by": null, "until": "2022-03-01"}', "is before 'on'"),
        ('{"that": "x", "on": "2022-04-01", "by": null, "who": 1}', "unknown key 'who'"),
        ('{"that": "", "on": "2022-04-01", "by": null}', "'that' is not a sentence"),
        ('{"that": "\\ud800", "on": "2022-04-01", "by": null}', "'that' is not a sentence"),
        ('{"that": "x", "on": "2022-04-01", "by": null, "holds": "no"}', "neither true nor false"),
        ('{"that": "x", "on": "2022-04-01", "by": null, "source": {"span": [2, 1]}}', "'source' is not"),
        ('{"that": "x", "that": "y", "on": "2022-04-01", "by": null}', "stands twice"),
    ],
)
def test_every_bad_line_is_told_with_its_number(line: str, expected: str) -> None:
    """A good line between two bad ones; both bad ones are in the message."""
    good = '{"that": "it rains", "on": "2022-04-01", "by": null}'
    with pytest.raises(RecordError) as raised:
        read_record(f"{line}\n{good}\n{line}", AGREEMENT)
    told = str(raised.value).split("\n")
    assert [(t.split(":")[0], expected in t) for t in told] == [("line 1", True), ("line 3", True)]


def test_every_mistake_of_a_line_is_told() -> None:
    """One line with an impossible day, an unknown speaker, an unknown key and no sentence: four messages."""
    line = '{"that": "", "on": "2022-02-31", "by": "Sweden", "who": 1}'
    with pytest.raises(RecordError) as raised:
        read_record(line, AGREEMENT)
    told = str(raised.value).split("\n")
    assert [t.split(":")[0] for t in told] == ["line 1"] * 4
    assert all(any(cause in t for t in told) for cause in ("'that'", "2022-02-31", "'Sweden'", "'who'"))


@pytest.mark.parametrize(
    ("that", "acts"),
    [
        ("the parties exchange prisoners", [("ukraine exchange prisoner", True), ("russia exchange prisoner", True)]),
        (
            "Ukraine and Moscow exchanged prisoners",
            [("ukraine exchange prisoner", True), ("russia exchange prisoner", True)],
        ),
        ("Russia did not violate 1.2", [("russia attack", False)]),
        ("Russia is in breach of 1.2", [("russia attack", True)]),
        ("1.2 is violated by Russia", [("russia attack", True)]),
        ("Ukraine keeps 1.1", [("ukraine exchange prisoner", True)]),
        ("Ukraine exercises 1.3", [("ukraine leave", True)]),
        ("Sweden and Norway exchange prisoners", [("sweden and norway exchange prisoner", True)]),
        ("Ukraine and Russia share a border", [("ukraine and russia share border", True)]),
    ],
)
def test_deeds_and_joint_acts(that: str, acts: list[tuple[str, bool]]) -> None:
    """What several do together is the act of each where the agreement names these; else it is one proposition."""
    found = agreement("Each party shall exchange prisoners.", "Russia shall not attack.", "Ukraine may leave.")
    said = [(about, holds) for about, holds in subjects_from_words(that, found) if isinstance(about, Proposition)]
    assert [(about.key, holds) for about, holds in said] == acts


def test_a_day_in_the_words_is_the_day_on_which_it_holds() -> None:
    """ "It rained on 1 May 2022" is that it rained, on that day; another day in `on` is a mistake."""
    found = agreement("Ukraine shall go if it rains.", "Ukraine shall stay if it snows on 1 May 2022.")
    line = '{"that": "It rained on 1 May 2022.", "on": "%s", "by": null}'
    (said,) = read_record(line % "2022-05-01", found)
    assert (said.about, said.that) == (found.provisions[0].antecedent.proposition, "It rained on 1 May 2022.")  # type: ignore[union-attr]
    with pytest.raises(RecordError, match=r"'that' says 2022-05-01, and 'on' says 2022-05-03"):
        read_record(line % "2022-05-03", found)
    with pytest.raises(RecordError, match="a day that is in the calendar"):
        read_record(line.replace("1 May", "31 June") % "2022-05-03", found)
    assert read_record(line.replace("rained", "hailed") % "2022-05-03", found)
