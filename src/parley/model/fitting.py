"""Whether values that came from elsewhere are of the types that the model says."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from parley.model.span import Span


def check_fits(value: Any, kind: Any, where: str = "it") -> None:
    """Raises ValueError, which says where, for a value that is not of a type, or has one within that is not."""
    origin = get_origin(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        _check(isinstance(value, kind), value, kind, where)
        for name, inner in _hints(kind).items():
            check_fits(getattr(value, name), inner, name)
    elif origin in (Union, UnionType):
        _check_one_of(value, get_args(kind), where)
    elif origin is tuple:
        _check(isinstance(value, tuple), value, kind, where)
        inner = get_args(kind)
        kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
        _check(len(kinds) == len(value), value, kind, where)
        for one, kind_of_one in zip(value, kinds, strict=True):
            check_fits(one, kind_of_one, where)
    else:
        _check(_is_plain(value, kind, origin), value, kind, where)


def spans_in(value: Any) -> Iterator[Span]:
    """All stretches of a text that a value of the model names."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def _is_plain(value: Any, kind: Any, origin: Any) -> bool:
    if kind is Any:
        return True
    if origin is Literal:
        return isinstance(value, str) and value in get_args(kind)
    if kind is Span:
        return isinstance(value, Span) and all(type(end) is int for end in value) and 0 <= value.start <= value.end
    if kind is float:
        return type(value) in (int, float) and isfinite(value)
    if kind is date:
        return type(value) is date
    return type(value) is kind


def _check_one_of(value: Any, kinds: tuple[Any, ...], where: str) -> None:
    if value is None:
        _check(NoneType in kinds, value, kinds, where)
        return
    wanted = [kind for kind in kinds if kind is not NoneType]
    _check(len(wanted) == 1, value, kinds, where)
    check_fits(value, wanted[0], where)


def _check(fits: bool, value: Any, kind: Any, where: str) -> None:
    if not fits:
        wanted = (
            " or ".join(map(str, get_args(kind))) if get_origin(kind) is Literal else getattr(kind, "__name__", kind)
        )
        raise ValueError(f"{where} is {str(value)[:60]!r}, not {wanted}")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
