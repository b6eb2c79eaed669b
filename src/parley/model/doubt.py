"""What could not be settled, and where."""

from dataclasses import dataclass

from parley.model.span import Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader leaves open instead of guessing.

    `span` is the place in the report's text ((0, 0) where it concerns the whole report), `kind` a short
    fixed word such as "no-date" or "unresolved-speaker", `note` a sentence for people.
    """

    span: Span
    kind: str
    note: str
