"""References to what stands in the agreement: 1.1, 2.1/Turkey, P1, S2, Article 2, this agreement."""

import re
from dataclasses import dataclass

from parley.agreement.mistakes import Problems, UnclearError
from parley.agreement.register import Owed, Register
from parley.model.condition import Standing

STANDINGS: dict[str, Standing] = {
    "conditional": "conditional",
    "waiting": "conditional",
    "detached": "detached",
    "due": "detached",
    "discharged": "discharged",
    "kept": "discharged",
    "violated": "violated",
    "broken": "violated",
    "repaired": "repaired",
}
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|or)?|\b(?:and|or)\b)\s*", re.IGNORECASE)
_WHOLE = re.compile(r"(?:this|the) agreement", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:articles?\s)?([0-9]{1,9}[a-z]?)", re.IGNORECASE)
_SENTENCE = re.compile(r"([0-9]{1,9}[a-z]?(?:\.[0-9]{1,9})+|[PS][0-9]{1,9})(?:/(.+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What a list of references names: targets as written, among them sentences with the member meant; steps."""

    targets: tuple[str, ...]
    owed: tuple[tuple[Owed, str | None], ...]
    steps: tuple[str, ...]
    any_of: bool


def standing_from_word(word: str) -> Standing | None:
    """The standing that a word such as "due" or "detached" names."""
    return STANDINGS.get(word.lower())


def refs_from_words(words: str, register: Register, article: str | None = None) -> Found | None:
    """What the words refer to, None if they are no references. "this article" is `article`.

    Raises UnclearError for what looks like references to something that the agreement does not have.
    """
    hidden = register.roster.hide_joints(words)
    cuts = [0, *(at for m in _SEPARATOR.finditer(hidden) for at in m.span()), len(words)]
    pieces = [words[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    pieces = [p.strip() for p in pieces if p.strip() not in ("", "both")]
    pieces = [p.removeprefix("both ").removeprefix("either ") for p in pieces]
    targets: list[str] = []
    owed: list[tuple[Owed, str | None]] = []
    steps: list[str] = []
    problems = Problems()
    listed = False  # "Articles 1 and 2": a bare number after the word
    for piece in pieces:
        sentence = _SENTENCE.fullmatch(piece)
        number = _ARTICLE.fullmatch(piece)
        if _WHOLE.fullmatch(piece):
            targets.append("agreement")
        elif sentence:
            problems.attempt(_sentence, sentence, register, targets, owed, steps)
        elif piece.lower() == "this article" and article:
            targets.append(article)
        elif number and (listed or piece.lower().startswith("article")):
            listed = True
            name = f"Article {number.group(1).lower()}"
            if name not in register.articles:
                mend = f"The text has no {name}; correct the number."
                problems.note(UnclearError(piece, "an article that is there", mend))
            targets.append(name)
        else:
            return None
    if problems.found:
        raise problems.error()
    if not pieces:
        return None
    any_of = bool(re.search(r"\bor\b", hidden, re.IGNORECASE))
    return Found(tuple(targets), tuple(owed), tuple(steps), any_of)


def _sentence(
    said: re.Match[str], register: Register, targets: list[str], owed: list[tuple[Owed, str | None]], steps: list[str]
) -> None:
    number = said.group(1)[0].upper() + said.group(1)[1:]
    if number in register.steps and not said.group(2):
        steps.append(number)
        return
    if number in register.unread:
        raise UnclearError(said.group(), "a sentence that could be read", f"Mend {number} first.")
    if number not in register.owed:
        raise UnclearError(said.group(), "a sentence that is there", f"The text has no {number}; correct the number.")
    entry = register.owed[number]
    member = register.roster.member_from_words(said.group(2)) if said.group(2) else None
    if said.group(2) and member not in entry.debtors:
        raise UnclearError(said.group(), f"one of {', '.join(entry.debtors)} after {number}/", "Correct the name.")
    targets.append(number)
    owed.append((entry, member))
