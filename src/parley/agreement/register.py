"""What an agreement's sentences refer to: its sentences by id, its articles, its steps, and its propositions."""

from dataclasses import dataclass, field

from parley.agreement.mistakes import UnclearError
from parley.agreement.roster import Roster
from parley.agreement.text import bare
from parley.agreement.words import key_of
from parley.model.agreement import ProvisionKind
from parley.model.condition import Proposition

MOST_PARTS = 500_000


@dataclass(frozen=True, slots=True)
class Owed:
    """What a sentence lays on whom. `acts` are worded without the debtor, one for each wording."""

    sentence: str
    kind: ProvisionKind
    debtors: tuple[str, ...]
    grouped: bool
    acts: tuple[str, ...]

    def id_for(self, debtor: str) -> str:
        """The id of one debtor's provision."""
        return f"{self.sentence}/{debtor}" if self.grouped else self.sentence


@dataclass(slots=True)
class Register:
    """Sentences, articles and steps by id; every proposition as first worded; `unread` are ids of unclear sentences."""

    roster: Roster
    owed: dict[str, Owed] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    _keys: dict[str, str] = field(default_factory=dict)
    _first: dict[str, Proposition] = field(default_factory=dict)
    _parts: int = 0

    def key(self, words: str) -> str:
        """The key of a wording."""
        if words not in self._keys:
            self._keys[words] = key_of(words, self.roster)
        return self._keys[words]

    def proposition(self, words: str) -> Proposition:
        """The proposition of these words, as first worded. Raises UnclearError if nothing is left of them."""
        words = bare(words)
        key = self.key(words)
        if not key:
            raise UnclearError(words or "(nothing)", "words that say what holds", "Say what must hold.")
        return self._first.setdefault(key, Proposition(key, words))

    def under(self, targets: tuple[str, ...]) -> list[Owed]:
        """What the sentences of articles, or of the whole agreement, lay on whom."""
        if "agreement" in targets:
            return list(self.owed.values())
        return [self.owed[s] for target in targets for s in self.articles.get(target, ()) if s in self.owed]

    def count(self, parts: int) -> None:
        """Count what groups are spelled out into. Raises UnclearError beyond `MOST_PARTS`."""
        self._parts += parts
        if self._parts > MOST_PARTS:
            raise UnclearError("", f"at most {MOST_PARTS} parts when groups are spelled out", "Name fewer members.")
