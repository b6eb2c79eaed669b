"""Agreement text to Agreement and back: read without guessing, every mistake told with its mend."""

from parley.agreement.describe import Description, Understood, condition_words, describe
from parley.agreement.read import parse, parse_partial
from parley.agreement.record import read_record
from parley.agreement.testimony import proposition_from_words, subjects_from_words

__all__ = [
    "Description",
    "Understood",
    "condition_words",
    "describe",
    "parse",
    "parse_partial",
    "proposition_from_words",
    "read_record",
    "subjects_from_words",
]
