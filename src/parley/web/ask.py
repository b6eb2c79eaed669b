"""What a visitor asks for: an address, its parameters, and who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, TYPE_CHECKING, Literal
from urllib.parse import urlencode

from parley.errors import WrongUseError
from parley.team import ROLES, Role
from parley.web.errors import NotAllowedError, TooLargeError

if TYPE_CHECKING:
    from parley.ledger import Ledger
    from parley.web.office import Office

ParamKind = Literal["text", "day", "number", "choice", "flag"]
MOST_PAGES = 1_000_000
_LONGEST = 2_000
MOST_VALUES = 10


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of an address: its name, what kind of value it takes, what it is for.

    `choices` of a choice; `most` of a number; `many`: it may be given several times.
    """

    name: str
    kind: ParamKind
    says: str
    choices: tuple[str, ...] = ()
    many: bool = False
    most: int = MOST_PAGES


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `name` is the one under which decisions are kept, `token` what a form must bring back."""

    name: str
    role: Role
    token: str = ""

    def may(self, role: Role) -> bool:
        """Whether somebody of this role may do what the other role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent with a form: the name that it goes by, safe to show, and its bytes."""

    name: str
    stream: IO[bytes]


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `query` are its parameters and the fields of its form, `files` the files that were sent with it,
    `path` the parts of its address that vary."""

    office: "Office"
    visitor: Visitor
    address: str
    query: Mapping[str, Sequence[str]]
    path: Mapping[str, str]
    seen: int | None = None
    """The last entry that this visitor's browser was shown on an earlier visit."""
    files: Sequence[Sent] = ()

    @property
    def ledger(self) -> "Ledger":
        """The open ledger."""
        return self.office.ledger

    def text(self, name: str) -> str | None:
        """A parameter in words; None where it is not given, or empty. Raises WrongUseError for what is too long, or no
        text."""
        given = [one for one in self.query.get(name, ()) if one.strip()]
        if given and len(given[-1]) > _LONGEST:
            raise WrongUseError(f"{name} is longer than {_LONGEST} characters. Shorten it.")
        if given and "\0" in given[-1]:
            raise WrongUseError(f"{name} has a NUL (U+0000) in it, which no text has. Take it out.")
        return given[-1].strip() if given else None

    def words(self, name: str, most: int) -> str:
        """A long text as it was typed, its lines ended as on this machine. Raises TooLargeError beyond `most`
        characters, WrongUseError for what is no text."""
        given = "".join(self.query.get(name, ())[-1:]).replace("\r\n", "\n").replace("\r", "\n")
        if len(given) > most:
            raise TooLargeError(f"{name} is longer than {most:,} characters. Split it, or leave out what it can spare.")
        if not given.isascii() and any("\ud800" <= letter <= "\udfff" for letter in given):
            raise WrongUseError(f"{name} holds half a surrogate pair, which no text can. Copy it anew.")
        return given

    def check(self, params: Sequence[Param]) -> None:
        """Raises WrongUseError for a value that none of these parameters takes."""
        for param in params:
            given = self.query.get(param.name, ())
            if len(given) > (MOST_VALUES if param.many else 1):
                raise WrongUseError(f"{param.name} is given {len(given)} times. Give fewer.")
            for value in given:
                one = replace(self, query={param.name: [value]})
                if param.kind == "day":
                    one.day(param.name)
                elif param.kind == "number":
                    one.number(param.name, 1, most=param.most)
                elif param.kind == "choice":
                    one.choice(param.name, param.choices)
                else:
                    one.text(param.name)

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a parameter that may be given several times. Raises WrongUseError where one is too long."""
        given = tuple(one.strip() for one in self.query.get(name, ()) if one.strip())
        if any(len(one) > _LONGEST for one in given):
            raise WrongUseError(f"{name} is longer than {_LONGEST} characters. Shorten it.")
        return given

    def day(self, name: str) -> date | None:
        """A day, YYYY-MM-DD. Raises WrongUseError for any other words."""
        words = self.text(name)
        try:
            return date.fromisoformat(words) if words else None
        except ValueError as error:
            raise WrongUseError(f"{name}: {words!r} is no day. Write it as YYYY-MM-DD, such as 2022-03-29.") from error

    def number(self, name: str, default: int, *, most: int = MOST_PAGES) -> int:
        """A number from 1 on. Raises WrongUseError for any other words, and beyond `most`."""
        words = self.text(name)
        if words is None:
            return default
        if not (words.isascii() and words.isdecimal()) or not 1 <= int(words) <= most:
            raise WrongUseError(f"{name}: {words!r} is no number from 1 to {most}.")
        return int(words)

    def choice(self, name: str, choices: Sequence[str]) -> str | None:
        """One of some words; None where it is not given. Raises WrongUseError for others."""
        words = self.text(name)
        if words is not None and words not in choices:
            raise WrongUseError(f"{name}: {words!r} is none of: {', '.join(choices)}.")
        return words

    def flag(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.text(name) is not None

    def need(self, role: Role) -> None:
        """Raises NotAllowedError for a visitor who may not do what a role may."""
        if not self.visitor.may(role):
            raise NotAllowedError(role)

    def to(self, path: str | None = None, **changed: object) -> str:
        """This address with some parameters changed (None: left out), or another one with just these."""
        kept = {} if path is not None else {name: list(values) for name, values in self.query.items()}
        for name, value in changed.items():
            kept[name] = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
            if value is None:
                del kept[name]
        words = urlencode([(name, one) for name, values in kept.items() for one in values])
        return (path or self.address) + (f"?{words}" if words else "")
