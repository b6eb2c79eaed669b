"""All addresses, in the order of the navigation."""

from parley.web.addresses import Address, Write
from parley.web.pages import process, statements

PAGES: tuple[Address, ...] = (
    process.ADDRESS,
    statements.ADDRESS,
)
WRITES: tuple[Write, ...] = ()
