"""From a tree of words to a condition: references looked up, groups spelled out, negations taken apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from parley.agreement.conditions import Denied, Joined, Leaf, Tree
from parley.agreement.dates import DATE, date_from_words
from parley.agreement.mistakes import Problems, UnclearError, nearly
from parley.agreement.negation import unnegated
from parley.agreement.references import (
    DEEDS,
    DOES,
    OVER,
    SEVERAL_STANDINGS,
    Found,
    acceptance_meant,
    core_reference,
    refs_from_words,
    speaks_of_duty,
    standing_from_word,
    without_not,
)
from parley.agreement.register import Owed, Register
from parley.agreement.scope import ANY, EACH, OTHERS, Scope, group_word, together
from parley.agreement.text import tokens_of
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Relation, Standing, Stands, When

_RELATIONS: tuple[Relation, ...] = ("before", "by", "after", "on")
_WHEN = re.compile(rf"(.+?),?\s(before|by|after|on)\s({DATE})", re.IGNORECASE)
_ITSELF = re.compile(r"it|they|(?:that|the) (?:party|guarantor|side)", re.IGNORECASE)
_SPAN = re.compile(rf"\bfrom\s{DATE}\sto\s{DATE}$", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"(.+?)\s(?:(?:is|are|was|were|remains?|stays?)\sin|(?:enter(?:s|ed|ing)?|com(?:es?|ing)|came|(?:has|have)\s(?:entered|come))\sinto)\sforce",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"(?:art\w*|section|chapter|annex|clause|paragraph|point|sentence)\.?\s[0-9IVX]", re.IGNORECASE)
_ENTRY = re.compile(r"(?:(?:the|its) )?entry into force(?: of (.+))?", re.IGNORECASE)
_STANDING = re.compile(
    r"(.+?)\s(?:is|are|was|were|becomes?|remains?|has been|have been)\s(?:already\s|still\s)?(\w+)", re.IGNORECASE
)
_NEITHER = re.compile(r"neither\s(?P<one>(?!neither\b).+?)\snor\s(?P<rest>.+)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:article\s)?[PS]?[0-9]+[a-z]?(?:\.[0-9]+)*(?:/\w+)?(?=\s)", re.IGNORECASE)
_ACCEPTS = re.compile(
    r"(.+?)\s(?:accepts?|accepted|(?:has|have)\saccepted)\s(?:(?:this|the)\sagreement|it)", re.IGNORECASE
)
_LIKE_STANDING = re.compile(
    r"(?:[PS][0-9]+|[0-9]+(?:\.[0-9]+)+)(?:/\S+)?\s(?:is|are|has been|have been)\b", re.IGNORECASE
)


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
        if neither := _NEITHER.fullmatch(leaf.words):
            return self._neither(neither, scope)
        words, denied = unnegated(leaf.words)
        words, ceased = without_not(core_reference(acceptance_meant(words)))
        denied = denied is not ceased
        if several := SEVERAL_STANDINGS.fullmatch(words):
            said = re.split(r",?\s(?:or|and)\s|,\s", several["words"], flags=re.IGNORECASE)
            standings = [self._leaf(Leaf(f"{several['what']} {word}"), scope) for word in said]
            condition = together(several["joint"].lower() == "or", standings)
            return Not(condition) if denied else condition
        limited = _WHEN.fullmatch(words)
        bare = limited.group(1) if limited else words
        for read in (self._in_force, self._does, self._accepts, self._standing):
            special = read(bare, scope)
            if special is not None and limited:
                raise UnclearError(words, "no day with what the agreement itself works out", "Leave out the day.")
            if special is not None:
                return Not(special) if denied else special
        each = [self._proposition(w, scope) for w in self.register.roster.alternatives_before(words) or (words,)]
        self.register.count(len(each) - 1)
        return together(True, [Not(part) for part in each] if denied else each)

    def _neither(self, said: re.Match[str], scope: Scope) -> Condition:
        """Neither 1.1 nor 1.2 is violated: not the one, and not the other."""
        tokens = said["rest"].split()
        numbered = _NUMBERED.match(said["rest"])
        named = (" ".join(tokens[:n]) for n in range(min(len(tokens), 12), 0, -1))
        other = numbered.group() if numbered else next(filter(self.register.roster.members_from_words, named), "")
        if not other:
            raise UnclearError(said.group(), "listed names or numbers after neither and nor", "Write: not (A or B).")
        does = said["rest"][len(other) :]
        return Not(Or(tuple(self._leaf(Leaf(subject + does), scope) for subject in (said["one"], other))))

    def _in_force(self, words: str, scope: Scope) -> Condition | None:
        said = _IN_FORCE.fullmatch(words)
        entry = _ENTRY.fullmatch(words)
        if not said and not entry:
            return None
        target = said.group(1) if said else (entry.group(1) if entry else None) or "this agreement"
        found = refs_from_words(target, self.register, scope.article)
        if found is None and (entry or _NEARLY.match(target)):
            raise UnclearError(target, "this agreement, Article N or a sentence's number", "Say what is in force.")
        return together(found.any_of, map(InForce, found.targets)) if found else None

    def _standing(self, words: str, scope: Scope) -> Condition | None:
        said = _STANDING.fullmatch(words)
        found = refs_from_words(said.group(1), self.register, scope.article) if said else None
        standing = standing_from_word(said.group(2)) if said else None
        if found and standing and not (found.owed or found.steps):
            return self._under(found, standing, scope)
        if (over := OVER.fullmatch(words)) and refs_from_words(over["what"], self.register, scope.article):
            raise UnclearError(words, "is in force, or is no longer in force", "A condition can only ask that.")
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
        return together(found.any_of, [*happened, *parts])

    def _under(self, found: Found, standing: Standing, scope: Scope) -> Condition:
        """An article is violated if any of its duties is, and discharged, say, if all are."""
        owed = [o for o in self.register.under(found.targets) if o.kind != "power" and o.sentence != scope.sentence]
        self.register.count(sum(len(o.debtors) for o in owed))
        if not owed:
            raise UnclearError(found.targets[0], "duties in what is named", "Name another article or a sentence.")
        parts = [Stands(o.id_for(debtor), standing) for o in owed for debtor in o.debtors]
        return together(standing == "violated", parts)

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
        return (together(False, parts),)

    def _does(self, words: str, scope: Scope) -> Condition | None:
        """X violates, discharges, repairs or exercises what the numbers name."""
        said = DOES.fullmatch(words)
        problems = Problems()
        found = problems.attempt(refs_from_words, said["what"], self.register, scope.article) if said else None
        if not said or (found is None and not problems.found):
            return None
        subject = problems.attempt(self._subject, said["who"], scope)
        if found is None or subject is None:
            raise problems.error()
        members, any_of = subject
        deed = next(name for name in DEEDS if said[name])
        parts: list[Condition] = []
        for member in members:
            owed = self._owed_by(member, found, deed, scope)
            if owed:
                any_duty = found.any_of or (deed == "violated" and not found.owed)
                parts.append(together(any_duty, owed))
            elif not any_of and not scope.stand_in:
                raise UnclearError(words, f"a duty that {member} owes", "Name its debtor, or another sentence.")
        stand_in = scope.stand_in or ((other := OTHERS.match(said["who"])) and other["word"])
        self._check_owed(words, found, self.register.roster.group(stand_in) if stand_in else members, deed)
        if not parts and not stand_in:
            raise UnclearError(words, "a duty that one of them owes", "Name another sentence.")
        return together(any_of, parts) if parts else Or(())

    def _check_owed(self, words: str, found: Found, members: tuple[str, ...], deed: str) -> None:
        """Each sentence named must be owed by one of those who are said to violate, keep or exercise it."""
        power = deed == "exercised"
        for owed, only in found.owed:
            if (owed.kind == "power") is not power or not ({only} if only else set(owed.debtors)) & set(members):
                what = "a power" if power else "a duty"
                raise UnclearError(
                    words,
                    f"{what} that {' or '.join(members)} has in {owed.sentence}",
                    "Name its debtor, or another sentence.",
                )

    def _owed_by(self, member: str, found: Found, deed: str, scope: Scope) -> list[Condition]:
        if found.owed:
            sentences = [owed for owed, only in found.owed if only in (None, member)]
        else:
            sentences = [o for o in self.register.under(found.targets) if o.sentence != scope.sentence]
        sentences = [o for o in sentences if member in o.debtors and (o.kind == "power") is (deed == "exercised")]
        self.register.count(len(sentences))
        standing = standing_from_word(deed)
        if standing is not None:
            return [Stands(o.id_for(member), standing) for o in sentences]
        return [Holds(self.register.proposition(f"{member} {act}")) for o in sentences for act in o.acts]

    def _accepts(self, words: str, scope: Scope) -> Condition | None:
        said = _ACCEPTS.fullmatch(words)
        if not said:
            return None
        members, any_of = self._subject(said.group(1), scope)
        bound = set(self.register.roster.bound)
        for member in members:
            if member not in bound:
                raise UnclearError(words, "a party or guarantor who accepts", "Observers do not accept.")
        return together(any_of, [Accepts(member) for member in members])

    def _subject(self, words: str, scope: Scope) -> tuple[tuple[str, ...], bool]:
        """Whom a subject names, and whether any of them will do."""
        group = ANY.fullmatch(words)
        if group:
            word = group_word(group)
            members = scope.meant(word, self.register.roster.group(word))
            self.register.count(len(members))
            if members or scope.others:
                return members, scope.stand_in != word or scope.others
        if _ITSELF.fullmatch(words) and len(scope.group) > 1 and scope.member:
            return (scope.member,), False
        roster = self.register.roster
        if (other := OTHERS.fullmatch(words)) and (members := scope.others_of(roster.group(other["word"]))):
            self.register.count(len(members))
            return members, not other["each"]
        if several := roster.alternatives_from_words(words):
            return several, True
        found = roster.members_from_words(words)
        if not found and roster.name_at(tokens_of(words), 0):
            raise UnclearError(words, "a name alone before violates, keeps, accepts", "Leave out what stands besides.")
        if not found:
            mend = nearly(words, roster.names, "List it under Parties or Guarantors.")
            raise UnclearError(words, "a listed party or guarantor", mend)
        self.register.count(len(found.members))
        return found.members, bool(ANY.match(words))

    def _proposition(self, words: str, scope: Scope) -> Condition:
        """A proposition in its own words; "a guarantor" in it is any of them, "each guarantor" before it all."""
        if (other := OTHERS.match(words)) and (named := scope.others_of(self.register.roster.group(other["word"]))):
            self.register.count(len(named))
            parts = [self._proposition(name + words[other.end() :], scope) for name in named]
            return together(not other["each"], parts)
        each = EACH.match(words)
        any_of = None if each else ANY.search(words)
        hit = each or any_of
        if hit:
            word = group_word(hit)
            members = self.register.roster.group(word)
            if any_of:
                members = scope.meant(word, members)
            if not members and not scope.others:
                raise UnclearError(hit.group(), "a group with members", "List them under Parties or Guarantors.")
            if len(ANY.findall(words)) > 2:
                raise UnclearError(words, "at most two words such as a party in one condition", "Split the condition.")
            self.register.count(len(members))
            said = (f"{words[: hit.start()]}{member}{words[hit.end() :]}" for member in members)
            return together(each is None, [self._proposition(each_said, scope) for each_said in said])
        if speaks_of_duty(words, self.register.owed):
            raise UnclearError(
                words, "X violates 1.1, or 1.1 is kept, and no more", "Write so; words of their own in quotation marks."
            )
        if spanned := _SPAN.search(words):
            raise UnclearError(
                spanned.group(), "before, by, after or on one day with an event", "Write it twice: after, and before."
            )
        limited = _WHEN.fullmatch(words)
        event, when = words, None
        if limited:
            relation = next(relation for relation in _RELATIONS if relation == limited.group(2).lower())
            event, when = limited.group(1), When(relation, date_from_words(limited.group(3)))
        acts = self.register.joint_acts(event) or (event,)
        self.register.count(len(acts) - 1)
        return together(False, [Holds(self.register.proposition(act), when) for act in acts])
