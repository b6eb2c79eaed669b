"""The record as the engine needs it: testimony that counts, found by what it is about."""

from collections.abc import Iterable, Sequence
from datetime import date

from parley.model.agreement import Agreement
from parley.model.condition import Accepts, Proposition
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
        self._creditors, self._debtors = _sides(agreement)
        self._members = {member.name for member in (*agreement.parties, *agreement.guarantors)}
        self._keys = {proposition.key for proposition in agreement.propositions}
        self._keys.update(provision.act.key for provision in agreement.provisions)
        counted = [line for line in testimony if line.on <= day]
        for line in sorted(counted, key=lambda line: (line.on, line.said)):
            self._file(line)
        for line in _signatures(agreement, start):
            self.acceptances.setdefault(str(line.by), []).insert(0, line)
        for lines in self.acceptances.values():
            lines.sort(key=lambda line: (line.on, line.said))

    def _file(self, line: Testimony) -> None:
        subject = line.about
        if isinstance(subject, Proposition):
            index, key, concerns = self.about, subject.key, subject.key in self._keys
        elif isinstance(subject, Accepts):
            index, key, concerns = self.acceptances, subject.party, subject.party in self._members
        elif isinstance(subject, Release):
            index, key = self.releases, subject.provision
            concerns = subject.by in self._creditors.get(subject.provision, ())
        else:
            index, key = self.cancellations, subject.provision
            concerns = subject.by in self._debtors.get(subject.provision, ())
        if concerns:
            index.setdefault(key, []).append(line)
        else:
            self.unused.append(line)


def is_known(recorded: date | None, known_by: date | None) -> bool:
    """Whether something recorded on a day was known by another (None: no limit, or no day of recording)."""
    return known_by is None or recorded is None or recorded <= known_by


def _sides(agreement: Agreement) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Creditors and debtors by the id of a provision and by that of its sentence."""
    creditors: dict[str, set[str]] = {}
    debtors: dict[str, set[str]] = {}
    for provision in agreement.provisions:
        for name in {provision.id, provision.sentence}:
            creditors.setdefault(name, set()).update(provision.creditors)
            debtors.setdefault(name, set()).add(provision.debtor)
    return creditors, debtors


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
