"""FollowTheMoney, as Aleph, OpenSanctions and their kin read it: reports, parties, mentions and statements, one a line.

A statement is a Note on its report, never an Event: it is somebody's word. Parties are those of each report, but for
states, which are the same everywhere; whether two persons are one is for whoever merges them to say.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import IO

from parley.export.contained import printable
from parley.export.countries import alpha2
from parley.export.forms import Table, no_tables
from parley.export.streams import write_lines
from parley.export.told import Told, source_plainly, told_of, told_plainly, web_address
from parley.export.wording import shortened
from parley.model.codec_assessment import Json
from parley.model.party import Party, PartyKind
from parley.model.takeaway import Takeaway, TakenReport

_SCHEMATA: dict[PartyKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "organisation": "Organization",
    "group": "LegalEntity",
}
"""Documents that speak and names of places are no legal entities; reports mention them."""

_LONGEST_STRING, _LONGEST_TITLE, _LONGEST_NAME, _LONGEST_TEXT = 1024, 200, 384, 65_000
_LANGUAGES = {
    "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fa": "fas", "fr": "fra", "he": "heb", "hy": "hye", "it": "ita", "ka": "kat", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sr": "srp", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


def write(taken: Takeaway, out: IO[bytes], table: Table | None) -> int:
    """One line for each entity. Statements that reviewers rejected are left out."""
    no_tables("ftm", table)
    return write_lines(out, _entities(taken))


def _entities(taken: Takeaway) -> Iterator[Json]:
    states: set[str] = set()
    for report in taken.reports():
        yield _article(report, taken.original(report.report.id))
        for party in report.reading.parties:
            key = _party_id(report, party)
            if party.kind in _SCHEMATA and key not in states:
                yield _party(report, party)
            if party.code:
                states.add(key)
            yield from _mention(report, party)
        yield from _spoken_for(report)
        for told in told_of(report, rejected=False):
            yield _note(told)


def _article(report: TakenReport, original: bytes) -> Json:
    title = report.report.title or report.report.text
    language = _LANGUAGES.get(report.report.language)
    return _entity(
        _article_id(report),
        "Article",
        title=[shortened(title, _LONGEST_TITLE)],
        bodyText=_cut(report.report.text),
        publishedAt=[source_plainly(report)["said"]],
        publisher=[_string(report.publisher)],
        sourceUrl=[web_address(report.url)],
        language=[language],
        contentHash=[hashlib.sha1(original, usedforsecurity=False).hexdigest()],
        fileSize=[str(len(original))],
        notes=[report.report.id],
        retrievedAt=[one.at for one in report.sources],
    )


def _party(report: TakenReport, party: Party) -> Json:
    """A party, with where it is named. A state is the same in all reports."""
    return _entity(
        _party_id(report, party),
        _SCHEMATA[party.kind],
        name=[_name(party.name)],
        country=[_country(party)],
        proof=[] if party.code else [_article_id(report)],
        **({"position": [_string(role) for role in party.roles]} if party.kind == "person" else {}),
    )


def _mention(report: TakenReport, party: Party) -> Iterator[Json]:
    if party.mentions or party.kind not in _SCHEMATA:
        yield _entity(
            _id("mention", report.report.id, party.id),
            "Mention",
            document=[_article_id(report)],
            name=[_name(party.name)],
            detectedSchema=[_SCHEMATA.get(party.kind)],
            resolved=[_party_id(report, party)] if party.kind in _SCHEMATA else [],
            contextCountry=[_country(party)],
        )


def _spoken_for(report: TakenReport) -> Iterator[Json]:
    """For whom each party speaks, as far as the report settles it."""
    parties = {party.id: party for party in report.reading.parties if party.kind in _SCHEMATA}
    for party in parties.values():
        side = parties.get(party.side or "")
        if side is not None and side is not party:
            yield _entity(
                _id("representation", report.report.id, party.id),
                "Representation",
                agent=[_party_id(report, party)],
                client=[_party_id(report, side)],
                role=["speaks for"],
                proof=[_article_id(report)],
            )


def _note(told: Told) -> Json:
    """Its description begins with whose word it is: readers show it in place of a name."""
    plainly = told_plainly(told)
    named = [one for one in (told.speaker, told.side, told.actor, told.recipient) if one and one.kind in _SCHEMATA]
    words = " … ".join(told.words)
    return _entity(
        _id("statement", told.report.report.id, told.taken.statement.id),
        "Note",
        name=[_name(f"{told.taken.whose}, {told.taken.statement.act}")],
        description=_cut(f"{told.taken.whose}, {told.taken.statement.act}: {words}"),
        summary=[_summary(plainly)],
        entity=[_article_id(told.report), *(_party_id(told.report, one) for one in named)],
        proof=[_article_id(told.report)],
        publisher=[_string(told.report.publisher)],
        sourceUrl=[web_address(told.report.url)],
        keywords=[_string(one) for one in (plainly["act"], plainly["event"], plainly["modality"])],
        locationMentioned=[_string(one) for one in plainly["places"]],
        createdAt=[plainly["said"]],
    )


def _summary(plainly: Json) -> str:
    """Whose word it is and of what kind, in words."""
    parts = [
        f"Whose word: {plainly['whose']}",
        f"Act: {plainly['act']}, {plainly['modality']}{', negated' if plainly['negated'] else ''}",
        *(f"On condition: {one}" for one in plainly["conditions"]),
        *(f"Day: {one}" for one in plainly["days"]),
        f"Review: {plainly['review']}",
        f"Source: {plainly['source']} {', '.join(plainly['spans'])}",
    ]
    return "\n".join(parts)[:_LONGEST_TEXT]


def _entity(key: str, schema: str, **properties: Iterable[str | None]) -> Json:
    """An entity, with each property that has a value, each value once, without signs that its readers would drop."""
    given = {name: [printable(one) for one in dict.fromkeys(values) if one] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in given.items() if values}}


def _article_id(report: TakenReport) -> str:
    return _id("report", report.report.id)


def _party_id(report: TakenReport, party: Party) -> str:
    return _id("state", party.code) if party.code else _id("party", report.report.id, party.id)


def _id(*parts: str) -> str:
    return f"parley-{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:40]}"


def _country(party: Party) -> str | None:
    code = alpha2(party.code)
    return code and code.lower()


def _cut(words: str) -> list[str]:
    """In pieces as long as FollowTheMoney takes."""
    return [words[at : at + _LONGEST_TEXT] for at in range(0, len(words), _LONGEST_TEXT)]


def _string(words: str | None) -> str | None:
    return words and shortened(words, _LONGEST_STRING - 2)


def _name(words: str) -> str:
    return shortened(words, _LONGEST_NAME - 2)
