"""What an agreement's sentences refer to: its sentences by id, its articles, its steps, and its propositions."""

from dataclasses import dataclass, field

from parley.agreement.mistakes import UnclearError
from parley.agreement.roster import Roster
from parley.agreement.text import bare
from parley.agreement.words import key_of
from parley.model.agreement import ProvisionKind
from parley.model.condition import Proposition

MOST_PARTS = 500_000
MOST_NAMING = 12  # words that name who acts together


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
    """Sentences, articles and steps by id; every proposition as first worded; `unread` are ids of unclear sentences.

    `named` are the keys of steps' events and of terms, which are taken in their own words.
    """

    roster: Roster
    owed: dict[str, Owed] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    _keys: dict[str, str] = field(default_factory=dict)
    _first: dict[str, Proposition] = field(default_factory=dict)
    _parts: int = 0
    _acts: set[str] | None = None

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

    def joint_acts(self, words: str) -> tuple[str, ...]:
        """ "Both parties have withdrawn" as what each has done, where each owes, or may do, just that; else empty.

        To be asked once all sentences are entered.
        """
        tokens = words.split()
        if (
            not (tokens[0].lower() in ("both", "all", "the") or "and" in tokens[:MOST_NAMING])
            or self.key(words) in self.named
        ):
            return ()
        if self._acts is None:
            owed = ((debtor, act) for o in self.owed.values() for debtor in o.debtors for act in o.acts)
            self._acts = {self.key(f"{debtor} {act}") for debtor, act in owed}
        for end in range(min(len(tokens) - 1, MOST_NAMING), 1, -1):
            who = self.roster.members_from_words(" ".join(tokens[:end]))
            if who and len(who.members) > 1 and not who.negative:
                each = tuple(" ".join([member, *tokens[end:]]) for member in who.members)
                return each if all(self.key(said) in self._acts for said in each) else ()
        return ()

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
