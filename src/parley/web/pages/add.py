"""Reports that are to be read and kept: files, or a text."""

from dataclasses import dataclass

from parley.web.addresses import Address
from parley.web.ask import Ask
from parley.web.guard import LARGEST


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form, with what was typed in it, and what is wrong with that; `running` are the jobs that are not done."""

    reports: int
    running: tuple[int, ...]
    megabytes: int = LARGEST // 1024 // 1024
    text: str = ""
    day: str = ""
    day_from: str = ""
    columns: str = ""
    publisher: str = ""
    where: str = ""
    problem: str | None = None


def add_page(ask: Ask) -> AddPage:
    """The empty form. Raises LedgerError."""
    return AddPage(ask.ledger.reports(), running_jobs(ask))


def running_jobs(ask: Ask) -> tuple[int, ...]:
    """The numbers of the jobs that are not done, in their order."""
    return tuple(job.number for job in reversed(ask.office.jobs.latest()) if job.state != "done")


ADDRESS = Address(
    "/add",
    "Add reports",
    "Reports to be read and kept: files, or a text",
    add_page,
    "add.html",
    role="review",
    group="Review",
)
