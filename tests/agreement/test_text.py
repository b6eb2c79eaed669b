"""The text as a whole: sections, head, normal form, and texts that are no agreement."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement import describe, parse, parse_partial
from parley.errors import AgreementErrors
from parley.model.condition import And, Holds, InForce
from tests.agreement.texts import HEAD, ISTANBUL, agreement, mistakes, text


def test_istanbul() -> None:
    """The worked example is understood sentence by sentence."""
    found = parse(ISTANBUL.read_text("utf-8"))
    assert (found.title, found.status, found.date, found.place) == (
        "Istanbul framework",
        "proposed",
        date(2022, 3, 29),
        "Istanbul",
    )
    assert [p.id for p in found.provisions] == ["P1", "P2", "1.1", "1.2", *(f"2.1/{g.name}" for g in found.guarantors)]
    assert [(s.id, s.event.words) for s in found.steps[:3]] == [
        ("S1", "the foreign ministers meet"),
        ("S2", "the presidents meet"),
        ("S3", "the presidents meet"),
    ]
    assert found.provisions[0].starts == date(2022, 3, 29)
    assert found.provisions[0].pledge
    assert found.meanings[0].condition == InForce("Article 2")
    assert (found.meanings[1].condition, found.meanings[1].words) == (None, "belonging to no military alliance")
    entry = found.entries[0].condition
    assert isinstance(entry, And)
    assert [p.proposition.words for p in entry.parts if isinstance(p, Holds)] == [
        "there is complete peace throughout Ukraine",
        "a referendum has approved its parameters",
    ]
    assert found.normal_form == ISTANBUL.read_text("utf-8")


def test_normal_form_keeps_explanations_and_numbers_sentences() -> None:
    """Layout becomes even, sentences get their numbers, explanations stay where they are."""
    found = parse(
        "> Why.\n# T\nDATE: March 29, 2022\n## parties:\n* A (also:a1)\n- B\n##  Article 1: War\n> Note.\n"
        "A shall\n  go.  B shall stay .\n\n- A shall wait\n> Inside.\n## STEPS\nThey meet.[A]"
    )
    assert found.normal_form == (
        "> Why.\n\n# T\n\nDate: 2022-03-29\n\n## Parties\n- A (also: a1)\n- B\n\n## Article 1. War\n> Note.\n\n"
        "1.1 A shall go.\n1.2 B shall stay.\n1.3 A shall wait.\n\n> Inside.\n\n## Steps\n- They meet. [A]\n"
    )
    assert parse(found.normal_form) == found


_ACTS = st.sampled_from(
    ["go", "hold neutral status", "hold talks", "withdraw its troops and guns", "ratify the treaty"]
)
_LEAVES = st.sampled_from(
    [
        "it rains",
        "the river floods",
        "1.1 is kept",
        "Russia violates 1.1",
        "this agreement is in force",
        "a party attacks",
    ]
)
_CONDITIONS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"({p[0]}) and ({p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]}) or ({p[1]})"),
        inner.map(lambda p: f"not ({p})"),
    ),
    max_leaves=4,
)
_TAILS = st.one_of(
    st.just(""),
    st.tuples(st.sampled_from(["if", "once", "unless", "while", "until"]), _CONDITIONS).map(
        lambda p: f" {p[0]} {p[1]}"
    ),
    st.sampled_from([", within 3 days", ", by 1 May 2022", " for 2 years", ", verified by the Associated Press"]),
    st.sampled_from(
        [
            ", no later than the end of 2024",
            ", within thirty (30) days of the entry into force",
            " in the event of a breach of 1.1 by Russia",
            ", but only if it rains",
            ", on or after 1 May 2022",
            ", to be verified by the Associated Press",
            " [Ukraine: within 3 days] [Russia: by the end of 2022]",
            " [Ukraine: , unless it rains,]",
        ]
    ),
)
_WHOLE = st.sampled_from(
    [
        "A party that violates 1.1 shall pay.",
        "If a party violates 1.1, the other party may respond.",
        "Heavy weapons shall be withdrawn by both parties within 14 days.",
        "Should an attack occur, each guarantor shall, without delay, assist Ukraine.",
        "1.1 is suspended while it rains.",
        "This article ends if neither Ukraine nor Russia has left.",
        "Ukraine shall go if (a) it rains; (b) it snows; or (c) 1.1 is kept.",
    ]
)
_PLAIN = st.tuples(
    st.sampled_from(["Ukraine", "Kyiv", "Each guarantor", "The parties", "Russia and Turkey"]),
    st.sampled_from(["shall", "shall not", "may"]),
    _ACTS,
    _TAILS,
    st.sampled_from(["", " [Russia]", " [Ukraine]", " [Turkey]"]),
).map(lambda p: f"{p[0]} {p[1]} {p[2]}{p[3]}.{p[4]}")
_SENTENCES = st.one_of(_PLAIN, _PLAIN, _WHOLE)
_EXPLAINED = st.tuples(_SENTENCES, st.sampled_from(["", "\n> Why so.", "\n\n> Why so.\n> And more.\n"])).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_EXPLAINED, min_size=1, max_size=5))
def test_text_to_agreement_to_text_is_the_identity(sentences: list[str]) -> None:
    """The normal form reads as the same agreement and is its own normal form."""
    found = agreement("Russia shall stay.", *sentences)
    again = parse(found.normal_form)
    assert again == found
    explained = [line for line in "\n".join(sentences).splitlines() if line.startswith(">")]
    assert [line for line in found.normal_form.splitlines() if line.startswith(">")] == explained
    assert again.normal_form == found.normal_form
    assert [s.means for s in describe(again).sentences] == [s.means for s in describe(found).sentences]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(_SENTENCES, min_size=1, max_size=4), st.sampled_from([("Ukraine", "Zembla"), ("Russia", "the Houthis")])
)
def test_renaming_a_party_renames_and_changes_nothing_else(sentences: list[str], names: tuple[str, str]) -> None:
    """Whoever it is, the same words mean the same."""
    old, new = names
    source = text("Russia shall stay.", *sentences)
    found, renamed = parse(source), parse(source.replace(old, new))
    assert [p.words.replace(old, new) for p in found.propositions] == [p.words for p in renamed.propositions]
    for before, after in zip(found.provisions, renamed.provisions, strict=True):
        assert after.id == before.id.replace(old, new)
        assert after.creditors == tuple(c.replace(old, new) for c in before.creditors)
        assert (after.kind, after.maintenance, after.deadlines) == (before.kind, before.maintenance, before.deadlines)
        assert after.accounts == (before.accounts and frozenset(a.replace(old, new) for a in before.accounts))


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_mistakes_and_never_a_crash(garbage: str) -> None:
    """Whatever comes, in whatever section."""
    for around in ("{}", "# T\n## Parties\n{}", text("1.1 Ukraine shall go {}".replace("{}", "\x00"), also="{}")):
        parse_partial(around.replace("\x00", garbage).replace("{}", garbage))


def test_garbled_agreements_never_crash() -> None:
    """The example with letters, brackets and lines knocked out, doubled or moved."""
    chance = random.Random(7)  # noqa: S311 - a fixed sequence, nothing secret
    source = ISTANBUL.read_text("utf-8")
    for _ in range(60):
        letters = list(source)
        for _ in range(25):
            at = chance.randrange(len(letters))
            letters[at : at + chance.randrange(3)] = chance.choice(
                ["", "[", "]", "(", ")", '"', "\n", " and ", " if ", "1.1", ", "]
            )
        found, _ = parse_partial("".join(letters))
        describe(found)
        assert parse_partial(found.normal_form)[0].provisions is not None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "at least one party"),
        ("# T\n## Article 1\nA shall go.\n", "at least one party"),
        (HEAD + "## Weather\nIt rains.\n", "a section:"),
        (HEAD + "## Article 1\n\n## Article 1\n", "each article's number once"),
        (HEAD.replace("Status: proposed", "Status: dead"), "proposed or signed"),
        (HEAD.replace("2022-03-29", "31 February 2022"), "a day that is in the calendar"),
        (HEAD.replace("Status: proposed", "Once upon a time"), "Status:, Date:, Place:"),
        (HEAD.replace("- Russia (also: Moscow", "- Russia (also: Kyiv"), "not already one of Ukraine's"),
        (HEAD.replace("Turkey (proposed)", "Turkey (maybe)"), "(also: other names) or (proposed)"),
        (HEAD + "\x00", "printable text"),
        (HEAD + "## Pledges\n\n- \n", "a sentence"),
    ],
)
def test_texts_that_are_no_agreement(source: str, expected: str) -> None:
    """Each has one mistake, told with place and mend."""
    with pytest.raises(AgreementErrors) as raised:
        parse(source)
    assert [m for m in raised.value.mistakes if expected in str(m)], str(raised.value)


def test_all_mistakes_are_told_in_order() -> None:
    """One message for each, at the words that are wrong; what can be understood is there in part."""
    source = text(
        "Ukraine shall go by 31 February 2022.",
        "Ukraine shall stay.",
        "Sweden shall go.",
        "Russia shall go if 1.1 is kept.",
    )
    found, wrong = parse_partial(source)
    first = source.split("\n").index("## Article 1") + 2
    assert [(m.line, m.column) for m in wrong] == [
        (first, 21),
        (first + 2, 1),
        (first + 3, 20),
    ]
    assert "Mend 1.1 first" in wrong[2].mend
    assert [p.id for p in found.provisions] == ["1.2"]


def test_terms_in_a_circle() -> None:
    """A means B and B means A is a mistake for both; a chain is none."""
    circle = '## Terms\n- "it rains" means it is wet.\n- "it is wet" means it rains.\n- "it pours" means it rains.\n'
    found = mistakes("Ukraine shall go.", also=circle)
    assert ["come back to its own term" in m for m in found] == [True, True]
    assert not mistakes("Ukraine shall go.", also='## Terms\n- "it rains" means it is wet.\n')


def test_ends_and_entries() -> None:
    """Of the agreement, an article or a sentence; on a day, once and while something holds."""
    found = agreement(
        "Ukraine shall go.",
        "This article is suspended while it rains.",
        also="## Entry into force\nArticle 1 enters into force on 1 May 2022.\n\n"
        "## Termination\n1.1 ends if it snows.\n",
    )
    assert [(e.target, e.suspends, e.only_while) for e in found.ends] == [
        ("Article 1", True, True),
        ("1.1", False, False),
    ]
    assert (found.entries[0].target, found.entries[0].day) == ("Article 1", date(2022, 5, 1))
    wrong = "## Termination\n1.1 ends while it snows.\nThis agreement ends.\nPeace ends.\n"
    assert len(mistakes("Ukraine shall go.", also=wrong)) == 3


@pytest.mark.parametrize(
    "step", ["They meet if it rains.", "They shall meet.", "Only if it rains.", "They meet after it has rained."]
)
def test_steps_that_are_none(step: str) -> None:
    """A step says only if or only after, and owes nothing."""
    assert len(mistakes("Ukraine shall go.", also=f"## Steps\n- {step}\n")) == 1


def test_what_looks_alike_is_told() -> None:
    """Two wordings that differ by a word are to be settled in Terms; a term that settles them ends it."""
    sentences = (
        "Ukraine shall go if a security system is in place.",
        "Russia shall go if a security system is put in place.",
    )
    pair = describe(agreement(*sentences)).alike
    assert [(a.words, b.words) for a, b in pair] == [
        ("a security system is in place", "a security system is put in place")
    ]
    settled = '## Terms\n- "a security system is in place" means a security system is put in place.\n'
    assert not describe(agreement(*sentences, also=settled)).alike


def test_who_does_it_to_whom_does_not_look_alike() -> None:
    """ "Ukraine pays Russia" and "Russia pays Ukraine" are plainly two things."""
    assert not describe(agreement("Ukraine shall pay Russia.", "Russia shall pay Ukraine.")).alike


def test_every_mistake_of_a_sentence_is_told() -> None:
    """An unknown party, a day that is not in the calendar, two references that lead nowhere, an unknown verifier."""
    told = mistakes(
        "1.1 If 7.7 is due and 8.8 is kept, Poland shall pay by 31 February 2022, verified by Sweden. [Norway]"
    )
    assert [t.partition(":")[0] for t in told] == [f"line 18, column {column}" for column in (8, 23, 36, 56, 86, 94)], (
        told
    )
    causes = ("7.7", "8.8", "Poland", "31 February 2022", "Sweden", "[Norway]")
    assert all(f"not '{cause}'" in t for cause, t in zip(causes, told, strict=True)), told


def test_one_mistake_is_told_once() -> None:
    """What is right in a sentence with a mistake gives no second one; nor does a day in quotation marks."""
    for one in (
        "1.1 Poland shall pay by 1 May 2022, unless it rains before 1 April 2022.",
        '1.1 Poland shall keep the "deal of 31 February 2022".',
        "1.1 Ukraine must pay by 1 May 2022.",
        "1.1 Ukraine shall pay [Norway: by 1 May 2022] [Russia: by 1 June 2022].",
        "1.1 Peace is good.",
    ):
        assert len(mistakes(one)) == 1, mistakes(one)
