"""From what was found to drafts of statements: parties are still keys, and nothing has been left out."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple, TypeVar

from parley.model.place import Place
from parley.model.span import Spans
from parley.model.statement import Act, Statement
from parley.model.time import TimeReference
from parley.reader.features import features
from parley.reader.judge import Judge, signs_of
from parley.reader.linking import Floats
from parley.reader.rules.actors import actor_of, recipient_of
from parley.reader.rules.acts import event_of
from parley.reader.rules.clause import Clause, is_negated, modality_of
from parley.reader.rules.conditions import FoundCondition
from parley.reader.rules.phrases import Range
from parley.reader.statements import (
    Context,
    children,
    conditions_of,
    deciding_clause,
    parts_of,
    provisos_of,
    side_of_speaker,
    spans_of,
    voice_of,
)
from parley.reader.tagging import Tagging

# By whether it is nested and whether the speaker's side is settled: the share of statements whose side, act and nesting
# were right on the invented reports in benchmarks/invented, where no judge is there to say.
_CONFIDENCE = {(False, True): 0.69, (False, False): 0.58, (True, True): 0.33, (True, False): 0.29}


class Draft(NamedTuple):
    """A statement whose ids are still keys, with the features that the judge goes by, and how probably it is one."""

    statement: Statement
    row: Floats | None
    probability: float


@dataclass(frozen=True, slots=True)
class Drafting:
    """Makes the statement of each attribution. `tagging` and `judge` are there where the pack has a net."""

    context: Context
    times: list[TimeReference]
    places: list[Place]
    tagging: Tagging | None
    judge: Judge | None

    def draft(self, n: int) -> Draft:
        """The draft of attribution n."""
        context, found = self.context, self.context.found[n]
        conditions = conditions_of(context, n, parts_of(context, n))
        act, clause, part = deciding_clause(context, n, conditions)
        made = self._statement(n, act, clause, part, conditions)
        row = features(self.tagging, found, act, clause, made.voice) if self.tagging else None
        if row is None or self.judge is None:
            share = _CONFIDENCE[found.within is not None, made.side is not None]
            return Draft(replace(made, confidence=share), row, 1.0)
        probability = self.judge.probability(row)
        signs = signs_of(
            probability,
            nested=found.within is not None,
            side_settled=made.side is not None,
            by_both=found.by_rules and found.sure > 0,
        )
        return Draft(replace(made, confidence=self.judge.confidence(signs)), row, probability)

    def _statement(self, n: int, act: Act, clause: Clause, part: Range, conditions: list[FoundCondition]) -> Statement:
        context, found = self.context, self.context.found[n]
        phrases = context.phrases
        content = spans_of(phrases, found.content)
        holes = tuple(s for m in children(context, n) for s in spans_of(phrases, context.found[m].content))
        return Statement(
            id=str(n),
            attribution=None,
            within=None if found.within is None else str(found.within),
            speaker=context.speakers.keys[n],
            side=side_of_speaker(context, n),
            via=tuple(dict.fromkeys(context.parties.resolve(r) for r in found.relays)),
            content=content,
            voice=voice_of(phrases, found.content),
            act=act,
            event=event_of(act, clause.lows),
            modality=modality_of(act, clause),
            negated=act == "denial" or found.negated or is_negated(clause),
            actor=actor_of(context, n, act, clause, part),
            recipient=recipient_of(context, n),
            conditions=provisos_of(phrases, conditions),
            times=tuple(_within(self.times, content, holes)),
            places=tuple(_within(self.places, content, holes)),
            confidence=0.0,
        )


_Located = TypeVar("_Located", TimeReference, Place)


def _within(items: list[_Located], content: Spans, holes: Spans) -> list[_Located]:
    """Those of the items that lie in the content and in none of the holes."""
    starts = sorted(hole.start for hole in holes)
    ends = list(accumulate((hole.end for hole in sorted(holes)), max))
    out: list[_Located] = []
    for span in content:
        for n in range(bisect_left(items, span.start, key=lambda item: item.span.start), len(items)):
            where = items[n].span
            if where.start >= span.end:
                break
            before = bisect_right(starts, where.start)
            if where.end <= span.end and not (before and where.end <= ends[before - 1]):
                out.append(items[n])
    return out
