"""What the reviews of one statement amount to: who says what of it, whether they agree, and how it then reads."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from parley.model.judgement import Review, ReviewState, Verdict

_STATES: dict[Verdict, ReviewState] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The last word of each reviewer, by entry, and what follows: a state, and the fields that are otherwise."""

    reviews: tuple[tuple[int, Review], ...]
    state: ReviewState
    changes: tuple[tuple[str, Any], ...] = ()


def reviewed(reviews: Iterable[tuple[int, Review]]) -> Reviewed:
    """What the reviews of one statement amount to, given with their entries in the order of the log.

    Only the last one of each reviewer counts. All the same: that is the state. Else it is disputed, unless somebody
    settled it: then the last settlement counts until a reviewer of the two decides anew.
    """
    last: dict[str, tuple[int, Review]] = {}
    for seq, review in reviews:
        last.pop(review.by, None)
        last[review.by] = (seq, review)
    standing = tuple(last.values())
    settled = [place for place, (_, review) in enumerate(standing) if review.settles]
    counting = [review for _, review in (standing[settled[-1] :] if settled else standing)]
    said = {_said(review) for review in counting}
    if len(said) > 1:
        return Reviewed(standing, "disputed")
    return Reviewed(standing, _STATES[counting[0].verdict], counting[0].changes)


def _said(review: Review) -> str:
    return json.dumps([review.verdict, sorted(review.changes)], sort_keys=True)
