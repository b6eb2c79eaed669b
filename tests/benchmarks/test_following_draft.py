"""How much of what the talks hold a draft has, and whether it has anything that nobody said."""

from benchmarks.measures.following_draft import draft_measures, in_said_words, is_accepted, sentences_from_draft

DRAFT = """# Talks

> A note.

Status: proposed
Date: 2026-01-05

## Parties
- Armenia (also: Yerevan)
- Georgia

## Guarantors
- Turkey (proposed)
> r1.s3, Armenia, 2026-01-05, claim: “Turkey might be a guarantor”

## Pledges
- Armenia shall free all prisoners.
> r1.s1, Armenia, 2026-01-05, promise: “to free all prisoners”

## Article 1. Force
1.1 Georgia shall not use force. [Armenia]
> r1.s2, Armenia, 2026-01-05, demand: “Georgia must not use force”

> **Said, but not worded as a sentence**
>
> A threat is no term of an agreement:
> - r1.s4, Georgia, 2026-01-05, threat: “to close the border”
"""
FOUND = {"t1": (1, "s1"), "t2": (1, "s2"), "t3": (1, "s3"), "t4": (1, "s4")}


def _point(kind: str, holder: str | None, *statements: str) -> dict[str, object]:
    return {"point": "", "kind": kind, "holder": holder, "conditions": [], "statements": list(statements)}


def test_sentences_are_read_with_what_they_rest_on() -> None:
    """Kind by section and words, holder by bracket; what is not worded is no sentence."""
    found = [(one.kind, one.holder, one.rests) for one in sentences_from_draft(DRAFT)]
    assert found == [
        ("guarantee", None, ((1, "s3"),)),
        ("duty", None, ((1, "s1"),)),
        ("ban", "Armenia", ((1, "s2"),)),
    ]


def test_a_draft_that_has_every_point() -> None:
    """Each in its kind, with its holder."""
    gold = {"drafts": [_point("duty", None, "t1"), _point("ban", "Armenia", "t2"), _point("guarantee", None, "t3")]}
    assert set(draft_measures(gold, FOUND, DRAFT, ["Armenia", "Georgia"]).values()) == {1.0}


def test_points_that_are_missing_or_of_another_kind_or_holder() -> None:
    """A duty said to be a step; a ban held by nobody; a point that is not there; one whose statement was not read."""
    gold = {
        "drafts": [
            _point("step", None, "t1"),
            _point("ban", None, "t2"),
            _point("duty", None, "t4"),
            _point("duty", None, "t9"),
        ]
    }
    measured = draft_measures(gold, FOUND, DRAFT)
    assert measured["points"] == 2 / 3
    assert measured["points of their kind"] == 1 / 3
    assert measured["points of their kind and holder"] == 0


def test_a_word_that_nobody_said_is_found() -> None:
    """ "quickly" is not in the statement."""
    invented = DRAFT.replace("free all prisoners.", "free all prisoners quickly.")
    assert [in_said_words(one, ["Armenia"]) for one in sentences_from_draft(invented)][1] is False
    assert [in_said_words(one, ["Armenia"]) for one in sentences_from_draft(DRAFT)][1] is True


def test_a_draft_with_a_mistake_is_not_accepted() -> None:
    """A duty of one who is not listed is a mistake; without it the draft can be assessed."""
    assert is_accepted(DRAFT)
    assert not is_accepted(DRAFT.replace("Georgia shall not use force.", "Sweden shall not use force."))
