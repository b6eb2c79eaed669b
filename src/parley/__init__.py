"""A computable record of a negotiation: who said, promised, demanded and accepted what, and what still stands open.

    import parley
    reading = parley.read("report.txt")
    agreement = parley.parse_agreement(text)

What stands in `__all__` is loaded when it is first asked for, so that `import parley` itself costs nothing.
"""

from typing import TYPE_CHECKING, Any

from parley.version import VERSION

if TYPE_CHECKING:
    from parley.wiring import (
        assess,
        course,
        examine,
        graph,
        load_reader,
        open_ledger,
        parse_agreement,
        read,
        read_many,
        read_text,
        standing,
        testimony_from_lines,
    )

__version__ = VERSION

__all__ = [
    "assess",
    "course",
    "examine",
    "graph",
    "load_reader",
    "open_ledger",
    "parse_agreement",
    "read",
    "read_many",
    "read_text",
    "standing",
    "testimony_from_lines",
]


def __getattr__(name: str) -> Any:
    """Load a public function on first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'parley' has no attribute {name!r}")
    from parley import wiring

    value = getattr(wiring, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """What the module offers."""
    return sorted([*globals(), *__all__])
