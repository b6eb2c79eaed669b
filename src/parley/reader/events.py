"""The head that tells PLOVER types (Halterman et al. 2023) from the vectors of source, target and the words around."""

from dataclasses import dataclass
from math import erf

import numpy as np

from parley.reader.linking import Floats


@dataclass(frozen=True, slots=True)
class EventHead:
    """`events` are the types; `inner` and `outer` are (weight, bias) of the two layers."""

    events: tuple[str, ...]
    inner: tuple[Floats, Floats]
    outer: tuple[Floats, Floats]

    def scores(self, parts: Floats) -> Floats:
        """One score a type, for the vectors (4, width) of source, target, what stands between, and the sentence."""
        inside = self.inner[0] @ parts.reshape(-1) + self.inner[1]
        activated = [0.5 * x * (1 + erf(x / 2**0.5)) for x in inside.tolist()]  # the unit of Hendrycks and Gimpel
        return np.asarray(self.outer[0] @ np.asarray(activated, np.float32) + self.outer[1], np.float32)
