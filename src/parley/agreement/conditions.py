"""From the words of a condition to a tree: where and, or, not and brackets join propositions.

`and` binds closer than `or`. They join only clauses (what has its own verb): in "Ukraine and Russia agree" and
"withdraws its tanks and guns" they belong to the words. What stands in quotation marks is one proposition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from parley.agreement.dates import DATE
from parley.agreement.mistakes import UnclearError
from parley.agreement.roster import Roster
from parley.agreement.text import bare, tokens_of
from parley.agreement.verbs import DETERMINERS, is_finite

DEEPEST = 20

_JOINT = re.compile(r"(?:[,;]\s*)?\b(and|or)\b", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"(?:^|\b(?:and|or)\s)(?:(?:by|on|before|after|until)\s)?{DATE}$", re.IGNORECASE)
_LETTER = re.compile(r"\(([a-z]|[ivx]{2,4})\)(?=\s)")
_INTRO = re.compile(
    r"(?:(all|both|each|any|either|one|at least one)\b[^()]*|the following\b[^()]*)?:?\s*", re.IGNORECASE
)
_NOT = re.compile(r"\s*(?:not\b(?!\s+only\b)|it is not (?:true|the case) that\b)\s*", re.IGNORECASE)
_DANGLING = re.compile(r"^(?:and|or)\b|\b(?:and|or|not)$", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:that|which|who)\s", re.IGNORECASE)
_PAIRED = re.compile(r"(?:^|(?:,\s?)?\b(?P<joint>and|or)\s)(?P<pair>either|both)\s", re.IGNORECASE)
_NUMBER = (
    r"(?:(?:article|paragraph|sentence)s?\s+[0-9]+[a-z]?(?:\.[0-9]+)*|[PS][0-9]+|[0-9]+[a-z]?(?:\.[0-9]+)+)(?:/\w+)?"
)
_REFERENCE = re.compile(rf"\s*(?:{_NUMBER}\s+[a-z]|there\s|no\s|neither\s)", re.IGNORECASE)
_BARE_NUMBER = re.compile(rf"\s*{_NUMBER}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of one proposition or reference; `quoted` words are taken as they stand."""

    words: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Denied:
    """Not what `part` says."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts joined by one word."""

    by: Literal["and", "or"]
    parts: tuple["Tree", ...]


Tree = Leaf | Denied | Joined


def tree_from_words(words: str, roster: Roster) -> Tree:
    """The tree of a condition. Raises UnclearError where words are missing or brackets nested beyond `DEEPEST`."""
    return _tree(words, masked(words, roster), roster)


def leaves_of(tree: Tree) -> Iterator[Leaf]:
    """The leaves in the order of the text."""
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, Denied):
        yield from leaves_of(tree.part)
    else:
        for part in tree.parts:
            yield from leaves_of(part)


def is_clause(words: str, roster: Roster) -> bool:
    """Whether the words have a subject and a verb of their own, or refer to a sentence of the agreement."""
    while no := _NOT.match(words):
        words = words[no.end() :]
    if _REFERENCE.match(words) or words.lstrip().startswith(("(", '"', "“")):
        return True
    if _RELATIVE.match(words):
        return False
    tokens = _with_pronouns(tokens_of(words), roster)
    return any(token not in ("it", "they") and is_finite(tokens, at) for at, token in enumerate(tokens) if at)


def _with_pronouns(raw: list[str], roster: Roster) -> list[str]:
    """The tokens in small letters, names and "a party" replaced by it or they: the name makes no difference."""
    tokens: list[str] = []
    at = 0
    while at < len(raw):
        word = raw[at].casefold()
        grouped = word in DETERMINERS and at + 1 < len(raw) and raw[at + 1].casefold() in ("party", "guarantor")
        named = None if grouped else roster.name_at(raw, at)
        if grouped or named:
            many = tokens[-1:] in (["and"], ["or"]) and tokens[-2:-1] in (["it"], ["they"])
            tokens.append("they" if many else "it")
            at = named.end if named else at + 2
        else:
            tokens.append(word)
            at += 1
    return tokens


