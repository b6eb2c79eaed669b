"""How well the parties of many reports are told apart and put together: B-cubed over gold mentions.

Bagga and Baldwin, "Algorithms for scoring coreference chains", LREC 1998. A gold mention is found if the reader has a
mention of a party at the same words, or at words that end where it ends ("Foreign Minister Yohannes Kidane": titles and
articles before a name do not count; but "the minister of Kenya" is not Kenya). A gold mention that the reader lacks
stands alone.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from benchmarks.measures.bcubed import Together, together
from parley.model.party import Party
from parley.model.process import Told
from parley.model.span import Span

_ARTICLE = 5  # letters: "the "
_JOINED = re.compile(
    r"\b(?:and|or|of|for|to|in|at|from|with|by|who \w+|near) (?:the |a |an |its |his )?$", re.IGNORECASE
)


def parties_together(
    gold: Mapping[str, Any], told: Sequence[Told], given: Mapping[tuple[int, str], Hashable]
) -> Together:
    """Over the mentions that the reader has, and over all. `told`: the readings of `gold["reports"]`, in that order;
    `given`: by report and party, as read, what it is put into."""
    belong = gold_mentions(gold, told)
    found = found_parties(belong, told)
    put = {at: given[report, party.id] for at, (report, party) in found.items() if (report, party.id) in given}
    return together(belong, list(found), put)


def gold_mentions(gold: Mapping[str, Any], told: Sequence[Told]) -> dict[Hashable, Hashable]:
    """By place the id of the party that the gold has there. Raises ValueError for words that are not in the report."""
    reports = {one["file"]: report for one, report in zip(gold["reports"], told, strict=True)}
    found: dict[Hashable, Hashable] = {}
    for party in gold["who"]:
        for named in party["named"]:
            report = reports[named["report"]]
            found[report.number, _located(named, report.reading.report.text)] = party["id"]
    return found


def found_parties(mentions: Mapping[Hashable, Hashable], told: Sequence[Told]) -> dict[Hashable, tuple[int, Party]]:
    """By the place of a gold mention the report and the party that was read there."""
    found: dict[Hashable, tuple[int, Party]] = {}
    by_number = {one.number: one for one in told}
    text = {one.number: one.reading.report.text for one in told}
    for at in mentions:
        number, span = at  # type: ignore[misc]
        best: tuple[int, Party] | None = None
        for party in by_number[number].reading.parties:
            for mention in party.mentions:
                apart = abs(mention.start - span.start)
                before = text[number][span.start : mention.start]
                fits = mention.end == span.end and (apart < _ARTICLE or not _JOINED.search(before))
                if fits and (best is None or apart < best[0]):
                    best = apart, party
        if best:
            found[at] = number, best[1]
    return found


def _located(named: Mapping[str, Any], text: str) -> Span:
    words, at = named["text"], -1
    for _ in range(named.get("nth", 1)):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"report {named['report']} has no {words!r} (number {named.get('nth', 1)})")
    return Span(at, at + len(words))
