"""What a simple program does: the baselines that following is measured against.

"Same words": two texts are one thing where their weighty words have the same roots. "Nearest at 0.65": a text is what
the nearest earlier one is, if the cosine of both is at least 0.65, as the PA-X implementation tracker links reports to
provisions.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parley.following.words import stems_of

NEAR = 0.65
"""The least cosine."""

Rows = NDArray[np.float32]


def same_words(texts: Sequence[str]) -> list[frozenset[str]]:
    """For each text what is the same for all texts of the same words."""
    return [frozenset(stems_of(text)) for text in texts]


def nearest_earlier(vectors: Rows) -> list[int]:
    """For each row (of length one) the first row of its group: that of the nearest earlier row, or itself."""
    groups: list[int] = []
    for at, one in enumerate(vectors):
        cosines = vectors[:at] @ one
        nearest = int(cosines.argmax()) if at else -1
        groups.append(groups[nearest] if at and cosines[nearest] >= NEAR else at)
    return groups
