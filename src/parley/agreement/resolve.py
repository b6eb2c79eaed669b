"""From a tree of words to a condition: references looked up, groups spelled out, negations taken apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.agreement.conditions import Denied, Joined, Leaf, Tree
from parley.agreement.dates import DATE, date_from_words
from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.negation import unnegated
from parley.agreement.references import Found, refs_from_words, standing_from_word
from parley.agreement.register import Owed, Register
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands, When

_WHEN = re.compile(rf"(.+?),?\s(before|by|after|on)\s({DATE})", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"(.+?)\s(?:(?:is|are|was|were)\sin|(?:enters?|comes?|entered|came|(?:has|have)\s(?:entered|come))\sinto)\sforce",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:the )?entry into force(?: of (.+))?", re.IGNORECASE)
_STANDING = re.compile(r"(.+?)\s(?:is|are|was|were|becomes?|has been|have been)\s(?:already\s)?(\w+)", re.IGNORECASE)
_VIOLATES = re.compile(
    r"(.+?)\s(?:violates?|breach(?:es)?|(?:has|have)\s(?:violated|breached)|violated|breached)\s(.+)", re.I
)
_ACCEPTS = re.compile(r"(.+?)\s(?:accepts?|accepted|(?:has|have)\saccepted)\s(?:this|the)\sagreement", re.IGNORECASE)
_ANY = re.compile(
    r"\b(?:(?:an?|any|either)\s(party|guarantor)|(?:any|one|either)(?:\sone)?\sof\sthe\s(part|guarantor)(?:ies|s))\b"
    r"(?:\sto\s(?:this|the)\sagreement)?",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:each|every)\s(party|guarantor)\b", re.IGNORECASE)
_LIKE_STANDING = re.compile(
    r"(?:[PS][0-9]+|[0-9]+(?:\.[0-9]+)+)(?:/\S+)?\s(?:is|are|has been|have been)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a condition stands: in which sentence and article, and for which member of which group it is read.

    `stand_in` is the group word whose "a guarantor" is this very member ("If a guarantor violates 2.1, it shall").
    """

    sentence: str | None = None
    article: str | None = None
    member: str | None = None
    group: tuple[str, ...] = ()
    stand_in: str | None = None


