"""Who is to do what a clause says: the side that owes it, found by the words that act."""

import re
from dataclasses import dataclass

from parley.following.draft.cast import Cast, speaker_of
from parley.following.draft.clauses import Clause
from parley.following.draft.english import words_of
from parley.following.draft.names import GROUPS, ORGANS, POSSESSIVES, PRONOUNS
from parley.following.draft.said import named
from parley.model.statement import Statement

GROUP = "*"
# Not troops: these may be those of another.
_CIVIL_IN = re.compile(
    r"(?:the\s)?(?:[a-z]+\s){0,2}(?:government|authorities|police|ministry|parliament|cabinet|administration|leadership)\s"
    r"(?:in|of)\s(?P<where>[A-Z]\S*(?:\s[A-Z]\S*){0,3})$"
)
_MOST_BETWEEN = 80
_NEAR = 4
_BARE = 2
_STEM = 4


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
        if statement.act not in ("promise", "offer") or clause.embedded or not clause.modal:
            return None
        return _several(cast, cast.joint(report, statement.speaker)) or _one(cast, speaker)
    if not clause.subject:
        return asked(cast, report, statement)
    required = clause.modal in ("must", "should", "has to", "have to", "needs to", "ought to")
    surely = not required and not clause.later
    return _by_subject(cast, report, statement, clause.subject, surely=surely, modal=clause.modal)


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


def is_of_others(statement: Statement, subject: str, modal: str) -> bool:
    """Whether "their gunmen" are not those of the one who speaks: in words as they were spoken, where these are "ours".

    What was spoken is told with "would", or stands in its own words.
    """
    return subject.lower().startswith("their ") and (statement.voice == "direct" or modal in ("will", "shall"))


def other_of(cast: Cast, side: str | None) -> str | None:
    """The other one of the two that negotiate; None where they are not two, or it is none of them."""
    return next((one for one in cast.both if one != side), None) if side in cast.both else None


def _by_subject(
    cast: Cast, report: int, statement: Statement, subject: str, *, surely: bool = True, modal: str = ""
) -> Owing | None:
    speaker, actor = speaker_of(cast, report, statement), cast.side(report, statement.actor)
    joint = cast.joint(report, statement.speaker)
    words = [word.lower() for word in words_of(subject)]
    if not words:
        return None
    if GROUPS.match(subject):
        together = joint if statement.act != "demand" else ()
        return _several(cast, together) or Owing((GROUP,), subject)
    if found := cast.named(report, subject):
        return _one(cast, found)
    if several := cast.several(report, subject):
        return _several(cast, several)
    civil = _CIVIL_IN.match(subject)
    if civil and (found := cast.named(report, civil["where"])):
        return _one(cast, found)
    if len(words) == 1 and words[0] in PRONOUNS:
        if words[0] in ("we", "they") and joint:
            return _several(cast, joint)
        return _one(cast, actor or (speaker if statement.act != "demand" else None))
    if is_of_others(statement, subject, modal):
        return _one(cast, other_of(cast, speaker))
    if words[0] in POSSESSIVES and (words[-1] in ORGANS or words[-1].endswith("s")):
        return _several(cast, joint) or _one(cast, actor or speaker)
    if (
        speaker
        and words[-1] in ORGANS
        and re.match(rf"{re.escape(named(cast, speaker))}['’]s\s", subject, re.IGNORECASE)
    ):
        return _one(cast, speaker)  # "our army", said by it
    return _one(cast, actor) if actor and _is_body(words, actor, surely=surely or actor != speaker) else None


def _is_body(words: list[str], side: str, *, surely: bool) -> bool:
    """Whether words name a body of a side: "the Rwandan army"; "the army" alone only where nobody else can be meant."""
    if words[-1] not in ORGANS or len(words) > _NEAR:
        return False
    first = next((word for word in words if word not in ("the", "a", "an")), "")
    names = first[:_STEM] == words_of(side.lower())[0][:_STEM] if words_of(side) else False
    return names or (surely and words[0] == "the" and len(words) == _BARE) or words[-1] == "side"


def _all(cast: Cast, report: int, statement: Statement) -> Owing | None:
    """ "The two sides agreed to withdraw": the speaker is all parties."""
    name = cast.name(report, statement.speaker) or ""
    return Owing((GROUP,), found.group()) if (found := GROUPS.search(name)) else None


def owing_of(cast: Cast, sides: tuple[str, ...]) -> Owing:
    """Those sides as the subject of a sentence. At least one."""
    names = [named(cast, side) for side in sides]
    return Owing(sides, " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names))


def _one(cast: Cast, side: str | None) -> Owing | None:
    return Owing((side,), named(cast, side)) if side else None


def _several(cast: Cast, sides: tuple[str, ...]) -> Owing | None:
    return owing_of(cast, sides) if sides else None
