"""What a source does to a target in one sentence, as a root of the PLOVER ontology."""

from parley.errors import NoSuchSpanError, PackError
from parley.reader.encoding import encode
from parley.reader.linking import Range, means
from parley.reader.pack import Pack
from parley.reader.rules.blind import blind
from parley.reader.rules.names import Names
from parley.reader.rules.phrases import Phrases
from parley.reader.segment import segment

_ASKED = 3  # the column of marks that says which words are source (1) and target (2)


def code(sentence: str, source: tuple[int, int], target: tuple[int, int], pack: Pack) -> str:
    """The most probable PLOVER type of what the source does to the target.

    Offsets are half-open, in code points; an empty stretch means that nobody is named. Where tests have YIELD it stands
    for CONCEDE or RETREAT, as here. Raises NoSuchSpanError for offsets outside the sentence, PackError for a pack
    without a net.
    """
    for start, end in (source, target):
        if not 0 <= start <= end <= len(sentence):
            raise NoSuchSpanError(
                f"({start}, {end}) is no stretch of a sentence of {len(sentence)} characters. "
                "Give offsets of code points, the end one past the last."
            )
    if pack.weights is None:
        raise PackError("This pack has no net, and only the net codes events. Load the reader's own pack.")
    seg = segment(sentence)
    seen = blind(Names(Phrases(seg, pack)))
    encoded = encode(seen.seg, pack.weights.net.pieces)
    ranges = [seen.words(seg.touched(*span)) for span in (source, target)]
    for mark, (lo, hi) in enumerate(ranges, 1):
        encoded.marks[lo:hi, _ASKED] = mark
    vectors = pack.weights.net.vectors(encoded).words
    head = pack.weights.events
    scores = head.scores(means(vectors, [*ranges, _between(*ranges), (0, len(vectors))]))
    return head.events[int(scores.argmax())]


def _between(source: Range, target: Range) -> Range:
    if source[0] == source[1] or target[0] == target[1]:
        return 0, 0
    return min(source[1], target[1]), max(source[0], target[0])
