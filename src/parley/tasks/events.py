"""What a row in a data set of events says, as the reading of a report with one statement."""

import re
from collections.abc import Iterable

from parley.model.event import Event
from parley.model.party import Party
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import ReaderStamp, Reading, Statement
from parley.version import VERSION

_STAMPS = {"ACLED": "acled-rows", "UCDP GED": "ucdp-rows"}
_PEOPLE = re.compile(r"(?:Civilians|Protesters|Rioters|Unidentified)\b")
"""How both data sets call people who are in no organisation."""


def stamp_of_rows(dataset: str) -> ReaderStamp:
    """What readings of such rows say of how they were made: by their columns, without a pack."""
    return ReaderStamp(VERSION, _STAMPS[dataset], "1", 1, "")


def reading_from_event(report: Report, event: Event) -> Reading:
    """The reading: its one statement is the claim of the source that the row names, by way of the data set. It says no
    more than the columns do, so it is not scored."""
    text = report.text
    names = [event.dataset, *(span.of(text) for span in _spans(event.sources, (event.actor, event.recipient)))]
    parties = _Parties(dict.fromkeys(names), text, event)
    dataset = parties.id_of(event.dataset)
    sources = [parties.id_of(span.of(text)) for span in event.sources]
    statement = Statement(
        id="s1",
        attribution=None,
        within=None,
        speaker=sources[0] if sources else dataset,
        side=None,
        via=(dataset,) if sources else (),
        content=(event.content,),
        voice="indirect",
        act="claim",
        event=event.type,
        modality="actual",
        negated=False,
        actor=parties.id_of(event.actor.of(text)) if event.actor else None,
        recipient=parties.id_of(event.recipient.of(text)) if event.recipient else None,
        conditions=(),
        times=(event.time,),
        places=(event.place,) if event.place else (),
        confidence=1.0,
    )
    return Reading(
        stamp_of_rows(event.dataset), report, parties.all, (), (statement,), (event.time,), statement.places,
        tuple(sorted(event.doubts, key=lambda doubt: (doubt.span, doubt.kind))),
    )  # fmt: skip


class _Parties:
    """The parties that a row names, in the order of the text; the data set is named nowhere in it, and comes last."""

    def __init__(self, names: Iterable[str], text: str, event: Event) -> None:
        acting = {span.of(text) for span in (event.actor, event.recipient) if span}
        spans = _spans(event.sources, (event.actor, event.recipient))
        mentions = {name: tuple(sorted({span for span in spans if span.of(text) == name})) for name in names}
        ordered = sorted(mentions, key=lambda name: mentions[name] or (Span(len(text), len(text)),))
        self._ids = {name: f"p{n}" for n, name in enumerate(ordered, 1)}
        self.all = tuple(
            Party(
                self._ids[name], name, "group" if _PEOPLE.match(name) else "organisation",
                side=self._ids[name] if name in acting else None, mentions=mentions[name],
            )
            for name in ordered
        )  # fmt: skip

    def id_of(self, name: str) -> str:
        """The id of the party of that name."""
        return self._ids[name]


def _spans(sources: tuple[Span, ...], acting: tuple[Span | None, ...]) -> list[Span]:
    return [*sources, *(span for span in acting if span)]
