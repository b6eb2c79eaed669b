"""Where a saying puts its speaker: what it pledges, demands or refuses."""

import re

from parley.following.heard import Heard
from parley.following.sayings import Saying
from parley.model.position import PositionKind
from parley.model.statement import Act

_BINDING: tuple[Act, ...] = ("promise", "offer", "acceptance")
_OF_ONES_OWN: tuple[Act, ...] = ("plan", "claim")
_DEMANDING: tuple[Act, ...] = ("demand", "requirement")
_QUARRELLING: tuple[Act, ...] = ("accusation", "denial", "rejection", "protest", "threat")
_REFUSING: tuple[Act, ...] = ("rejection", "denial", "claim", "promise", "plan", "demand", "requirement")

# Words with which something is refused for good, whatever is offered for it.
_REFUSALS = (
    r"\b(?:will|would|shall|can|must) never\b|\bnever (?:will|shall|again)\b",
    r"non-negotiable|\bred lines?\b|\bout of the question|\bunder no circumstances|\bno compromise|\bnot for sale\b",
    r"\bnot (?:be )?(?:up for |open to |subject to )?(?:negotia|bargain)",
    r"\bnot (?:a |the )?(?:subject|matter|question|object) (?:for|of) (?:\w+ )?(?:bargain|negotiat|talk|discussion)",
    r"\bon no table\b|\b(?:off|not on) the table\b|\bthe answer is no\b",
    r"\bnot (?:while|so long as|as long as)\b",
    r"\bnot (?:one|a single|an?) (?:inch|met[er]+s?|foot|stone|grain)\b",
    r"\b(?:no|not|never|nothing|nobody)\b[^.;]{0,60}\b(?:ceded?|giv(?:e|en) (?:up|away)|surrender(?:ed)?|yield(?:ed)?"
    r"|leased away|change hands|shared in sovereignty|bargain(?:ed)?|traded? away|conceded?)\b",
    r"\b(?:will|would|shall|does|do|can)(?: not|n't|not) (?:accept|agree|give up|cede|discuss|yield|surrender|tolerate"
    r"|allow|recogni[sz]e|bargain|negotiate)\b",
)
_RED_LINE = re.compile("|".join(_REFUSALS), re.IGNORECASE)
_OF_TALKING = re.compile(
    r"\A\W*(?:to )?(?:comment|speculate|answer|elaborate|say|be drawn|confirm|go into|give details|discuss details)\b",
    re.IGNORECASE,
)
_OF_A_CHARGE = re.compile(
    r"\b(?:accus\w+|charges?|allegat\w+|claims?|reports?|this|that|it|suggestion|talk)\b", re.IGNORECASE
)
# What is asked for, in words that a reader may take for a mere claim.
_ASKING = re.compile(
    r"\bwe (?:want|need|expect|insist)\b|\bwhat (?:we|it|he|she|they) wants?\b|\bexpect(?:s|ed)\b|\binsist(?:s|ed)\b"
    r"|\bit is expected\b|\bha(?:s|ve) to\b|\bneeds? to\b",
    re.IGNORECASE,
)
# What is conceded: a demand let go, or something less that would do.
_YIELDING = re.compile(
    r"\bno longer (?:insist|demand|ask|require|rule)|\b(?:be|is|are|was|were) (?:content|ready|willing|prepared|open"
    r"|free|welcome|satisfied) (?:to|with|for)\b|\bst(?:ands?|ood) ready\b|\b(?:could|can) live with\b|\bnot rule out\b"
    r"|\bmay (?:use|ship|enter|return|come|go|keep|take|visit|pass|cross)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|shall|is to|are to|was to|were to)\b", re.IGNORECASE)
_WATCHING = re.compile(
    r"\b(?:observers?|observation|monitor\w*|mission|verification|inspect\w+|red (?:cross|crescent)|united nations"
    r"|union)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:will|would|shall|to|is to|are to) be \w+(?:ed|en|wn|ld|ft|nt)\b", re.IGNORECASE)


def pledging(saying: Saying, heard: Heard) -> tuple[str, ...]:
    """The parties that bind themselves by a saying to act or to refrain; none where it binds nobody.

    Promises, offers and acceptances bind whoever makes them; a plan or a "will" only binds if it is about one's own
    side: of what others will do it is a guess.
    """
    parties = heard.parties_of(saying)
    if _RED_LINE.search(saying.words):
        return ()
    if saying.act in _BINDING and saying.stems:
        return parties
    if saying.act not in _OF_ONES_OWN or not (_is_ahead(saying) and saying.stems):
        return ()
    acting = heard.acting(saying)
    if acting and not set(acting) & set(parties):
        return ()
    named = heard.sides_named(saying)
    if not acting and named and not set(named) & set(parties) and not _PASSIVE.search(saying.words):
        return ()
    return parties


def stance_of(saying: Saying, heard: Heard) -> PositionKind | None:
    """The position that a saying takes; None where it takes none."""
    if not saying.stems:
        return None
    if saying.act in _REFUSING and _refuses(saying):
        return "red line"
    if saying.act in _DEMANDING:
        return "demand"
    if pledging(saying, heard) or _yields(saying):
        return "offer"
    if saying.act in _OF_ONES_OWN and saying.speaker and not saying.denied and _asks(saying, heard):
        return "demand"
    return None


def _is_ahead(saying: Saying) -> bool:
    """Whether it is about what will be: read so, or worded so with a day that is yet to come."""
    if saying.modality == "intended":
        return True
    return bool(saying.end and saying.end > saying.said and _AHEAD.search(saying.words))


def _yields(saying: Saying) -> bool:
    return saying.speaker is not None and saying.modality != "required" and bool(_YIELDING.search(saying.words))


def _asks(saying: Saying, heard: Heard) -> bool:
    """Whether something is asked of others, in other words than those of a demand."""
    if saying.modality == "required":
        return not set(heard.acting(saying)) & set(heard.parties_of(saying))
    return bool(_ASKING.search(saying.words))


def _refuses(saying: Saying) -> bool:
    """Whether it turns something down for good: more than denying what somebody else claims."""
    if _RED_LINE.search(saying.words):
        return True
    return saying.act == "rejection" and not (_OF_A_CHARGE.search(saying.words) or _OF_TALKING.search(saying.words))


def contending(heard: Heard) -> tuple[str, ...]:
    """The parties whose own word only claims: those that take positions, accuse or deny, and are not there to watch."""
    found = dict.fromkeys(
        party
        for saying in heard.sayings.values()
        if saying.act in _QUARRELLING or stance_of(saying, heard)
        for party in heard.parties_of(saying)
    )
    return tuple(party for party in found if not _WATCHING.search(heard.name(party)))
