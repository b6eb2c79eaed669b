"""How well the parties of many reports are told apart and put together: B-cubed over gold mentions.

Bagga and Baldwin, "Algorithms for scoring coreference chains", LREC 1998. A gold mention is found if the reader has a
mention of a party at the same words, or at words that end where it ends ("Foreign Minister Yohannes Kidane": titles and
articles before a name do not count; but "the minister of Kenya" is not Kenya). A gold mention that the reader lacks
stands alone.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from benchmarks.measures.bcubed import BCubed, bcubed
from parley.model.party import Party
from parley.model.process import Told, Who
from parley.model.span import Span

_ARTICLE = 5  # letters: "the "
_JOINED = re.compile(
    r"\b(?:and|or|of|for|to|in|at|from|with|by|who \w+|near) (?:the |a |an |its |his )?$", re.IGNORECASE
)


def who_measures(gold: Mapping[str, Any], told: Sequence[Told], who: Who) -> dict[str, float]:
    """Precision, recall and F1 over all gold mentions and over those that the reader has, and of the baseline by which
    parties of the same kind and name are one. `told`: the readings of `gold["reports"]`, in that order."""
    belong = gold_mentions(gold, told)
    found = found_parties(belong, told)
    ours = {at: identity.id for at, (report, party) in found.items() if (identity := who.of(report, party.id))}
    same = {at: (party.kind, party.name.casefold()) for at, (_, party) in found.items()}
    matched = {at: belong[at] for at in found}
    return {
        "mentions": len(belong),
        "matched": len(found) / (len(belong) or 1),
        **_figures("", bcubed(belong, ours)),
        **_figures("matched ", bcubed(matched, ours)),
        **_figures("same words ", bcubed(belong, same)),
        **_figures("same words, matched ", bcubed(matched, same)),
    }


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


def _figures(name: str, measured: BCubed) -> dict[str, float]:
    return {
        f"{name}precision": measured.precision,
        f"{name}recall": measured.recall,
        f"{name}f1": measured.f1,
    }
