"""The act of a duty: where its verb stands, and how it reads in the present."""

from collections.abc import Sequence

from parley.agreement.mistakes import UnclearError
from parley.agreement.text import bare
from parley.agreement.verbs import DETERMINERS, NOUNS, PREPOSITIONS, is_adverb, lemma_of, may_be_verb, third_person

_NO_VERB = DETERMINERS | PREPOSITIONS | {"and", "or", "if", "when", "neither", "nor", "to", "only", "it"}


def present(rest: str) -> str:
    """The act in the present, third person: immediately withdraw -> immediately withdraws."""
    words = bare(rest).split()
    at = verb_at(words)
    verb = words[at].rstrip(",")
    before = [word.rstrip(",") if number == at - 1 else word for number, word in enumerate(words[:at])]
    return " ".join([*before, third_person(verb) + words[at][len(verb) :], *words[at + 1 :]])


def verb_at(words: Sequence[str]) -> int:
    """Which of the words is the verb: the first that is no adverb; after a comma where a phrase comes first.

    "immediately and fully withdraw", "without delay, withdraw", "in good faith negotiate". Raises UnclearError where
    no verb can stand there.
    """
    at = 0
    small = [word.strip(",").casefold() for word in words]
    if small[0] in PREPOSITIONS:  # a phrase up to its comma, or to what can only be a verb
        after_comma = (i + 1 for i, word in enumerate(words[:-1]) if word.endswith(","))
        at = next(after_comma, 0) or next((i for i in range(2, len(small)) if _only_verb(small, i)), 0)
    while at < len(words) - 1 and (is_adverb(small[at]) or (small[at] == "and" and at and is_adverb(small[at - 1]))):
        at += 1
    if small[at] in _NO_VERB:
        raise UnclearError(
            " ".join(words[:8]),
            "an act after shall or may, its verb first",
            "Write the verb there, and commas round what stands between; two acts are two sentences.",
        )
    return at


def _only_verb(small: Sequence[str], at: int) -> bool:
    word, before = small[at], small[at - 1]
    described = before in DETERMINERS or before in PREPOSITIONS
    return not described and word not in NOUNS and lemma_of(word) == word and may_be_verb(word)
