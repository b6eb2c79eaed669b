"""`parley ledger`: prove, check, back up and copy the ledger itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import MANY, by_option, example, ledger_option
from parley.cli.show_added import many
from parley.cli.terminal import on_one_line, tell, tell_all
from parley.errors import LedgerError

if TYPE_CHECKING:
    from parley.ledger import Ledger


@click.group(
    short_help="Prove, check, back up and copy the ledger.",
    epilog=example("parley ledger head", "parley ledger verify", "parley ledger backup talks-copy.db"),
)
def ledger() -> None:
    """The ledger is one log that is only ever added to. Its head, a short number, stands for every letter in it.

    Write the head down elsewhere (print it, mail it, read it out): `verify --head` then shows, years later, that
    nothing before it was changed, taken away or put in.
    """


@ledger.command(short_help="Print the size and root of the log.")
@click.option("--sign", "key", type=click.Path(path_type=Path), metavar="KEY", help="Sign it with this private key.")
@ledger_option
def head(key: Path | None, ledger: str | None) -> int:
    """Print the head: how many entries there are, and the root of the Merkle tree over them (RFC 6962, SHA-256).

    With --sign, the second line is the signature (Ed25519) of the first by the owner of KEY.
    """
    from parley.ledger.signing import signature_of
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        found = opened.head()
    click.echo(str(found))
    if key is not None:
        click.echo(signature_of(found, key))
    return 0


@ledger.command(short_help="Make a key to sign heads with.")
@click.argument("file", type=click.Path(path_type=Path))
def key(file: Path) -> int:
    """Make a private key in FILE, which nobody else may have, and a public one in FILE.pub, which everybody may."""
    from parley.ledger.signing import make_key

    public = make_key(file)
    click.echo(f"{file}: keep it to yourself. {public}: give it to those who are to check your signatures.")
    return 0


@ledger.command(
    short_help="Check that the ledger is whole.",
    epilog=example("parley ledger verify", 'parley ledger verify --head "12:9f3c..."'),
)
@click.option("--head", "against", metavar="HEAD", help="A head of former days that the log must extend.")
@click.option("--signature", help="Under that head, as `head --sign` printed it; with --key.")
@click.option(
    "--key", type=click.Path(path_type=Path), metavar="KEY.pub", help="The public key of who signed the head."
)
@ledger_option
def verify(against: str | None, signature: str | None, key: Path | None, ledger: str | None) -> int:
    """Hash every entry and every original anew, and check the tree over them. Faults are told with their place."""
    from parley.ledger import head_from_words
    from parley.ledger.signing import check_signature
    from parley.wiring import ledger_at

    known = head_from_words(against) if against else None
    if (signature is None) != (key is None) or (signature and not known):
        raise click.UsageError("--head, --signature and --key go together.")
    if known and signature and key:
        check_signature(known, signature, key)
        click.echo(f"The head was signed by the owner of {key}.")
    with ledger_at(ledger) as opened:
        found = opened.verify(known)
    if found.faults:
        tell("This ledger is NOT whole:")
        tell_all(found.faults)
        return 1
    extends = f", and extends {known}" if known else ""
    entries, originals = many(found.head.size, "entry", "entries"), many(found.originals, "original", "originals")
    click.echo(f"Whole: {entries}, {originals}{extends}.")
    click.echo(f"Head: {found.head}")
    return 0


@ledger.command(
    short_help="Prove to others that an entry is in the log.",
    epilog=example("parley ledger prove 12", "parley ledger prove r1"),
)
@click.argument("entry")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=".", help="The folder. [default: here]"
)
@ledger_option
def prove(entry: str, out: Path, ledger: str | None) -> int:
    """Write proof-N.json, and verify.py, which checks it with Python alone: neither Parley nor the ledger is needed.

    ENTRY is a number that `parley ledger log` shows, or a report such as r1.
    """
    from parley.tasks.giving import write_proof
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        proof, checker, under = write_proof(opened, entry, out)
    click.echo(f"{proof} proves the entry under the head {under}")
    click.echo(f"Whoever has Python checks it: python {checker} {proof} --head HEAD")
    return 0


@ledger.command(short_help="List the entries of the log.")
@click.option("--after", type=click.IntRange(0, 10**9), default=0, metavar="N", help="Only those after entry N.")
@click.option("--limit", type=MANY, default=100, metavar="N", help="So many entries. [default: 100]")
@click.option("--json", "as_json", is_flag=True, help="Print each entry as a line of JSON, payloads in full.")
@ledger_option
def log(after: int, limit: int, as_json: bool, ledger: str | None) -> int:
    """List what was recorded when, and by whom."""
    from itertools import islice

    from parley.model.codec import line_from_data
    from parley.tasks.log import entry_in_words
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        for one in islice(opened.entries(after), limit):
            moment = one.recorded.isoformat(timespec="seconds")
            if as_json:
                parts = {"seq": one.seq, "recorded": moment, "author": one.author, "kind": one.kind}
                click.echo(line_from_data(parts | {"payload": one.payload}))
            else:
                click.echo(on_one_line(f"{one.seq}  {moment}  {one.author}  {one.kind}: {entry_in_words(one)}"))
        if opened.head().size > after + limit:
            tell(f"More follow: parley ledger log --after {after + limit}")
    return 0


@ledger.command("keep", short_help="Keep a version of an agreement.")
@click.argument("agreement", type=click.Path(path_type=Path))
@click.option("--name", help="Under which its versions are kept. [default: that of the file]")
@by_option
@ledger_option
def keep_agreement(agreement: Path, name: str | None, by: str | None, ledger: str | None) -> int:
    """Keep the text of an agreement in the ledger, as the newest version under its name.

    `parley positions`, `pledges` and `news` then take each of its members for one side, by all its names.
    """
    from parley.tasks.agreements import keep_agreement as keep
    from parley.wiring import ledger_at, now, reviewer

    with ledger_at(ledger, start=True) as opened:
        entry = keep(opened, agreement, name=name, author=by or reviewer(), now=now())
    click.echo(f"{agreement}: kept, entry {entry}." if entry else f"{agreement}: that is the newest version already.")
    return 0


@ledger.command(short_help="Work all tables out from the log anew.")
@ledger_option
def rebuild(ledger: str | None) -> int:
    """Build every table but the log itself anew, and follow all reports anew. The content is the same, unless somebody
    spoilt it."""
    from parley.cli.follow import catch_up
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        entries = opened.rebuild()
        catch_up(opened)
    click.echo(f"Built anew from {entries} entries.")
    return 0


@ledger.command(short_help="Copy a live ledger file, and check the copy.")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@ledger_option
def backup(target: Path, ledger: str | None) -> int:
    """Copy the ledger to a new FILE as it stands at one moment; others may go on writing. The copy is verified."""
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        found = opened.backup(target)
    if found.faults:
        tell(f"{target} was written, but it is NOT whole, as the ledger is not:")
        tell_all(found.faults)
        return 1
    click.echo(f"{target}: {found.head.size} entries, whole. Head: {found.head}")
    return 0


@ledger.command(short_help="Bring a ledger back from a backup.")
@click.argument("source", metavar="BACKUP", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--head", "against", metavar="HEAD", help="A head of former days that the backup must extend.")
@ledger_option
def restore(source: Path, against: str | None, ledger: str | None) -> int:
    """Verify BACKUP and copy it to where the ledger is to be (--ledger). A ledger that is there is never replaced."""
    from parley.ledger import head_from_words
    from parley.wiring import ledger_at, ledger_place

    known = head_from_words(against) if against else None
    with ledger_at(str(source)) as opened:
        found = opened.verify(known)
        if found.faults:
            tell_all(found.faults)
            raise LedgerError(f"{source}: this backup is not whole; nothing was restored. Take another one.")
        _copy(opened, ledger)
    click.echo(f"{ledger_place(ledger)}: restored, {found.head.size} entries. Head: {found.head}")
    return 0


def _copy(source: "Ledger", target: str | None) -> str:
    """Copies everything into a new ledger, and returns its head."""
    from parley.tasks.giving import copy_ledger
    from parley.wiring import ledger_at, ledger_place

    if "://" not in ledger_place(target) and Path(ledger_place(target)).exists():
        raise LedgerError(f"{ledger_place(target)}: there is such a file already; it stays. Name another one.")
    with ledger_at(target, start=True) as copy:
        return copy_ledger(source, copy)


@ledger.command(
    short_help="Copy a ledger to another database.",
    epilog=example(
        "parley ledger copy postgresql://team@server/talks", "parley ledger copy new.db --ledger postgresql://..."
    ),
)
@click.argument("target", metavar="FILE|ADDRESS")
@ledger_option
def copy(target: str, ledger: str | None) -> int:
    """Copy everything, entry by entry, to a new ledger in a file or on a server. Its head is the same."""
    from parley.wiring import ledger_at

    with ledger_at(ledger) as opened:
        under = _copy(opened, target)
    click.echo(f"Copied. Head: {under}")
    return 0
