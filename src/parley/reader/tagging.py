"""The net's view of a report: its names blind, its attributions in tokens, the vectors of its words."""

from dataclasses import dataclass

from parley.reader.linking import Floats, Tagged
from parley.reader.net import Net
from parley.reader.rules.blind import Blind, blind
from parley.reader.rules.names import Names


@dataclass(frozen=True, slots=True)
class Tagging:
    """`tagged` are the attributions, their ranges in tokens of the report; `vectors` (words, width) are those of the
    words of `blind`."""

    tagged: tuple[Tagged, ...]
    vectors: Floats
    blind: Blind


def tagging_of(names: Names, net: Net) -> Tagging:
    """Run the net over a report whose names the rules have told. Pure; linear in the length of the text."""
    seen = blind(names)
    found, vectors = net.tag(seen.seg)
    tagged = tuple(
        Tagged(
            tuple(seen.tokens(r) for r in t.source),
            seen.tokens(t.cue),
            tuple(seen.tokens(r) for r in t.content),
            t.sure,
        )
        for t in found
    )
    return Tagging(tagged, vectors, seen)
