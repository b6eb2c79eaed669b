"""From words and where they stand on pages to paragraphs, in the order in which one reads them."""

from parley.intake.layout.columns import blocks_of
from parley.intake.layout.edges import without_edges
from parley.intake.layout.line import Line, Word, initials_raised
from parley.intake.layout.paragraphs import paragraphs_of

__all__ = ["Line", "Word", "blocks_of", "initials_raised", "paragraphs_of", "without_edges"]