def masked(text: str, roster: Roster) -> str:
    """The text, as long as it is, with what quotation marks, round brackets and names hold made unreadable.

    Raises UnclearError for marks and brackets that do not match or are nested too deeply.
    """
    out = list(text)
    depth, opened, quoted = 0, 0, -1
    for at, char in enumerate(text):
        if quoted >= 0:
            out[at] = "\x01"
            if char in ('"', "”") and not (char == '"' and text[quoted] == "“"):
                quoted = -1
        elif char in ('"', "“"):
            quoted, out[at] = at, "\x01"
        elif char == "(":
            if depth:
                out[at] = "\x01"
            depth, opened = depth + 1, opened if depth else at
            if depth > DEEPEST:
                raise too_deep(text[opened:])
        elif char == ")":
            depth -= 1
            if depth < 0:
                raise UnclearError(text[at:], "a ( before this )", "Open the bracket, or remove its end.")
            if depth:
                out[at] = "\x01"
        elif depth:
            out[at] = "\x01"
    if depth:
        raise UnclearError(text[opened:], "a ) that closes the bracket", "Close the bracket.")
    if quoted >= 0:
        raise UnclearError(text[quoted:], "a second quotation mark", "Close the quotation.")
    return roster.hide_joints("".join(out))


def too_deep(found: str) -> UnclearError:
    """What to say of brackets in brackets in brackets."""
    return UnclearError(found, f"at most {DEEPEST} brackets in each other", "It is too deeply nested: split it.")


def _tree(words: str, mask: str, roster: Roster) -> Tree:
    words, mask = _stripped(words, mask)
    if not bare(words) or _DANGLING.search(mask):
        raise UnclearError(words or "(nothing)", "a condition", "Say what must hold, on both sides of and, or.")
    lettered = _lettered(words, mask, roster)
    if lettered:
        return lettered
    if grouped := _either(words, mask, roster):
        return grouped
    atoms, joints = _atoms(words, mask, roster)
    alternatives: list[list[Tree]] = [[_atom(*atoms[0], roster)]]
    for joint, atom in zip(joints, atoms[1:], strict=True):
        if joint == "or":
            alternatives.append([])
        alternatives[-1].append(_atom(*atom, roster))
    return joined("or", [joined("and", parts) for parts in alternatives])


def _either(words: str, mask: str, roster: Roster) -> Tree | None:
    """ "it rains and either it snows or it hails": what follows either, or both, is one part of its own."""
    pairs = list(_PAIRED.finditer(mask))
    if len(pairs) > DEEPEST:
        raise too_deep(words)
    for hit in pairs:
        after, pair = words[hit.end() :], hit["pair"].lower()
        joint = re.search(r"\bor\b" if pair == "either" else r"\band\b", mask[hit.end() :], re.IGNORECASE)
        if not joint or not all(is_clause(w, roster) for w in (after[: joint.start()], after[joint.end() :])):
            continue
        if hit["joint"] is None:
            return _tree(after, mask[hit.end() :], roster) if not hit.start() else None
        before = _tree(words[: hit.start()], mask[: hit.start()], roster)
        parts = [before, _tree(after, mask[hit.end() :], roster)]
        return joined("and" if hit["joint"].lower() == "and" else "or", parts)
    return None


def joined(by: Literal["and", "or"], parts: list[Tree]) -> Tree:
    """The parts joined; a single one stays as it is."""
    return parts[0] if len(parts) == 1 else Joined(by, tuple(parts))


def _stripped(words: str, mask: str) -> tuple[str, str]:
    start = len(words) - len(words.lstrip(" ,;:"))
    end = len(words.rstrip(" ,;:."))
    return words[start:end], mask[start:end]


def _atoms(words: str, mask: str, roster: Roster) -> tuple[list[tuple[str, str]], list[str]]:
    """Cut at and, or. What is no clause stays with its neighbour: a name with what follows, else with what precedes."""
    spans: list[list[int]] = []
    joints: list[str] = []
    carried: tuple[int, str] | None = None
    pieces = list(_pieces(words, mask, roster))
    for number, (joint, start, end) in enumerate(pieces):
        begin, before = carried or (start, joint)
        piece = words[start:end]
        last = number == len(pieces) - 1
        if is_clause(words[begin:end], roster) or (last and not spans):
            spans.append([begin, end])
            joints.append(before)
            carried = None
        elif not last and (not spans or roster.member_from_words(piece) or _BARE_NUMBER.fullmatch(piece)):
            carried = (begin, before)
        else:
            spans[-1][1] = end
            carried = None
    return [(words[a:b], mask[a:b]) for a, b in spans], joints[1:]


