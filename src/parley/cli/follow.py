"""Working in new reports before a command reads what follows from all of them, with a line that tells how far it is."""

from typing import TYPE_CHECKING

from parley.cli.terminal import progress, tell

if TYPE_CHECKING:
    from parley.ledger import Ledger


NOT_KEPT = "Nothing is kept of what is worked out now: this ledger cannot be written to."


def catch_up(ledger: "Ledger") -> bool:
    """Works in what was not followed yet. False, with a word on it, where that cannot be kept: it is then worked in
    each time that it is asked for."""
    from parley.reader.meaning import load_sentence_encoder
    from parley.tasks.follow import lacking, work_in

    encoder = load_sentence_encoder()
    number, is_anew = lacking(ledger, encoder)
    if number and not ledger.can_keep():
        tell(NOT_KEPT)
        return False
    if is_anew and number:
        tell(
            "This Parley follows talks otherwise than the one before; what follows from the reports is worked out anew."
        )
    for _ in progress(work_in(ledger, encoder), number, "Following"):
        pass
    return True
