"""Who takes part: persons, states, organisations, groups, and documents that speak."""

from dataclasses import dataclass
from typing import Literal

from parley.model.span import Spans

PartyKind = Literal["person", "state", "organisation", "group", "document", "place-name"]


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a report, resolved inside that report.

    `side` is the id of the party for which this one speaks (its own id for a state or an organisation that
    stands for itself), None where the report does not settle it. `code` is the ISO 3166-1 alpha-3 code of a
    state. `mentions` are all places where the report names it.
    """

    id: str
    name: str
    kind: PartyKind
    roles: tuple[str, ...] = ()
    side: str | None = None
    code: str | None = None
    mentions: Spans = ()
