"""Forms as a browser without script sends them."""

import re
from html import unescape

from httpx import Response
from starlette.testclient import TestClient

_TOKEN = re.compile(r'name="token" value="([^"]+)"')


def token_on(client: TestClient, page: str) -> str:
    """The token that the forms of a page carry."""
    return unescape(_TOKEN.findall(client.get(page).text)[0])


def send(client: TestClient, page: str, path: str, **fields: object) -> Response:
    """Sends a form of a page, and follows to the page that comes then."""
    return client.post(path, data={"token": token_on(client, page), **{n: str(v) for n, v in fields.items()}})
