"""Brackets as diplomats use them: who holds a sentence, and each party's wording inside one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.agreement.mistakes import Problems, UnclearError, nearly
from parley.agreement.roster import Roster
from parley.agreement.text import tidy
from parley.model.agreement import NEUTRAL_ACCOUNTS, ProvisionKind

MOST_WORDINGS = 20
NEUTRAL = ""  # stands for the accounts that are nobody's: common, cautious, generous

_CONDITION = re.compile(
    r"\W*(?:if|once|when|only|provided that|unless|while|as long as|so long as|until|after|and|or|not)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What some hold, at one place in a sentence."""

    holders: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A sentence with its brackets read: plain words and choices between wordings; who holds it as a whole."""

    pieces: tuple[str | tuple[Wording, ...], ...]
    holders: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether it is worded alike for all."""
        return all(isinstance(piece, str) for piece in self.pieces)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who has a wording of its own in it."""
        choices = [piece for piece in self.pieces if not isinstance(piece, str)]
        return tuple(dict.fromkeys(name for choice in choices for wording in choice for name in wording.holders))

    def worded_for(self, account: str, debtor: str | None = None) -> str:
        """The sentence as it reads in a party's account, or in the neutral ones (`NEUTRAL`) for a debtor's duty.

        In the neutral ones of alternative wordings none counts; a single bracketed condition counts unless its
        holder is the debtor whom it relieves; other single wordings count only where the debtor holds them.
        """
        return tidy("".join(p if isinstance(p, str) else _chosen(p, account, debtor) for p in self.pieces))

    def written(self) -> str:
        """The sentence in normal form."""
        inner = (
            p if isinstance(p, str) else " ".join(f"[{', '.join(w.holders)}: {w.text}]" for w in p) for p in self.pieces
        )
        body = tidy("".join(inner))
        return body + (f" [{', '.join(self.holders)}]" if self.holders else "")


def bracketed_from_text(text: str, roster: Roster, problems: Problems) -> Bracketed:
    """Read the brackets of a sentence. Raises UnclearError for one that is open or nested.

    One that is empty, out of place or held by nobody who is listed goes to `problems`, and the reading goes on.
    """
    pieces: list[str | tuple[Wording, ...]] = [""]
    holders: list[str] = []
    for plain, inside in _cut(text):
        if isinstance(pieces[-1], str):
            pieces[-1] += plain
        elif plain.strip() or inside is None:
            pieces.append(plain)
        if inside is None:
            continue
        names, colon, words = inside.partition(":")
        held_by = problems.attempt(_holders, names, inside, roster, colon) or (names,)
        if not colon:
            holders += held_by
        elif isinstance(pieces[-1], str):
            pieces.append((Wording(held_by, tidy(words)),))
        else:
            pieces[-1] = (*pieces[-1], Wording(held_by, tidy(words)))
    result = Bracketed(_ended(pieces), tuple(dict.fromkeys(holders)))
    if sum(len(p) for p in result.pieces if not isinstance(p, str)) > MOST_WORDINGS:
        raise UnclearError(text, f"at most {MOST_WORDINGS} wordings", "Split the sentence.")
    problems.attempt(_check_place, text, result)
    return result


def holding_accounts(
    holders: Iterable[str], roster: Roster, kind: ProvisionKind | None = None, debtor: str | None = None
) -> frozenset[str]:
    """The accounts, NEUTRAL among them, in which a sentence counts that only `holders` hold.

    Steps, entries and ends (no `kind`) count in the neutral ones; a duty only if its debtor holds it; a power
    only if a party holds it who does not have it.
    """
    names = set(holders)
    parties = {m.name for m in roster.parties}
    everyone = not names or parties <= names
    if kind is None:
        neutral = True
    elif kind == "power":
        neutral = bool((names & parties) - {debtor})
    else:
        neutral = debtor in names
    return frozenset((parties if everyone else names & parties) | ({NEUTRAL} if neutral or everyone else set()))


def accounts_from_held(held: frozenset[str], roster: Roster) -> frozenset[str] | None:
    """The accounts by name: NEUTRAL spelled out, None for all."""
    parties = {m.name for m in roster.parties}
    if held >= parties | {NEUTRAL}:
        return None
    return frozenset((held & parties) | (set(NEUTRAL_ACCOUNTS) if NEUTRAL in held else set()))


def _chosen(choice: tuple[Wording, ...], account: str, debtor: str | None) -> str:
    if account != NEUTRAL:
        return next((w.text for w in choice if account in w.holders), "")
    if len(choice) > 1:
        return ""
    relieves = bool(_CONDITION.match(choice[0].text))
    counts = debtor is None or (debtor in choice[0].holders) != relieves
    return choice[0].text if counts else ""


def _cut(text: str) -> Iterator[tuple[str, str | None]]:
    """Plain words, each with what stands in the bracket after it; at last with None."""
    at = 0
    while True:
        opening, closing = text.find("[", at), text.find("]", at)
        if closing >= 0 and (opening < 0 or closing < opening):
            raise UnclearError(text[closing:], "a [ before this ]", "Open the bracket, or remove its end.")
        if opening < 0:
            yield text[at:], None
            return
        if closing < 0:
            raise UnclearError(text[opening:], "a ] that closes the bracket", "Close it: [Russia] or [Russia: words].")
        inside = text[opening + 1 : closing]
        if "[" in inside:
            raise UnclearError(text[opening:closing], "no bracket within a bracket", "Write each wording on its own.")
        yield text[at:opening], inside
        at = closing + 1


def _holders(names: str, inside: str, roster: Roster, colon: str) -> tuple[str, ...]:
    found = roster.members_from_words(names)
    if not found:
        raise UnclearError(
            f"[{inside}]",
            "who holds what is in brackets, by a listed name",
            nearly(names.strip(), roster.names, "Write [Russia] after the sentence, or [Russia: words] inside it."),
        )
    if colon and not inside.partition(":")[2].strip():
        raise UnclearError(f"[{inside}]", "words after the colon", "Write the wording, or leave the bracket out.")
    return found.members


def _ended(pieces: list[str | tuple[Wording, ...]]) -> tuple[str | tuple[Wording, ...], ...]:
    """The pieces with one full stop at the end."""
    last = pieces[-1]
    if isinstance(last, str):
        return (*pieces[:-1], last.rstrip(" .,;:") + ".")
    return (*pieces, ".")


def _check_place(text: str, bracketed: Bracketed) -> None:
    """A bracket with a name alone belongs after the sentence."""
    if not bracketed.holders:
        return
    first = re.search(r"\[[^:\[\]]*\]", text)
    rest = re.sub(r"\[[^\[\]]*\]", "", text[first.end() :]) if first else ""
    if first and rest.strip(" ."):
        raise UnclearError(
            first.group(), "a name alone only after the sentence", "Move it to the end, or write [name: words]."
        )
