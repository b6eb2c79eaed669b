"""Who is to do what a clause says: the side that owes it, found by the words that act."""

import re
from dataclasses import dataclass

from parley.following.draft_cast import GROUPS, ORGANS, POSSESSIVES, PRONOUNS, Cast, speaker_of
from parley.following.draft_clauses import Clause
from parley.following.draft_english import words_of
from parley.following.draft_said import named
from parley.model.statement import Statement

GROUP = "*"
_MOST_BETWEEN = 80
_NEAR = 4


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
    if clause.passive:
        speaker = speaker_of(cast, report, statement)
        if statement.act not in ("promise", "offer") or clause.embedded:
            return None
        return _several(cast, cast.joint(report, statement.speaker)) or _one(cast, speaker)
    if not clause.subject:
        return asked(cast, report, statement)
    required = clause.modal in ("must", "should", "has to", "have to", "needs to", "ought to")
    return _by_subject(cast, report, statement, clause.subject, required=required)


def asked(cast: Cast, report: int, statement: Statement, agent: str = "") -> Owing | None:
    """Who owes an act that is told without a subject: "to withdraw", "the release of prisoners by Russia"."""
    speaker, actor = speaker_of(cast, report, statement), cast.side(report, statement.actor)
    if agent:
        return _by_subject(cast, report, statement, agent)
    if statement.act == "demand":
        addressed = _addressed(cast, report, statement)
        if addressed:
            return addressed
        return _one(cast, actor if actor != speaker else cast.side(report, statement.recipient))
    return (
        _several(cast, cast.joint(report, statement.speaker))
        or _one(cast, actor or speaker)
        or _all(cast, report, statement)
    )


def _addressed(cast: Cast, report: int, statement: Statement) -> Owing | None:
    """Those who are named between the word of asking and what is asked: "urged both sides to show flexibility"."""
    reading = cast.told[report].reading
    said = next((one for one in reading.attributions if one.id == statement.attribution), None)
    start = statement.start
    cue = max((span.end for span in said.cue if span.end <= start), default=None) if said else None
    if cue is None or start - cue > _MOST_BETWEEN:
        return None
    words = re.sub(r"^(?:(?:up)?on|for|to|from)\s|[\s,:\"“]+(?:to|that)?$", "", reading.report.text[cue:start].strip())
    return _by_subject(cast, report, statement, words) if words else None


def _by_subject(cast: Cast, report: int, statement: Statement, subject: str, *, required: bool = False) -> Owing | None:
    speaker, actor = speaker_of(cast, report, statement), cast.side(report, statement.actor)
    joint = cast.joint(report, statement.speaker)
    words = [word.lower() for word in words_of(subject)]
    if not words:
        return None
    if GROUPS.match(subject):
        return _several(cast, joint) or Owing((GROUP,), subject)
    if found := cast.named(report, subject):
        return _one(cast, found)
    if several := cast.several(report, subject):
        return _several(cast, several)
    if len(words) == 1 and words[0] in PRONOUNS:
        if words[0] in ("we", "they") and joint:
            return _several(cast, joint)
        return _one(cast, actor or (speaker if statement.act != "demand" else None))
    if words[0] in POSSESSIVES and (words[-1] in ORGANS or words[-1].endswith("s")):
        return _one(cast, actor or speaker)
    if words[-1] in ORGANS and len(words) <= _NEAR and actor and not (required and actor == speaker):
        return _one(cast, actor)
    return None


def _all(cast: Cast, report: int, statement: Statement) -> Owing | None:
    """ "The two sides agreed to withdraw": the speaker is all parties."""
    name = cast.name(report, statement.speaker) or ""
    return Owing((GROUP,), name) if GROUPS.match(name) else None


def _one(cast: Cast, side: str | None) -> Owing | None:
    return Owing((side,), named(cast, side)) if side else None


def _several(cast: Cast, sides: tuple[str, ...]) -> Owing | None:
    names = [named(cast, side) for side in sides]
    return (
        Owing(sides, " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)) if sides else None
    )
