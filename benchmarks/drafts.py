"""Large agreements and records, made with a fixed seed: what `benchmarks/engine.py` measures on.

The mixture is that of long peace accords: articles of twenty sentences; duties with deadlines that wait for an
event or an earlier duty, bans, duties to be kept up, powers, guarantees owed member by member, reparations, defined
terms, articles with an entry of their own, a few that end or are suspended, steps in order, now and then a circle.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from parley.model.agreement import Agreement, Deadline, End, Entry, Meaning, Member, Period, Provision, Step, Where
from parley.model.condition import And, Condition, Holds, InForce, Not, Or, Proposition, Stands
from parley.model.testimony import Testimony

START = date(2022, 1, 1)
DAYS = 360
SENTENCES = 20
PARTIES = ("Northland", "Southland")
GUARANTORS = ("Eastland", "Westland", "Midland", "Farland")
_HERE = Where(1, 1)


def _proposition(words: str) -> Proposition:
    return Proposition(words.lower(), words)


def day(number: int) -> date:
    return date.fromordinal(START.toordinal() + number)


@dataclass(slots=True)
class _Sentence:
    """What is being written: the number, its article, who owes it."""

    id: str
    article: str
    number: int
    debtor: str


class _Draft:
    """An agreement in the making."""

    def __init__(self, size: int) -> None:
        self.chance = Random(size)  # noqa: S311 - the same agreements every time, nothing secret
        self.provisions: list[Provision] = []
        self.steps: list[Step] = []
        self.entries: list[Entry] = []
        self.ends: list[End] = []
        self.meanings: list[Meaning] = []
        self.facts: list[Proposition] = []
        self.done: list[str] = []
        number = 0
        while len(self.provisions) < size:
            article = f"Article {number // SENTENCES + 1}"
            name = f"{number // SENTENCES + 1}.{number % SENTENCES + 1}"
            if number % SENTENCES == 0:
                self.open_article(article)
            self.write(_Sentence(name, article, number, self.chance.choice(PARTIES)))
            number += 1

    def fact(self, kind: str = "the monitors report") -> Condition:
        """A proposition that may come true; one in five is spoken of before."""
        if self.facts and self.chance.random() < 0.2:
            return Holds(self.chance.choice(self.facts))
        self.facts.append(_proposition(f"{kind} number {len(self.facts)}"))
        return Holds(self.facts[-1])

    def open_article(self, article: str) -> None:
        """One article in five has an entry of its own, one in twenty an end or a suspension, one in four a term."""
        if self.chance.random() < 0.2:
            self.entries.append(Entry(article, self.fact("the commission confirms"), None, "entry", _HERE))
        if self.chance.random() < 0.05:
            suspends = self.chance.random() < 0.5
            self.ends.append(End(article, suspends, self.fact("the commission ends"), suspends, None, "end", _HERE))
        if self.chance.random() < 0.25:
            term = _proposition(f"the area of {article} is secure")
            parts = (self.fact(), Or((self.fact(), self.fact())))
            self.meanings.append(Meaning(term, And(parts), None, "term", _HERE))
            self.facts.append(term)

    def write(self, at: _Sentence) -> None:
        """One sentence of some kind, and now and then a step."""
        kinds = (self.duty, self.chained, self.ban, self.kept, self.power, self.guarantee, self.breach, self.circle)
        self.chance.choices(kinds, (30, 25, 8, 8, 6, 6, 5, 0.2))[0](at)
        if self.chance.random() < 0.05:
            needs = self.fact() if self.chance.random() < 0.5 else self.earlier("discharged")
            name = f"S{len(self.steps) + 1}"
            self.steps.append(Step(name, _proposition(f"the round {name} opens"), needs, "step", _HERE))

    def add(self, at: _Sentence, act: str, antecedent: Condition | None = None, **more: object) -> Provision:
        """A provision of the sentence."""
        fields: dict[str, object] = {"id": at.id, "kind": "duty", "debtor": at.debtor} | more
        others = tuple(name for name in PARTIES if name != fields["debtor"])
        said = _proposition(f"{fields['debtor']} {act} {at.number}")
        made = Provision(
            sentence=at.id,
            article=at.article,
            creditors=others,
            act=said,
            says=said.words,
            where=_HERE,
            antecedent=antecedent,
            **fields,  # type: ignore[arg-type]
        )
        self.provisions.append(made)
        return made

    def earlier(self, standing: str) -> Condition:
        """That a duty shortly before has reached a state; or a fact where there is none."""
        if not self.done:
            return self.fact()
        return Stands(self.chance.choice(self.done[-40:]), standing)  # type: ignore[arg-type]

    def deadline(self) -> tuple[Deadline, ...]:
        """Mostly so many days, sometimes a fixed day or one counted from an event, sometimes none."""
        period = Period(self.chance.randint(3, 90), "days")
        last = Deadline(day=day(self.chance.randint(30, DAYS + 90)))
        counted = Deadline(within=period, since=self.fact("an incident occurs"))
        found = self.chance.choices((Deadline(within=period), last, counted, None), (60, 15, 10, 15))[0]
        return () if found is None else (found,)

    def duty(self, at: _Sentence) -> None:
        """Set off by an event, or due at once."""
        antecedent = self.fact() if self.chance.random() < 0.7 else None
        unless = self.fact("it is prevented: case") if self.chance.random() < 0.1 else None
        self.add(at, "reports on point", antecedent, deadlines=self.deadline(), unless=unless, verifiers=("Monitors",))
        self.done.append(at.id)

    def chained(self, at: _Sentence) -> None:
        """Waits for one or two earlier duties."""
        parts = tuple(self.earlier("discharged") for _ in range(self.chance.randint(1, 2)))
        self.add(at, "clears sector", And((*parts, self.fact())), deadlines=self.deadline())
        self.done.append(at.id)

    def ban(self, at: _Sentence) -> None:
        """Forbids something, now and then while something lasts."""
        during = Not(self.fact("an emergency lasts, case")) if self.chance.random() < 0.3 else None
        self.add(at, "fires from position", kind="ban", during=during)

    def kept(self, at: _Sentence) -> None:
        """To be kept up, until an event or for some months."""
        until = self.fact("the transition ends in district") if self.chance.random() < 0.5 else None
        lasts = None if until else Period(self.chance.randint(1, 24), "months")
        self.add(at, "keeps open crossing", self.fact(), maintenance=True, until=until, lasts=lasts)

    def power(self, at: _Sentence) -> None:
        """May be used once another has broken a duty."""
        self.add(at, "may suspend payment", self.earlier("violated"), kind="power")

    def guarantee(self, at: _Sentence) -> None:
        """Owed by each guarantor: to consult if attacked; then, member by member, to assist."""
        attack = self.fact("an attack occurs in sector")
        for name in GUARANTORS:
            within = (Deadline(within=Period(3, "days")),)
            first = self.add(at, "consults on sector", attack, id=f"{at.id}/{name}", debtor=name, deadlines=within)
            second = _Sentence(f"{at.id}a", at.article, at.number, name)
            antecedent, later = Stands(first.id, "discharged"), (Deadline(within=Period(10, "days")),)
            self.add(second, "assists in sector", antecedent, id=f"{second.id}/{name}", debtor=name, deadlines=later)

    def breach(self, at: _Sentence) -> None:
        """A duty with a deadline, and what its violator owes for the breach."""
        first = self.add(at, "returns the archive", self.fact(), deadlines=(Deadline(within=Period(14, "days")),))
        second = _Sentence(f"{at.id}a", at.article, at.number, at.debtor)
        self.add(second, "pays for archive", Stands(first.id, "violated"), redresses=(first.id,))

    def circle(self, at: _Sentence) -> None:
        """Three or four duties of which each waits for the next."""
        names = [f"{at.id}{letter}" for letter in "abcd"[: self.chance.randint(3, 4)]]
        for place, name in enumerate(names):
            waits = Stands(names[(place + 1) % len(names)], "discharged")
            sentence = _Sentence(name, at.article, at.number, PARTIES[place % 2])
            self.add(sentence, f"opens gate {name}", waits, deadlines=self.deadline())


def agreement_of(size: int) -> Agreement:
    """A signed agreement of about so many provisions, always the same."""
    draft = _Draft(size)
    last = tuple(Stands(name, "detached") for name in draft.done[-100:])
    steps = (
        *draft.steps,
        Step("S0", _proposition("the parties celebrate"), And((*last, InForce("Article 1"))), "", _HERE),
    )
    acts = [p.act for p in draft.provisions] + [step.event for step in steps]
    named = {p.key: p for p in (*draft.facts, *acts)}
    return Agreement(
        title=f"An agreement of {size:,} provisions",
        status="signed",
        date=START,
        place=None,
        parties=tuple(Member(name) for name in PARTIES),
        guarantors=tuple(Member(name) for name in GUARANTORS),
        observers=(Member("Monitors"),),
        meanings=tuple(draft.meanings),
        provisions=tuple(draft.provisions),
        steps=steps,
        entries=tuple(draft.entries),
        ends=tuple(draft.ends),
        propositions=tuple(named.values()),
        normal_form="",
    )


def text_of(sentences: int) -> str:
    """The text of a signed agreement of so many sentences of six kinds, as `parley check` reads it."""
    lines = [
        "# A long accord",
        "",
        "Status: signed",
        "Date: 2022-01-01",
        "",
        "## Parties",
        "- Northland",
        "- Southland",
    ]
    lines += ["", "## Observers", "- the monitors"]
    for number in range(sentences):
        article, place = divmod(number, SENTENCES)
        one, other = PARTIES if number % 2 else PARTIES[::-1]
        kinds = (
            f"{one} shall withdraw unit {number} by 1 May 2022.",
            f"If the monitors report incident {number}, {one} shall investigate incident {number} within 10 days.",
            f"{one} shall not fire from position {number}.",
            f"If {article + 1}.{place} is violated, {other} may suspend payment {number}.",
            f"Once the corridor {number} opens, {one} shall release group {number} within 5 days.",
            f"{one} shall keep crossing {number} open until the transition {number} ends.",
        )
        lines += ["", f"## Article {article + 1}", ""] if place == 0 else []
        kind = kinds[0] if place == 0 else kinds[number % len(kinds)]
        lines.append(f"{article + 1}.{place + 1} {kind}")
    return "\n".join(lines) + "\n"


def record_of(agreement: Agreement) -> list[Testimony]:
    """What is said of it in a year: half of all propositions, one line in three of them denied by another side."""
    chance = Random(len(agreement.provisions))  # noqa: S311 - the same record every time
    speakers = (None, None, "Monitors", *PARTIES)
    lines = []
    for proposition in agreement.propositions:
        if proposition.words.startswith(("the commission ends", "it is prevented")) or chance.random() < 0.5:
            continue
        on = day(chance.randint(0, DAYS))
        by = chance.choice(speakers)
        lines.append(testimony(proposition, on, by))
        if chance.random() < 0.1:
            lines.append(testimony(proposition, on, chance.choice(PARTIES), holds=False))
    return lines


def testimony(about: Proposition, day: date, by: str | None, *, holds: bool = True) -> Testimony:
    """One line of the record."""
    return Testimony(about.words, about, holds, day, None, day, day, by)
