"""A statement on its way to a sentence: its words, who says it, who owes it, and the sentence made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.following.draft.acts import balanced
from parley.following.draft.cast import Cast, speaker_of
from parley.following.draft.english import capital
from parley.following.draft.names import GROUPS, plain_name
from parley.following.draft.said import Condition, Said, said_from_statement
from parley.following.draft.words import Kind, Point, Rest
from parley.model.statement import Act, Statement

AGAINST: tuple[Act, ...] = ("rejection", "denial")
_MARKS = re.compile(r"[\[\]<>*_#`\\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement of a report with all that is needed to word it."""

    cast: Cast
    report: int
    statement: Statement
    said: Said
    rest: Rest

    @property
    def speaker(self) -> str | None:
        """The side for which the statement is made; None for a text and for the report itself."""
        return speaker_of(self.cast, self.report, self.statement)

    @property
    def holder(self) -> str | None:
        """The side whose word it is in this report: that of the outermost speaker. None as for `speaker`.

        Of those who demand it together all names, with commas. Whoever turns a plan down does not say that it is so:
        then it is the word of the one who has the plan.
        """
        outer = self.outer
        if self.statement.act == "demand" and self.joint:
            return ", ".join(self.joint)
        return self.speaker if outer.act in AGAINST else speaker_of(self.cast, self.report, outer)

    @property
    def outer(self) -> Statement:
        """The statement in whose words it is reported in the end; itself where it is reported in none."""
        return self.cast.page(self.report).outer[self.statement.id]

    @property
    def joint(self) -> tuple[str, ...]:
        """Those who say it together, where nobody else reports it."""
        return () if self.statement.within else self.cast.joint(self.report, self.statement.speaker)

    @property
    def is_joint(self) -> bool:
        """Whether all parties say it together, or a text that binds them does."""
        name = self.cast.name(self.report, self.statement.speaker) or ""
        together = self.statement.within is None and bool(GROUPS.search(name))
        return bool(self.joint) or self.is_of_a_text or together

    @property
    def is_of_the_report(self) -> bool:
        """Whether the report itself tells it, as what is to be."""
        statement = self.statement
        return statement.act == "claim" and statement.speaker is None and statement.within is None

    @property
    def is_asked(self) -> bool:
        """Whether one of those that negotiate judges that something must be done: it asks for it."""
        statement = self.statement
        judges = statement.act in ("claim", "assessment") and statement.modality == "required"
        return judges and self.speaker in self.cast.principals

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.cast.told[self.report].reading.report.text

    def is_name(self, words: str) -> bool:
        """Whether words name a side in the report."""
        return self.cast.named(self.report, words) is not None or bool(GROUPS.match(words))

    @property
    def is_of_a_text(self) -> bool:
        """Whether a text says it: an accord, a draft."""
        return self.cast.is_document(self.report, self.statement.speaker)


def case_of(cast: Cast, report: int, statement: Statement) -> Case:
    """A statement made ready."""
    return Case(cast, report, statement, said_from_statement(cast, report, statement), rest_of(cast, report, statement))


def rest_of(cast: Cast, report: int, statement: Statement) -> Rest:
    """A statement as sentences name it below themselves."""
    reading = cast.told[report].reading
    words = " ".join(reading.words(statement.content).split())
    told_by = cast.page(report).whose[statement.id]
    side = speaker_of(cast, report, statement) if statement.within is None else None
    is_to_be = statement.modality == "intended" and not statement.negated
    return Rest(f"r{report}.{statement.id}", told_by, cast.day(report), statement.act, words, side, is_to_be)


def point_of(
    case: Case,
    kind: Kind,
    ways: Sequence[str],
    *,
    owed: str,
    debtor: str = "",
    holder: str | None = None,
    conditions: Sequence[Condition] = (),
    names: Sequence[str] = (),
    notes: Sequence[str] = (),
    as_step: Sequence[str] = (),
) -> Point:
    """The sentence that words a statement."""
    inside = [one for one in case.said.conditions if one.inside]
    said = tuple(f"{one.conjunction} {one.words}" for one in [*conditions, *inside])
    return Point(
        kind,
        tuple(capital(way) for way in dict.fromkeys(ways)),
        debtor,
        " ".join(owed.split()),
        holder,
        (case.rest,),
        (*notes, *_contested(case)),
        tuple(plain_name(name) for name in names),
        said,
        tuple(capital(way) for way in as_step),
    )


def _contested(case: Case) -> tuple[str, ...]:
    """Who turns down or denies what is told inside their words."""
    outer = case.outer
    if outer.act not in AGAINST or outer.id == case.statement.id:
        return ()
    return (f"Contested: {cited(rest_of(case.cast, case.report, outer))}",)


def cited(rest: Rest) -> str:
    """A statement as a line below a sentence names it."""
    return f"{rest.ref}, {rest.whose}, {rest.said.isoformat()}, {rest.act}: “{rest.words}”"


def quoted(words: str) -> str:
    """Words in quotation marks, in which the language reads nothing further."""
    return '"' + re.sub(r"[\"“”„«»]", "'", words).strip(" ,") + '"'


def clean(words: str) -> str:
    """Words without marks that the language reads, on one line."""
    return " ".join(balanced(_MARKS.sub(" ", words)).split()).strip(" ,;:.")
