"""Which statements of a ledger likely speak for or against the duties and propositions of an agreement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from parley.following.likeness import Weight
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target, targets_of
from parley.following.testimony import Suggested, suggestions
from parley.ledger import Ledger, Record
from parley.model.agreement import Agreement
from parley.model.judgement import Bearing
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors, load_sentence_encoder
from parley.tasks.process import Following, follow
from parley.tasks.propositions import speaker_of


@dataclass(frozen=True, slots=True)
class Likely:
    """A statement that likely speaks for or against a duty, step or proposition of an agreement: a suggestion.

    `says` is what the target asks, `provision` whether `target` is the id of a sentence or the words of a proposition.
    `score` is how likely, from 0 to 1. `parts`: who, what, where and when, each "fits", "does not" or "not told".
    """

    statement: str
    whose: str
    words: str
    said: str
    target: str
    provision: bool
    says: str
    against: bool
    known: str
    score: float
    parts: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]


def testimony_in(
    ledger: Ledger, agreement: Agreement, *, as_of: date | None = None, known_by: date | None = None
) -> tuple[Likely, ...]:
    """What the statements of a ledger, as published and recorded until some day, likely say of an agreement.

    Raises LedgerError, PackError.
    """
    following, record = follow(ledger, as_of=as_of, known_by=known_by)
    return likely_testimony(following, record, agreement, load_sentence_encoder())


def likely_testimony(
    following: Following, record: Record, agreement: Agreement, encoder: SentenceEncoder
) -> tuple[Likely, ...]:
    """What statements likely say of an agreement, report by report, the surest first for each statement.

    What a person has decided about is not suggested again. About linear in statements times sentences.
    """
    places = frozenset(place.name.casefold() for told in following.told for place in told.reading.places)
    targets = tuple(targets_of(agreement, following.who, places))
    vectors = dict(
        zip((one.name for one in targets), bytes_from_vectors(encoder([one.words for one in targets])), strict=True)
    )

    def meant(target: Target, saying: Saying) -> Meant:
        return following.gathering.meant(vectors[target.name], following.vectors[saying.id])

    decided = {
        (one.statement_id, one.judgement.provision) for one in record.judged() if isinstance(one.judgement, Bearing)
    }
    parties = _parties(following, agreement)
    sayings = {saying.id: saying for saying in following.gathering.sayings}
    found = []
    for _, report in groupby(following.gathering.sayings, key=lambda saying: saying.report):
        weight: Weight = following.gathering.weight
        for one in suggestions(tuple(report), targets, meant, weight, parties):
            if (one.statement, one.target.name) not in decided:
                found.append(_likely(one, sayings[one.statement], following))
    return tuple(found)


def _parties(following: Following, agreement: Agreement) -> frozenset[str]:
    """The identities of the parties, and of all who speak for them: their word is a claim."""
    names = {name.casefold() for member in agreement.parties for name in (member.name, *member.also)}
    return frozenset(
        one.id
        for one in following.who.identities
        if any(held.words.casefold() in names for held in (*one.names, *one.sides))
    )


def _likely(one: Suggested, saying: Saying, following: Following) -> Likely:
    return Likely(
        statement=one.statement,
        whose=speaker_of(saying, following.who),
        words=saying.words,
        said=saying.said.isoformat(),
        target=one.target.name,
        provision=one.target.provision,
        says=one.target.words,
        against=one.against,
        known=one.known,
        score=round(one.score, 3),
        parts=tuple(_parts(one)),
        shared=one.shared,
    )


def _parts(one: Suggested) -> Iterator[tuple[str, str]]:
    fit = one.fit
    what = max(fit.what, 0.0)
    yield "who", _told(fit.who)
    yield "what", f"{what:.0%} of its words, likeness {fit.meaning:.2f}"
    yield "where", _told(fit.where)
    yield "when", _told(fit.when)


def _told(fits: float) -> str:
    return "fits" if fits > 0 else "does not" if fits < 0 else "not told"
