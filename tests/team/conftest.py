"""Accounts in both databases, with hashes that cost next to nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from parley.team import Accounts, open_accounts

NOW = datetime(2022, 3, 30, 9, 0, tzinfo=UTC)
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
WORDS = "four plain words here"
HOME = "203.0.113.7"


@pytest.fixture
def accounts(place: str | Path) -> Iterator[Accounts]:
    """Ann, who reviews, and nobody else."""
    with open_accounts(place, hasher=CHEAP) as opened:
        opened.add("Ann", WORDS, "review", NOW)
        yield opened
