"""What an agreement offers to speak for or against: its duties, bans, powers, steps and propositions, made ready to be
compared with what is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from simplemma import lemmatize

from parley.following.members import Seats
from parley.following.words import stems_of, tokens_of
from parley.model.agreement import Agreement, Provision
from parley.model.process import Who


@dataclass(frozen=True, slots=True)
class Target:
    """A duty, ban, power, step or proposition of an agreement.

    `name` is its id, or the words of a proposition; `provision` says which of the two. `words` say what is done or
    holds; `banned`: they say what is not to be; `negative`: they say that something is not done. `debtors` are the
    identities that owe it and those who speak or act for them, `places` and `names` what its words name. It runs from
    `start` to `end`, as far as days are given.
    """

    name: str
    provision: bool
    words: str
    banned: bool
    debtors: frozenset[str]
    stems: tuple[str, ...]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    start: date | None
    end: date | None
    verifiers: frozenset[str] = frozenset()
    negative: bool = False


class Members:
    """The members of an agreement among the identities of the reports, by all the names that both have for them."""

    def __init__(self, agreement: Agreement, who: Who) -> None:
        by_name: dict[str, list[str]] = {}
        for one in who.identities:
            for held in one.names:
                by_name.setdefault(held.words.casefold(), []).append(one.id)
        seats = Seats([agreement], who)
        self.ids = {
            member.name: frozenset(
                found for name in (member.name, *member.also) for found in by_name.get(name.casefold(), ())
            )
            | {one for one, seat in seats.stands.items() if seats.called[seat] == member.name}
            for member in agreement.members
        }
        self.acting = {name: self.ids[name] | _on_side(name, self.ids[name], who) for name in self.ids}
        self._words = {name: [tokens_of(name), *map(tokens_of, _also(agreement, name))] for name in self.ids}

    def named_in(self, words: str) -> frozenset[str]:
        """The identities of all members that some words name."""
        tokens = tokens_of(words)
        return frozenset(
            found
            for name, wordings in self._words.items()
            if any(_within(wording, tokens) for wording in wordings)
            for found in self.ids[name]
        )


def targets_of(agreement: Agreement, who: Who, places: frozenset[str]) -> Iterator[Target]:
    """All that can be spoken for or against; `places` are those that reports name, in small letters."""
    members = Members(agreement, who)
    acts = set()
    for provision in agreement.provisions:
        acts.add(provision.act.key)
        yield _owed(provision, agreement, members, places)
    for step in agreement.steps:
        if step.event.key not in acts:
            acts.add(step.event.key)
            yield _target(step.id, True, step.event.words, members, places)
    for proposition in agreement.propositions:
        if proposition.key not in acts:
            yield _target(proposition.words, False, proposition.words, members, places)


def _owed(provision: Provision, agreement: Agreement, members: Members, places: frozenset[str]) -> Target:
    plain = _target(provision.id, True, provision.act.words, members, places)
    days = [deadline.day for deadline in provision.deadlines if deadline.day]
    return Target(
        name=plain.name,
        provision=True,
        words=_not_done(provision) if provision.kind == "ban" else plain.words,
        banned=False,
        negative=provision.kind == "ban",
        debtors=members.acting.get(provision.debtor, frozenset()),
        stems=plain.stems,
        names=plain.names,
        places=plain.places,
        numbers=plain.numbers,
        start=provision.starts or agreement.date,
        end=provision.ends or max(days, default=None),
        verifiers=frozenset(found for name in provision.verifiers for found in members.ids.get(name, ())),
    )


def _not_done(provision: Provision) -> str:
    """What a ban owes, with its verb in its plain form: "Russia does not fire"."""
    debtor, act = provision.debtor, provision.act.words
    verb, _, rest = act.removeprefix(debtor).strip().partition(" ")
    return f"{debtor} does not {lemmatize(verb, 'en')} {rest}".strip()


def _target(name: str, provision: bool, words: str, members: Members, places: frozenset[str]) -> Target:
    tokens = tokens_of(words)
    named = frozenset(place for place in sorted(places) if _within(tokens_of(place), tokens))
    about = {stem for names in members.ids for stem in stems_of(names)}
    return Target(
        name=name,
        provision=provision,
        words=words,
        banned=False,
        debtors=frozenset(),
        stems=tuple(stem for stem in stems_of(words) if stem not in about),
        names=members.named_in(words),
        places=named,
        numbers=frozenset(token for token in tokens if token[0].isdigit()),
        start=None,
        end=None,
    )


def _on_side(name: str, ids: frozenset[str], who: Who) -> frozenset[str]:
    """The identities that at some time spoke for a member, by any of its names."""
    names = {held.words.casefold() for one in who.identities if one.id in ids for held in one.names}
    names.add(name.casefold())
    return frozenset(one.id for one in who.identities if any(held.words.casefold() in names for held in one.sides))


def _also(agreement: Agreement, name: str) -> tuple[str, ...]:
    return next(member.also for member in agreement.members if member.name == name)


def _within(few: list[str], many: list[str]) -> bool:
    return bool(few) and any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))
