"""Who is listed in an agreement, and whom a phrase names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.agreement.mistakes import UnclearError, nearest, nearly
from parley.agreement.text import tokens_of, words_in
from parley.agreement.verbs import ARTICLES, is_common
from parley.model.agreement import Agreement, Member

_GROUPS = {
    "party": "parties",
    "parties": "parties",
    "side": "parties",
    "sides": "parties",
    "guarantor": "guarantors",
    "guarantors": "guarantors",
}
_QUANTIFIERS = words_in("each every both either all the any a an no neither")
_TO_IT = (["to", "this", "agreement"], ["to", "the", "agreement"])
MOST_ALTERNATIVES = 100
MOST_TOKENS = 12
_OTHER_THAN = re.compile(
    r",?\s(?:other\sthan|except(?:\sfor)?|save|with\sthe\sexception\sof)\s(?P<whom>[^,]+),?$", re.IGNORECASE
)
_OR = re.compile(r",?\s+or\s+", re.IGNORECASE)
# Names that are also words of grammar are names only where they are written exactly as listed.
_GRAMMAR = ARTICLES | words_in("i it he she we us may will can be is are and or not no if by on in to us all any")


@dataclass(frozen=True, slots=True)
class Named:
    """A name found among tokens: whose it is, where it ends, whether it is the member's own (not another) name."""

    name: str
    end: int
    own: bool
    like_article: bool


