"""From words and where they stand on the pages of a document to its paragraphs, in the order in which one reads them."""

from parley.intake.layout.columns import blocks_of
from parley.intake.layout.edges import without_edges
from parley.intake.layout.line import Line, Word
from parley.intake.layout.paragraphs import paragraphs_of

__all__ = ["Line", "Word", "blocks_of", "paragraphs_of", "without_edges"]
