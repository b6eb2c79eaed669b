"""`parley export`: the ledger in the formats of the field."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.filters import filter_options
from parley.cli.options import by_option, example, ledger_option
from parley.cli.terminal import tell
from parley.export.forms import FORMS, TABLES, form_named

if TYPE_CHECKING:
    from parley.export.forms import Table
    from parley.ledger import Filter

_FORMATS = "\b\n" + "\n".join(f"{form.name:<14}{form.says}" for form in FORMS)


@click.command(
    short_help="Give the ledger out in other formats.",
    epilog=example(
        "parley export csv -o statements.csv",
        "parley export geojson --side Ukraine --since 2022-03-01 -o places.geojson",
        "parley export brief --assess agreement.md -o brief.docx",
    ),
    help=f"""Write what the filters let through to a file, and note that in the ledger with its SHA-256.

{_FORMATS}

docs/formats.md says what is in each.""",
)
@click.argument("form", metavar="FORMAT", type=click.Choice([form.name for form in FORMS]))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="The file."
)
@click.option("--table", type=click.Choice(TABLES), help="That table alone, where the format holds several.")
@click.option(
    "--assess",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="The agreement for duties, findings and days. [default: those that the ledger keeps]",
)
@filter_options
@by_option
@ledger_option
def export(
    form: str,
    out: Path,
    table: "Table | None",
    assess: tuple[Path, ...],
    which: "Filter",
    by: str | None,
    ledger: str | None,
) -> int:
    """Write what the filters let through to a file."""
    if str(out) == "-":
        raise click.UsageError("-o -: an export is a file, noted in the ledger with its SHA-256. Name one.")
    from parley.tasks.giving_out import give_out
    from parley.tasks.takeaway import takeaway_of
    from parley.wiring import ledger_at, now, reviewer

    chosen = form_named(form)
    chosen.check_name(out.name)
    with ledger_at(ledger) as opened:
        taken = takeaway_of(opened, which, assess)
        given = give_out(opened, chosen, taken, out, table, author=by or reviewer(), now=now())
    items = _counted(given.items, table or chosen.items)
    click.echo(f"{out}: {items}. Noted in the ledger as entry {given.entry}.")
    if not given.items:
        tell("The filters let nothing through." if not which.is_open else "The ledger has nothing of this kind.")
        if not taken.agreements:
            tell("Duties, findings and days come out of an agreement: --assess FILE, or `parley ledger keep`.")
    return 0


def _counted(number: int, many: str) -> str:
    """A number of things: "1 party", "2 parties"."""
    one = f"{many.removesuffix('ies')}y" if many.endswith("ies") else many.removesuffix("s")
    return f"{number:,} {one if number == 1 else many}"
