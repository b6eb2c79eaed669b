"""Pictures: of what waits for what in an agreement, and of the life cycle."""

from pathlib import Path

from parley.engine import Standing
from parley.errors import WrongUseError
from parley.export.graph import graph
from parley.export.graph_waits import Force
from parley.export.outline import Item, outline
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
    return picture_of(agreement, testified, assessment), assessment


def picture_of(agreement: Agreement, testified: Testified, assessment: Assessment) -> str:
    """The picture of what waits for what, as SVG, where the assessment is there already."""
    return graph(agreement, assessment, _force(agreement, testified, assessment))


def outline_of(agreement: Agreement, testified: Testified, assessment: Assessment) -> tuple[Item, ...]:
    """The same as nested lists: what waits, and under it what it waits for. Time: about linear in the agreement."""
    return outline(agreement, assessment, _force(agreement, testified, assessment))


def _force(agreement: Agreement, testified: Testified, assessment: Assessment) -> Force:
    """What an assessment does not spell out."""
    standing = Standing(
        agreement,
        testified.testimony,
        as_of=assessment.as_of,
        known_by=assessment.known_by,
        account=assessment.account,
    )
    entered = {name: Truth.HOLDS if entered else Truth.UNKNOWN for name, (entered, _) in standing.scopes.items()}
    in_force = {name: truth for name, (_, truth) in standing.scopes.items()}
    return Force(entered, in_force, standing.acceptances)
