"""First pass: every sentence read by itself, and entered where others can refer to it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from parley.agreement.brackets import Bracketed, bracketed_from_text
from parley.agreement.clauses import leaf_words
from parley.agreement.conditions import Tree, leaves_of, too_deep
from parley.agreement.dates import check_days
from parley.agreement.document import LONGEST_SENTENCE, Document, Item
from parley.agreement.events import Sequence, Term, accounts_of_wordings, step_from_words, term_from_words
from parley.agreement.forces import Force, force_from_words
from parley.agreement.headings import Heading, SectionKind
from parley.agreement.mistakes import Mistakes, Problems, UnclearError, shortened
from parley.agreement.provisions import Draft, draft_from_bracketed
from parley.agreement.register import Register
from parley.agreement.text import bare

Accounts = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording of a step, term, entry or end, and the accounts in which it counts."""

    text: str
    what: Sequence | Term | Force
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that could be read by itself: a duty's draft, or the wordings of what owes nothing."""

    block: int
    item: Item
    id: str
    article: str | None
    written: str
    read: Draft | tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that could not be read, and those of its conditions that could."""

    item: Item
    article: str | None
    trees: tuple[Tree, ...]


@dataclass(slots=True)
class _Place:
    """Where the reading has come to: the section, and how many sentences of its kind there were."""

    kind: SectionKind | None = None
    article: str | None = None
    number: str = ""
    count: int = 0


def drafts_from_document(
    document: Document, register: Register, mistakes: Mistakes
) -> tuple[list[Sentence], list[Unread]]:
    """Every sentence that can be read by itself, in order, and those that cannot, which are noted in `mistakes`.

    Enters ids, articles and steps in the register.
    """
    _enter_articles(document, register, mistakes)
    found: dict[int, Sentence] = {}
    unread: list[Unread] = []
    later: list[tuple[int, Item, str, _Place]] = []
    for block, item, id, place in placed(document):
        if place.kind == "terms":
            later.append((block, item, id, place))
            continue
        _keep(found, unread, block, item, id, place, register, mistakes, lambda _: False)
    used = _used_keys(found.values(), register)
    for block, item, id, place in later:
        _keep(found, unread, block, item, id, place, register, mistakes, lambda words: register.key(words) in used)
    return [found[block] for block in sorted(found)], unread


def placed(document: Document) -> Iterator[tuple[int, Item, str, _Place]]:
    """Each sentence with its id and place. Pledges and steps are counted through the whole text."""
    place = _Place()
    counts: dict[str, int] = {}
    for block, what in enumerate(document.blocks):
        if isinstance(what, Heading):
            article = f"Article {what.number}" if what.kind == "article" else None
            place = _Place(what.kind, article, what.number or "", 0)
        elif isinstance(what, Item) and place.kind not in (None, "parties", "guarantors", "observers"):
            key = place.article or str(place.kind)
            counts[key] = counts.get(key, 0) + 1
            prefix = {"pledges": "P", "steps": "S", "article": f"{place.number}."}.get(str(place.kind))
            id = f"{prefix}{counts[key]}" if prefix else ""
            id = what.number if what.number and place.kind == "article" else id
            yield block, what, id, place


def _enter_articles(document: Document, register: Register, mistakes: Mistakes) -> None:
    for heading in document.blocks:
        if isinstance(heading, Heading) and heading.kind == "article":
            name = f"Article {heading.number}"
            if name in register.articles:
                mistakes.add(heading.where, name, "each article's number once", "Renumber one of the two.")
            register.articles.setdefault(name, [])


def _keep(
    found: dict[int, Sentence],
    unread: list[Unread],
    block: int,
    item: Item,
    id: str,
    place: _Place,
    register: Register,
    mistakes: Mistakes,
    used: Callable[[str], bool],
) -> None:
    problems = Problems()
    problems.attempt(_check_text, item)
    if not problems.found:
        problems.attempt(_check_number, item, id, place, register)
        sentence = _sentence(block, item, id, place, register, used, problems)
        if sentence and not problems.found:
            found[block] = sentence
            _enter(sentence, register)
            return
        check_days(item.text, problems)
    for problem in problems.found:
        mistakes.add(item.place_of(problem.found), item.text, *_explained(problem, item))
    unread.append(Unread(item, place.article, tuple(problems.trees)))
    if id and id not in register.owed and id not in register.steps:
        register.unread.add(id)


def _enter(sentence: Sentence, register: Register) -> None:
    """Make a sentence known to those that refer to it."""
    if isinstance(sentence.read, Draft):
        register.owed[sentence.id] = sentence.read.owed
        if sentence.article:
            register.articles[sentence.article].append(sentence.id)
        return
    if isinstance(sentence.read[0].what, Sequence):
        register.steps[sentence.id] = sentence.read[0].what.event
    for what in (worded.what for worded in sentence.read):
        if not isinstance(what, Force):
            register.named.add(register.key(what.event if isinstance(what, Sequence) else what.term))


def _explained(problem: UnclearError, item: Item) -> tuple[str, str]:
    """What was expected, with the words that stand there instead, and how to mend it."""
    found = bare(problem.found)
    instead = f", not {shortened(found)!r}" if found and found != bare(item.text) else ""
    return problem.expected + instead, problem.mend


def _check_text(item: Item) -> None:
    if len(item.text) > LONGEST_SENTENCE:
        if re.search(r"(?:[(\[][^()\[\]]*){100}", item.text):
            raise too_deep(item.text)
        raise UnclearError(item.text, f"a sentence of at most {LONGEST_SENTENCE} letters", "Split it.")
    if not bare(item.text):
        raise UnclearError(item.text, "a sentence", "Write it, or remove the number.")


def _check_number(item: Item, id: str, place: _Place, register: Register) -> None:
    if item.number == "":
        raise UnclearError(item.text, "one sentence for each number", "Give the second sentence its own number.")
    if item.number and place.kind in ("pledges", "steps") and item.number != id:
        raise UnclearError(item.number, f"{id}, by its place", "Number them in order, or leave the numbers out.")
    if item.number and place.kind == "article" and not item.number.startswith(f"{place.number}."):
        raise UnclearError(
            item.number, f"a number that begins with {place.number}.", "Correct the number or the article."
        )
    if id and (id in register.owed or id in register.steps or id in register.unread):
        raise UnclearError(item.number or item.text, f"each number once, and {id} is taken", "Renumber one of the two.")


def _sentence(
    block: int,
    item: Item,
    id: str,
    place: _Place,
    register: Register,
    used: Callable[[str], bool],
    problems: Problems,
) -> Sentence | None:
    bracketed = problems.attempt(bracketed_from_text, item.text, register.roster, problems)
    if bracketed is None:
        return None
    number = f"{id} " if place.kind == "article" else ""
    written = number + bracketed.written()
    read = problems.attempt(_read, bracketed, item, id, place, register, used)
    return Sentence(block, item, id, place.article, written, read) if read else None


def _read(
    bracketed: Bracketed, item: Item, id: str, place: _Place, register: Register, used: Callable[[str], bool]
) -> Draft | tuple[Worded, ...]:
    if place.kind == "terms":
        return _worded(bracketed, register, lambda words: term_from_words(words, register.roster, used), neutral=False)
    if place.kind == "steps":
        return _worded(bracketed, register, lambda words: step_from_words(words, register.roster))
    forces = _forces(bracketed, register)
    if forces:
        return forces
    if place.kind in ("entry into force", "termination"):
        verb = "enters into force once" if place.kind == "entry into force" else "ends if"
        raise UnclearError(item.text, f"This agreement {verb} and a condition", "Write it so, or with on and a day.")
    return draft_from_bracketed(id, place.article, item.where, bracketed, register.roster)


def _forces(bracketed: Bracketed, register: Register) -> tuple[Worded, ...]:
    def force(words: str) -> Force:
        found = force_from_words(words, register.roster)
        if found is None:
            raise UnclearError(words, "an entry into force or an end", "Write: This agreement ends if ...")
        return found

    first = next(iter(accounts_of_wordings(bracketed, register.roster)))[0]
    if force_from_words(first, register.roster) is None:
        return ()
    return _worded(bracketed, register, force)


def _worded(
    bracketed: Bracketed,
    register: Register,
    read: Callable[[str], Sequence | Term | Force],
    neutral: bool = True,
) -> tuple[Worded, ...]:
    found = []
    problems, unheld = Problems(), Problems()
    for text, own, accounts in accounts_of_wordings(bracketed, register.roster, neutral):
        what = (problems if own else unheld).attempt(read, text)
        if what is not None:
            found.append(Worded(text, what, accounts))
    if problems.found:
        raise problems.error()
    if not found:
        raise unheld.error() if unheld.found else UnclearError("", "a sentence", "Write one.")
    return tuple(found)


def _used_keys(sentences: Iterable[Sentence], register: Register) -> set[str]:
    """The keys of all that the conditions of these sentences name."""
    keys: set[str] = set()
    for sentence in sentences:
        if isinstance(sentence.read, Draft):
            words = [w for clause in sentence.read.clauses.values() for w in leaf_words(clause)]
        else:
            trees = [_tree_of(worded.what) for worded in sentence.read]
            words = [leaf.words for tree in trees if tree for leaf in leaves_of(tree)]
        keys.update(register.key(w) for w in words)
    return keys


def _tree_of(what: Sequence | Term | Force) -> Tree | None:
    return what.needs if isinstance(what, Sequence) else what.condition
