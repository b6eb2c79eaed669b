"""What the surroundings decide: where the ledger lies, and who is at the keyboard. Read by `wiring` only."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger lies (`PARLEY_LEDGER`, a file or an address, else a file in the user's data folder).

    `reviewer` is the name under which people decide (`PARLEY_REVIEWER`, else that of the user). `users` is where the
    accounts of a team lie (`PARLEY_USERS`, a file or an address); None: with the ledger."""

    ledger: str
    ledger_is_default: bool
    reviewer: str
    users: str | None


def settings_from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings as the environment has them."""
    named = environment.get("PARLEY_LEDGER")
    ledger = named or str(user_data_path("parley", appauthor=False) / "ledger.db")
    reviewer = environment.get("PARLEY_REVIEWER") or _user()
    return Settings(ledger, not named, reviewer, environment.get("PARLEY_USERS") or None)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # Some containers run under a number that has no name.
        return "unnamed user"
