"""All addresses, in the order of the navigation."""

from parley.web.addresses import Address, Write
from parley.web.pages import (
    accounts,
    add,
    agreeing,
    agreement,
    commitment,
    commitments,
    export,
    jobs,
    ledger,
    news,
    parties,
    people,
    pledges,
    positions,
    process,
    report,
    reports,
    review,
    said_again,
    search,
    statements,
    steps,
    timeline,
    versions,
)
from parley.web.pages import map as places
from parley.web.writes import add as about_reports
from parley.web.writes import agreement as about_texts
from parley.web.writes import check, working
from parley.web.writes import export as exporting
from parley.web.writes import parties as about_parties
from parley.web.writes import people as about_people
from parley.web.writes import review as about_review

PAGES: tuple[Address, ...] = (
    process.ADDRESS,
    news.ADDRESS,
    accounts.ADDRESS,
    commitments.ADDRESS,
    commitment.ADDRESS,
    steps.ADDRESS,
    steps.PICTURE,
    pledges.ADDRESS,
    positions.ADDRESS,
    said_again.ADDRESS,
    timeline.ADDRESS,
    places.ADDRESS,
    reports.ADDRESS,
    report.ADDRESS,
    report.ORIGINAL,
    report.TO_KEEP,
    statements.ADDRESS,
    search.ADDRESS,
    parties.ADDRESS,
    review.ADDRESS,
    agreeing.ADDRESS,
    review.ONE,
    add.ADDRESS,
    jobs.JOBS,
    jobs.JOB,
    agreement.ADDRESS,
    agreement.TEXT,
    versions.ADDRESS,
    ledger.ADDRESS,
    ledger.PROOF,
    ledger.CHECKER,
    export.ADDRESS,
    people.ADDRESS,
)
WRITES: tuple[Write, ...] = (
    *about_reports.WRITES,
    *about_texts.WRITES,
    *about_review.WRITES,
    *about_parties.WRITES,
    *about_people.WRITES,
    exporting.WRITE,
    check.WRITE,
    working.WRITE,
)
