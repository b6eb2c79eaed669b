"""How much of what the talks hold a draft has, and whether it has anything that nobody said.

Of the gold, key `drafts`: each point with its kind, the side that alone holds it, and the statements that say it. A
point is there where a sentence of its kind rests on one of its statements that was read. A sentence is sound where it
rests on a statement of the gold, and in words of what it rests on where all its weighty words occur there. A draft is
accepted where `parley check` finds no mistake in it and `parley assess` runs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parley.agreement import parse_partial
from parley.engine import assess
from parley.errors import ParleyError
from parley.following.words import stems_of

Place = tuple[int, str]
_REST = re.compile(r"> r(\d+)\.(s\d+), .*?: “(.*)”$")
_HELD = re.compile(r"\s\[([^\]]+)\]$")
_KINDS = {"pledges": "duty", "steps": "step", "entry into force": "entry", "terms": "term", "guarantors": "guarantee"}
_OURS = """
    shall not may let any anybody take place there is are been agreement enters into force once only if after holds
    each both parties party
"""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft: what kind it is, who alone holds it, the statements below it and their words."""

    kind: str
    text: str
    holder: str | None
    rests: tuple[Place, ...]
    said: str


def draft_measures(
    gold: Mapping[str, Any], found: Mapping[str, Place], text: str, names: Iterable[str] = ()
) -> dict[str, float]:
    """The measures of a draft, each from 0 to 1.

    `found`: by the id of a gold statement the one that was read for it. `names`: of those who take part. Points none of
    whose statements was read are not counted.
    """
    sentences = sentences_from_draft(text)
    points = [
        (one, {found[each] for each in one["statements"] if each in found})
        for one in gold["drafts"]
        if any(each in found for each in one["statements"])
    ]
    known = set(found.values())
    there = [_resting(sentences, places) for _, places in points]
    kinds = [_of_kind(one, hits) for (one, _), hits in zip(points, there, strict=True)]
    held = [_held(one, hits) for (one, _), hits in zip(points, kinds, strict=True)]
    return {
        "points": _share([bool(hits) for hits in there]),
        "points of their kind": _share([bool(hits) for hits in kinds]),
        "points of their kind and holder": _share(held),
        "sentences on a gold point": _share([any(set(s.rests) & p for _, p in points) for s in sentences]),
        "sentences on a gold statement": _share([bool(set(s.rests) & known) for s in sentences]),
        "sentences on a statement": _share([bool(s.rests) for s in sentences]),
        "sentences in words that were said": _share(
            [in_said_words(s, names) for s in sentences if s.kind != "guarantee"]
        ),
        "accepted by check and assessed": float(is_accepted(text)),
    }


def is_accepted(text: str) -> bool:
    """Whether the language reads every sentence of a draft, and the agreement can be assessed without any record."""
    agreement, mistakes = parse_partial(text)
    if mistakes:
        return False
    try:
        assess(agreement, [])
    except ParleyError:
        return False
    return True


def sentences_from_draft(text: str) -> list[Sentence]:
    """The sentences of a draft with what stands below them; guarantors count as one sentence for each group."""
    out: list[Sentence] = []
    section, open_lines, rests = "", list[str](), list[tuple[Place, str]]()

    def close() -> None:
        if open_lines and (rests or section not in ("parties", "observers", "guarantors")):
            out.append(_sentence(section, " ".join(open_lines), rests))
        open_lines.clear()
        rests.clear()

    for line in text.split("\n"):
        below = _REST.match(line)
        if below and not line.startswith("> -"):
            rests.append(((int(below[1]), below[2]), below[3]))
        elif line.startswith("#"):
            close()
            section = line.strip("# ").lower()
        elif line.startswith(">") or not line.strip() or ":" in line.split(" ")[0]:
            continue
        else:
            if section != "guarantors" or rests:
                close()
            open_lines.append(line.strip())
    close()
    return out


def in_said_words(sentence: Sentence, names: Iterable[str] = ()) -> bool:
    """Whether all weighty words of a sentence occur in what it rests on, in names, or are the form of the language."""
    allowed = {*stems_of(sentence.said), *stems_of(_OURS), *(stem for name in names for stem in stems_of(name))}
    words = re.sub(r"\d{1,2} [A-Z][a-z]+ \d{4}", " ", sentence.text)
    return all(stem in allowed for stem in stems_of(words))


def _sentence(section: str, line: str, rests: Sequence[tuple[Place, str]]) -> Sentence:
    words = re.sub(r"^(?:- |\d+\.\d+ )", "", line)
    held = _HELD.search(words)
    kind = _KINDS.get(section, "duty")
    if kind == "duty":
        shall = re.search(r"\b(shall not|shall|may)\b", words)
        no = re.search(r"\bshall \w+ (?:\w+ ){0,5}no\b", words)
        kind = (
            "power" if shall and shall[1] == "may" else "ban" if no or (shall and shall[1] == "shall not") else "duty"
        )
    places = tuple(place for place, _ in rests)
    return Sentence(kind, _HELD.sub("", words), held[1] if held else None, places, " ".join(said for _, said in rests))


def _resting(sentences: Sequence[Sentence], places: set[Place]) -> list[Sentence]:
    return [one for one in sentences if set(one.rests) & places]


def _of_kind(point: Mapping[str, Any], sentences: Sequence[Sentence]) -> list[Sentence]:
    """A guarantee may be worded as the duty that it is."""
    good = {point["kind"], "duty"} if point["kind"] == "guarantee" else {point["kind"]}
    return [one for one in sentences if one.kind in good]


def _held(point: Mapping[str, Any], sentences: Sequence[Sentence]) -> bool:
    return any(one.holder == point["holder"] for one in sentences)


def _share(good: Sequence[bool]) -> float:
    return sum(good) / len(good) if good else 0.0
