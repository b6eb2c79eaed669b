"""Who is to do what a clause says: the side that owes it, found by the words that act."""

from dataclasses import dataclass

from parley.following.draft_cast import GROUPS, ORGANS, POSSESSIVES, PRONOUNS, Cast, speaker_of
from parley.following.draft_clauses import Clause
from parley.following.draft_english import words_of
from parley.following.draft_said import named
from parley.model.statement import Statement

GROUP = "*"


@dataclass(frozen=True, slots=True)
class Owing:
    """Who owes: `sides` by their names, or GROUP alone for all parties; `words` is the subject of the sentence."""

    sides: tuple[str, ...]
    words: str

    @property
    def key(self) -> str:
        """The debtors as one name, for comparing."""
        return " and ".join(self.sides)


def owing(cast: Cast, report: int, statement: Statement, clause: Clause) -> Owing | None:
    """Who owes what a clause says, None where the words do not show it."""
    speaker = speaker_of(cast, report, statement)
    joint = cast.joint(report, statement.speaker)
    actor = cast.side(report, statement.actor)
    if clause.passive:
        return _one(cast, speaker) if _binds_speaker(statement) and speaker else None
    if not clause.subject:
        if statement.act == "demand":
            asked = actor if actor != speaker else None
            return _one(cast, asked or cast.side(report, statement.recipient))
        if joint:
            return _several(cast, joint)
        return _one(cast, actor or speaker) or _group(cast, report, statement)
    return _by_subject(cast, report, statement, clause.subject)


def _by_subject(cast: Cast, report: int, statement: Statement, subject: str) -> Owing | None:
    speaker, actor = speaker_of(cast, report, statement), cast.side(report, statement.actor)
    joint = cast.joint(report, statement.speaker)
    words = [word.lower() for word in words_of(subject)]
    if not words:
        return None
    if GROUPS.match(subject):
        return Owing((GROUP,), subject) if not joint else _several(cast, joint)
    if found := cast.named(report, subject):
        return _one(cast, found)
    if several := cast.several(report, subject):
        return _several(cast, several)
    if len(words) == 1 and words[0] in PRONOUNS:
        if joint and words[0] in ("we", "they"):
            return _several(cast, joint)
        return _one(cast, actor or (speaker if statement.act != "demand" else None))
    if words[-1] in ORGANS or words[0] in POSSESSIVES:
        own = speaker if words[0] in POSSESSIVES else None
        return _one(cast, (own if words[-1] in ORGANS or words[-1].endswith("s") else None) or _actor(actor, words))
    return _one(cast, actor) if actor and _names(subject, actor) else None


def _actor(actor: str | None, words: list[str]) -> str | None:
    return actor if words[-1] in ORGANS else None


def _names(subject: str, side: str) -> bool:
    """Whether the words that act begin with a side's name and go on with no other's: "the Rwandan army"."""
    first = [word.lower() for word in words_of(subject) if word.lower() not in ("the", "a", "an")][:1]
    own = words_of(side)
    return bool(first and own and first[0][:4] == own[0].lower()[:4] and len(words_of(subject)) <= 4)


def _binds_speaker(statement: Statement) -> bool:
    return statement.act in ("promise", "offer") and statement.speaker is not None


def _group(cast: Cast, report: int, statement: Statement) -> Owing | None:
    """ "The two sides agreed to withdraw": the speaker is all parties."""
    name = cast.name(report, statement.speaker) or ""
    return Owing((GROUP,), name) if GROUPS.match(name) else None


def _one(cast: Cast, side: str | None) -> Owing | None:
    return Owing((side,), named(cast, side)) if side else None


def _several(cast: Cast, sides: tuple[str, ...]) -> Owing:
    names = [named(cast, side) for side in sides]
    return Owing(sides, " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names))
