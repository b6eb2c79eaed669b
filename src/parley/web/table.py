"""All addresses, in the order of the navigation."""

from parley.web.addresses import Address, Write
from parley.web.pages import export, ledger, process, report, reports, search, statements
from parley.web.writes import check
from parley.web.writes import export as export_write

PAGES: tuple[Address, ...] = (
    process.ADDRESS,
    reports.ADDRESS,
    report.ADDRESS,
    report.ORIGINAL,
    report.TO_KEEP,
    statements.ADDRESS,
    search.ADDRESS,
    ledger.ADDRESS,
    ledger.PROOF,
    ledger.CHECKER,
    export.ADDRESS,
)
WRITES: tuple[Write, ...] = (export_write.WRITE, check.WRITE)
