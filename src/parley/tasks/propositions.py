"""What is said again and again, out of a ledger."""

from datetime import date

from parley.errors import UnknownStatementError
from parley.following.sayings import Saying
from parley.ledger import Ledger
from parley.model.process import Gathered, Who, Wording
from parley.tasks.process import overview


def list_propositions(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    wordings: int = 1,
    about: str | None = None,
) -> tuple[tuple[Gathered, ...], Who]:
    """Propositions of at least so many wordings, the one last said first; with `about`, those of a statement ("r1.s3"),
    or of which a wording has these words. Also who is who.

    Raises UnknownStatementError for a statement that is in no proposition, LedgerError.
    """
    known, _ = overview(ledger, as_of=as_of, known_by=known_by)
    found = [one for one in known.propositions if len(one.wordings) >= wordings]
    if about is not None:
        named = [one for one in known.propositions if any(about == statement_of(w) for w in one.wordings)]
        found = named or [one for one in found if any(_has(w, about) for w in one.wordings)]
    if about is not None and not found:
        raise UnknownStatementError(
            f"No proposition has {about!r}. `parley propositions` lists them; `parley search` finds words in reports."
        )
    return tuple(sorted(found, key=lambda one: one.last, reverse=True)), known.who


def statement_of(wording: Wording) -> str:
    """The id of a wording's statement: "r1.s3"."""
    return f"r{wording.report}.{wording.statement}"


def speaker_of(said: Wording | Saying, who: Who) -> str:
    """Who says it and for whom: "Vladimir Medinsky (Russia)"."""
    names = who.by_id
    speaker, side = names.get(said.speaker or ""), names.get(said.side or "")
    if speaker is None:
        return side.name if side else "the report itself"
    return speaker.name if side is None or side.id == speaker.id else f"{speaker.name} ({side.name})"


def _has(wording: Wording, words: str) -> bool:
    return words.casefold() in wording.words.casefold()