@dataclass(frozen=True, slots=True)
class Debtors:
    """Whom a subject names. `grouped`: one duty for each. `negative`: "no party", "neither party"."""

    members: tuple[str, ...]
    grouped: bool
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of an agreement, to be found by each of their names."""

    parties: tuple[Member, ...]
    guarantors: tuple[Member, ...]
    observers: tuple[Member, ...]
    _names: dict[tuple[str, ...], tuple[str, bool, str]] = field(default_factory=dict, compare=False)
    _lengths: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    _joint_names: re.Pattern[str] | None = field(default=None, compare=False)

    def hide_joints(self, text: str) -> str:
        """The text with names such as "Bosnia and Herzegovina" made unreadable, so that nobody cuts them in two."""
        return self._joint_names.sub(lambda m: "\x01" * len(m.group()), text) if self._joint_names else text

    def name_at(self, tokens: Sequence[str], at: int) -> Named | None:
        """The longest name that begins at token `at` (an article before it not counted), None if there is none."""
        first = tokens[at].casefold()
        for length in self._lengths.get(first, ()):
            piece = tokens[at : at + length]
            hit = self._names.get(tuple(t.casefold() for t in piece))
            if hit and (first not in _GRAMMAR or length > 1 or piece[0] == hit[2]):
                return Named(hit[0], at + length, hit[1], length == 1 and first in ARTICLES)
        return None

    def member_from_words(self, words: str) -> str | None:
        """The name of the member whom the whole phrase names, None if it names none."""
        tokens = tokens_of(words)
        if not tokens:
            return None
        for start in (0, 1) if tokens[0].casefold() in ARTICLES else (0,):
            named = self.name_at(tokens, start) if start < len(tokens) else None
            if named and named.end == len(tokens):
                return named.name
        return None

    def group(self, word: str) -> tuple[str, ...]:
        """The names in the group that a word ("party", "guarantors") stands for."""
        return tuple(m.name for m in (self.parties if _GROUPS[word.casefold()] == "parties" else self.guarantors))

    @property
    def bound(self) -> tuple[str, ...]:
        """The names of all who can owe something: parties, then guarantors."""
        return tuple(dict.fromkeys(m.name for m in (*self.parties, *self.guarantors)))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that somebody listed has."""
        members = (*self.parties, *self.guarantors, *self.observers)
        return tuple(dict.fromkeys(name for m in members for name in (m.name, *m.also)))

    @property
    def everyone(self) -> tuple[str, ...]:
        """The names of all who are listed."""
        return tuple(dict.fromkeys((*self.bound, *(m.name for m in self.observers))))

    def members_from_words(self, words: str) -> Debtors | None:
        """Whom a phrase such as "Ukraine and Russia" or "each guarantor" names; None if it is no such phrase."""
        if left_out := _OTHER_THAN.search(words):
            most, least = self.members_from_words(words[: left_out.start()]), self.members_from_words(left_out["whom"])
            if not most or not least or not most.grouped:
                return None
            members = tuple(m for m in most.members if m not in least.members)
            return Debtors(members, True, most.negative) if members else None
        tokens = tokens_of(words)
        names: list[str] = []
        at, grouped, negative, joined = 0, False, False, True
        while at < len(tokens):
            word = tokens[at].casefold()
            if grouping := self._group_at(tokens, at, grouped and joined):
                names += grouping[0]
                negative = negative or word in ("no", "neither")
                at, grouped, joined = _without_agreement(tokens, grouping[1]), True, False
            elif named := self.name_at(tokens, at):
                names.append(named.name)
                at, joined = named.end, False
            elif (word == "neither" and not names) or (word == "nor" and negative):
                at, joined, negative = at + 1, True, True
            elif word == "and" or (word in ("both", *ARTICLES) and (joined or names)):
                at, joined = at + 1, True
            else:
                return None
        members = tuple(dict.fromkeys(names))
        return Debtors(members, grouped or len(members) > 1, negative) if members and not joined else None

    def alternatives_from_words(self, words: str) -> tuple[str, ...]:
        """Those of whom any will do: "Ukraine or Russia", "either Ukraine or a guarantor". Empty for other words."""
        words = words.removeprefix("either ")
        cuts = [0, *(at for m in _OR.finditer(self.hide_joints(words)) for at in m.span()), len(words)]
        named = [self.members_from_words(words[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
        if len(named) < 2 or len(named) > MOST_ALTERNATIVES or not all(named):
            return ()
        return tuple(dict.fromkeys(member for found in named if found for member in found.members))

    def alternatives_before(self, words: str) -> tuple[str, ...]:
        """ "Ukraine or Russia objects" for each of them: "Ukraine objects", "Russia objects". Empty for other words."""
        tokens = words.split()
        for end in range(min(len(tokens) - 1, MOST_TOKENS), 2, -1) if "or" in tokens[1:MOST_TOKENS] else ():
            if members := self.alternatives_from_words(" ".join(tokens[:end])):
                return tuple(" ".join([member, *tokens[end:]]) for member in members)
        return ()

    def _group_at(self, tokens: Sequence[str], at: int, listed: bool) -> tuple[tuple[str, ...], int] | None:
        """The group that begins at a token; `listed`: after "all parties and", where it needs no word before it."""
        end = at
        if tokens[end].casefold() in _QUANTIFIERS:
            end += 1
            if [t.casefold() for t in tokens[end : end + 2]] == ["of", "the"]:
                end += 2
            elif end < len(tokens) and tokens[at].casefold() in ("all", "both") and tokens[end].casefold() == "the":
                end += 1
            if [t.casefold() for t in tokens[end : end + 1]] == ["two"] and len(self._counted(tokens, end + 1)) == 2:
                end += 1
        if (end == at and not listed) or end >= len(tokens) or tokens[end].casefold() not in _GROUPS:
            return None
        return self.group(tokens[end]), end + 1

    def _counted(self, tokens: Sequence[str], at: int) -> tuple[str, ...]:
        """Those in the group that a token names, so that "the two parties" are two."""
        return self.group(tokens[at]) if at < len(tokens) and tokens[at].casefold() in _GROUPS else ()

    def named_in(self, words: str) -> tuple[str, ...]:
        """The members whom the words name anywhere; other names than their own not as places ("around Kyiv")."""
        tokens = tokens_of(words)
        found: dict[str, None] = {}
        at = 0
        while at < len(tokens):
            named = self.name_at(tokens, at)
            before = tokens[at - 1].casefold() if at else ""
            if named and (named.own or before not in ("around", "in", "near", "over", "at", "outside", "throughout")):
                found[named.name] = None
            at = named.end if named else at + 1
        return tuple(found)


def _without_agreement(tokens: Sequence[str], at: int) -> int:
    """Past "to this agreement", which says nothing more of a group."""
    return at + 3 if [t.casefold() for t in tokens[at : at + 3]] in _TO_IT else at


def roster_from_members(parties: Iterable[Member], guarantors: Iterable[Member], observers: Iterable[Member]) -> Roster:
    """The roster of those listed. Where two share a name, the first keeps it (`clashes` tells of them)."""
    members = (parties, guarantors, observers) = tuple(parties), tuple(guarantors), tuple(observers)
    names = [name for group in members for m in group for name in (m.name, *m.also)]
    cut = sorted({re.escape(n) for n in names if {"and", "or"} & set(name_tokens(n))}, key=lambda n: (-len(n), n))
    joint_names = re.compile(rf"\b(?:{'|'.join(cut)})\b", re.IGNORECASE) if cut else None
    roster = Roster(parties, guarantors, observers, _joint_names=joint_names)
    for own in (True, False):
        for member in (*roster.parties, *roster.guarantors, *roster.observers):
            for name in (member.name,) if own else member.also:
                _enter(roster, name, member.name, own)
    return roster


def lowered(words: str, roster: Roster) -> str:
    """Words that began a sentence as they stand inside one: a small first letter, unless they begin with a name."""
    tokens = tokens_of(words)[:1]
    if not tokens or not is_common(tokens[0]) or tokens[0] in roster.everyone:
        return words
    named = roster.name_at(tokens_of(words), 0)
    return words if named and not named.like_article else words[0].lower() + words[1:]


def roster_from_agreement(agreement: Agreement) -> Roster:
    """The roster of an agreement."""
    return roster_from_members(agreement.parties, agreement.guarantors, agreement.observers)


def name_tokens(name: str) -> tuple[str, ...]:
    """A name as it is compared: small letters, without an article before it unless it is nothing else."""
    tokens = tuple(t.casefold() for t in tokens_of(name))
    return tokens[1:] if len(tokens) > 1 and tokens[0] in ARTICLES else tokens


def _enter(roster: Roster, name: str, owner: str, own: bool) -> None:
    tokens = name_tokens(name)
    if not tokens or tokens in roster._names:
        return
    roster._names[tokens] = (owner, own, name)
    lengths = {*roster._lengths.get(tokens[0], ()), len(tokens)}
    roster._lengths[tokens[0]] = tuple(sorted(lengths, reverse=True))


def require_debtors(roster: Roster, words: str) -> Debtors:
    """Whom the subject of a duty names. Raises UnclearError where it names nobody who is listed as bound."""
    debtors = roster.members_from_words(words)
    bound = set(roster.bound)
    if debtors and (missing := [m for m in debtors.members if m not in bound]):
        raise UnclearError(
            missing[0], "a party or a guarantor", "Observers owe nothing; list it under Parties or Guarantors."
        )
    if debtors:
        return debtors
    group = tokens_of(words)[-1:]
    if group and group[0].casefold() in _GROUPS and not nearest(words, roster.names):
        if roster.group(group[0]):
            raise UnclearError(words, "a group by its name", "Write each party, both parties, each guarantor.")
        raise UnclearError(words, "a group with members", "List them under Parties or Guarantors.")
    mend = "List it under Parties or Guarantors, or add the name with (also: ...)."
    raise UnclearError(
        words or "(nothing)", "a listed party or guarantor before shall or may", nearly(words, roster.names, mend)
    )