@dataclass(slots=True)
class Resolver:
    """Reads trees against a register. What cannot be looked up is kept in `problems`."""

    register: Register
    problems: list[UnclearError] = field(default_factory=list)

    def condition(self, tree: Tree, scope: Scope) -> Condition:
        """The condition that a tree stands for."""
        if isinstance(tree, Denied):
            return Not(self.condition(tree.part, scope))
        if isinstance(tree, Joined):
            parts = tuple(self.condition(part, scope) for part in tree.parts)
            return And(parts) if tree.by == "and" else Or(parts)
        if len(scope.group) > 1:
            self.register.count(1)
        try:
            return self._leaf(tree, scope)
        except UnclearError as problem:
            self.problems += (problem, *problem.others)
            return And(())

    def _leaf(self, leaf: Leaf, scope: Scope) -> Condition:
        if leaf.quoted:
            return Holds(self.register.proposition(leaf.words))
        words, denied = unnegated(leaf.words)
        limited = _WHEN.fullmatch(words)
        bare = limited.group(1) if limited else words
        for read in (self._in_force, self._violates, self._accepts, self._standing):
            special = read(bare, scope)
            if special is not None and limited:
                raise UnclearError(words, "no day with what the agreement itself works out", "Leave out the day.")
            if special is not None:
                return Not(special) if denied else special
        condition = self._proposition(words, scope)
        return Not(condition) if denied else condition

    def _in_force(self, words: str, scope: Scope) -> Condition | None:
        said = _IN_FORCE.fullmatch(words)
        entry = _ENTRY.fullmatch(words)
        if not said and not entry:
            return None
        target = said.group(1) if said else (entry.group(1) if entry else None) or "this agreement"
        found = refs_from_words(target, self.register, scope.article)
        if found is None:
            raise UnclearError(target, "this agreement, Article N or a sentence's number", "Say what is in force.")
        return _together(found.any_of, (InForce(target) for target in found.targets))

    def _standing(self, words: str, scope: Scope) -> Condition | None:
        said = _STANDING.fullmatch(words)
        found = refs_from_words(said.group(1), self.register, scope.article) if said else None
        if not said or found is None or not (found.owed or found.steps):
            if _LIKE_STANDING.match(words):
                refs_from_words(words.split()[0], self.register, scope.article)
                raise UnclearError(
                    words, "conditional, due, kept, broken or repaired after the number", "Use one of them."
                )
            return None
        word = said.group(2).lower()
        happened = [Holds(self.register.proposition(self.register.steps[s])) for s in found.steps]
        if found.steps and word not in ("done", "ready", "waiting"):
            raise UnclearError(words, "done after a step's number", "Write for example: S1 is done.")
        if found.steps and word != "done":
            raise UnclearError(words, "done after a step's number", "A condition can only ask whether it is done.")
        parts = [part for owed, member in found.owed for part in self._stands(owed, member, word, scope)]
        return _together(found.any_of, [*happened, *parts])

    def _stands(self, owed: Owed, member: str | None, word: str, scope: Scope) -> Iterable[Condition]:
        standing = standing_from_word(word)
        if owed.kind == "power" and word != "exercised":
            raise UnclearError(f"{owed.sentence} is {word}", "exercised after a power's number", "Nobody owes a power.")
        if owed.kind != "power" and standing is None:
            raise UnclearError(
                f"{owed.sentence} is {word}",
                "conditional, due, kept, broken or repaired after the number",
                "Use one of them.",
            )
        if member is None and owed.grouped and scope.member and set(owed.debtors) == set(scope.group):
            member = scope.member
        members = (member,) if member else owed.debtors
        self.register.count(len(members))
        parts: list[Condition] = []
        for name in members:
            if standing is not None and owed.kind != "power":
                parts.append(Stands(owed.id_for(name), standing))
            else:
                parts += [Holds(self.register.proposition(f"{name} {act}")) for act in owed.acts]
        return (_together(False, parts),)

    def _violates(self, words: str, scope: Scope) -> Condition | None:
        said = _VIOLATES.fullmatch(words)
        problems = Problems()
        found = problems.attempt(refs_from_words, said.group(2), self.register, scope.article) if said else None
        if not said or (found is None and not problems.found):
            return None
        subject = problems.attempt(self._subject, said.group(1), scope)
        if found is None or subject is None:
            raise problems.error()
        members, any_of = subject
        parts: list[Condition] = []
        for member in members:
            owed = self._owed_by(member, found, scope)
            if owed:
                parts.append(_together(found.any_of or bool(found.targets and not found.owed), owed))
            elif not any_of:
                raise UnclearError(words, f"a duty that {member} owes", "Name its debtor, or another sentence.")
        if not parts:
            raise UnclearError(words, "a duty that one of them owes", "Name another sentence.")
        return _together(any_of, parts)

    def _owed_by(self, member: str, found: Found, scope: Scope) -> list[Condition]:
        if found.owed:
            sentences = [owed for owed, only in found.owed if only in (None, member)]
        else:
            sentences = [o for o in self.register.under(found.targets) if o.sentence != scope.sentence]
        self.register.count(len(sentences))
        return [Stands(o.id_for(member), "violated") for o in sentences if o.kind != "power" and member in o.debtors]

    def _accepts(self, words: str, scope: Scope) -> Condition | None:
        said = _ACCEPTS.fullmatch(words)
        if not said:
            return None
        members, any_of = self._subject(said.group(1), scope)
        bound = set(self.register.roster.bound)
        for member in members:
            if member not in bound:
                raise UnclearError(words, "a party or guarantor who accepts", "Observers do not accept.")
        return _together(any_of, [Accepts(member) for member in members])

    def _subject(self, words: str, scope: Scope) -> tuple[tuple[str, ...], bool]:
        """Whom a subject names, and whether any of them will do."""
        group = _ANY.fullmatch(words)
        if group:
            word = _group_word(group)
            if scope.stand_in == word and scope.member:
                return (scope.member,), False
            members = self.register.roster.group(word)
            self.register.count(len(members))
            if members:
                return members, True
        found = self.register.roster.members_from_words(words)
        if not found:
            raise UnclearError(words, "a listed party or guarantor", "List it under Parties or Guarantors.")
        self.register.count(len(found.members))
        return found.members, " or " in f" {words} "

    def _proposition(self, words: str, scope: Scope) -> Condition:
        """A proposition in its own words; "a guarantor" in it is any of them, "each guarantor" before it all."""
        each = _EACH.match(words)
        any_of = None if each else _ANY.search(words)
        hit = each or any_of
        if hit:
            word = _group_word(hit)
            members = self.register.roster.group(word)
            if any_of and scope.stand_in == word and scope.member:
                members = (scope.member,)
            if not members:
                raise UnclearError(hit.group(), "a group with members", "List them under Parties or Guarantors.")
            if len(_ANY.findall(words)) > 2:
                raise UnclearError(words, "at most two words such as a party in one condition", "Split the condition.")
            self.register.count(len(members))
            said = (f"{words[: hit.start()]}{member}{words[hit.end() :]}" for member in members)
            return _together(each is None, [self._proposition(each_said, scope) for each_said in said])
        limited = _WHEN.fullmatch(words)
        if not limited:
            return Holds(self.register.proposition(words))
        relation = limited.group(2).lower()
        day = date_from_words(limited.group(3))
        for known in ("before", "by", "after", "on"):
            if relation == known:
                return Holds(self.register.proposition(limited.group(1)), When(known, day))
        raise AssertionError(relation)


def _group_word(hit: re.Match[str]) -> str:
    return "party" if "part" in hit.group().lower() else "guarantor"


def _together(any_of: bool, parts: Iterable[Condition]) -> Condition:
    """The parts as one condition; a single one stays as it is."""
    conditions = tuple(parts)
    if len(conditions) == 1:
        return conditions[0]
    return Or(conditions) if any_of else And(conditions)
