"""What the judge goes by: one row of numbers for each statement that was found."""

from math import log1p

import numpy as np

from parley.model.statement import ACTS, Act, Voice
from parley.reader.linking import Floats, means
from parley.reader.rules.clause import Clause
from parley.reader.rules.found import Found
from parley.reader.tagging import Tagging

_CONDITIONS = ("if", "only_if", "unless", "until", "requires")
_VOICES = ("direct", "indirect", "mixed")


def features(tagging: Tagging, found: Found, act: Act, clause: Clause, voice: Voice) -> Floats:
    """The row of one statement: what the rules know of it (`act` and `clause` are theirs), then the mean vectors of the
    words of its cue, its longest piece of content and its source."""
    content = max(found.content, key=lambda r: r[1] - r[0])
    ranges = [tagging.blind.words(r) for r in (found.cue or (0, 0), content, found.source or (0, 0))]
    size = sum(hi - lo for lo, hi in map(tagging.blind.words, found.content))
    known = [
        found.by_rules, found.sure > 0, found.sure, found.by_rules and found.sure > 0, found.within is not None,
        found.cue is None, found.source is None, found.negated, found.document, found.act is not None,
        bool(found.relays), clause.own, clause.other, clause.infinitive, clause.nominal, clause.document, clause.joint,
        log1p(size) / 4, size < 3, *(c in clause.conditions for c in _CONDITIONS), *(v == voice for v in _VOICES),
        *(a == act for a in ACTS), *(a == found.act for a in ACTS),
    ]  # fmt: skip
    return np.concatenate([np.array(known, np.float32), means(tagging.vectors, ranges).reshape(-1)])
