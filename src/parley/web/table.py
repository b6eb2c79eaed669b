"""All addresses, in the order of the navigation."""

from parley.web.addresses import Address, Write
from parley.web.pages import news, parties, people, pledges, positions, process, said_again, statements
from parley.web.writes import parties as about_parties
from parley.web.writes import people as about_people
from parley.web.writes import working

PAGES: tuple[Address, ...] = (
    process.ADDRESS,
    news.ADDRESS,
    pledges.ADDRESS,
    positions.ADDRESS,
    said_again.ADDRESS,
    statements.ADDRESS,
    parties.ADDRESS,
    people.ADDRESS,
)
WRITES: tuple[Write, ...] = (*about_parties.WRITES, *about_people.WRITES, working.WRITE)
