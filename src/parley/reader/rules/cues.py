"""Words that say that somebody said something; the table is `data/cues.toml`, which explains the frames."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from parley.model.statement import ACTS, Act
from parley.reader.rules.words import forms

_BE_FORMS = ("be", "is", "are", "am", "was", "were", "been", "being")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying that somebody said something, with its verb inflected.

    `act` None: the content tells the act. `reports` is true for verbs of saying, whose subject needs no proof that it
    can speak; the others perform the act ("rejected", "promised") and count only with a subject that can.
    """

    words: tuple[str, ...]
    act: Act | None
    frames: str
    reports: bool = False


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues, `verbs` and `documents` by their first word, longest first.

    `owned` are nouns with an owner, `document_nouns` heads of documents, `only_documents` what nobody
    else does, `keeps_preposition` the forms of verbs whose preposition is part of the cue.
    """

    verbs: dict[str, tuple[Cue, ...]]
    documents: dict[str, tuple[Cue, ...]]
    owned: dict[str, tuple[Act, str]]
    document_nouns: frozenset[str]
    only_documents: frozenset[tuple[str, ...]]
    keeps_preposition: frozenset[str]


def cues_from_table(table: dict[str, Any]) -> CueTable:
    """The cues of `data/cues.toml` in every inflected form."""
    found: dict[tuple[str, ...], Cue] = {}
    for act in ACTS:
        for phrase, frames in table["performing"].get(act, {}).items():
            for words in _inflected(phrase):
                found.setdefault(words, Cue(words, act, frames))
    saying = [(phrase, None, frames) for phrase, frames in table["saying"].items()]
    saying += [(phrase, row["act"], row["frames"]) for phrase, row in table["saying_acts"].items()]
    for phrase, act_or_none, frames in saying:
        for words in _inflected(phrase):
            known = found.get(words)
            # both a verb of saying and one of acting ("ask", "order"): the complement tells
            found[words] = (
                Cue(words, known.act, known.frames + frames) if known else Cue(words, act_or_none, frames, True)
            )
    documents = [
        Cue(words, "promise", frames) for phrase, frames in table["documents"].items() for words in _inflected(phrase)
    ]
    owned = {noun: (act, frames) for act in ACTS for noun, frames in table["owned"].get(act, {}).items()}
    nouns = frozenset(table["document_nouns"]["words"].split())
    only = frozenset(words for phrase in table["only_documents"]["verbs"] for words in _inflected(phrase))
    keeping = frozenset(form for verb in table["keeps_preposition"]["verbs"] for form in forms(verb))
    return CueTable(_by_head(found.values()), _by_head(documents), owned, nouns, only, keeping)


def _inflected(phrase: str) -> Iterator[tuple[str, ...]]:
    head, *rest = phrase.split()
    for form in dict.fromkeys(_BE_FORMS if head == "be" else forms(head)):
        yield (form, *rest)


def _by_head(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.words[0], []).append(cue)
    return {head: tuple(sorted(group, key=lambda c: (-len(c.words), c.words))) for head, group in found.items()}
