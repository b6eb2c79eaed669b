"""Words from anywhere, so that they can do nothing to the file or the lines that they stand in."""

import re

_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


_BREAK = re.compile("\r\n?|\x85")
_CONTROLS = {*range(32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {*map(ord, "\t\n\r\x85")}
_SHOWN = dict.fromkeys(_CONTROLS, "\ufffd")


def printable(words: str) -> str:
    """The words with U+FFFD for control characters and half surrogate pairs, which not every format can hold. Line
    breaks and tabs stay, and no place in them moves."""
    return words.translate(_SHOWN)


def contained(words: str) -> str:
    """The same, with every line break as "\n", and each direction of writing that the words open closed at their end,
    so that it does not reach what stands after them."""
    shown = printable(_BREAK.sub("\n", words))
    return shown + "".join(reversed([_OPENING[sign] for sign in _left_open(shown)]))


def _left_open(words: str) -> list[str]:
    """The signs that open a direction which the words do not close."""
    opened: list[str] = []
    for sign in words:
        if sign in _OPENING:
            opened.append(sign)
        elif sign == "\u2069":
            # The end of an isolate ends all that was opened in it, too; without an isolate it ends nothing.
            isolates = [place for place, one in enumerate(opened) if _OPENING[one] == sign]
            del opened[isolates[-1] if isolates else len(opened) :]
        elif sign == "\u202c" and opened and _OPENING[opened[-1]] == sign:
            opened.pop()
    return opened
