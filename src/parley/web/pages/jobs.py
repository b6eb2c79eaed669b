"""What is done beside the pages: how far each job is, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.web.addresses import Address, Table
from parley.web.ask import Ask
from parley.web.errors import NoSuchPageError
from parley.web.jobs import Job, Kind, Outcome, State


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job in a list: how many of its parts are done, and how many of these failed."""

    number: int
    kind: Kind
    title: str
    by: str
    at: str
    state: State
    done: int
    parts: int | None
    failed: int


@dataclass(frozen=True, slots=True)
class JobsPage:
    """All jobs that are kept, the latest first."""

    rows: tuple[JobRow, ...]

    def table(self) -> Table:
        """The jobs for a spreadsheet."""
        columns = ("number", "kind", "title", "by", "at", "state", "done", "parts", "failed")
        return Table(columns, tuple(tuple(getattr(row, name) for name in columns) for row in self.rows))


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job as far as it is; `says` is that in one line, `outcomes` what came of each part, failures first."""

    job: JobRow
    says: str
    outcomes: tuple[Outcome, ...]

    def table(self) -> Table:
        """What came of each part, for a spreadsheet."""
        return Table(("came", "says"), tuple(("failed" if o.failed else "done", o.says) for o in self.outcomes))


def jobs_page(ask: Ask) -> JobsPage:
    """The list of jobs."""
    return JobsPage(tuple(_row(job) for job in ask.office.jobs.latest()))


def job_page(ask: Ask) -> JobPage:
    """One job. Raises NoSuchPageError."""
    words = ask.path["number"]
    if len(words) > 9:
        raise NoSuchPageError("There is no such job.")
    return page_of_job(ask.office.jobs.job(int(words)))


def page_of_job(job: Job) -> JobPage:
    """A job as pages show it."""
    return JobPage(_row(job), progress_in_words(job), _failures_first(job.outcomes))


def progress_in_words(job: Job) -> str:
    """How far a job is."""
    done, parts = len(job.outcomes), parts_of_job(job)
    failed = f", {job.failed} of them not possible" if job.failed else ""
    if job.state == "waiting":
        return "Waiting for the jobs before it."
    if job.state == "running":
        if parts is None:
            return f"{done} done so far{failed}." if done and job.kind == "reports" else "Being done."
        return f"{done} of {parts} done{failed}."
    if parts is None:
        return job.outcomes[0].says if job.outcomes else "Broken off."
    if done < parts:
        return f"Broken off after {done} of {parts}."
    if not done:
        return "There was nothing to add."
    if done > 1:
        return f"{done - job.failed} of {done} done, {job.failed} not possible." if failed else f"All {done} done."
    return "Not possible." if failed else "Done."


def parts_of_job(job: Job) -> int | None:
    """How many parts it has; how many reports come out of archives is known when they are done."""
    out_of_archives = job.parts is None and job.kind == "reports" and job.state == "done"
    return len(job.outcomes) if out_of_archives else job.parts


def _failures_first(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """What needs a person's hand comes first; then the latest."""
    return (*(one for one in outcomes if one.failed), *(one for one in reversed(outcomes) if not one.failed))


def _row(job: Job) -> JobRow:
    at = job.at.isoformat(timespec="seconds")
    done = len(job.outcomes)
    return JobRow(job.number, job.kind, job.title, job.by, at, job.state, done, parts_of_job(job), job.failed)


JOBS = Address("/jobs", "Jobs", "What is done beside the pages", jobs_page, "jobs.html", role="review")
JOB = Address("/jobs/{number:int}", "Job", "How far a job is, and what came of it", job_page, "job.html", role="review")
