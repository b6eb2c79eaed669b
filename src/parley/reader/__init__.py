"""The reader: from a report to statements. Pure once its pack is loaded."""

from parley.reader.code import code
from parley.reader.pack import Pack, load_pack
from parley.reader.read import read, stamp_of

__all__ = ["Pack", "code", "load_pack", "read", "stamp_of"]
