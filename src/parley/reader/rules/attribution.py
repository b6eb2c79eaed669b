"""Who says what: source, cue and content of every attribution, as ranges of tokens.

The unit is a stretch of text at one depth of quotation. What a content holds is searched again in the same way, so
that statements nest: "Medinsky claimed that Ukraine promised to act" gives two.
"""

from dataclasses import replace

from parley.reader.rules.complements import STOPS, complement, trimmed
from parley.reader.rules.cueing import BE, Hit, hit_at, is_document
from parley.reader.rules.found import Found
from parley.reader.rules.openings import according, leading, published
from parley.reader.rules.owned import owned_at
from parley.reader.rules.phrases import Phrases, Range
from parley.reader.rules.postposed import postposed
from parley.reader.rules.quoting import quoted_at, says
from parley.reader.rules.sources import source_end
from parley.reader.rules.subjects import main_subject
from parley.reader.rules.tagged import SAME, lies_in, overlap, same_cue, trees_of, with_pieces
from parley.reader.rules.words import COORDINATORS, MODALS, any_in, looks_finite, word_set
from parley.reader.segment import Sentence

_ATTITUDES = BE | {"stand", "stands", "stood"}
_NEXT = 20  # words between what was said and the quotation that goes on with it
_PAPERS = word_set("statement letter communique communiqué article copy declaration document documents note text")
_DEEPEST = 5  # statements within statements


