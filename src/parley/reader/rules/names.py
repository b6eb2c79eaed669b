"""Names of persons and organisations in one report, told by capitals and by the words beside them."""

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate

from parley.reader.pack import Entity, Naming
from parley.reader.rules.asides import only_tells_more
from parley.reader.rules.bodies import body_names, long_names
from parley.reader.rules.full_names import is_alias, is_full_name
from parley.reader.rules.known import namings_of
from parley.reader.rules.phrases import GROUPS, ROLES, Phrases, Range
from parley.reader.rules.titles import (
    ABBREVIATIONS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PEOPLES,
    PLACE_WORDS,
    STATE_ORGANS,
    TITLE_WORDS,
    folded,
    full_forms,
)
from parley.reader.rules.words import DETERMINERS, MONTHS, WEEKDAYS, word_set

_QUALIFIES = ("-based", "-born", "-run", "-led", "-backed", "-controlled", "-held", "-mediated", "-brokered", "-style")

_OWNING = word_set("people peoples women workers farmers peasants lord citizens students teachers miners courts")
_BEFORE_NAMES = TITLE_WORDS - {"ministers"} | DETERMINERS  # "Council of Ministers spokesman X"
_LONGEST = 30  # words of a name, at most


class Names:
    """Names of one report. Ranges are token indices."""

    def __init__(self, phrases: Phrases) -> None:
        self.p = phrases

    # -- what the pack knows -------------------------------------------------------------------------------------

    @cached_property
    def namings(self) -> dict[int, Naming]:
        """Every wording of a known state, organisation or medium, by its first token; none inside another."""
        return namings_of(self.p, self._parts)

    @cached_property
    def first_naming(self) -> dict[Entity, int]:
        """Where each that the pack knows is first named."""
        return {naming.entity: at for at, naming in reversed(self.namings.items())}

    @cached_property
    def wordings(self) -> dict[Entity, str]:
        """The long name that a report gives to an organisation which is known by its short one."""
        return long_names((n, self.text(at, at + len(n.words))) for at, n in self.namings.items())

    @cached_property
    def _parts(self) -> frozenset[int]:
        return body_names(self.p)

    @cached_property
    def _covered(self) -> dict[int, int]:
        return {i: at for at, naming in self.namings.items() for i in range(at, at + len(naming.words))}

    def namings_in(self, lo: int, hi: int) -> list[tuple[int, Naming]]:
        """The wordings that start in tokens [lo, hi)."""
        return [(i, self.namings[i]) for i in range(lo, hi) if i in self.namings]

    def naming_over(self, i: int) -> tuple[int, Naming] | None:
        """The wording that covers token i."""
        at = self._covered.get(i)
        return None if at is None else (at, self.namings[at])

    # -- capitals ------------------------------------------------------------------------------------------------

    def is_name_word(self, i: int) -> bool:
        low = self.p.lows[i]
        if i in self._parts or (low == "all" and not self.p.is_head(i) and self._is_upper(i) and self._is_upper(i + 1)):
            return True
        if (
            low in TITLE_WORDS
            or (low in PEOPLES and not self._opens_name(i + 1, letters=False))
            or ("-" in low and low.endswith(_QUALIFIES))
            or low in DETERMINERS
            or low in WEEKDAYS
            or (low in MONTHS and not self._is_named_as_month(i))
            or low in NOT_NAMES
            or i in self._covered
        ):
            return False
        return self.p.texts[i][0].isalpha() and self.p.is_capital(i)

    def _is_upper(self, i: int) -> bool:
        return i < len(self.p.texts) and self.p.texts[i][0].isupper() and self.p.texts[i][1:].islower()

    def _is_named_as_month(self, i: int) -> bool:
        """Whether the name of a month is a person's: "Jan Egeland", "Theresa May", "Mar Mar Oo"."""
        texts = self.p.texts
        if texts[i + 1 : i + 2] and texts[i + 1][0].isdigit():
            return False
        if len(texts[i]) == 3 and texts[i] != "May":
            return self._opens_name(i + 1) and self.p.seg.tokens[i].end < self.p.seg.tokens[i + 1].start
        before = texts[i - 1] if i else ""
        return texts[i] == "May" and before.isalpha() and before != "May" and self.is_name_word(i - 1)

    def _opens_name(self, i: int, *, letters: bool = True) -> bool:
        """Whether a name goes on at token i: "Democratic | Unionist Party", "Hutu | rebels" not; "Marxist | JVP" not if
        `letters` alone do not count."""
        if i >= len(self.p.texts) or not self.p.texts[i][0].isupper() or not self.p.is_capital(i):
            return False
        return letters or not self.p.texts[i].isupper()

    @cached_property
    def sequences(self) -> tuple[Range, ...]:
        """Runs of capitalised words that no table knows."""
        found: list[Range] = []
        i, n = 0, len(self.p.texts)
        while i < n:
            if not self.is_name_word(i):
                i += 1
                continue
            j = i + 1
            while j < min(n, i + _LONGEST) and (self.is_name_word(j) or self._joins(j, n)):
                j += 1
            found.append((i, j))
            i = j
        return tuple(found)

    def _joins(self, j: int, n: int) -> bool:
        """Whether token j joins the parts of a name: "Javier de la Torre", "M.Javad", "Liberation Front of X" not."""
        if self.p.lows[j] in PARTICLES and j + 2 < n and self.p.lows[j + 1] in PARTICLES:
            return self.is_name_word(j + 2)
        if j + 1 >= n or not self.is_name_word(j + 1):
            return False
        text = self.p.texts[j]
        if text in ("'s", "’s", "'", "’") and self.p.lows[j - 1] in _OWNING:
            return True  # "People's Congress", "Workers' Party"
        return (
            self.p.lows[j] in PARTICLES
            or (self.p.lows[j] in PEOPLES and self.p.is_capital(j))  # "Bangsamoro | Islamic | Freedom Fighters"
            or (text == "." and len(self.p.texts[j - 1]) == 1)
            or (text in ("-", "’", "'") and self.p.seg.tokens[j].end == self.p.seg.tokens[j + 1].start)
        )

    @cached_property
    def persons(self) -> dict[str, str]:
        """For every wording of a person's name its fullest form; the surname is the last word."""
        full = full_forms(self.text(lo, hi) for lo, hi in self.sequences if is_full_name(self.p, lo, hi))
        for (lo, hi), (first, last) in zip(self.sequences, self.sequences[1:], strict=False):
            if is_alias(self.p, hi, first):
                full[folded(self.text(first, last))] = self.person(lo, hi, full) or self.text(lo, hi)
        return full

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Short forms that the report introduces in brackets: "United Tribal Council (UTC)"."""
        found: dict[str, str] = {}
        for (lo, hi), (first, last) in zip(self.sequences, self.sequences[1:], strict=False):
            bracketed = self.p.texts[hi:first] == ["("] and self.p.texts[last : last + 1] == [")"]
            apposed = self.p.texts[hi:first] == [","] and self.p.texts[last : last + 1] in ([","], ["."])
            apposed = apposed and self._abbreviates(lo, hi, self.text(first, last))
            if bracketed or apposed or (self.p.lows[hi:first] == [",", "or"] and self.text(first, last).isupper()):
                found[self.text(first, last)] = self.text(lo, hi)
        return found

    def _abbreviates(self, lo: int, hi: int, short: str) -> bool:
        """Whether letters are those of the name at [lo, hi), maybe with its owner's: "African Union's ... Mission"."""
        over = self.naming_over(lo - 2) if self.p.texts[lo - 1 : lo] in (["'s"], ["’s"]) else self.naming_over(lo - 1)
        initials = [self.p.texts[i][0] for i in range(over[0] if over else lo, hi) if self.p.texts[i][0].isupper()]
        own = [self.p.texts[i][0] for i in range(lo, hi) if self.p.texts[i][0].isupper()]
        return short.isupper() and short in ("".join(initials), "".join(own))

    def text(self, lo: int, hi: int) -> str:
        """The words of tokens [lo, hi) as they stand, on one line."""
        return " ".join(self.p.seg.span(lo, hi).of(self.p.seg.text).split())

    def person(self, lo: int, hi: int, persons: dict[str, str] | None = None) -> str | None:
        """The fullest form of the person that tokens [lo, hi) name, None if it is no person known."""
        return (self.persons if persons is None else persons).get(folded(self.text(lo, hi)))

    def person_in(self, lo: int, hi: int) -> tuple[int, int, str] | None:
        """The person that tokens [lo, hi) name: the range of the name and its fullest form."""
        for first, last in self._runs(lo, hi):
            name = self.person(first, last)
            if name and not self._owns(last, hi):
                return None if self._after_preposition(lo, first) else (first, last, name)
        return None

    def owner_in(self, lo: int, hi: int) -> str | None:
        """The full name of the person whose what tokens [lo, hi) name is: "Hemedti's adviser", "an aide to Putin"."""
        runs = self._runs(lo, hi)
        return next(
            (
                name
                for first, last in runs
                if (name := self.person(first, last)) and (self._owns(last, hi) or self._after_preposition(lo, first))
            ),
            None,
        )

    def _owns(self, last: int, hi: int) -> bool:
        """Whether the name that ends at `last` only tells whose another is: "Putin's aide", "Putin aide Medinsky"."""
        if last >= hi:
            return False
        aide = self.p.lows[last] in ROLES and last + 1 < len(self.p.texts) and self.is_name_word(last + 1)
        return aide or self.p.texts[last] in ("'s", "’s", "’")

    def _runs(self, lo: int, hi: int) -> list[Range]:
        runs: list[Range] = []
        for n in range(max(0, bisect_left(self.sequences, (lo, lo)) - 1), len(self.sequences)):
            first, last = self.sequences[n]
            if first >= hi:
                break
            if last > lo:
                runs.append((max(first, lo), min(last, hi)))
        return runs

    def run_over(self, lo: int, hi: int) -> Range | None:
        """The run of capitals that covers tokens [lo, hi)."""
        n = bisect_left(self.sequences, (lo + 1, 0)) - 1
        if n >= 0 and self.sequences[n][0] <= lo and hi <= self.sequences[n][1]:
            return self.sequences[n]
        return None

    def _after_preposition(self, lo: int, i: int) -> bool:
        """Whether the name only qualifies another: "a spokesman for President Putin", "Minister of Defence X" not."""
        k = i - 1
        while k > lo and (self.p.lows[k] in _BEFORE_NAMES or self.p.texts[k] == "."):
            k -= 1
        if k < lo or self.p.lows[k] not in ("of", "for", "to", "from", "by", "with"):
            return False
        between = self.p.lows[k + 1 : i]
        own = "the" not in between or between[-1] in TITLE_WORDS  # "Minister of the Interior | X", not "of the late X"
        office = k > lo and self.p.lows[k - 1] in ROLES and between and own
        titled = not any(low in ROLES | ABBREVIATIONS for low in between)
        return not (office and titled)

    def organisation_in(self, lo: int, hi: int) -> tuple[int, int, str] | None:
        """The organisation that tokens [lo, hi) name and no table knows: the range and its name."""
        for first, last in self._runs(lo, hi):
            name = self.text(first, last)
            aside = self.is_aside(lo, first) or only_tells_more(self.p, lo, first, last, hi)
            generic = all(low in ORGANISATION_WORDS | GROUPS | {"armed"} for low in self.p.lows[first:last])
            owner = self._owns(last, hi) and any(first < later for later, _ in self._runs(last, hi))
            organ = name in STATE_ORGANS or len(name) == 1
            if (
                aside
                or generic
                or owner
                or organ
                or self.person(first, last)
                or self.p.lows[last - 1] in self.p.pack.cues.document_nouns | PLACE_WORDS
            ):
                continue
            return first, last, self._acronyms.get(name, name)
        return None

    @cached_property
    def _depth(self) -> list[int]:
        """How deep in brackets each token stands: "Senator Bob Corker (R-Tenn.)"."""
        return list(accumulate((t == "(") - (t == ")") for t in self.p.texts))

    def is_aside(self, lo: int, i: int) -> bool:
        """Whether token i stands in brackets inside of the phrase that starts at `lo`."""
        return self._depth[i] > self._depth[lo]