def _pieces(words: str, mask: str, roster: Roster) -> Iterator[tuple[str, int, int]]:
    """What stands between joints, each with the joint before it; a comma is the joint that its list ends with."""
    joints = [*_JOINT.finditer(mask), None]
    start, before = 0, ""
    for joint in joints:
        end = joint.start() if joint else len(words)
        by = joint.group(1).lower() if joint else ""
        commas = [start + m.end() for m in re.finditer(r",\s", mask[start:end])] if joint else []
        cuts = list(zip([start, *commas], [*(c - 2 for c in commas), end], strict=True))
        if len(cuts) > 1 and all(is_clause(words[a:b], roster) for a, b in cuts):
            yield before, *cuts[0]
            yield from ((by, a, b) for a, b in cuts[1:])
        else:
            yield before, start, end
        start, before = (joint.end(), by) if joint else (end, "")


def _atom(words: str, mask: str, roster: Roster) -> Tree:
    words, mask = _stripped(words, mask)
    denied = False
    while no := _NOT.match(mask):
        denied = not denied
        words, mask = words[no.end() :], mask[no.end() :]
    if not bare(words):
        raise UnclearError(words or "(nothing)", "a condition", "Say what must hold, or must not.")
    if joined_day := _DAY_ALONE.search(words):
        raise UnclearError(
            joined_day.group(), "what must hold, not a day alone", "Write a sentence of its own for the day."
        )
    part = _plain(words, mask, roster)
    return Denied(part) if denied else part


def _plain(words: str, mask: str, roster: Roster) -> Tree:
    if words[0] == "(" and mask.find(")") == len(mask) - 1:
        return tree_from_words(words[1:-1], roster)
    if words[0] in '"“' and words[-1] in '"”' and not mask.strip("\x01"):
        return Leaf(bare(words[1:-1]), quoted=True)
    paired = re.match(r"(?:both|either)\s+(?=the\s|an?\s|[0-9(])", words, re.IGNORECASE)
    return Leaf(bare(words[paired.end() :] if paired else words))


def _lettered(words: str, mask: str, roster: Roster) -> Tree | None:
    """A list (a) ...; (b) ...: joined by the word before its last letter, or by "all of", "any of" before it."""
    letters = [m for m in _LETTER.finditer(words) if mask[m.start()] == "("]
    if not letters or letters[0].group(1) not in ("a", "i"):
        return None
    intro = words[: letters[0].start()].strip(" :,")
    if before := re.fullmatch(r"(.+?)[\s,]+(and|or)", intro, re.IGNORECASE):  # it rains, and (a) ...
        listed = _tree(words[letters[0].start() :], mask[letters[0].start() :], roster)
        first = _tree(before.group(1), mask[: before.end(1)], roster)
        return joined("and" if before.group(2).lower() == "and" else "or", [first, listed])
    said = _INTRO.fullmatch(intro)
    if not said:
        raise UnclearError(intro, "all of, any of, or a condition with and, or before a list of letters", "Write so.")
    by: set[str] = set()
    if said.group(1):
        by.add("and" if said.group(1).lower() in ("all", "both", "each") else "or")
    parts = []
    for letter, following in zip(letters, [*letters[1:], None], strict=True):
        item = words[letter.end() : following.start() if following else len(words)].rstrip(" ;,")
        ending = re.search(r"[;,\s](and|or)$", item, re.IGNORECASE) if following else None
        if ending:
            by.add(ending.group(1).lower())
            item = item[: ending.start()]
        parts.append(tree_from_words(item, roster))
    if len(by) > 1 or (not by and len(parts) > 1):
        raise UnclearError(
            words[letters[0].start() :], "one of and, or between the letters", "Write all and, or all or."
        )
    return joined("or" if by == {"or"} else "and", parts)
