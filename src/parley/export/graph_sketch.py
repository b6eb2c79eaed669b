"""What waits for what in an agreement, in one account: how the boxes and waits are found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from parley.export.graph_fold import accepting_together
from parley.export.graph_leaves import POWER_STANDING, STANDING, STANDS, Leaf, leaves_of
from parley.export.graph_waits import AGREEMENT, Box, Force, Row, Wait, Waits
from parley.export.wording import OVERDUE, VALUES, day, listing
from parley.model.agreement import Agreement, Provision, Step
from parley.model.condition import Accepts, Condition, Holds, InForce, Stands
from parley.model.finding import Assessment, ProvisionFinding, State, StepState, Truth
from parley.model.overdue import overdue

Key = tuple[str, str]
_OPEN = frozenset({State.INACTIVE, State.CONDITIONAL, StepState.WAITING, Truth.FAILS, Truth.CONTESTED, Truth.UNKNOWN})


def waits_of(agreement: Agreement, assessment: Assessment, force: Force) -> Waits:
    """What waits for what, as the assessment's account has it. Time: linear in the agreement."""
    return _Sketch(agreement, assessment, force).waits()


@dataclass(slots=True)
class _Sketch:
    agreement: Agreement
    assessment: Assessment
    force: Force
    boxes: list[Box] = field(default_factory=list)
    found: dict[Key, list[int]] = field(default_factory=dict)
    entries: dict[str, list[Condition]] = field(default_factory=dict)
    debtors: dict[str, dict[str, None]] = field(default_factory=dict)
    articles: dict[str, str | None] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    reached: dict[int, State] = field(default_factory=dict)
    stuck: dict[str, list[int]] = field(default_factory=dict)
    drawn: dict[tuple[int, int, str], Wait] = field(default_factory=dict)
    pending: list[tuple[int, str]] = field(default_factory=list)

    def waits(self) -> Waits:
        held = self._held()
        self._learn(held)
        self._learn_deadlocks()
        self._provisions()
        self._events()
        self._terms()
        if any(not p.pledge for p in held) or AGREEMENT in self.entries:
            self._force(AGREEMENT)
        for target in self.entries:
            self._entry(target)
        for p in held:
            self._waits_of_provision(p)
        for step in self.agreement.steps:
            if self._counts(step.accounts):
                self._condition(self.found["event", step.event.key][0], step.needs)
        for meaning in self.agreement.meanings:
            if meaning.condition is not None and self._counts(meaning.accounts):
                self._condition(self.found["term", meaning.term.key][0], meaning.condition)
        while self.pending:
            self._waits_of_scope(*self.pending.pop())
        return accepting_together(Waits(tuple(self.boxes), tuple(self.drawn.values())))

    def _learn_deadlocks(self) -> None:
        for number, deadlock in enumerate(self.assessment.deadlocks):
            for name in deadlock.members:
                self.stuck.setdefault(name, []).append(number)

    def _counts(self, accounts: frozenset[str] | None) -> bool:
        return accounts is None or self.assessment.account in accounts

    def _holders(self, accounts: frozenset[str] | None) -> str:
        holders = [party.name for party in self.agreement.parties if party.name in (accounts or ())]
        return f", held by {listing(holders)}" if holders else ""

    def _held(self) -> list[Provision]:
        return [p for p in self.agreement.provisions if self._counts(p.accounts)]

    def _learn(self, held: list[Provision]) -> None:
        for entry in self.agreement.entries:
            if self._counts(entry.accounts):
                conditions = self.entries.setdefault(entry.target, [])
                conditions += [] if entry.condition is None else [entry.condition]
        for p in held:
            for name in (p.article, p.sentence, p.id):
                if name is not None:
                    self.debtors.setdefault(name, {})[p.debtor] = None
                    self.articles.setdefault(name, p.article)
        for finding in self.assessment.propositions:
            self.truths[finding.id] = finding.accounts.get(self.assessment.account, Truth.UNKNOWN)

    def _add(self, box: Box, *keys: Key) -> int:
        number = len(self.boxes)
        stuck = dict.fromkeys(n for name in box.ids for n in self.stuck.get(name, ()))
        self.boxes.append(replace(box, deadlocks=tuple(stuck)))
        for key in keys:
            self.found.setdefault(key, []).append(number)
        return number

    def _provisions(self) -> None:
        """A box for each sentence; of a group's, one for all members that stand alike."""
        wordings: dict[str, Provision] = {}
        for p in self.agreement.provisions:
            if p.id not in wordings or self._counts(p.accounts):
                wordings[p.id] = p
        late = overdue(self.agreement, self.assessment)
        alike: dict[tuple[object, ...], list[ProvisionFinding]] = defaultdict(list)
        for finding in self.assessment.provisions:
            p = wordings[finding.id]
            member = (p.sentence, p.says) if finding.id != p.sentence else (finding.id,)
            where = tuple(self.stuck.get(finding.id, ()))
            alike[*member, finding.state, finding.since, finding.deadline, finding.id in late, where].append(finding)
        for findings in alike.values():
            first = findings[0]
            p, ids = wordings[first.id], tuple(finding.id for finding in findings)
            word, shape = OVERDUE if first.id in late else VALUES[first.state]
            limit = f", by {day(first.deadline)}" if first.deadline and first.state is State.DETACHED else ""
            names = listing([wordings[name].debtor for name in ids])
            name = p.sentence if ids == (p.sentence,) else f"{p.sentence} {names}"
            home = p.article or "Pledges"
            more = self._holders(p.accounts) if first.state is State.NOT_HELD else limit
            states = (Row(shape, word, more=more),)
            keys: list[Key] = [("provision", name) for name in ids]
            keys += [("sentence", p.sentence)] if ids != (p.sentence,) else []
            if p.kind != "ban" and first.state is not State.NOT_HELD:
                keys += [("act", key) for key in dict.fromkeys(wordings[name].act.key for name in ids)]
            number = self._add(Box(p.kind, ids, name, p.says, states, home, first.state in _OPEN), *keys)
            self.reached[number] = first.state

    def _events(self) -> None:
        """A box for each event; steps that do not count have their own."""
        states = {finding.id: finding.state for finding in self.assessment.steps}
        events: dict[tuple[str, bool], list[Step]] = defaultdict(list)
        for step in self.agreement.steps:
            events[step.event.key, self._counts(step.accounts)].append(step)
        for (key, held), steps in events.items():
            state, ids = states[steps[0].id], tuple(step.id for step in steps)
            word, shape = VALUES[state]
            keys: list[Key] = [("event", key)] if held else []
            says = _sentence(steps[0].event.words)
            row = Row(shape, word, more="" if held else self._holders(steps[0].accounts))
            self._add(Box("step", ids, ", ".join(ids), says, (row,), "Steps", state in _OPEN), *keys)

    def _terms(self) -> None:
        for meaning in self.agreement.meanings:
            key: Key = ("term", meaning.term.key)
            if meaning.condition is not None and self._counts(meaning.accounts) and key not in self.found:
                truth = self.truths.get(meaning.term.id, Truth.UNKNOWN)
                self._add(Box("term", (), "Term", meaning.says, (_row(truth),), "Terms", truth in _OPEN), key)

    def _force(self, target: str) -> int:
        """The box of a scope's being in force."""
        key: Key = ("force", target)
        if key not in self.found:
            whole = target == AGREEMENT
            truth = self.force.in_force.get(target, Truth.UNKNOWN)
            word = "in force" if truth is Truth.HOLDS else "not in force"
            name = "This agreement" if whole else target
            home = None if whole else self.articles.get(target)
            ids = ("in force",) if whole else (f"{target} in force",)
            row = Row(VALUES[truth][1], word)
            self._add(Box("force", ids, name, f"{name} is in force.", (row,), home, truth in _OPEN), key)
            self.pending.append((self.found[key][0], target))
        return self.found[key][0]

    def _entry(self, target: str) -> int:
        """The box of a scope's own entry into force; the agreement's is that of its being in force."""
        if target == AGREEMENT:
            return self._force(target)
        key: Key = ("entry", target)
        if key not in self.found:
            truth = self.force.entered.get(target, Truth.UNKNOWN)
            row = Row(VALUES[truth][1], "has entered" if truth is Truth.HOLDS else "has not entered")
            says, home = f"{target} enters into force.", self.articles.get(target)
            ids = (f"{target} in force",)
            self._add(Box("force", ids, target, says, (row,), home, truth in _OPEN), key)
            for condition in self.entries[target]:
                self._condition(self.found[key][0], condition)
        return self.found[key][0]

    def _waits_of_scope(self, number: int, target: str) -> None:
        if target == AGREEMENT:
            for condition in self.entries.get(target, ()):
                self._condition(number, condition)
            for party in self.agreement.parties:
                self._acceptance(number, party.name)
            return
        above = target if target in self.entries else self._scope_of(None, target, self.articles.get(target))
        if above is not None:
            self._draw(number, self._entry(above), sure=True, binding=True)
        self._acceptances(number, self.debtors.get(target, ()), above)

    def _scope_of(self, *names: str | None) -> str | None:
        """The nearest scope with an entry of its own; None for a pledge."""
        own = next((name for name in names if name in self.entries), None)
        return own or (AGREEMENT if names[-1] is not None else None)

    def _waits_of_provision(self, p: Provision) -> None:
        number = self.found["provision", p.id][0]
        scope = self._scope_of(p.id, p.sentence, p.article)
        if scope is not None:
            self._draw(number, self._entry(scope), sure=True, binding=True)
        if not p.pledge:
            self._acceptances(number, (p.debtor,), scope)
        self._condition(number, p.antecedent)
        self._condition(number, p.during, "while")

    def _acceptances(self, number: int, names: Iterable[str], scope: str | None) -> None:
        """Who must accept besides; that the parties do belongs to the agreement's entry into force."""
        parties = {party.name for party in self.agreement.parties} if scope == AGREEMENT else set()
        for name in names:
            if name not in parties:
                self._acceptance(number, name)

    def _acceptance(self, number: int, name: str) -> None:
        members = (*self.agreement.parties, *self.agreement.guarantors)
        signed = self.agreement.status == "signed" and any(m.name == name and not m.proposed for m in members)
        if not signed:
            self._draw(number, self._accepts(name), sure=True, over=self._accepted(name))

    def _accepted(self, name: str) -> bool:
        return self.force.accepted.get(name) is Truth.HOLDS

    def _accepts(self, name: str) -> int:
        key: Key = ("accepts", name)
        if key not in self.found:
            truth = self.force.accepted.get(name, Truth.UNKNOWN)
            self._add(Box("outside", (name,), "Acceptance", "", (_row(truth),), "Acceptance"), key)
        return self.found[key][0]

    def _condition(self, number: int, condition: Condition | None, label: str = "") -> None:
        for leaf, positive, either in leaves_of(condition):
            notes = ("or" if either else "", label, "" if positive else "not")
            for awaited, standing, met in self._awaited(leaf, positive):
                words = " ".join(filter(None, (*notes, standing)))
                self._draw(number, awaited, words, over=met, sure=positive and not either)

    def _awaited(self, leaf: Leaf, positive: bool) -> Iterator[tuple[int, str, bool]]:
        """The boxes behind a leaf, what of them is awaited, and whether that has come."""
        wanted = Truth.HOLDS if positive else Truth.FAILS
        if isinstance(leaf, Accepts):
            yield self._accepts(leaf.party), "", self.force.accepted.get(leaf.party) is wanted
        elif isinstance(leaf, InForce):
            yield self._force(leaf.target), "", self.force.in_force.get(leaf.target) is wanted
        elif isinstance(leaf, Stands):
            of_id = self.found.get(("provision", leaf.provision))
            for number in of_id or dict.fromkeys(self.found.get(("sentence", leaf.provision), ())):
                power = self.boxes[number].kind == "power"
                words = (POWER_STANDING if power else STANDING)[leaf.standing]
                yield number, words, (self.reached[number] in STANDS[leaf.standing]) is positive
        else:
            when = "" if leaf.when is None else f"{leaf.when.relation} {day(leaf.when.day)}"
            met = leaf.when is None and self.truths.get(leaf.proposition.id) is wanted
            for number, word in self._proposition(leaf):
                yield number, " ".join(filter(None, (word, when))), met

    def _proposition(self, leaf: Holds) -> list[tuple[int, str]]:
        """A term, an event of the steps, an act that somebody owes, or else something outside."""
        key = leaf.proposition.key
        for kind, word in (("term", ""), ("event", ""), ("act", "done")):
            if (kind, key) in self.found:
                return [(number, word) for number in self.found[kind, key]]
        if ("outside", key) not in self.found:
            row = _row(self.truths.get(leaf.proposition.id, Truth.UNKNOWN))
            says = _sentence(leaf.proposition.words)
            self._add(Box("outside", (), "From outside", says, (row,), "Outside"), ("outside", key))
        return [(self.found["outside", key][0], "")]

    def _draw(
        self,
        waiting: int,
        awaited: int,
        label: str = "",
        *,
        over: bool | None = None,
        sure: bool,
        binding: bool = False,
    ) -> None:
        if over is None:
            over = not self.boxes[awaited].waiting
        over = over or not self.boxes[waiting].waiting
        key = (waiting, awaited, label)
        old = self.drawn.get(key)
        self.drawn[key] = Wait(waiting, awaited, label, over and (old is None or old.over), sure, binding)


def _row(truth: Truth) -> Row:
    word, shape = VALUES[truth]
    return Row(shape, word)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
