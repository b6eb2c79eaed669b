"""Articles: sentences about one thing stand together, under a title in their own words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.following.draft.english import DETERMINERS, PREPOSITIONS, capital, words_in
from parley.following.draft.members import debtors_of
from parley.following.draft.words import Point
from parley.following.words import stems_of

_ALIKE = 0.5
_LONGEST = 6
_MOST = 200
_ENDS = PREPOSITIONS | words_in("and or to that which who as if once when unless not so while because")
_GENERAL = frozenset(
    stems_of(
        """
        day week month year time delay start stage step way part place end number basis matter january february march
        april may june july august september october november december
        """
    )
)
_PARTICLES = words_in("out up over back down off in on forward away")
_NO_TITLE = words_in("it them him her this these those us so there any all")


@dataclass(slots=True)
class Article:
    """A title, and the numbers of the points that stand under it."""

    title: str
    members: list[int] = field(default_factory=list)


def articles_of(points: Sequence[tuple[int, Point]]) -> list[Article]:
    """The articles of some numbered points, in the order of their first one.

    A point joins the article of a point that is about the same things, or of one that rests on the same statement; else
    it begins one. About linear: only those are compared that share a word.
    """
    articles: list[Article] = []
    having: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    by_rest: dict[str, int] = {}
    for number, point in points:
        stems = _about(point)
        near = {place: most for stem in sorted(stems) for place, most in _near(stems, having[stem])}
        best = max(near, key=lambda place: (near[place], -place), default=by_rest.get(point.rests[0].ref))
        if best is None:
            best = len(articles)
            articles.append(Article(_title(point)))
        articles[best].members.append(number)
        by_rest.setdefault(point.rests[0].ref, best)
        for stem in stems:
            having[stem].append((best, stems))
    return articles


def _near(stems: frozenset[str], others: Sequence[tuple[int, frozenset[str]]]) -> list[tuple[int, float]]:
    found = [(place, len(stems & other) / max(len(stems), len(other))) for place, other in others[-_MOST:]]
    return sorted((one for one in found if one[1] >= _ALIKE), key=lambda one: one[1])


def _about(point: Point) -> frozenset[str]:
    """The things of which a sentence speaks: its weighty words without its verb, numbers and whoever owes it."""
    words = point.owed.removeprefix("not ").split(" ", 1)
    names = {stem for name in debtors_of(point) for stem in stems_of(name)}
    rest = stems_of(words[1]) if len(words) > 1 else ()
    return frozenset(stem for stem in rest if stem not in names | _GENERAL and not stem[:1].isdigit())


def _title(point: Point) -> str:
    """What an act is done to, in its own words: "agree to a neutral status" is "Neutral status"."""
    words = [re.sub(r"[^\w'’-]", "", word) for word in point.owed.removeprefix("not ").split()[1:]]
    if words and words[0].lower() in _PARTICLES:
        words = words[1:]
    if words and words[0].lower() in PREPOSITIONS - {"to", "on"}:
        return " and ".join(debtors_of(point)) or "Both parties"
    while words and (words[0].lower() in DETERMINERS | _ENDS or words[0][:1].isdigit()):
        words = words[1:]
    end = next((at for at, word in enumerate(words) if not word or word.lower() in _ENDS), len(words))
    title = words[: min(end, _LONGEST)]
    if not title or title[0].lower() in _NO_TITLE or not title[0][:1].isalpha():
        return " and ".join(debtors_of(point)) or "Both parties"
    return capital(" ".join(title))
