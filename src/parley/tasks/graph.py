"""Pictures: of what waits for what in an agreement, and of the life cycle."""

from datetime import date
from pathlib import Path

from parley.engine.accounts import Account
from parley.engine.evaluate import Run
from parley.engine.network import Network
from parley.engine.record import Record
from parley.errors import WrongUseError
from parley.export.graph import graph
from parley.export.graph_waits import Standing
from parley.model.agreement import Agreement
from parley.model.finding import Assessment, Truth
from parley.tasks.assess import Question, assess
from parley.tasks.page import write_file
from parley.tasks.testify import Testified

SUFFIX = ".svg"


class UnknownPictureError(WrongUseError):
    """A picture was asked for in a file whose name does not end in .svg."""


def refuse_other_suffix(path: Path) -> None:
    """Raises UnknownPictureError where a file's name does not end in .svg."""
    if path.suffix.lower() != SUFFIX:
        raise UnknownPictureError(
            f"{path}: pictures are written as SVG, which every browser shows and prints. Name a file that ends in .svg."
        )


def write_graph(path: Path, agreement: Agreement, testified: Testified, question: Question) -> Assessment:
    """Write the picture of what waits for what; returns the assessment that it shows.

    Raises UnknownPictureError, UnwritableFileError, and what `assess` raises.
    """
    refuse_other_suffix(path)
    picture, assessment = graph_of(agreement, testified, question)
    write_file(path, picture)
    return assessment


def graph_of(agreement: Agreement, testified: Testified, question: Question) -> tuple[str, Assessment]:
    """The picture of what waits for what, as SVG, and the assessment that it shows.

    The same input gives the same bytes. Costs an assessment, one more run in its account, and time linear in the
    agreement; the drawing itself has some 200 boxes at most. Raises UnknownAccountError, MissingDayError.
    """
    assessment = assess(agreement, testified, question).assessment
    known = [t for t in testified.testimony if question.known_by is None or t.recorded <= question.known_by]
    start = agreement.date or min((t.on for t in known if t.on <= assessment.as_of), default=assessment.as_of)
    record = Record(agreement, known, assessment.as_of, start)
    return graph(agreement, assessment, _standing(agreement, record, assessment.account, assessment.as_of)), assessment


def _standing(agreement: Agreement, record: Record, name: str, day: date) -> Standing:
    """What is in force and who has accepted, in an account."""
    account = Account(name, agreement, record)
    run = Run(Network(agreement, name, record.start), account, day)
    entered, in_force = {}, {}
    for target, number in run.network.scopes.items():
        scope = run.scope(number)
        in_force[target] = scope.value.truth
        entered[target] = Truth.HOLDS if scope.entered is not None else Truth.UNKNOWN
    members = (*agreement.parties, *agreement.guarantors)
    return Standing(entered, in_force, {m.name: account.accepted(m.name, day).truth for m in members})
