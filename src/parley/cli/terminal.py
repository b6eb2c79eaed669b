"""How words reach a terminal: safe to print, as wide as it is, coloured only where somebody looks."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from parley.model.span import Spans

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

T = TypeVar("T")

WIDEST = 110
"""Lines longer than this are hard to read, however wide the terminal."""

NARROWEST = 40

NARROW = 80
"""The width where there is no terminal."""

QUOTED = ('"', "“", "”")

# Texts come from anywhere: what would move the cursor, colour the screen or turn the writing direction is shown.
_SHOWN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_SHOWN |= {code: f"\\u{code:04x}" for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SHOWN |= {code: f"\\u{code:04x}" for code in (0x2028, 0x2029, *range(0xD800, 0xE000))}


def safe(words: str) -> str:
    """The words with every control character made visible."""
    return words.translate(_SHOWN)


def on_one_line(words: str) -> str:
    """The words as they run on in a line: line breaks become spaces."""
    return safe(" ".join(words.split()))


def quote(words: str, most: int = 600) -> str:
    """The words in quotation marks, on one line, cut (and said so) beyond `most` characters."""
    line = on_one_line(words[: 2 * most])
    cut = len(words) > 2 * most or len(line) > most
    if cut:
        # At the end of a word, if there is one near.
        return f"“{(line[: most + 1].rpartition(' ')[0] or line)[:most].rstrip()} …”"
    return line if line[:1] in QUOTED and line[-1:] in QUOTED else f"“{line}”"


def place(at: Spans) -> str:
    """Offsets into a report's text: "143-246"."""
    return ", ".join(f"{span.start}-{span.end}" for span in at)


def tell(message: str) -> None:
    """A message on stderr."""
    click.echo(safe(message), err=True)


def tell_all(problems: Iterable[str]) -> None:
    """Problems on stderr, each on a line of its own."""
    for problem in problems:
        tell(f"- {problem}")


def paper() -> "Console":
    """Where tables are printed: stdout, with colours only if it is a terminal and NO_COLOR is not set."""
    from rich.console import Console

    class Paper(Console):
        def on_broken_pipe(self) -> None:
            # By itself, rich would end the program with 1, as if the data had problems.
            raise BrokenPipeError

    room = shutil.get_terminal_size((NARROW, 24)).columns if _is_terminal(sys.stdout) else NARROW
    width = max(NARROWEST, min(WIDEST, room))
    # NO_COLOR asks for no colours; without a colour system there are no other codes either.
    system: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Paper(
        file=sys.stdout,
        force_terminal=_is_terminal(sys.stdout),
        width=width,
        color_system=system,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def heading(words: str) -> "Text":
    """A heading, underlined also where there are no colours."""
    from rich.text import Text

    line = safe(words)
    return Text.assemble("\n", (line, "bold"), "\n", ("─" * min(len(line), NARROW), "dim"))


def table(*columns: str, ratios: tuple[int, ...] = ()) -> "Table":
    """A table with these columns; those with a ratio share the room, the others take what they need."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=bool(ratios), show_lines=False, padding=(0, 1))
    for number, column in enumerate(columns):
        ratio = ratios[number] if number < len(ratios) else 0
        made.add_column(column, ratio=ratio or None, overflow="fold", no_wrap=False, vertical="top")
    return made


def styled(*pieces: "str | tuple[str, str]") -> "Text":
    """Words with their styles, safe to print."""
    from rich.text import Text

    return Text.assemble(*[safe(p) if isinstance(p, str) else (safe(p[0]), p[1]) for p in pieces])


def indented(words: "Text") -> "RenderableType":
    """Words set in by four columns, also where the line goes on."""
    from rich.padding import Padding

    return Padding(words, (0, 0, 0, 4), expand=False)


def lines(*renderables: "RenderableType") -> "RenderableType":
    """Several things below each other in one cell."""
    from rich.console import Group

    return Group(*renderables)


def progress(
    items: Iterable[T],
    total: int,
    doing: str,
    *,
    done: Callable[[], int] | None = None,
    many: Callable[[T], int] = lambda _: 1,
) -> Iterator[T]:
    """The items, with a line on stderr that tells how far it is, how fast it goes and how long it will take, if
    somebody looks. `done`: how many of `total` are done, where these are not the items themselves but what holds
    them. `many`: for how many an item counts, 0 where how many there are says nothing."""
    if not _is_terminal(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = (BarColumn(30), MofNCompleteColumn(), TimeRemainingColumn()) if total > 1 else ()
    columns = (TextColumn("{task.description}"), *bar, TextColumn("{task.fields[speed]}"))
    begun = last = time.monotonic()
    # Without a thread of its own: workers are forked while this goes on.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as shown:
        task = shown.add_task(doing, total=total, speed="")
        number = 0
        for item in items:
            yield item
            number += many(item)
            now = time.monotonic()
            if now - last > 0.2:
                last = now
                speed = f"{number:,} so far, {number / (now - begun):,.1f} a second" if number else ""
                shown.update(task, completed=(done() if done else number), speed=speed, refresh=True)


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())
