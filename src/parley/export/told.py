"""Statements one at a time, with all that they refer to: for formats that give each of them for itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from parley.model.codec_assessment import Json
from parley.model.party import Party
from parley.model.statement import ReaderStamp
from parley.model.takeaway import Takeaway, TakenReport, TakenStatement
from parley.model.time import TimeReference


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in its report, with the parties that it names. `words`: the pieces of its content to the letter."""

    report: TakenReport
    taken: TakenStatement
    speaker: Party | None
    side: Party | None
    actor: Party | None
    recipient: Party | None
    words: tuple[str, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days that it names as ISO 8601 has them: "2022-03-29", "2022-03-29/2022-04-02", "../2022-04-02"."""
        times = (one for one in self.taken.statement.times if one.start or one.end)
        return tuple(dict.fromkeys(map(_day, times)))


def told_in(taken: Takeaway, *, rejected: bool = True) -> Iterator[Told]:
    """All statements that are given out, in the order of the reports and of their texts."""
    for report in taken.reports():
        yield from told_of(report, rejected=rejected)


def told_of(report: TakenReport, *, rejected: bool = True) -> Iterator[Told]:
    """The statements of one report that are given out; without those that reviewers rejected, if so wanted."""
    parties = {party.id: party for party in report.reading.parties}
    for taken in report.statements:
        if rejected or taken.review != "rejected":
            said = taken.statement
            yield Told(
                report,
                taken,
                speaker=parties.get(said.speaker or ""),
                side=parties.get(said.side or ""),
                actor=parties.get(said.actor or ""),
                recipient=parties.get(said.recipient or ""),
                words=tuple(span.of(report.report.text) for span in said.content),
            )


def told_plainly(told: Told) -> Json:
    """A statement by the names of its fields, as words, numbers and lists of words: whose word it is, what is said to
    the letter, and the way back to the source."""
    said, reading = told.taken.statement, told.report.reading
    return {
        "whose": told.taken.whose,
        "speaker": told.speaker and told.speaker.name,
        "side": told.side and told.side.name,
        "act": said.act,
        "event": said.event,
        "modality": said.modality,
        "negated": said.negated,
        "actor": told.actor and told.actor.name,
        "recipient": told.recipient and told.recipient.name,
        "conditions": [f"{one.kind.replace('_', ' ')}: {reading.words(one.span)}" for one in said.conditions],
        "days": list(told.days),
        "places": [place.name for place in said.places],
        "review": told.taken.review,
        "confidence": said.confidence,
        "words": list(told.words),
        "spans": [f"{span.start}-{span.end}" for span in said.content],
    } | source_plainly(told.report)


def source_plainly(report: TakenReport) -> Json:
    """Where something can be read: the bytes, the day, and where they were published."""
    day = report.report.date
    return {
        "source": report.report.id,
        "said": day and day.isoformat(),
        "title": report.report.title,
        "publisher": report.publisher,
        "url": report.url,
    }


def reader_in_words(stamp: ReaderStamp) -> str:
    """Which reader read something: "parley 0.1.0, news-en 3"."""
    return f"parley {stamp.version}, {stamp.pack} {stamp.pack_version}"


def web_address(words: str | None) -> str | None:
    """An address that a page can have; None for anything else that is given as one."""
    try:
        parts = urlsplit(words or "")
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return words if fits and words and not any(sign.isspace() or sign in '<>"{}|\\^`' for sign in words) else None


def _day(time: TimeReference) -> str:
    start, end = (day.isoformat() if day else ".." for day in (time.start, time.end))
    return start if start == end else f"{start}/{end}"
