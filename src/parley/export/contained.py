"""Words from anywhere, so that they can do nothing to the file or the lines that they stand in."""

import unicodedata

_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def contained(words: str) -> str:
    """The words with every control character and lone surrogate as "\ufffd", and each direction of writing that they
    open closed at their end, so that it does not reach what stands after them. Line breaks and tabs stay."""
    shown = "".join(_shown(sign) for sign in words)
    return shown + "".join(reversed([_OPENING[sign] for sign in _left_open(shown)]))


def _shown(sign: str) -> str:
    return "\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n" else sign


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
