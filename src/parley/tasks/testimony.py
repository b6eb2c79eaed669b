"""Which statements of a ledger likely speak for or against the duties and propositions of an agreement."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from parley.following.passages import Around, Sides, lettered, passage_of_words, passages_of
from parley.following.relation import Meant
from parley.following.sayings import Saying
from parley.following.targets import Target, targets_of
from parley.following.testimony import Judge, Speaks, Standing, Suggested, suggestions
from parley.ledger import Ledger
from parley.model.agreement import Agreement
from parley.model.judgement import Bearing
from parley.model.passage import Pair
from parley.model.process import Told
from parley.reader.meaning import SentenceEncoder, bytes_from_vectors, load_sentence_encoder
from parley.tasks.process import Following, follow
from parley.tasks.propositions import speaker_of
from parley.tasks.verdicts import Verdicts

Through = Callable[[Sequence[Told]], Iterable[Told]]

Asked = Callable[[Sequence[Pair]], Iterable[Sequence[float]]]
"""What a judge says of pairs of passages: how likely each second one speaks for the first, how likely against; the net
itself, or what is kept of it."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A statement that likely speaks for or against a duty, step or proposition of an agreement: a suggestion.

    `says` is what the target asks, `provision` whether `target` is the id of a sentence or the words of a proposition.
    `score` is how likely, from 0 to 1. `parts`: who, what, where and when, each "fits", "does not" or "not told", and
    how the judge reads it.
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
    ledger: Ledger,
    agreement: Agreement,
    verdicts: Verdicts,
    *,
    as_of: date | None = None,
    known_by: date | None = None,
    through: Through = iter,
) -> tuple[Likely, ...]:
    """What the statements of a ledger, as published and recorded until some day, likely say of an agreement: report by
    report, the surest first for each statement. What a person has decided about is not suggested again.

    `verdicts` are the judge's on the ledger. `through` gives the reports one after another, and may tell how far it is.
    Raises LedgerError, PackError.
    """
    following, record = follow(ledger, as_of=as_of, known_by=known_by)
    encoder = load_sentence_encoder()
    decided = {
        (one.statement_id, one.judgement.provision) for one in record.judged() if isinstance(one.judgement, Bearing)
    }
    sayings = {saying.id: saying for saying in following.gathering.sayings}
    found = tuple(
        _likely(one, sayings[one.statement], following)
        for one in suggested(following, agreement, encoder, verdicts, through)
        if (one.statement, one.target.name) not in decided
    )
    verdicts.keep()
    return found


def suggested(
    following: Following,
    agreement: Agreement,
    encoder: SentenceEncoder,
    beside: Asked,
    through: Through = iter,
) -> Iterator[Suggested]:
    """The same as it is worked out. About linear in statements times sentences."""
    gathering = following.gathering
    targets, meant = targets_with(following, agreement, encoder)
    parties = _parties(following, agreement)
    sides = Sides(following.who, agreement)
    by_report = groupby(gathering.sayings, key=lambda saying: saying.report)
    sayings = {number: tuple(report) for number, report in by_report}
    aimed = {target.name: passage_of_words(target.words, sides) for target in targets}
    for told in through(following.told):
        judge = judge_of(passages_of(told, following.who, sides), aimed, beside)
        yield from suggestions(sayings.get(told.number, ()), targets, meant, judge, gathering.weight, parties)


def targets_with(
    following: Following, agreement: Agreement, encoder: SentenceEncoder
) -> tuple[tuple[Target, ...], Standing]:
    """What an agreement offers to bear on, and how the meaning of statements stands to it."""
    places = frozenset(place.name.casefold() for told in following.told for place in told.reading.places)
    targets = tuple(targets_of(agreement, following.who, places))
    kept = bytes_from_vectors(encoder([target.words for target in targets]))
    vectors = {target.name: vector for target, vector in zip(targets, kept, strict=True)}

    def meant(target: Target, saying: Saying) -> Meant:
        return following.gathering.meant(vectors[target.name], following.vectors[saying.id])

    return targets, meant


def judge_of(around: Mapping[str, Around], aimed: Mapping[str, Around], beside: Asked) -> Judge:
    """Reads the statements of a report, each with a target, with what stands around and letters for the sides.

    `around` are the passages of the report by their statements, `aimed` those of all targets by their names.
    """

    def judge(pairs: Sequence[tuple[Target, Saying]]) -> list[Speaks]:
        read = beside([lettered(aimed[target.name], around[said.statement]) for target, said in pairs])
        return [Speaks(float(one[0]), float(one[1])) for one in read]

    return judge


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
    yield "what", f"{what:.0%} of its words, likeness {fit.meaning:.1f}"
    yield "where", _told(fit.where)
    yield "when", _told(fit.when)
    yield "read", f"{one.speaks.pro:.0%} for, {one.speaks.contra:.0%} against"


def _told(fits: float) -> str:
    return "fits" if fits > 0 else "does not" if fits < 0 else "not told"
