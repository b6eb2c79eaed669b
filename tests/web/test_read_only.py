"""A ledger that may only be read is served: its pages are there, and what would write is refused with the mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from starlette.testclient import TestClient

from ledger.unwritable import unwritable
from parley.ledger import open_ledger
from web.conftest import client_of, office_on
from web.forms import token_on


@contextmanager
def reader_of(istanbul: Path) -> Iterator[TestClient]:
    """A browser on the Istanbul talks, which lie in a folder that nobody may write to."""
    with TemporaryDirectory(prefix="parley-") as folder:
        Path(folder).chmod(0o755)  # pytest's own folders are closed to others
        place = Path(copy(istanbul, Path(folder) / "talks.db"))
        with unwritable(Path(folder)), open_ledger(place, longest=10) as ledger:
            yield client_of(office_on(ledger))


def shown(browser: TestClient, path: str) -> int:
    """The status with which a page is shown, once it is worked out."""
    while (answer := browser.get(path)).status_code == 202:
        pass
    return answer.status_code


@pytest.mark.parametrize("path", ["/process", "/statements", "/reports/1", "/review", "/ledger", "/parties"])
def test_pages(client: TestClient, istanbul: Path, path: str) -> None:
    """All can be read, what is worked out from all reports too, as where one may write."""
    assert shown(client, path) == 200
    with reader_of(istanbul) as reader:
        assert shown(reader, path) == 200


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/review/r1.s2/accept", {}),
        ("/review/r1.s2/note", {"words": "A word beside it."}),
        ("/parties/same", {"one": "Russia", "other": "Ukraine", "differs": "yes"}),
        ("/export/statements", {"form": "csv"}),
    ],
)
def test_writes(client: TestClient, istanbul: Path, path: str, fields: dict[str, str]) -> None:
    """Nothing is kept, nor given out unnoted; why, and what to do, is said. Where one may write it is done."""
    assert client.post(path, data={**fields, "token": token_on(client, "/ledger")}).status_code == 200
    with reader_of(istanbul) as reader:
        answer = reader.post(path, data={**fields, "token": token_on(reader, "/ledger")})
    assert answer.status_code == 503
    assert "may not be written to. Change" in answer.text
