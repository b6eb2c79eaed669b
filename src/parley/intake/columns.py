"""Which column of a table holds what: as asked for, as a known export has it, or by what the columns are called."""

from collections.abc import Mapping

from parley.intake.mappings import NAMES, export_of
from parley.intake.opening import Opening
from parley.intake.refusals import ColumnError

_SHOWN = 60


def fields_in(columns: tuple[str, ...], opening: Opening, name: str) -> dict[str, str]:
    """The column of each field that has one: `title` and `text`, or one of them, and others. Raises ColumnError, naming
    the columns there are, where one that is asked for is not there, or nobody can tell which is meant."""
    known = export_of(columns, opening.export)
    if opening.export and known is None:
        raise ColumnError(f"{name}: this is no export of {opening.export}. {_there(columns)}")
    wanted = {**(known or {}), **opening.columns}
    found = {field: _column(field, column, columns, name) for field, column in wanted.items()}
    if not found:
        found = _told(columns, name)
    if "text" not in found and "title" not in found:
        raise ColumnError(f"{name}: no column is called text, body, content or title. {_there(columns)}")
    return found


def _told(columns: tuple[str, ...], name: str) -> dict[str, str]:
    """By what the columns are called."""
    found: dict[str, str] = {}
    for field, names in NAMES.items():
        fits = [column for column in columns if column.casefold() in names]
        if len(fits) > 1:
            both = " and ".join(repr(column) for column in fits)
            raise ColumnError(f"{name}: {both} may both be the column of the {field}. {_there(columns, field)}")
        if fits:
            found[field] = fits[0]
    return found


def _column(field: str, asked: str, columns: tuple[str, ...], name: str) -> str:
    fits = [column for column in columns if column == asked] or [
        column for column in columns if column.casefold() == asked.casefold()
    ]
    if len(fits) == 1:
        return fits[0]
    what = "there are several columns" if fits else "there is no column"
    raise ColumnError(f"{name}: {what} {asked!r} for the {field}. {_there(columns, field)}")


def _there(columns: tuple[str, ...], field: str = "text") -> str:
    shown = ", ".join(column[:_SHOWN] for column in columns[:_SHOWN])
    return f"Its columns are: {shown}. Say which one is meant: --map {field}=COLUMN."


def cell(cells: Mapping[str, str | None], fields: Mapping[str, str], field: str) -> str | None:
    """What a row says of a field; None where that is nothing."""
    column = fields.get(field)
    return (cells.get(column) or "").strip() or None if column is not None else None
