"""A report as a source that can be cited: what it is called, who published it, when, where it can be found again."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from parley.export.wording import shortened
from parley.model.takeaway import TakenReport

_BEGINS = 90
_WEB = re.compile(r"(?i)https?://")
_NO_ADDRESS = re.compile(r"[^\x21-\x7e]|[\\{}\"^`<>|]")


@dataclass(frozen=True, slots=True)
class Cited:
    """A source. `name` is "r1"; `key` stays the same in every ledger that holds these bytes; `titled`: whether `title`
    is its own (else it is how the text begins); `obtained`: the day and the place where these bytes were obtained
    last, as far as the ledger says so; `report` is "sha256:..."."""

    name: str
    key: str
    title: str
    titled: bool
    publisher: str | None
    day: date | None
    url: str | None
    language: str
    report: str
    obtained: date | None
    where: str | None

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        return self.report.removeprefix("sha256:")

    @property
    def named(self) -> str:
        """Its title; in square brackets where the title is not its own, as bibliographies do."""
        return self.title if self.titled else f"[{self.title}]"

    @property
    def note(self) -> str:
        """What identifies it; and an address that is none of the web, at which a click might start a program."""
        other = f"; address {self.url}" if self.url and not web(self.url) else ""
        return f"SHA-256 {self.sha256}; report {self.name}{other}"


def cited_from_report(taken: TakenReport) -> Cited:
    """The source that a report is."""
    report, sources = taken.report, taken.sources
    title = " ".join((report.title or "").split())
    # The same article may also have come in other bytes: the place of those is not where one finds these.
    last = max((one for one in sources if one.original == report.id), key=lambda one: one.at, default=None)
    return Cited(
        name=taken.id,
        key=f"r{report.date or 'undated'}-{report.id.removeprefix('sha256:')[:12]}",
        title=title or shortened(report.text, _BEGINS) or "without words",
        titled=bool(title),
        publisher=taken.publisher,
        day=report.date,
        url=address(taken.url),
        language=report.language,
        report=report.id,
        obtained=datetime.fromisoformat(last.at).date() if last else None,
        where=last.where if last else None,
    )


def address(url: str | None) -> str | None:
    """An address with what no address may hold (spaces, letters that are not ASCII, braces, quotation marks) written as
    bytes in per cent; None for none."""
    return _NO_ADDRESS.sub(lambda found: quote(found[0], errors="replace"), url) if url else None


def web(url: str | None) -> str | None:
    """An address to which a click may lead: one of the web."""
    return url if url and _WEB.match(url) else None
