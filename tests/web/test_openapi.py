"""Every address that gives JSON, asked with what its description allows and with what it does not (schemathesis)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from parley.ledger import open_ledger
from parley.web.openapi import described
from parley.web.table import PAGES
from web.served import served


@pytest.fixture(scope="module")
def address(istanbul: Path) -> Iterator[str]:
    """A Parley on the Istanbul talks; what is worked out beside the pages is ready."""
    with open_ledger(istanbul, longest=10) as ledger, served(ledger) as where:
        for path in ("/news", "/pledges", "/positions", "/said-again", "/parties"):
            while httpx.get(where + path).status_code == 202:
                pass
        yield where


schema = schemathesis.openapi.from_dict(described(PAGES))


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_as_described(case: Any, address: str) -> None:
    """Each answer has the status, the kind and the fields that the description promises; nothing fails unforeseen."""
    case.call_and_validate(base_url=address)


def test_every_page_is_described(client: TestClient) -> None:
    """The description lists what is there, under names of their own."""
    paths = client.get("/openapi.json").json()["paths"]
    assert "/statements.json" in paths
    names = [path["get"]["operationId"] for path in paths.values()]
    assert len(names) == len(set(names))
    for path in (one for one in paths if "{" not in one):
        assert client.get(path).status_code in (200, 202)
