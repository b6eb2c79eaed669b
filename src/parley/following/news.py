"""Since last time: what is new, changed, contradicted, overdue and coming, each with its statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from parley.following.heard import Heard, by_day, id_of
from parley.following.sayings import Saying
from parley.model.news import NewsLine, Quote
from parley.model.pledge import Pledge
from parley.model.position import Issue


def new_lines(heard: Heard, since: date) -> Iterator[NewsLine]:
    """Propositions first said on that day or later; those with more independent sources first.

    Statements without a weighty word of their own ("it", "this") are left out.
    """
    found = [one for one in heard.propositions.values() if one.first >= since]
    for one in sorted(found, key=lambda one: -one.independent):
        sayings = by_day([heard.sayings[id_of(w)] for w in one.wordings])
        if sayings[0].stems:
            yield NewsLine("new", one.first, _whose(heard, sayings), quotes_of(heard, sayings), one.independent)


def changed_lines(heard: Heard, issues: Sequence[Issue], since: date) -> Iterator[NewsLine]:
    """Positions taken on that day or later where the same party had another one, or had said nothing to the issue."""
    for issue in issues:
        first = min(heard.propositions[one].first for one in issue.propositions)
        for position in issue.positions:
            for before, stand in zip((None, *position.stands), position.stands, strict=False):
                if stand.since < since or stand.statement is None or (before is None and first >= since):
                    continue
                shown = [one.statement for one in (before, stand) if one and one.statement]
                was = before.kind if before else "silence"
                yield NewsLine(
                    "changed", stand.since, f"{issue.name}: {position.party}, from {was} to {stand.kind}",
                    quotes_of(heard, [heard.sayings[name] for name in shown]),
                )  # fmt: skip


def contradicted_lines(heard: Heard, pledges: Sequence[Pledge], since: date) -> Iterator[NewsLine]:
    """What was said on that day or later and another denies, or said then and denied before; pledges that are said to
    be broken since."""
    for one in heard.propositions.values():
        sayings = {id_of(w): w.denies for w in one.wordings}
        against = [heard.sayings[name] for name, denies in sayings.items() if denies]
        asserted = [heard.sayings[name] for name, denies in sayings.items() if not denies]
        parties = {heard.party_of(saying) for saying in against}
        others = [saying for saying in asserted if heard.party_of(saying) not in parties]
        if against and others and max(saying.said for saying in (*against, *others)) >= since:
            both = _first_of_each(heard, (*others, *against))
            says = f"{_parties(heard, others)} and {_parties(heard, against)} contradict each other"
            yield NewsLine("contradicted", max(s.said for s in both), says, quotes_of(heard, both), one.independent)
    for pledge in pledges:
        for turn in pledge.turns:
            if turn.state in ("broken", "disputed") and turn.on >= since:
                says = f"{pledge.by}'s pledge is {'said to be broken' if turn.state == 'broken' else 'disputed'}"
                shown = dict.fromkeys(one.statement for one in (*pledge.turns[0].shown[:1], *turn.shown))
                yield NewsLine("contradicted", turn.on, says, quotes_of(heard, [heard.sayings[one] for one in shown]))


def overdue_lines(heard: Heard, pledges: Sequence[Pledge], as_of: date) -> Iterator[NewsLine]:
    """Pledges whose day has passed without a word on what was done; the longest overdue first."""
    late = [one for one in pledges if one.due and one.due < as_of and one.state == "announced" and not one.refrains]
    for pledge in sorted(late, key=lambda one: (one.due or as_of, one.proposition, one.by)):
        days = (as_of - (pledge.due or as_of)).days
        says = (
            f"{pledge.by}'s pledge was due {days} {'day' if days == 1 else 'days'} ago, and no word says what was done"
        )
        sayings = [heard.sayings[shown.statement] for shown in pledge.turns[0].shown]
        yield NewsLine("overdue", pledge.due or as_of, says, quotes_of(heard, sayings))


def coming_lines(heard: Heard, as_of: date) -> Iterator[NewsLine]:
    """Days ahead of which statements speak, the nearest first."""
    found: dict[tuple[date, str], list[Saying]] = defaultdict(list)
    for saying in heard.sayings.values():
        day = saying.end or saying.start
        if day and day > as_of and saying.stems:
            found[day, heard.proposition_of[saying.id]].append(saying)
    for (day, about), sayings in sorted(found.items()):
        said = by_day(sayings)
        yield NewsLine(
            "coming", day, _whose(heard, said), quotes_of(heard, said), heard.propositions[about].independent
        )


def _whose(heard: Heard, sayings: Sequence[Saying]) -> str:
    """Whose word it is, and what kind: "Eritrea and the African Union: claim"."""
    return f"{_parties(heard, sayings)}: {sayings[0].act}"


def _parties(heard: Heard, sayings: Iterable[Saying]) -> str:
    names = [*dict.fromkeys(heard.name(heard.party_of(one)) for one in sayings)]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def quotes_of(heard: Heard, sayings: Iterable[Saying]) -> tuple[Quote, ...]:
    """Statements as news show them."""
    return tuple(
        Quote(
            one.id,
            heard.name(heard.party_of(one)),
            heard.name(teller) if (teller := heard.teller_of(one)) else None,
            one.said,
            one.words,
        )
        for one in sayings
    )


def _first_of_each(heard: Heard, sayings: Iterable[Saying]) -> list[Saying]:
    """The first word of each party, in the order of saying."""
    found: dict[str | None, Saying] = {}
    for one in by_day(list(sayings)):
        found.setdefault(heard.party_of(one), one)
    return list(found.values())