class Attributions:
    """Finds the attributions of one report; `found` is in the order in which they were met."""

    def __init__(self, phrases: Phrases) -> None:
        self.p = phrases
        self.found: list[Found] = []
        self._subject: Range | None = None  # whose clause it is, for verbs that share it

    def scan(self, lo: int, hi: int, depth: int, within: int | None) -> None:
        """Find all attributions in tokens [lo, hi) that stand at `depth`, and those inside their contents."""
        lo = self.p.after_dateline(lo, hi) if within is None else lo
        while hi > lo and self.p.texts[hi - 1] in STOPS:
            hi -= 1
        self._subject = None
        relay, end, tail = self._trailing_relay(lo, hi, depth)
        before = len(self.found)
        if found := leading(self.p, lo, end, within):
            self._subject = found.source
            self._add(found, depth)
        elif not self._postposed(lo, end, depth, within):
            self._in_order(lo, end, depth, within)
        if relay:
            self._give_place(relay, before, lo, end, depth, within)
        if tail:
            self._subject = relay
            self._in_order(*tail, depth, within)

    def add_tagged(self, before: int, tagged: list[Found]) -> None:
        """Put what the net tagged in a sentence beside what rules found there, from index `before` on.

        Where both found the same, the rules' edges stay; what rules took for a statement of its own inside a content
        that only the net saw becomes nested there.
        """
        trees = trees_of(self.found[before:], before)
        new: list[Found] = []
        for found in tagged:
            same = next(
                (t for t in trees if overlap(t[0].content, found.content) >= SAME or same_cue(t[0], found)), None
            )
            if same:
                same[0] = with_pieces(self.p, same[0], found)
            elif not any(overlap(f.content, found.content) >= SAME for t in trees for f in t):
                trees = [t for t in trees if not lies_in(t[0], found)]
                new.append(found)
        del self.found[before:]
        for tree in sorted([*trees, *([f] for f in new)], key=lambda t: t[0].content[0]):
            if any(tree[0] is f for f in new):
                self._subject = tree[0].source
                self._add(tree[0], self.p.seg.depth[tree[0].cue[0]] if tree[0].cue else 0)
            else:
                at = len(self.found)
                self.found.extend(f if f.within is None else replace(f, within=f.within + at) for f in tree)

    def continue_quotation(self, sentence: Sentence) -> None:
        """A sentence that is nothing but a quotation goes on with what was said last in its paragraph."""
        lo, hi = sentence.first, sentence.last
        if lo not in self.p.opens or self.p.opens[lo] < hi - 2 or not self.found:
            return
        n = next((k for k in range(len(self.found) - 1, -1, -1) if self.found[k].within is None), -1)
        last = self.found[n]
        near = (
            last.source and 0 <= lo - max(last.content[-1][1], last.source[1], last.cue[1] if last.cue else 0) <= _NEXT
        )
        if near and self.p.seg.depth[last.content[0][0]] > 0:
            content = (lo + 1, min(hi, self.p.opens[lo]))
            if content[0] < content[1]:
                self.found[n] = replace(last, content=(*last.content, content))

    def _add(self, found: Found, depth: int) -> None:
        pieces = tuple((lo, hi) for lo, hi in found.content if lo < hi)
        if not pieces:
            return  # nothing but marks: nobody says anything
        index = len(self.found)
        self.found.append(replace(found, content=pieces))
        if self._nesting(index) >= _DEEPEST:
            return
        subject = self._subject
        for lo, hi in found.content:
            for first, last in self.p.seg.parts(lo, hi):
                if last - first > 2:
                    self.scan(first, last, max(depth, self.p.seg.depth[first]), index)
        self._subject = subject

    def _nesting(self, n: int) -> int:
        within, levels = self.found[n].within, 0
        while within is not None:
            within, levels = self.found[within].within, levels + 1
        return levels

    # -- according to X; reports X -------------------------------------------------------------------------------

    def _trailing_relay(self, lo: int, hi: int, depth: int) -> tuple[Range | None, int, Range | None]:
        """ ", according to X" or ", reports X" in [lo, hi): the phrase, the end of what it closes, and what follows."""
        for i in range(hi - 1, lo + 2, -1):
            if self.p.seg.depth[i] != depth:
                continue
            start = according(self.p, i)
            if start and start < hi:
                end = source_end(self.p, start, hi)
                if end <= start:
                    continue
                if end + 1 < hi and self.p.texts[end] == "," and looks_finite(self.p.lows, end + 1):
                    return (start, end), hi, None  # "The mediators, according to X, have proposed": an insertion
                return (start, end), i - (self.p.texts[i - 1] == ","), ((end, hi) if hi - end > 2 else None)
            reports = self.p.texts[i - 1] == "," and self.p.lows[i] in ("reports", "reported") and i + 1 < hi
            if reports and self.p.is_capital(i + 1) and not self.p.is_clause(i + 1, hi):
                return (i + 1, hi), i - 1, None
        return None, hi, None

    def _give_place(self, relay: Range, before: int, lo: int, hi: int, depth: int, within: int | None) -> None:
        """X of a trailing "according to X" relays what has a source already; else X is the source."""
        own = [n for n in range(before, len(self.found)) if self.found[n].within == within and self.found[n].source]
        if own:
            for n in own:
                self.found[n] = replace(self.found[n], relays=(*self.found[n].relays, relay))
            return
        while lo < hi and (self.p.lows[lo] in COORDINATORS or self.p.texts[lo] == ","):
            lo += 1
        if lo < hi:
            del self.found[before:]  # what was found without a source lies within what X says
            self._add(Found(relay, (relay[0] - 2, relay[0]), (trimmed(self.p, lo, hi),), None, within), depth)

    # -- "content," source said ----------------------------------------------------------------------------------

    def _postposed(self, lo: int, hi: int, depth: int, within: int | None) -> bool:
        made = postposed(self.p, lo, hi, depth)
        if made is None:
            return False
        if self.p.is_medium(made.source) and self._passed_on(made.source, made.content, depth, within):
            if made.rest < hi:
                self._in_order(made.rest, hi, depth, within)
            return True
        self._subject = made.source
        relays = (made.addressee,) if made.addressee and self.p.is_medium(made.addressee) else ()
        relays = (made.relay,) if made.relay else relays
        found = Found(made.source, made.cue, made.content, made.act, within, relays=relays, addressee=made.addressee)
        self._add(found, depth)
        if made.rest < hi:
            self._in_order(made.rest, hi, depth, within)
        return True

    def _passed_on(self, medium: Range, content: tuple[Range, ...], depth: int, within: int | None) -> bool:
        """ "X promised Y, KCNA reported": what X said, with the medium as its relay; false if nobody else speaks."""
        before = len(self.found)
        for lo, hi in content:
            self._in_order(lo, hi, max(depth, self.p.seg.depth[lo]), within)
        for n in range(before, len(self.found)):
            if self.found[n].within == within:
                self.found[n] = replace(self.found[n], relays=(*self.found[n].relays, medium))
        return len(self.found) > before

    # -- source said content -------------------------------------------------------------------------------------

    def _in_order(self, lo: int, hi: int, depth: int, within: int | None) -> None:
        """All cues of [lo, hi) from left to right."""
        i = clause = lo
        while i < hi:
            if self.p.seg.depth[i] != depth:
                i += 1
                continue
            if quoted := self._quoted(clause, i, hi, depth, within):
                made, end = quoted
                self._add(made, depth)
                i = clause = max(end, i + 1)
                continue
            hit = hit_at(self.p, clause, i, hi)
            found = self._from_hit(hit, clause, hi, depth, within) if hit else owned_at(self.p, i, hi, within)
            if found is None:
                i += 1
                continue
            made, end = found
            self._add(made, depth)
            i = clause = max(end, i + 1)

    def _quoted(self, clause: int, i: int, hi: int, depth: int, within: int | None) -> tuple[Found, int] | None:
        """ "X quoted Y as saying ...": Y says it and X relays."""
        quoted = quoted_at(self.p, clause, i, hi)
        made = complement(self.p, says(self.p, quoted), hi, depth) if quoted else None
        if quoted is None or made is None:
            return None
        self._subject = quoted.source
        relays = (quoted.relay,) if quoted.relay else ()
        return Found(quoted.source, quoted.cue, (made.content,), None, within, relays), made.end

    def _from_hit(self, hit: Hit, clause: int, hi: int, depth: int, within: int | None) -> tuple[Found, int] | None:
        if hit.passive:
            return self._passive(hit, hi, within)
        source = self._source(hit, clause)
        if source is None or not self._speaks(hit, source):
            return None
        own = self.p.lows[source[0]] in ("he", "she", "it", "we", "i") and source[1] - source[0] == 1
        if within is not None and own and (hit.cue.act in ("assessment", "plan") or hit.cue.reports):
            return None  # "he said he was confident": one statement
        if within is not None and hit.cue.words[0] in _ATTITUDES:
            return None  # "said it was ready to withdraw": one statement, whose act the content tells
        if hit.negated and (hit.cue.reports or hit.cue.act in ("plan", "assessment")):
            return None
        made = complement(self.p, hit, hi, depth)
        if made is None:
            return None
        self._subject = source
        act = made.act or hit.cue.act
        cue = (hit.at[0], made.cue_end or hit.at[1])
        relays: tuple[Range, ...] = ()
        if made.addressee and self.p.is_medium(made.addressee):
            relays = (made.addressee,)
        document = hit.document or (hit.cue.reports and self._binds(source, made.content))
        found = Found(source, cue, (made.content,), act, within, relays, made.addressee, hit.negated, document)
        return published(self.p, found), made.end

    def _speaks(self, hit: Hit, source: Range) -> bool:
        """Whether the subject can do what the cue says: a document lays down, others must be somebody."""
        if hit.document or (is_document(self.p, source) and hit.cue.reports):
            return True
        return self.p.can_speak(source) and self.p.lows[source[1] - 1] not in ("which", "that", "what")

    def _binds(self, source: Range, content: Range) -> bool:
        """ "The draft says prisoners will be freed": a text that binds its parties, not a statement of one."""
        nouns = self.p.lows[slice(*source)]
        ahead = any(low in MODALS for low in self.p.lows[content[0] : min(content[1], content[0] + 30)])
        return ahead and is_document(self.p, source) and not any_in(nouns, _PAPERS)

    def _source(self, hit: Hit, clause: int) -> Range | None:
        """The subject of a cue; of ", saying ..." and "but said ..." the subject of the clause before."""
        shares = (hit.participle and hit.opening != "with") or hit.subject is None
        if shares:
            return self._subject or main_subject(self.p, clause, hit.at[0])
        lo, hi = hit.subject or (0, 0)
        if hi - lo == 1 and self.p.lows[lo] in ("and", "but", "yet", "then"):
            return self._subject or main_subject(self.p, clause, hit.at[0])
        if self.p.is_clause(lo, hi) and not self.p.can_speak((lo, hi)):
            return None
        return hit.subject

    def _passive(self, hit: Hit, hi: int, within: int | None) -> tuple[Found, int] | None:
        """ "X was rejected by Y", "X was described as Z by Y"."""
        p, start = self.p, hit.at[1]
        by = next(
            (
                i
                for i in range(start, min(hi, start + 30))
                if p.lows[i] == "by" and p.seg.depth[i] == p.seg.depth[start - 1]
            ),
            0,
        )
        if not by or hit.subject is None:
            return None
        end = p.phrase_right(by + 1, hi)
        source = (by + 1, end)
        if end <= by + 1 or not p.can_speak(source):
            return None
        if p.lows[start] == "as" and by > start + 1:
            content = (start + 1, by)
        elif by == start or not p.is_clause(start, by):
            content = hit.subject
        else:
            return None
        return Found(source, hit.at, (content,), hit.cue.act, within, negated=hit.negated), end
