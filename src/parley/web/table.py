"""All addresses, in the order of the navigation."""

from parley.web.addresses import Address, Write
from parley.web.pages import (
    add,
    agreement,
    jobs,
    news,
    parties,
    people,
    pledges,
    positions,
    process,
    said_again,
    statements,
    versions,
)
from parley.web.writes import add as about_reports
from parley.web.writes import agreement as about_texts
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
    add.ADDRESS,
    jobs.JOBS,
    jobs.JOB,
    agreement.ADDRESS,
    versions.ADDRESS,
    people.ADDRESS,
)
WRITES: tuple[Write, ...] = (
    *about_parties.WRITES,
    *about_people.WRITES,
    *about_reports.WRITES,
    *about_texts.WRITES,
    working.WRITE,
)
