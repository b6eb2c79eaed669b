"""Whether the ledger is whole: a check that runs beside the pages, one at a time, since it may take a while."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock, Thread
from typing import TYPE_CHECKING, Literal

from parley.errors import ParleyError

if TYPE_CHECKING:
    from parley.ledger import Verified

CheckState = Literal["running", "whole", "faulty", "failed"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the ledger: when it began and ended, the head of former days that it was held against, the head that
    was found, how many originals, and the faults, or why it could not be made."""

    state: CheckState
    began: datetime
    against: str | None
    ended: datetime | None = None
    head: str | None = None
    originals: int | None = None
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class Checks:
    """The latest check, in progress or done."""

    latest: Check | None = None
    _lock: Lock = field(default_factory=Lock)

    def start(self, verify: "Callable[[], Verified]", clock: Callable[[], datetime], against: str | None) -> bool:
        """Begins a check; False where one is under way."""
        with self._lock:
            if self.latest is not None and self.latest.state == "running":
                return False
            begun = self.latest = Check("running", clock(), against)
        Thread(target=self._run, args=(verify, clock, begun), daemon=True).start()
        return True

    def _run(self, verify: "Callable[[], Verified]", clock: Callable[[], datetime], begun: Check) -> None:
        try:
            found = verify()
        except Exception as error:
            # Whatever stops it: a page that says "being checked" for ever would be a lie.
            words = str(error) if isinstance(error, ParleyError) else f"The check broke off ({type(error).__name__})."
            self.latest = replace(begun, state="failed", ended=clock(), faults=(words,))
            return
        state: CheckState = "faulty" if found.faults else "whole"
        self.latest = replace(
            begun, state=state, ended=clock(), head=str(found.head), originals=found.originals, faults=found.faults
        )
