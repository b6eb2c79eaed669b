"""Who in the reports is a member of an agreement: by the names that it has for its members, and as a government."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from parley.following.who.bodies import body_of
from parley.following.words import tokens_of
from parley.model.agreement import Agreement
from parley.model.process import Identity, Who

_ARTICLE = re.compile(r"\Athe ")
_NONE = ("person", "document")  # kinds that are no members
_OPEN = frozenset(("former", "opposition", "rebel", "local", "provincial", "and"))
_GOVERNMENT = frozenset(("government", "authorities", "state", "side", "leadership"))


class Seats:
    """The members of agreements among the identities of reports.

    `stands`: by the ids of identities the one that stands for the member which they are; `called`: the names of members
    by the ids of those; `parties`: those of them that are parties. What a name of two members could mean is none.
    """

    def __init__(self, agreements: Iterable[Agreement], who: Who) -> None:
        given = list(agreements)
        self._names: dict[str, str | None] = {}
        for member in (member for agreement in given for member in agreement.members):
            for name in (member.name, *member.also):
                bare = _bare(name)
                self._names[bare] = member.name if self._names.get(bare, member.name) == member.name else None
        self.stands: dict[str, str] = {}
        self.called: dict[str, str] = {}
        found: dict[str, list[Identity]] = {}
        for one in who.identities:
            if one.kind not in _NONE and (member_name := self._member(one)):
                found.setdefault(member_name, []).append(one)
        for name, several in found.items():
            best = max(several, key=lambda one: (one.kind in ("state", "organisation"), len(one.parties)))
            self.called[best.id] = name
            self.stands |= {one.id: best.id for one in several}
        self._best = {name: one for one, name in self.called.items()}
        parties = (self._names.get(_bare(party.name)) for agreement in given for party in agreement.parties)
        self.parties = tuple(sorted({self._best[name] for name in parties if name in self._best}))

    def owner_of(self, words: str) -> str | None:
        """The id of the member whose a body is: "the army in Dabo", "the Kurdistan Region's interior ministry"."""
        if body_of(words) is None or not self._names:
            return None
        named = set(self._named_in(words))
        return self._best.get(next(iter(named))) if len(named) == 1 else None

    def _member(self, one: Identity) -> str | None:
        """The name of the member that somebody is: called so, or its government."""
        named = {name for held in one.names if (name := self._names.get(_bare(held.words)))}
        if not named:
            named = {
                name
                for held in one.names
                if body_of(held.words) == "itself" and not _OPEN & {*tokens_of(held.words)}
                for name in self._named_in(held.words)
            }
        return next(iter(named)) if len(named) == 1 else None

    def _named_in(self, words: str) -> Iterator[str]:
        low = f" {' '.join(tokens_of(words))} "
        for name, member in self._tokens.items():
            if member and f" {name} " in low:
                yield member

    @cached_property
    def _tokens(self) -> Mapping[str, str | None]:
        return {" ".join(tokens_of(name)): member for name, member in self._names.items() if name not in _GOVERNMENT}


def _bare(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.casefold().split()))
