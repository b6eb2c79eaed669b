"""Clauses moved into the present: "if the government agreed" is "if the government agrees"."""

import re

from parley.following.draft.english import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NOUNS,
    NUMBERS,
    PREPOSITIONS,
    base_of,
    is_adverb,
    is_participle,
    is_plural,
    is_surely_verb,
    is_verb,
    present,
)

_PAST = {"was", "were", "had", "did", "would", "could"}
_FINITE = {*BE, *HAVE, *MODALS, "does", "do", "did"} - {"be", "been", "being"}
_DAY_AFTER = re.compile(
    r"(?P<done>\b(?:is|are)\s\w+(?:ed|en|wn|un|ld|id|nt))(?=\s(?:by|on|before|from|until)\s\d+\s[A-Z])"
)
_MARKS = ",.;:\"“”'"


def in_present(clause: str) -> str:
    """A clause told in the past of what is still to be, in the present; other clauses stay as they are."""
    tokens = clause.split()
    at = finite_at(tokens)
    if at is None:
        return clause
    word = tokens[at].strip(_MARKS).lower()
    plural = is_plural(" ".join(tokens[:at]))
    if word in ("was", "were"):
        now = "are" if plural else "is"
    elif word == "had":
        now = "have" if plural else "has"
    elif word in ("did", "would", "could"):
        now = {"did": "do" if plural else "does", "would": "will", "could": "can"}[word]
    elif word in _FINITE or base_of(word) == word or word.endswith("s"):
        return clause
    else:
        now = present(base_of(word), plural)
    return " ".join([*tokens[:at], now + tokens[at][len(word) :], *tokens[at + 1 :]])


def finite_at(tokens: list[str]) -> int | None:
    """Where the verb of a clause stands, as far as its neighbours show."""
    small = [token.strip(_MARKS).lower() for token in tokens]
    end = next((at for at, word in enumerate(small) if at and word in ("who", "which", "that")), len(small))
    for at, word in enumerate(small):
        if at and word in _FINITE and at < end:
            return at
        if at and _is_finite(small, at):
            return at
    return next((at for at, word in enumerate(small) if at and word in _FINITE), None)


def _is_finite(small: list[str], at: int) -> bool:
    word, before = small[at], small[at - 1]
    after = small[at + 1] if at + 1 < len(small) else ""
    if (
        before in DETERMINERS | PREPOSITIONS | {"and", "or", "to", "not", *BE, *HAVE}
        or after == "by"
        or word.endswith("ing")
    ):
        return False
    base = base_of(word)
    if word in ("be", "been", "being", "back") or (
        base in NOUNS and after not in DETERMINERS | {"it", "them", "him", "her"}
    ):
        return False
    if not is_verb(base) or any(later in _FINITE for later in small[at + 1 : at + 12]):
        return False
    acting = " ".join(each for each in small[:at] if not is_adverb(each))
    if acting in NUMBERS or acting.isdigit():
        return False  # "forty sick prisoners"
    if word == base:
        return is_plural(acting) or (at == 1 and before in ("we", "they", "you", "i"))
    if word.endswith("s"):
        return not is_plural(acting) and bool(after)
    return word.endswith("ed") or not is_plural(word)


def has_verb(words: str) -> bool:
    """Whether words are a clause: a verb stands in them after what acts."""
    tokens = words.split()
    return finite_at(tokens) is not None or (
        len(tokens) > 1 and tokens[0][:1].isupper() and base_of(tokens[1]) == tokens[1] and is_surely_verb(tokens[1])
    )


def agreeing(subject: str, rest: str, was_plural: bool, plural: bool) -> str:
    """A clause with another subject, its verb made to agree: "they are the first" -> "Ukraine is the first"."""
    if was_plural == plural:
        return f"{subject} {rest}"
    verb, _, after = rest.partition(" ")
    word = verb.lower()
    if word in ("are", "is"):
        now = "are" if plural else "is"
    elif word in ("have", "has"):
        now = "have" if plural else "has"
    elif is_verb(base_of(word)) and word not in MODALS and not is_participle(word):
        now = present(base_of(word), plural)
    else:
        now = verb
    return f"{subject} {now} {after}".strip()


def negated(clause: str) -> str:
    """The contrary of a clause: "the US keeps its sanctions" -> "the US does not keep its sanctions"."""
    tokens = clause.split()
    at = finite_at(tokens)
    if at is None:
        return f"not ({clause})"
    if at + 1 < len(tokens) and tokens[at + 1] == "not":
        return _without_not(tokens, at)
    word = tokens[at].lower()
    if word in {*BE, *HAVE, *MODALS}:
        return " ".join([*tokens[: at + 1], "not", *tokens[at + 1 :]])
    plural = is_plural(" ".join(tokens[:at]))
    return " ".join([*tokens[:at], "do" if plural else "does", "not", base_of(word), *tokens[at + 1 :]])


def _without_not(tokens: list[str], at: int) -> str:
    rest = tokens[at + 2 :]
    if tokens[at].lower() in ("do", "does") and rest:
        return " ".join([*tokens[:at], present(rest[0], tokens[at].lower() == "do"), *rest[1:]])
    return " ".join([*tokens[: at + 1], *rest])


def event_from(subject: str, act: str, lead: str = "") -> str:
    """What happens, in the present: "the presidents", "meet" -> "the presidents meet"."""
    verb, _, rest = act.partition(" ")
    plural = is_plural(subject)
    joined = re.match(r"(?P<join>and|or)\s(?P<verb>[a-z]+)\b", rest)
    if joined and is_verb(joined["verb"]) and base_of(joined["verb"]) == joined["verb"]:
        rest = f"{joined['join']} {present(joined['verb'], plural)}{rest[joined.end() :]}"  # "collects and examines"
    apposed = re.search(r",(?!\d)", subject) and not re.search(r"\band\b", subject.rsplit(",", 1)[-1])
    subject = f"{subject}," if apposed else subject
    return day_apart(" ".join(word for word in (subject, lead, present(verb, plural), rest) if word))


def day_apart(event: str) -> str:
    """A day after a participle with a comma: it bounds what is done, it does not describe it."""
    return _DAY_AFTER.sub(r"\g<done>,", event)
