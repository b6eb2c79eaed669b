"""Places named in a report, with coordinates from the gazetteer."""

from parley.model.doubt import Doubt
from parley.model.place import Place
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Phrases
from parley.reader.rules.words import MONTHS, WEEKDAYS, word_set
from parley.reader.towns import Town

_LOCATIVE = word_set(
    "in at near around outside inside of from to towards toward throughout across into over within leave left entered "
    "entering surrounding bombed shelled seize capture seized captured on between and through off"
)
_CERTAIN = word_set("in at near around outside inside throughout across towards toward surrounding")
_AREA = word_set(
    "city region province district area directions direction front town village strip border airport oblast"
)


_SIDES_OF = word_set(
    "eastern western northern southern central upper lower inner occupied north-eastern north-western south-eastern "
    "south-western northeastern northwestern southeastern southwestern"
)


class Places:
    """The places of one report: `found` in the order of the text, and doubts about names that fit several."""

    def __init__(self, phrases: Phrases, names: Names) -> None:
        self.p = phrases
        self.names = names
        self.found: list[tuple[int, Place]] = []
        self._last_end = -9  # where the name before ended, for lists
        self.doubts: list[Doubt] = []
        self._countries = {
            phrases.pack.alpha2[n.entity.code] for n in names.namings.values() if n.entity.code in phrases.pack.alpha2
        }
        for i, j, towns in self._candidates():
            self._add(i, j, towns)

    def _candidates(self) -> list[tuple[int, int, tuple[Town, ...]]]:
        """Token ranges that the gazetteer knows and that are used as places."""
        out, i, n = [], 0, len(self.p.texts)
        while i < n:
            step = 1
            if self.p.texts[i][0].isupper() and (self.p.is_capital(i) or self._opens_like_place(i)):
                for length in (3, 2, 1):
                    if i + length > n or not all(t[0].isupper() for t in self.p.texts[i : i + length]):
                        continue
                    towns = self.p.pack.towns(" ".join(self.p.texts[i : i + length]))
                    if towns and self._is_place(i, i + length, towns):
                        out.append((i, i + length, towns))
                        self._last_end = i + length
                        step = length
                        break
            i += step
        return out

    def _opens_like_place(self, i: int) -> bool:
        return i + 1 < len(self.p.texts) and self.p.texts[i + 1] == ","

    def _is_place(self, i: int, j: int, towns: tuple[Town, ...]) -> bool:
        """Whether a name is used of a place, not of a person, a government or part of a longer name."""
        if j == i + 1 and self.p.lows[i] in MONTHS | WEEKDAYS:
            return False  # "talks in March": also a town in England
        before = self.p.lows[i - 1] if i else ""
        after = self.p.lows[j] if j < len(self.p.lows) else ""
        if self.names.person_in(i, j) or self._in_longer_name(i, j):
            return False
        naming = self.names.naming_over(i)
        if naming and naming[0] + len(naming[1].words) > j:
            return False  # "the Rapid Support Forces"
        if naming and naming[1].how == "media":
            return False
        if after in ("'s", "’s", "'", "’"):  # "Kyiv's demand": a government; "Gaza's hospitals": a place
            return naming is None and towns[0].people == 0
        if before == "and" or before == ",":  # "around Kyiv and Chernihiv": as the one before
            return self._last_end in (i - 1, i - 2) or after in _AREA
        if before in _SIDES_OF and i > 1:
            before = self.p.lows[i - 2]  # "in eastern Ukraine"
        located = (
            before in _LOCATIVE or (before == "the" and i > 1 and self.p.lows[i - 2] in _LOCATIVE) or after in _AREA
        )
        if naming and towns[0].people == 0:  # a state: only where something is in it
            return before in _CERTAIN or (before == "the" and self.p.lows[i - 2] in _CERTAIN)
        return located and not (naming and before in ("of", "to", "from", "between", "and", "over", "on"))

    def _in_longer_name(self, i: int, j: int) -> bool:
        run = self.names.run_over(i, j)
        if run is None:
            return False
        longer = (run[1] - run[0]) - (j - i)
        return longer > 0 and not (longer == 1 and self.p.lows[run[1] - 1] in _AREA)

    def _add(self, i: int, j: int, towns: tuple[Town, ...]) -> None:
        span = self.p.seg.span(i, j)
        name = " ".join(self.p.texts[i:j])
        fitting = [t for t in towns if t.country in self._countries]
        town = (fitting or list(towns))[0]
        if not fitting and len({t.country for t in towns}) > 1 and towns[0].people < 5 * towns[1].people:
            self.doubts.append(
                Doubt(
                    span,
                    "ambiguous-place",
                    f"{name} is the name of several places; none is nearer to what the report speaks of.",
                )
            )
            self.found.append((i, Place(span, name, None, None, None)))
            return
        self.found.append((i, Place(span, name, town.country, round(town.lat, 4), round(town.lon, 4))))

    def within(self, lo: int, hi: int) -> list[Place]:
        """The places whose names start in tokens [lo, hi)."""
        return [place for i, place in self.found if lo <= i < hi]
