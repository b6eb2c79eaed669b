"""The talks about the valley, and a browser on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.ledger import Ledger
from web.conftest import client_of, office_on
from web.talks import NOW, talks


@pytest.fixture
def valley(tmp_path: Path) -> Iterator[Ledger]:
    """The talks about the valley."""
    with talks(tmp_path) as ledger:
        yield ledger


@pytest.fixture
def browser(valley: Ledger) -> TestClient:
    """A browser on them."""
    return client_of(office_on(valley, clock=lambda: NOW))
