"""What is said: attributions, statements, and the reading that holds them."""

from dataclasses import dataclass
from typing import Literal, get_args

from parley.model.doubt import Doubt
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Spans
from parley.model.time import TimeReference

Act = Literal[
    "claim",
    "plan",
    "promise",
    "offer",
    "requirement",
    "demand",
    "threat",
    "accusation",
    "denial",
    "acceptance",
    "rejection",
    "protest",
    "assessment",
]
ACTS: tuple[Act, ...] = get_args(Act)
Modality = Literal["actual", "intended", "possible", "required"]
Voice = Literal["direct", "indirect", "mixed"]
ProvisoKind = Literal["if", "only_if", "unless", "until", "requires"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The raw layer, as PolNeAR defines it: source, cue and content, each in one or more pieces."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True)
class Proviso:
    """A condition as a speaker words it: `span` without the conjunction, `governs` what depends on it."""

    kind: ProvisoKind
    span: Spans
    governs: Spans


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a speaker says, writes, decides, promises or makes known. Never a fact.

    `speaker`, `side`, `actor`, `recipient` and `via` are ids of parties; `speaker` None is the report's own
    voice. `within` is the id of the statement in whose content this one is reported.
    """

    id: str
    attribution: str | None
    within: str | None
    speaker: str | None
    side: str | None
    via: tuple[str, ...]
    content: Spans
    voice: Voice
    act: Act
    event: str | None
    modality: Modality
    negated: bool
    actor: str | None
    recipient: str | None
    conditions: tuple[Proviso, ...]
    times: tuple[TimeReference, ...]
    places: tuple[Place, ...]
    confidence: float

    @property
    def start(self) -> int:
        """Where the content begins, in code points of the report's text."""
        return self.content[0].start


@dataclass(frozen=True, slots=True)
class ReaderStamp:
    """Which reader made a reading: version of Parley, name, version, protocol and SHA-256 of its pack."""

    version: str
    pack: str
    pack_version: str
    protocol: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader found in one report, in the order of the text."""

    reader: ReaderStamp
    report: Report
    parties: tuple[Party, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeReference, ...]
    places: tuple[Place, ...]
    doubts: tuple[Doubt, ...]

    def words(self, spans: Spans) -> str:
        """The text that the spans cover, pieces joined by an ellipsis."""
        return " … ".join(span.of(self.report.text) for span in spans)

    def party(self, party_id: str | None) -> Party | None:
        """The party of that id, None for None."""
        return next((p for p in self.parties if p.id == party_id), None)
