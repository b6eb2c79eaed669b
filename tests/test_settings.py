"""What the surroundings decide."""

import getpass
from pathlib import Path

import pytest

from parley.settings import settings_from_environment


def test_the_ledger_is_where_the_environment_says() -> None:
    """PARLEY_LEDGER names a file."""
    settings = settings_from_environment({"PARLEY_LEDGER": "talks.db"})
    assert (settings.ledger, settings.ledger_is_default) == ("talks.db", False)


@pytest.mark.parametrize("environment", [{}, {"PARLEY_LEDGER": ""}])
def test_the_ledger_is_in_the_data_folder_otherwise(environment: dict[str, str]) -> None:
    """Nothing named, or an empty name."""
    settings = settings_from_environment(environment)
    assert Path(settings.ledger).name == "ledger.db"
    assert Path(settings.ledger).parent.name == "parley"
    assert settings.ledger_is_default


@pytest.mark.parametrize(("named", "users"), [("people.db", "people.db"), ("", None), (None, None)])
def test_accounts_lie_with_the_ledger_unless_the_environment_says_where(named: str | None, users: str | None) -> None:
    """PARLEY_USERS names a file; an empty name is none."""
    assert settings_from_environment({} if named is None else {"PARLEY_USERS": named}).users == users


def test_a_user_without_a_name_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container's number without a name is no reason to fail."""

    def fail() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", fail)
    assert settings_from_environment({}).reviewer == "unnamed user"
