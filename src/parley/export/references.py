"""Numbers for the sources of a paper, in the order in which it cites them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.export.citations import Citation
from parley.export.paper import Piece, Quote, Source, Sources, Words, line, linked
from parley.export.sources import Cited
from parley.export.wording import day, shortened, to_the_letter
from parley.model.testimony import Source as Place


@dataclass(slots=True)
class References:
    """`known`: the sources that can be told more of than their SHA-256, by the ids of their reports."""

    known: dict[str, Cited]
    numbers: dict[str, int] = field(default_factory=dict)

    def to(self, report: str) -> Piece:
        """The number of a report's source, "[3]"."""
        number = self.numbers.setdefault(report, len(self.numbers) + 1)
        return Piece(f"[{number}]", to=f"#source-{number}")

    def of(self, citations: Iterable[Citation]) -> Words:
        """The numbers of the sources of some sentences, each once; and in words those that have no source."""
        found = dict.fromkeys(self.to(one.source.report) for one in citations if one.source)
        return tuple(piece for number in found for piece in (Piece(" "), number))

    def words_of(self, citations: Iterable[Citation]) -> Words:
        """On whose word something rests, each with its sources: " (Russia [1]; established by the reviewer [2])"."""
        by: dict[str, list[Citation]] = {}
        for one in citations:
            if one.source is None and not one.established:
                continue  # what the text of the agreement says of itself
            by.setdefault("established by the reviewer" if one.established else one.by, []).append(one)
        told = [piece for who, some in by.items() for piece in (Piece("; "), Piece(who), *self.of(some))]
        return (Piece(" ("), *told[1:], Piece(")")) if told else ()

    def quote(self, citation: Citation, weight: str = "") -> Quote:
        """A sentence to the letter, with whose word it is and its source; `weight` says what it speaks for."""
        (who, _), *rest = citation.told
        by = line(f"{weight}. " if weight else "", Piece(who, strong=True), *(words for words, _ in rest), ":")
        source = citation.source
        said = f"{citation.said}, " if citation.said else ""
        if source is None:
            return Quote(by, line(citation.words), line(f"{said}no sentence is given"))
        words = line(to_the_letter(source.words or citation.words))
        return Quote(by, words, line(self.to(source.report), f" {said}{self._place(citation, source)}"))

    def _place(self, citation: Citation, source: Place) -> str:
        known = self.known.get(source.report)
        statement = f"{known.name}.{citation.card.statement.id}, " if known and citation.card else ""
        return f"{statement}characters {source.span.start}–{source.span.end}"

    def list(self) -> Sources:
        """All sources that were cited, by their numbers."""
        return Sources(
            tuple(Source(number, _lines(self.known.get(report), report)) for report, number in self.numbers.items())
        )


def _lines(source: Cited | None, report: str) -> tuple[Words, ...]:
    """Title, publisher and day; the address; where it was obtained; its SHA-256."""
    if source is None:
        return (line("A report that is not among those given out here."), line(Piece(report, quiet=True)))
    publisher = f"{shortened(source.publisher, 200)}, " if source.publisher else ""
    head = line(Piece(shortened(source.named, 300), strong=True), f". {publisher}")
    lines = [(*head, Piece(f"{day(source.day)}."))]
    if source.url:
        lines.append(line(linked(source.url)))
    if source.where:
        obtained = f", {day(source.obtained)}" if source.obtained else ""
        lines.append(line(f"Obtained from {_place_of(source.where)}{obtained}."))
    lines.append(line(Piece(f"{source.name}, SHA-256 {source.sha256}", quiet=True)))
    return tuple(lines)


def _place_of(where: str) -> str:
    """An address as it is; of a file its name alone, for a paper that is handed on tells nothing of a machine."""
    return where if "://" in where else where.replace("\\", "/").rpartition("/")[2] or where
