"""The command `parley`, and what becomes of errors: 0 done, 1 the data has problems, 2 wrong use."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from parley.cli.add import add
from parley.cli.agreements import assess, check
from parley.cli.archive import archive
from parley.cli.course import course
from parley.cli.demo import demo
from parley.cli.draft import draft
from parley.cli.export import export
from parley.cli.graph import graph
from parley.cli.import_ import import_
from parley.cli.ledger import ledger
from parley.cli.ledgers import link, statements
from parley.cli.news import news
from parley.cli.parties import parties
from parley.cli.pledges import pledges
from parley.cli.positions import positions
from parley.cli.propositions import propositions
from parley.cli.read import read
from parley.cli.review import review
from parley.cli.search import search
from parley.cli.serve import serve
from parley.cli.suggest import suggest
from parley.cli.terminal import tell
from parley.cli.user import user
from parley.errors import AgreementErrors, ParleyError

UNFORESEEN = 1
STOPPED = 130


class InOrder(click.Group):
    """Lists the commands in the order in which one comes to need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, as they were added."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `parley demo`. Each command has its own --help, with an example.",
)
@click.version_option(package_name="parley", message="parley %(version)s")
def parley() -> None:
    """Who said, promised, demanded and accepted what in a negotiation, and what still stands in the way.

    Everything shown is somebody's word, with the sentence it rests on. Nothing is shown as a fact.
    """


COMMANDS = (
    demo, read, add, statements, search, review, link, suggest,
    news, propositions, parties, positions, pledges, draft,
    check, assess, graph, course, export, import_, archive, serve, user, ledger,
)  # fmt: skip
for command in COMMANDS:
    parley.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run `parley` and leave with its exit code. No traceback reaches the user."""
    _speak_utf8()
    code = _run(args)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _reader_gone()
    except OSError as error:
        code = _no_room(error)
    sys.exit(code)


def _run(args: Sequence[str] | None) -> int:
    try:
        # Not `parley.main`: that ends with 1 when whoever reads the output has enough.
        with parley.make_context("parley", list(sys.argv[1:] if args is None else args)) as context:
            code = parley.invoke(context)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AgreementErrors as error:
        tell(str(error))
        return error.exit_code
    except ParleyError as error:
        tell(f"parley: {error}")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        tell("Stopped.")
        return STOPPED
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _no_room(error)
    except Exception as error:
        tell(f"parley: this should not have happened: {_where(error)}. Please report it, with the command you gave.")
        return UNFORESEEN


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    at = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {str(error)[:300]}{at}"


def _reader_gone() -> int:
    """Whoever read the output has enough, as `head` does: nothing more can or need be written."""
    _write_nowhere()
    return 0


def _no_room(error: OSError) -> int:
    """The output cannot be written, or a file that was there is gone: the disk is full, say."""
    named = f"{error.filename}: " if error.filename else ""
    tell(f"parley: {named}{error.strerror or error}. Check the disk and the rights, and try again.")
    _write_nowhere()
    return 1


def _write_nowhere() -> None:
    """What is still waiting to be written goes nowhere, so that leaving is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """JSON is UTF-8 wherever it goes, and no letter of a report is too strange for a terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
