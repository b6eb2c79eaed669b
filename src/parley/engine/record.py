"""The record as the engine needs it: testimony that counts, found by what it is about."""

from bisect import insort
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from parley.engine.logic import formula_from_condition, leaves
from parley.errors import MissingDayError
from parley.model.agreement import Agreement
from parley.model.condition import Accepts, Holds, Proposition
from parley.model.testimony import Evidence, Release, Testimony


class Record:
    """Testimony about one agreement and about days up to one.

    `day` is that last day; `start` the first day of the agreement: its date, else the first day of which the
    record speaks, else `day`. Each list is in the order of the days told of, then of the days of telling.
    """

    def __init__(self, agreement: Agreement, testimony: Sequence[Testimony], day: date, start: date) -> None:
        self.day = day
        self.start = start
        self.about: dict[str, list[Testimony]] = {}
        self.acceptances: dict[str, list[Testimony]] = {}
        self.releases: dict[str, list[Testimony]] = {}
        self.cancellations: dict[str, list[Testimony]] = {}
        self.unused: list[Testimony] = []
        self._agreement = agreement
        self._members = {member.name for member in (*agreement.parties, *agreement.guarantors)}
        self._keys = {proposition.key for proposition in agreement.propositions}
        self._keys.update([provision.act.key for provision in agreement.provisions])
        counted = [line for line in testimony if line.on <= day]
        for line in sorted(counted, key=_when):
            self._lines_like(line).append(line)
        for line in _signatures(agreement, start):
            self.acceptances.setdefault(str(line.by), []).insert(0, line)
        for lines in self.acceptances.values():
            lines.sort(key=_when)

    def add(self, line: Testimony) -> None:
        """Takes in one more line, which counts by the last day, as the last of those of its day."""
        insort(self._lines_like(line), line, key=_when)

    def remove(self, line: Testimony) -> bool:
        """Strikes the last line that is like this one; whether there was one."""
        lines = self._lines_like(line)
        for place in reversed(range(len(lines))):
            if lines[place] == line:
                del lines[place]
                return True
        return False

    def concerns(self, line: Testimony) -> bool:
        """Whether a line is about anything in the agreement."""
        subject = line.about
        if isinstance(subject, Proposition):
            return subject.key in self._keys
        if isinstance(subject, Accepts):
            return subject.party in self._members
        creditors, debtors = self._sides
        sides = creditors if isinstance(subject, Release) else debtors
        return subject.by in sides.get(subject.provision, ())

    def _lines_like(self, line: Testimony) -> list[Testimony]:
        """The list in which a line belongs."""
        if not self.concerns(line):
            return self.unused
        subject = line.about
        if isinstance(subject, Proposition):
            return self.about.setdefault(subject.key, [])
        if isinstance(subject, Accepts):
            return self.acceptances.setdefault(subject.party, [])
        index = self.releases if isinstance(subject, Release) else self.cancellations
        return index.setdefault(subject.provision, [])

    @cached_property
    def verifiers(self) -> dict[str, frozenset[str]]:
        """Who verifies each proposition: those named in the sentences whose act or conditions speak of it; no party."""
        parties = frozenset(party.name for party in self._agreement.parties)
        found: dict[str, frozenset[str]] = {}
        for provision in self._agreement.provisions:
            if not provision.verifiers:
                continue
            named = frozenset(provision.verifiers) - parties
            keys = [provision.act.key]
            for condition in (provision.antecedent, provision.unless, provision.during, provision.until):
                said = () if condition is None else leaves(formula_from_condition(condition))
                keys.extend(leaf.proposition.key for leaf in said if isinstance(leaf, Holds))
            for key in keys if named else ():
                found[key] = found.get(key, frozenset()) | named
        return found

    @cached_property
    def powers(self) -> dict[str, frozenset[str]]:
        """Who holds a power, by the proposition that it is used."""
        found: dict[str, frozenset[str]] = {}
        for provision in self._agreement.provisions:
            if provision.kind == "power":
                found[provision.act.key] = found.get(provision.act.key, frozenset()) | {provision.debtor}
        return found

    @cached_property
    def _sides(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Creditors and debtors by the id of a provision and by that of its sentence."""
        creditors: dict[str, set[str]] = {}
        debtors: dict[str, set[str]] = {}
        for provision in self._agreement.provisions:
            for name in (provision.id, provision.sentence):
                creditors.setdefault(name, set()).update(provision.creditors)
                debtors.setdefault(name, set()).add(provision.debtor)
        return creditors, debtors


def _when(line: Testimony) -> tuple[date, date]:
    return line.on, line.said


def open_record(agreement: Agreement, known: Sequence[Testimony], as_of: date | None) -> Record:
    """The record of what is known, as of a day: by default the last of which it speaks, else the agreement's date.

    Raises MissingDayError where there is none of them.
    """
    day = as_of or max((line.on for line in known), default=agreement.date)
    if day is None:
        raise MissingDayError(
            f"No day to assess {agreement.title!r} as of: there is no testimony, and the text has no date. "
            'Name a day, or write "Date: 2022-03-29" at the head of the agreement.'
        )
    start = agreement.date or min((line.on for line in known if line.on <= day), default=day)
    return Record(agreement, known, day, start)


def is_known(recorded: date | None, known_by: date | None) -> bool:
    """Whether something recorded on a day was known by another (None: no limit, or no day of recording)."""
    return known_by is None or recorded is None or recorded <= known_by


def _signatures(agreement: Agreement, start: date) -> Iterable[Testimony]:
    """What `Status: signed` says for each member that has consented: it accepts, from the agreement's date."""
    if agreement.status != "signed":
        return
    day = agreement.date or start
    for member in (*agreement.parties, *agreement.guarantors):
        if not member.proposed:
            words = f"{member.name} has signed this agreement"
            yield Testimony(words, Accepts(member.name), True, day, None, day, day, member.name)


def evidence_for(
    agreement: Agreement, evidence: Sequence[Evidence], day: date, known_by: date | None
) -> tuple[dict[str, tuple[Evidence, ...]], tuple[Evidence, ...]]:
    """Evidence by the id of each provision or step on which it bears ("entry": the entry into force), and the rest.

    Evidence on a sentence or an article bears on every provision in it.
    """
    targets: dict[str, list[str]] = {"entry": ["entry"]}
    for provision in agreement.provisions:
        for name in {provision.id, provision.sentence, provision.article} - {None}:
            ids = targets.setdefault(str(name), [])
            if provision.id not in ids:
                ids.append(provision.id)
    for step in agreement.steps:
        targets[step.id] = [step.id]
    found: dict[str, list[Evidence]] = {}
    unused: list[Evidence] = []
    for line in evidence:
        if line.on > day or not is_known(line.recorded, known_by):
            continue
        if line.provision not in targets:
            unused.append(line)
        for name in targets.get(line.provision, ()):
            found.setdefault(name, []).append(line)
    return {name: tuple(lines) for name, lines in found.items()}, tuple(unused)
